/** What somebody holds, or a team: the records allocated to them, with what is due about each. */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Instant, PlainDate } from '../../platform/dates.ts'
import type { HeldKind } from '../work.ts'
import type { NamedChild } from './tasks.ts'

/** So many are shown on one screen; whoever holds more hands all of them over by one button. */
export const HELD_SHOWN_MAX = 200

export type Held = {
  allocationId: string
  version: number
  kind: HeldKind
  recordId: string
  /** Of a task that somebody made, what it is about. */
  about: { kind: Exclude<HeldKind, 'task'>; recordId: string }
  ref: string
  title: string | null
  allocatedAt: Instant
  allocatedBy: string
  reason: string | null
  /** Of a contact: what was decided last. */
  outcome: string | null
  /** The next day on which something about it is due. */
  dueOn: PlainDate | null
  children: NamedChild[]
}

/** All that stands, as one: a stamp that changes with any of it. */
export type HeldList = { total: number; stamp: string; shown: Held[] }

const isHeldBy = (whose: { userId: string } | { teamId: string }): RawBuilder<unknown> =>
  'userId' in whose
    ? sql`al.user_id = ${whose.userId}::uuid`
    : sql`al.agency_id = ${whose.teamId}::uuid and al.user_id is null`

/** What stands allocated that the actor may see, what is due first before the others. */
export async function listHeld(
  tx: Tx,
  whose: { userId: string } | { teamId: string },
  limit = HELD_SHOWN_MAX,
): Promise<HeldList> {
  const partnership = tx.by.partnershipId
  const of = sql`from allocation al where al.partnership_id = ${partnership} and al.ended_at is null and ${isHeldBy(whose)}`
  const all = await sql<{ total: number; stamp: string }>`
    select count(*)::int as total,
      coalesce(md5(string_agg(al.allocation_id::text, ',' order by al.allocation_id)), '') as stamp ${of}`.execute(tx)
  const { rows } = await sql<Omit<Held, 'children' | 'about'> & { children: NamedChild[] | null } & AboutRow>`
    with listed as materialized (
      select al.*, (select min(t.due_on) from task t where t.partnership_id = ${partnership} and t.closed_at is null
        and t.held_as = al.record_id) as due_on
      ${of} order by due_on nulls last, al.allocated_at, al.allocation_id limit ${limit})
    select l.allocation_id as "allocationId", l.version, l.record_id as "recordId",
      case when l.contact_id is not null then 'contact' when l.person_id is not null then 'child'
        when l.notice_id is not null then 'notice' else 'task' end as kind,
      coalesce(c.ref, n.ref, q.ref) as ref, o.title, l.allocated_at as "allocatedAt", l.allocated_by as "allocatedBy",
      l.reason, l.due_on as "dueOn", c.contact_id as "contactId", n.notice_id as "noticeId", q.person_id as "personId",
      (select d.outcome from decision d where d.partnership_id = ${partnership} and d.contact_id = l.contact_id
        order by d.decided_at desc limit 1) as outcome,
      (select json_agg(json_build_object('personId', p.person_id, 'givenName', p.given_name, 'familyName', p.family_name,
          'homeAuthority', p.home_authority) order by p.person_id)
        from person p where p.partnership_id = ${partnership} and p.person_id in (
          select k.person_id from contact_child k where k.partnership_id = ${partnership} and k.contact_id = c.contact_id
          union all select q.person_id union all select n.child_id)) as children
    from listed l
    left join task o on o.partnership_id = ${partnership} and o.task_id = l.task_id
    left join contact c on c.partnership_id = ${partnership} and c.contact_id = coalesce(l.contact_id, o.contact_id)
    left join notice n on n.partnership_id = ${partnership} and n.notice_id = coalesce(l.notice_id, o.notice_id)
    left join person q on q.partnership_id = ${partnership} and q.person_id = coalesce(l.person_id, o.person_id)
    order by l.due_on nulls last, l.allocated_at, l.allocation_id`.execute(tx)
  const shown = rows.map(({ contactId, noticeId, personId, children, ...row }) => ({
    ...row,
    about: aboutOf({ contactId, noticeId, personId }),
    children: children ?? [],
  }))
  return { ...all.rows[0]!, shown }
}

type AboutRow = { contactId: string | null; noticeId: string | null; personId: string | null }

const aboutOf = ({ contactId, noticeId, personId }: AboutRow): Held['about'] => {
  if (contactId !== null) return { kind: 'contact', recordId: contactId }
  return noticeId !== null ? { kind: 'notice', recordId: noticeId } : { kind: 'child', recordId: personId! }
}

/** Which records somebody holds that the actor may see: all of them, whether or not a screen shows them. */
export async function heldIds(
  tx: Tx,
  userId: string,
): Promise<{ allocationId: string; version: number; kind: HeldKind; recordId: string }[]> {
  const { rows } = await sql<{ allocationId: string; version: number; kind: HeldKind; recordId: string }>`
    select al.allocation_id as "allocationId", al.version, al.record_id as "recordId",
      case when al.contact_id is not null then 'contact' when al.person_id is not null then 'child'
        when al.notice_id is not null then 'notice' else 'task' end as kind
    from allocation al where al.partnership_id = ${tx.by.partnershipId} and al.ended_at is null and ${isHeldBy({ userId })}
    order by al.allocation_id`.execute(tx)
  return rows
}

export type HoldingCount = { userId: string; held: number }

/** How much each person holds that the actor may see. */
export async function countHeld(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await sql<HoldingCount>`
    select al.user_id as "userId", count(*)::int as held from allocation al
    where al.partnership_id = ${tx.by.partnershipId} and al.ended_at is null and al.user_id is not null
    group by al.user_id`.execute(tx)
  return new Map(rows.map((row) => [row.userId, row.held]))
}
