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
  // Looked up one by one: without statistics, as after a first import, a join may compare all with all. What somebody
  // holds begins at what they hold.
  const from =
    whose === undefined || whose.kind === 'nobody'
      ? sql`task t left join lateral (select q.allocation_id, q.agency_id, q.user_id from allocation q
          where q.partnership_id = ${partnership} and q.record_id = t.held_as and q.ended_at is null
          order by q.allocated_at desc limit 1) al on true`
      : sql`allocation al cross join lateral (select q.* from task q
          where q.partnership_id = ${partnership} and q.held_as = al.record_id and q.closed_at is null offset 0) t`
  return sql`
    from ${from}
    left join lateral (select q.ref, q.source from contact q
      where q.partnership_id = ${partnership} and q.contact_id = t.contact_id limit 1) c on true
    where t.partnership_id = ${partnership} and t.closed_at is null
      and (t.authority is null or waymark_covers(t.authority) or al.agency_id = ${tx.by.agencyId}::uuid)
      ${whose?.kind === 'nobody' ? sql`and al.allocation_id is null` : sql``}
      ${whose && whose.kind !== 'nobody' ? sql`and al.partnership_id = ${partnership} and al.ended_at is null` : sql``}
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

type Counted = {
  agencyId: string | null
  userId: string | null
  agencyName: string | null
  userName: string | null
  source: string | null
} & Record<DueState, number>

/**
 * Counted in one pass by holder and source together; what each list says is a sum of that. Each leaves out what it
 * counts by, so that a filter shows what the others would.
 */
export async function countBoard(tx: Tx, { source, rule, whose }: BoardFilter): Promise<BoardCounts> {
  const { rows } = await sql<Counted>`
    select b.*, g.name as "agencyName", u.display_name as "userName" from (
      select al.agency_id as "agencyId", al.user_id as "userId", c.source, ${byState(tx)} ${open(tx, { rule })}
      group by al.agency_id, al.user_id, c.source) b
    left join lateral (select q.name from agency q
      where q.partnership_id = ${tx.by.partnershipId} and q.agency_id = b."agencyId" limit 1) g on true
    left join lateral (select q.display_name from app_user q
      where q.partnership_id = ${tx.by.partnershipId} and q.user_id = b."userId" limit 1) u on true`.execute(tx)
  const ofSource = rows.filter((row) => source === undefined || row.source === source)
  const ofHolder = (row: Counted) => whose === undefined || isWhose(row, whose)
  const holders = new Map<string, HolderCount>()
  for (const row of ofSource) {
    if (row.agencyId === null) continue
    const key = `${row.agencyId} ${row.userId ?? ''}`
    const named = { agencyId: row.agencyId, userId: row.userId, agencyName: row.agencyName!, userName: row.userName }
    holders.set(key, { ...named, ...sumOf([holders.get(key) ?? none, row]) })
  }
  const sources = new Map<string, number>()
  for (const row of rows.filter(ofHolder))
    if (row.source !== null) sources.set(row.source, (sources.get(row.source) ?? 0) + totalOf(row))
  return {
    states: sumOf(ofSource.filter(ofHolder)),
    unallocated: totalOf(sumOf(ofSource.filter((row) => row.agencyId === null))),
    holders: [...holders.values()].toSorted(
      (a, b) =>
        b.overdue - a.overdue ||
        b.due_today - a.due_today ||
        b.due_later - a.due_later ||
        (nameOf(a) < nameOf(b) ? -1 : 1),
    ),
    sources: [...sources]
      .map(([code, tasks]) => ({ source: code, tasks }))
      .toSorted((a, b) => b.tasks - a.tasks || (a.source < b.source ? -1 : 1)),
  }
}

const none = { overdue: 0, due_today: 0, due_later: 0 }
type States = Record<DueState, number>
const totalOf = ({ overdue, due_today, due_later }: States) => overdue + due_today + due_later
const sumOf = (rows: readonly States[]): States => ({
  overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
  due_today: rows.reduce((sum, row) => sum + row.due_today, 0),
  due_later: rows.reduce((sum, row) => sum + row.due_later, 0),
})
const nameOf = ({ userName, agencyName }: HolderCount) => userName ?? agencyName
function isWhose(row: Counted, whose: Whose): boolean {
  if (whose.kind === 'nobody') return row.agencyId === null
  return whose.kind === 'user' ? row.userId === whose.id : row.agencyId === whose.id && row.userId === null
}
