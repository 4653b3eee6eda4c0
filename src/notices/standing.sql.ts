/**
 * Where notices stand, for the database to count and to page: what `rules.ts` derives of one notice, said of all of them. A
 * test compares the two on notices of every kind.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import { addDays } from '../platform/dates.ts'
import { BOTH_IN_FORCE } from './ending-age.ts'
import { REVIEW_DAYS_MAX, SOON_DAYS, type StandingState } from './rules.ts'

/** Which notices a register shows: those that stand so, or those for which something falls due within 28 days. */
export type RegisterAsk = { state?: StandingState | undefined; due?: boolean | undefined }

/** The notices that the actor sees, each with its state, since when, when it ends, and when it is due. */
const standing = (tx: Tx) => sql`
  steps as (
    select notice_id, min(happened_on) filter (where kind = 'requested') as requested_on,
      min(happened_on) filter (where kind = 'refused') as refused_on,
      min(happened_on) filter (where kind = 'ended') as ended_on,
      max(happened_on) filter (where kind = 'reviewed') as reviewed_on
    from notice_event where partnership_id = ${tx.by.partnershipId} group by notice_id
  ),
  dated as (
    select n.notice_id, n.ref, n.child_id, n.recipient_id, n.issued_on, n.served_on,
      s.requested_on, s.refused_on, s.reviewed_on,
      least(s.ended_on, n.expires_on + 1, n.order_ends_on, (b.latest + make_interval(years => r.value))::date) as ends_on
    from notice n
    left join steps s on s.notice_id = n.notice_id
    left join person p on p.partnership_id = n.partnership_id and p.person_id = n.child_id
    cross join lateral (select case length(p.date_of_birth) when 10 then p.date_of_birth::date
      when 7 then ((p.date_of_birth || '-01')::date + interval '1 month' - interval '1 day')::date
      when 4 then (p.date_of_birth || '-12-31')::date end as latest) b
    -- The rule on the day of issue; an older date in an import is a slip.
    left join statutory_rule r on r.rule_id = 'notice_ends_' || n.basis
      and greatest(coalesce(n.issued_on, ${tx.today}::date), ${BOTH_IN_FORCE}::date)
        between r.effective_from and coalesce(r.effective_to, 'infinity')
    where n.partnership_id = ${tx.by.partnershipId}
  ),
  stood as (
    select d.*, case
        when issued_on is null and refused_on is not null then 'refused'
        when ends_on <= ${tx.today}::date then 'ended'
        when issued_on is null or issued_on > ${tx.today}::date then 'requested'
        when served_on is null or served_on > ${tx.today}::date then 'issued'
        else 'in_force' end as state
    from dated d
  ),
  placed as (
    select s.*,
      case state when 'refused' then refused_on when 'ended' then ends_on when 'issued' then issued_on
        when 'requested' then coalesce(requested_on, ${tx.today}::date) else served_on end as since,
      case when state in ('requested', 'issued') then ${tx.today}::date
        when state = 'in_force' then least(ends_on, greatest(served_on, reviewed_on) + ${sql.lit(REVIEW_DAYS_MAX)}) end as due_on
    from stood s
  )`

const soon = (tx: Tx) => sql`${addDays(tx.today, SOON_DAYS)}::date`

const asked = (tx: Tx, { state, due }: RegisterAsk) =>
  due ? sql`due_on <= ${soon(tx)}` : state ? sql`state = ${state}` : sql`true`

/** How many notices stand in each state, and for how many something falls due within 28 days. */
export async function countStanding(tx: Tx): Promise<{ states: Map<StandingState, number>; due: number; all: number }> {
  const { rows } = await sql<{ state: StandingState; notices: number; due: number }>`
    with ${standing(tx)}
    select state, count(*)::integer as notices, (count(*) filter (where due_on <= ${soon(tx)}))::integer as due
    from placed group by state`.execute(tx)
  const add = (of: 'notices' | 'due') => rows.reduce((sum, row) => sum + row[of], 0)
  return { states: new Map(rows.map((row) => [row.state, row.notices])), due: add('due'), all: add('notices') }
}

/** A page of those asked for: what waits for somebody first, then what ends soon, then the soonest review or end. */
export async function listStanding(tx: Tx, ask: RegisterAsk, { from, to }: { from: number; to: number }) {
  const { rows } = await sql<{ notice_id: string }>`
    with ${standing(tx)}
    select notice_id from placed where ${asked(tx, ask)}
    order by array_position(array['requested', 'issued', 'in_force', 'ended', 'refused'], state),
      case when state in ('ended', 'refused') then since end desc,
      state = 'in_force' and coalesce(ends_on <= ${soon(tx)}, false) desc,
      case when state = 'in_force' then due_on else since end, ref collate "C", notice_id
    limit ${to - from} offset ${from}`.execute(tx)
  return rows.map((row) => row.notice_id)
}

export type Side = 'child' | 'adult'
export type PersonNotices = { personId: string; states: Map<StandingState, number> }

/** The children whom notices protect, or the adults whom they warn: a page of them, those with the most in force first. */
export async function listBySide(
  tx: Tx,
  side: Side,
  { from, to }: { from: number; to: number },
): Promise<{ people: PersonNotices[]; total: number }> {
  const id = side === 'child' ? sql`child_id` : sql`recipient_id`
  const { rows } = await sql<{ person_id: string; states: Record<StandingState, number>; total: number }>`
    with ${standing(tx)},
    counted as (select ${id} as person_id, state, count(*)::integer as notices, max(since) as latest
      from placed group by 1, state)
    select person_id, jsonb_object_agg(state, notices) as states, (count(*) over ())::integer as total
    from counted group by person_id
    order by coalesce(sum(notices) filter (where state = 'in_force'), 0) desc,
      coalesce(sum(notices) filter (where state in ('requested', 'issued')), 0) desc, max(latest) desc, person_id
    limit ${to - from} offset ${from}`.execute(tx)
  return {
    people: rows.map((row) => ({
      personId: row.person_id,
      states: new Map(Object.entries(row.states) as [StandingState, number][]),
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** Notices for which something falls due by a day, whoever has to do it: for a list of tasks. */
export async function noticesDueBy(tx: Tx, day: string): Promise<string[]> {
  const { rows } = await sql<{ notice_id: string }>`
    with ${standing(tx)}
    select notice_id from placed where due_on <= ${day}::date order by due_on, ref collate "C"`.execute(tx)
  return rows.map((row) => row.notice_id)
}
