/** Open tasks as lists: a page at a time, and counted in the database by day, by who holds them and by source. */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { DueState } from '../rules.ts'
import type { NamedHolder, RecordKind, RuleId } from '../work.ts'
import type { NamedChild } from './tasks.ts'

export const PAGE_SIZE = 25

export type Place = { dueOn: PlainDate; taskId: string }
/** Whose: nobody's, a person's, or a team's in which no person is named. */
export type Whose = { kind: 'nobody' } | { kind: 'user' | 'team'; id: string }

export type BoardFilter = {
  state?: DueState | undefined
  whose?: Whose | undefined
  source?: string | undefined
  rule?: RuleId | 'own' | undefined
  /** Where the page before ended. */
  after?: Place | undefined
}

export type BoardRow = {
  taskId: string
  ruleId: RuleId | null
  title: string | null
  kind: RecordKind
  recordId: string
  /** What is allocated: the record, or the task itself where somebody made it. */
  heldAs: string
  ref: string
  source: string | null
  dueOn: PlainDate
  madeBy: string | null
  allocationId: string | null
  holder: NamedHolder | null
  children: NamedChild[]
}

export type HolderCount = NamedHolder & Record<DueState, number>
export type BoardCounts = {
  states: Record<DueState, number>
  unallocated: number
  /** The people and teams that hold something, by name; the most of it overdue first. */
  holders: HolderCount[]
  sources: { source: string; tasks: number }[]
}

/** The open tasks of the actor's areas, and those that their own team holds, as `filter` asks. */
function open(tx: Tx, filter: BoardFilter): RawBuilder<unknown> {
  const { whose, source, rule, state, after } = filter
  const partnership = tx.by.partnershipId
  return sql`
    from task t
    left join allocation al on al.partnership_id = ${partnership} and al.record_id = t.held_as and al.ended_at is null
    left join contact c on c.partnership_id = ${partnership} and c.contact_id = t.contact_id
    where t.partnership_id = ${partnership} and t.closed_at is null
      and (t.authority is null or waymark_covers(t.authority) or al.agency_id = ${tx.by.agencyId}::uuid)
      ${whose?.kind === 'nobody' ? sql`and al.allocation_id is null` : sql``}
      ${whose?.kind === 'user' ? sql`and al.user_id = ${whose.id}::uuid` : sql``}
      ${whose?.kind === 'team' ? sql`and al.agency_id = ${whose.id}::uuid and al.user_id is null` : sql``}
      ${source ? sql`and c.source = ${source}` : sql``}
      ${rule === 'own' ? sql`and t.rule_id is null` : rule ? sql`and t.rule_id = ${rule}` : sql``}
      ${state ? sql`and t.due_on ${comparison[state]} ${tx.today}::date` : sql``}
      ${after ? sql`and (t.due_on, t.task_id) > (${after.dueOn}::date, ${after.taskId}::uuid)` : sql``}`
}

const comparison = { overdue: sql`<`, due_today: sql`=`, due_later: sql`>` } as const

type Row = Omit<BoardRow, 'holder' | 'children'> & {
  agencyId: string | null
  userId: string | null
  agencyName: string | null
  userName: string | null
  children: NamedChild[] | null
}

/** A page of open tasks, the longest due first. One row more than a page where another follows. */
export async function listOpen(tx: Tx, filter: BoardFilter, limit = PAGE_SIZE + 1): Promise<BoardRow[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Row>`
    with listed as materialized (
      select t.task_id, t.rule_id, t.title, t.contact_id, t.person_id, t.notice_id, t.record_id, t.held_as, t.due_on,
        t.made_by, al.allocation_id, al.agency_id, al.user_id, c.ref as contact_ref, c.source
      ${open(tx, filter)} order by t.due_on, t.task_id limit ${limit})
    select l.task_id as "taskId", l.rule_id as "ruleId", l.title, l.record_id as "recordId", l.held_as as "heldAs",
      case when l.contact_id is not null then 'contact' when l.person_id is not null then 'child' else 'notice' end as kind,
      coalesce(l.contact_ref, n.ref, q.ref) as ref, l.source, l.due_on as "dueOn", l.made_by as "madeBy",
      l.allocation_id as "allocationId", l.agency_id as "agencyId", l.user_id as "userId", g.name as "agencyName",
      u.display_name as "userName",
      (select json_agg(json_build_object('personId', p.person_id, 'givenName', p.given_name, 'familyName', p.family_name,
          'homeAuthority', p.home_authority) order by p.person_id)
        from person p where p.partnership_id = ${partnership} and p.person_id in (
          select k.person_id from contact_child k where k.partnership_id = ${partnership} and k.contact_id = l.contact_id
          union all select l.person_id union all select n.child_id)) as children
    from listed l
    left join notice n on n.partnership_id = ${partnership} and n.notice_id = l.notice_id
    left join person q on q.partnership_id = ${partnership} and q.person_id = l.person_id
    left join agency g on g.partnership_id = ${partnership} and g.agency_id = l.agency_id
    left join app_user u on u.partnership_id = ${partnership} and u.user_id = l.user_id
    order by l.due_on, l.task_id`.execute(tx)
  return rows.map(({ agencyId, userId, agencyName, userName, children, ...row }) => ({
    ...row,
    holder: agencyId === null ? null : { agencyId, userId, agencyName: agencyName!, userName },
    children: children ?? [],
  }))
}

const byState = (tx: Tx) => sql`
  count(*) filter (where t.due_on < ${tx.today}::date)::int as overdue,
  count(*) filter (where t.due_on = ${tx.today}::date)::int as due_today,
  count(*) filter (where t.due_on > ${tx.today}::date)::int as due_later`

export async function countStates(tx: Tx, filter: BoardFilter): Promise<Record<DueState, number>> {
  const { rows } = await sql<Record<DueState, number>>`
    select ${byState(tx)} ${open(tx, { ...filter, state: undefined, after: undefined })}`.execute(tx)
  return rows[0]!
}

/** Each count leaves out what it counts by, so that a filter shows what the others would. */
export async function countBoard(tx: Tx, filter: BoardFilter): Promise<BoardCounts> {
  const { source, rule, whose } = filter
  const holders = await sql<HolderCount & { agencyId: string | null }>`
    select b.*, g.name as "agencyName", u.display_name as "userName" from (
      select al.agency_id as "agencyId", al.user_id as "userId", ${byState(tx)} ${open(tx, { source, rule })}
      group by al.agency_id, al.user_id) b
    left join agency g on g.partnership_id = ${tx.by.partnershipId} and g.agency_id = b."agencyId"
    left join app_user u on u.partnership_id = ${tx.by.partnershipId} and u.user_id = b."userId"
    order by b.overdue desc, b.due_today desc, b.due_later desc, u.display_name, g.name`.execute(tx)
  const sources = await sql<BoardCounts['sources'][number]>`
    select c.source, count(*)::int as tasks ${open(tx, { rule, whose })} and c.source is not null
    group by c.source order by tasks desc, c.source`.execute(tx)
  const nobody = holders.rows.find((one) => one.agencyId === null)
  return {
    states: await countStates(tx, filter),
    unallocated: nobody ? nobody.overdue + nobody.due_today + nobody.due_later : 0,
    holders: holders.rows.filter((one) => one.agencyId !== null),
    sources: sources.rows,
  }
}
