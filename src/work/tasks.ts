/** Tasks that somebody makes, and closing a task by hand. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { giveIn, giverOf, type GiveRefusal, type Target } from './allocating.ts'
import { isTheirsToClose, mayClose, type ClosingRefusal } from './rules.ts'
import { endAllocation, holdersOf, holdRecords } from './store/allocations.ts'
import { closeByHand, findTask, insertOwnTask } from './store/tasks.ts'
import type { ByHand } from './task-rules.ts'
import type { RecordKind } from './work.ts'

export type TaskToMake = {
  taskId: string
  kind: RecordKind
  recordId: string
  title: string
  dueOn: PlainDate
  to: Target
}

export type MakeRefusal = GiveRefusal | { kind: 'title_missing' } | { kind: 'due_in_the_past'; today: PlainDate }

/** Puts down something to do about a record, for somebody. The same form sent twice is one task. */
export function makeTask(
  database: Database,
  actor: Actor,
  { taskId, kind, recordId, title, dueOn, to }: TaskToMake,
): Promise<Result<{ taskId: string }, MakeRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ taskId: string }, MakeRefusal>> => {
    if (!may(actor, 'hold_work')) return refuse(notFound)
    const [record] = await holdRecords(tx, kind, [recordId])
    if (!record) return refuse(notFound)
    if (await findTask(tx, taskId)) return ok({ taskId })
    if (title.trim() === '') return refuse({ kind: 'title_missing' })
    if (dueOn < tx.today) return refuse({ kind: 'due_in_the_past', today: tx.today })
    await insertOwnTask(tx, { taskId, title: title.trim(), record, dueOn, madeBy: actor.displayName })
    await audit.record(tx, {
      action: 'make_task',
      subjectType: kind === 'child' ? 'person' : kind,
      subjectId: recordId,
      detail: { taskId },
    })
    if (to.kind !== 'nobody') {
      const records = [{ kind: 'task' as const, recordId: taskId, seen: null }]
      const given = await giveIn(tx, actor, { batchId: taskId, records, to, reason: null }, 'allocate')
      if (!given.ok) return given
    }
    return ok({ taskId })
  })
}

export type TaskToClose = { taskId: string; outcome: ByHand; why: string | null; version: number }

/** Closes a task as done or cancelled. What a decision or a review closes is not ticked off here. */
export function closeTask(
  database: Database,
  actor: Actor,
  { taskId, outcome, why, version }: TaskToClose,
): Promise<Result<{ taskId: string }, ClosingRefusal | NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ taskId: string }, ClosingRefusal | NotFound>> => {
    if (!may(actor, 'hold_work')) return refuse(notFound)
    const task = await findTask(tx, taskId, true)
    if (!task) return refuse(notFound)
    const { closed } = task
    if (closed?.outcome === outcome && closed.by === actor.displayName && closed.why === why) return ok({ taskId })
    const heldAs = task.rule === null ? taskId : task.recordId
    const holder = (await holdersOf(tx, [heldAs])).get(heldAs)
    if (!isTheirsToClose(holder, giverOf(actor))) return refuse({ kind: 'not_yours_to_close' })
    const allowed = mayClose(task, { outcome, why, seenVersion: version })
    if (!allowed.ok) return allowed
    if (!(await closeByHand(tx, task, { outcome, by: actor.displayName, why })))
      return refuse({ kind: 'changed_by_someone_else' })
    if (task.rule === null && holder) await endAllocation(tx, holder, actor.displayName, 'The task was closed')
    await audit.record(tx, {
      action: 'close_task',
      subjectType: 'task',
      subjectId: taskId,
      detail: { outcome, recordId: task.recordId },
    })
    return ok({ taskId })
  })
}
