/** Tasks one by one: read, made by somebody, closed by hand; and what the record that one is about is called. */
import { sql } from 'kysely'
import { correctRecord, insertRecords, type DB, type Tx } from '../../platform/database/index.ts'
import type { Selectable } from 'kysely'
import type { PlainDate } from '../../platform/dates.ts'
import type { ByHand } from '../task-rules.ts'
import type { Clock, Outcome, RecordFacts, RecordKind, RuleId, SeenAs, Task } from '../work.ts'

type Row = Selectable<DB['task']>

const taskOf = (row: Row): Task => ({
  taskId: row.task_id,
  rule: row.rule_id === null ? null : { id: row.rule_id as RuleId, version: row.rule_version! },
  occasion: row.occasion,
  title: row.title,
  kind: row.contact_id !== null ? 'contact' : row.person_id !== null ? 'child' : 'notice',
  recordId: row.record_id!,
  dueOn: row.due_on,
  clock: row.clock as Clock | null,
  madeAt: row.made_at,
  madeBy: row.made_by,
  closed: row.closed_at && {
    at: row.closed_at,
    outcome: row.outcome as Outcome,
    by: row.closed_by,
    why: row.closed_why,
  },
  authority: row.authority,
  seenAs: row.seen_as as SeenAs,
  restricted: row.restricted,
  version: row.version,
})

/** One task that the actor may see. `hold` keeps it for this transaction alone. */
export async function findTask(tx: Tx, taskId: string, hold = false): Promise<Task | undefined> {
  const asked = tx
    .selectFrom('task')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('task_id', '=', taskId)
  const row = await (hold ? asked.forUpdate() : asked).executeTakeFirst()
  return row && taskOf(row)
}

/** The tasks about a record, the open ones first and of those the longest due. */
export async function tasksAbout(tx: Tx, recordId: string): Promise<Task[]> {
  const rows = await tx
    .selectFrom('task')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('record_id', '=', recordId)
    .orderBy(sql`closed_at is not null`)
    .orderBy('due_on')
    .orderBy('task_id')
    .execute()
  return rows.map(taskOf)
}

/** What a task was before it was last changed, the latest first. */
export async function earlierVersionsOf(tx: Tx, taskId: string): Promise<(Task & { supersededAt: Task['madeAt'] })[]> {
  const rows = await tx
    .selectFrom('task_history')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('task_id', '=', taskId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...taskOf(row as Row), supersededAt: row.superseded_at }))
}

export type NewTask = { taskId: string; title: string; record: RecordFacts; dueOn: PlainDate; madeBy: string }

export async function insertOwnTask(tx: Tx, { taskId, title, record, dueOn, madeBy }: NewTask): Promise<void> {
  await insertRecords(tx, 'task', [
    {
      task_id: taskId,
      title,
      contact_id: record.kind === 'contact' ? record.recordId : null,
      person_id: record.kind === 'child' ? record.recordId : null,
      notice_id: record.kind === 'notice' ? record.recordId : null,
      due_on: dueOn,
      made_at: tx.now,
      made_by: madeBy,
      authority: record.authority,
      seen_as: record.seenAs,
      restricted: record.restricted,
    },
  ])
}

export const closeByHand = (
  tx: Tx,
  task: Task,
  closing: { outcome: ByHand; by: string; why: string | null },
): Promise<boolean> =>
  correctRecord(tx, 'task', task.taskId, task.version, {
    closed_at: tx.now,
    outcome: closing.outcome,
    closed_by: closing.by,
    closed_why: closing.why,
  })

/** What a record is called on a page, and the children it is about as far as the actor may see them. */
export type RecordName = { ref: string; children: NamedChild[] }
export type NamedChild = {
  personId: string
  givenName: string | null
  familyName: string | null
  homeAuthority: string | null
}

/** The record's reference and children: undefined where there is none that the actor may see. */
export async function nameOf(tx: Tx, kind: RecordKind, recordId: string): Promise<RecordName | undefined> {
  const partnership = tx.by.partnershipId
  const person = sql`select json_agg(json_build_object('personId', p.person_id, 'givenName', p.given_name,
      'familyName', p.family_name, 'homeAuthority', p.home_authority) order by p.person_id)
    from person p where p.partnership_id = ${partnership} and p.person_id`
  const from = {
    contact: sql`select r.ref, (${person} in (select k.person_id from contact_child k
        where k.partnership_id = ${partnership} and k.contact_id = r.contact_id)) as children
      from contact r where r.partnership_id = ${partnership} and r.contact_id = ${recordId}`,
    child: sql`select r.ref, (${person} = r.person_id) as children
      from person r where r.partnership_id = ${partnership} and r.person_id = ${recordId} and r.merged_into is null`,
    notice: sql`select r.ref, (${person} = r.child_id) as children
      from notice r where r.partnership_id = ${partnership} and r.notice_id = ${recordId}`,
  } as const
  const { rows } = await sql<{ ref: string; children: NamedChild[] | null }>`${from[kind]}`.execute(tx)
  return rows[0] && { ref: rows[0].ref, children: rows[0].children ?? [] }
}
