/** What the records call for beside the tasks and allocations that there are, and the writing of what differs. */
import { sql } from 'kysely'
import { correctRecord, insertRecords, restamped, supersede, type Tx } from '../../platform/database/index.ts'
import type { Instant, PlainDate } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { taskRules, type AwaitingContact, type KnownTask, type SignificantRisk } from '../task-rules.ts'
import type { Outcome, Wanted } from '../work.ts'

/** The contacts awaiting a decision that no open task tells of as they are. */
export async function contactsWithoutTask(tx: Tx): Promise<AwaitingContact[]> {
  // A difference of two sets reads each once, whatever is known of their sizes: without statistics, as after a first
  // import, a join may compare all with all.
  const { rows } = await sql<AwaitingContact>`
    with differing as materialized (
      select contact_id, due_on, authority, restricted from awaiting_decision
      where partnership_id = ${tx.by.partnershipId}
      except
      select record_id, due_on, authority, restricted from task
      where partnership_id = ${tx.by.partnershipId} and rule_id = 'contact_decision' and closed_at is null)
    select a.contact_id as "contactId", c.received_at as "receivedAt", a.due_on as "dueOn", a.authority, a.restricted
    from differing a cross join lateral (select q.received_at from contact q
      where q.partnership_id = ${tx.by.partnershipId} and q.contact_id = a.contact_id limit 1) c`.execute(tx)
  return rows
}

const known = sql`t.task_id as "taskId", t.rule_id as "ruleId", t.record_id as "recordId", t.occasion, t.due_on as "dueOn",
  t.authority, t.restricted, t.version,
  case when t.closed_at is null then 'no' when t.closed_by is null then 'by_record' else 'by_somebody' end as closed`

/** The tasks to decide any of these contacts, and the open ones of contacts that await no decision. */
export async function decisionTasks(tx: Tx, contactIds: readonly string[]): Promise<KnownTask[]> {
  const over = await sql<{ id: string }>`
    select record_id as id from task
    where partnership_id = ${tx.by.partnershipId} and rule_id = 'contact_decision' and closed_at is null
    except select contact_id from awaiting_decision where partnership_id = ${tx.by.partnershipId}`.execute(tx)
  const ids = [...contactIds, ...over.rows.map((row) => row.id)]
  if (ids.length === 0) return []
  const { rows } = await sql<KnownTask>`
    select ${known} from task t where t.partnership_id = ${tx.by.partnershipId} and t.rule_id = 'contact_decision'
      and t.record_id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** The open tasks of the other rules, and the closed ones about any of these records. */
export async function otherTasks(tx: Tx, recordIds: readonly string[]): Promise<KnownTask[]> {
  const { rows } = await sql<KnownTask>`
    select ${known} from task t where t.partnership_id = ${tx.by.partnershipId} and t.rule_id <> 'contact_decision'
      and t.closed_at is null
    union all
    select ${known} from task t where t.partnership_id = ${tx.by.partnershipId} and t.rule_id <> 'contact_decision'
      and t.closed_at is not null and t.record_id = any(${recordIds}::uuid[])`.execute(tx)
  return rows
}

/** The children whose last assessment is significant, with work not closed since, and who may still be children. */
export async function significantRisks(tx: Tx, bornAfter: PlainDate): Promise<SignificantRisk[]> {
  const { rows } = await sql<SignificantRisk>`
    with latest as (
      select distinct on (person_id) person_id, risk_assessment_id, level, assessed_on, restricted
      from risk_assessment where partnership_id = ${tx.by.partnershipId}
      order by person_id, assessed_on desc, ref collate "C" desc)
    select l.person_id as "personId", l.risk_assessment_id as "assessmentId", l.assessed_on as "assessedOn",
      p.home_authority as "homeAuthority", l.restricted or p.restricted as restricted
    from latest l join person p on p.partnership_id = ${tx.by.partnershipId} and p.person_id = l.person_id
    where l.level = 'significant' and p.merged_into is null
      and not exists (select from risk_closure c
        where c.partnership_id = ${tx.by.partnershipId} and c.person_id = l.person_id and c.closed_on >= l.assessed_on)
      -- The last day that a partial date of birth may mean.
      and (p.date_of_birth is null or p.date_of_birth || right('-12-31', 10 - length(p.date_of_birth)) > ${bornAfter})`.execute(
    tx,
  )
  return rows
}

/** Of two who refresh at once the second waits, and then finds it done. */
export async function holdRefreshing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7282, hashtext(${tx.by.partnershipId}))`.execute(tx)
}

export async function makeTasks(tx: Tx, wanted: readonly Wanted[]): Promise<void> {
  await insertRecords(
    tx,
    'task',
    wanted.map((one) => ({
      task_id: uuidv7(),
      rule_id: one.ruleId,
      rule_version: taskRules[one.ruleId].version,
      occasion: one.occasion,
      contact_id: one.kind === 'contact' ? one.recordId : null,
      person_id: one.kind === 'child' ? one.recordId : null,
      notice_id: one.kind === 'notice' ? one.recordId : null,
      due_on: one.dueOn,
      clock: JSON.stringify(one.clock),
      made_at: tx.now,
      authority: one.authority,
      seen_as: taskRules[one.ruleId].seenAs,
      restricted: one.restricted,
    })),
  )
}

/** What the record says now: another day comes with the clock that explains it. */
export const changeTask = (tx: Tx, task: KnownTask, wanted: Wanted): Promise<boolean> =>
  correctRecord(tx, 'task', task.taskId, task.version, {
    authority: wanted.authority,
    restricted: wanted.restricted,
    closed_at: null,
    outcome: null,
    closed_why: null,
    ...(task.dueOn === wanted.dueOn
      ? {}
      : {
          due_on: wanted.dueOn,
          clock: JSON.stringify(wanted.clock),
          rule_version: taskRules[wanted.ruleId].version,
        }),
  })

export type ClosingByRecord = { taskId: string; at: Instant; outcome: Outcome; why: string }

/** Closes tasks that the records call for no longer. */
export async function closeTasks(tx: Tx, closings: readonly ClosingByRecord[]): Promise<void> {
  if (closings.length === 0) return
  const ids = closings.map((one) => one.taskId)
  await supersede(tx, 'task', sql`t.task_id = any(${ids}::uuid[]) and t.closed_at is null`)
  await sql`
    update task t set ${sql.join([
      sql`closed_at = v.at`,
      sql`outcome = v.outcome`,
      sql`closed_why = v.why`,
      ...restamped(tx).slice(1),
      sql`version = t.version + 1`,
    ])}
    from unnest(${ids}::uuid[], ${closings.map((one) => one.at)}::timestamptz[],
      ${closings.map((one) => one.outcome)}::text[], ${closings.map((one) => one.why)}::text[]) as v (id, at, outcome, why)
    where t.partnership_id = ${tx.by.partnershipId} and t.task_id = v.id and t.closed_at is null`.execute(tx)
}

/** An allocation or a task that somebody made which no longer is as its record: passed on, closed, restricted, or held twice. */
export type Astray = {
  id: string
  version: number
  /** The authority that took the contact over, since when what the earlier one does about it is over. */
  passedTo: string | null
  isDouble: boolean
  /** Whether the task that is allocated was closed. */
  isClosed: boolean
  restricted: boolean
}

/** The record that a row is about: `c`, `n` or `p`, looked up one by one. */
const recordsOf = (tx: Tx, alias: string) => sql`
  left join lateral (select q.authority, q.passed_to, q.restricted from contact q
    where q.partnership_id = ${tx.by.partnershipId} and q.contact_id = ${sql.ref(`${alias}.contact_id`)} limit 1) c on true
  left join lateral (select q.restricted from notice q
    where q.partnership_id = ${tx.by.partnershipId} and q.notice_id = ${sql.ref(`${alias}.notice_id`)} limit 1) n on true
  left join lateral (select q.restricted from person q
    where q.partnership_id = ${tx.by.partnershipId} and q.person_id = ${sql.ref(`${alias}.person_id`)} limit 1) p on true`

export async function allocationsAstray(tx: Tx): Promise<Astray[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Astray>`
    select * from (
      select al.allocation_id as id, al.version, al.restricted as was,
        case when al.authority is distinct from coalesce(c.passed_to, c.authority) then c.passed_to end as "passedTo",
        -- Two records of one child were merged, and each was held: the later allocation holds.
        al.person_id is not null and exists (select from allocation o where o.partnership_id = ${partnership}
          and o.record_id = al.record_id and o.ended_at is null
          and (o.allocated_at, o.allocation_id) > (al.allocated_at, al.allocation_id)) as "isDouble",
        t.closed_at is not null as "isClosed",
        coalesce(c.restricted, n.restricted, p.restricted, t.restricted, false) as restricted
      from allocation al
      ${recordsOf(tx, 'al')}
      left join lateral (select q.closed_at, q.restricted from task q
        where q.partnership_id = ${partnership} and q.task_id = al.task_id limit 1) t on true
      where al.partnership_id = ${partnership} and al.ended_at is null) as one
    where one."passedTo" is not null or one."isDouble" or one."isClosed" or one.was <> one.restricted`.execute(tx)
  return rows
}

export async function ownTasksAstray(tx: Tx): Promise<Astray[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Astray>`
    select * from (
      select t.task_id as id, t.version, t.restricted as was, false as "isDouble", false as "isClosed",
        case when t.authority is distinct from coalesce(c.passed_to, c.authority) then c.passed_to end as "passedTo",
        coalesce(c.restricted, n.restricted, p.restricted, false) as restricted
      from task t
      ${recordsOf(tx, 't')}
      where t.partnership_id = ${partnership} and t.closed_at is null and t.rule_id is null) as one
    where one."passedTo" is not null or one.was <> one.restricted`.execute(tx)
  return rows
}

export const restrictAllocation = (tx: Tx, { id, version, restricted }: Astray): Promise<boolean> =>
  correctRecord(tx, 'allocation', id, version, { restricted })
export const restrictTask = (tx: Tx, { id, version, restricted }: Astray): Promise<boolean> =>
  correctRecord(tx, 'task', id, version, { restricted })
