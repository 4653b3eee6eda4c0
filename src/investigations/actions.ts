/** Recording and closing operations, and executing warrants: each in one transaction, audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { NewOperation } from './drafts.ts'
import { checkClosing, checkDay, checkExecution, type ClosingRefusal, type DayRefusal } from './rules.ts'
import type { ExecutionRefusal } from './rules.ts'
import { listEvents } from './store/events.ts'
import {
  findOperation,
  holdOperation,
  insertOperation,
  openNamesake,
  saveClosing,
  saveReopening,
} from './store/operations.ts'
import { holdWarrant, saveExecution } from './store/recording.ts'

export type OperationRefusal = NotFound | DayRefusal | { kind: 'name_taken'; ref: string }

/** Puts an operation on record, open. The same id again changes nothing. */
export function recordOperation(
  database: Database,
  actor: Actor,
  draft: NewOperation,
): Promise<Result<{ operationId: string }, OperationRefusal>> {
  const done = ok({ operationId: draft.operationId })
  return onceOnly('operation_pkey', done, () =>
    inTransaction(database, actor, (tx) => recordOperationIn(tx, actor, draft)),
  )
}

/** The same within a transaction that goes on. One with the sender's own key is recorded once under it. */
export async function recordOperationIn(
  tx: Tx,
  actor: Actor,
  draft: NewOperation,
): Promise<Result<{ operationId: string }, OperationRefusal>> {
  if (!may(actor, 'record_investigation')) return refuse(notFound)
  const before = await findOperation(tx, draft.operationId, draft.ref)
  if (before) return ok({ operationId: before.operationId })
  const day = checkDay(draft.openedOn, tx.today)
  if (!day.ok) return day
  const namesake = await openNamesake(tx, draft.name)
  // The same one, recorded since by its first sending.
  if (namesake && (namesake.operationId === draft.operationId || namesake.ref === draft.ref))
    return ok({ operationId: namesake.operationId })
  if (namesake) return refuse({ kind: 'name_taken', ref: namesake.ref })
  await insertOperation(tx, draft)
  await audit.record(tx, {
    action: 'record_operation',
    subjectType: 'operation',
    subjectId: draft.operationId,
    detail: { opened_on: draft.openedOn },
  })
  return ok({ operationId: draft.operationId })
}

export type Changed = { kind: 'changed_by_someone_else' }
export type OperationClosing = {
  operationId: string
  /** The version that whoever closes it had before them. */
  version: number
  closedOn: PlainDate
}
export type CloseRefusal = NotFound | ClosingRefusal | Changed

/** Closes an operation. Sent twice for the same day, it is closed once. */
export function closeOperation(
  database: Database,
  actor: Actor,
  closing: OperationClosing,
): Promise<Result<{ operationId: string }, CloseRefusal>> {
  const { operationId, version, closedOn } = closing
  return inTransaction(database, actor, async (tx): Promise<Result<{ operationId: string }, CloseRefusal>> => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    const operation = await holdOperation(tx, operationId)
    if (!operation) return refuse(notFound)
    if (operation.closedOn === closedOn) return ok({ operationId })
    const allowed = checkClosing(operation, closedOn, tx.today)
    if (!allowed.ok) return allowed
    if (!(await saveClosing(tx, operationId, version, closedOn))) return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, {
      action: 'record_operation',
      subjectType: 'operation',
      subjectId: operationId,
      detail: { closed_on: closedOn },
    })
    return ok({ operationId })
  })
}

/** Opens a closed operation again: what its team does goes on. Sent twice, it is opened once. */
export function reopenOperation(
  database: Database,
  actor: Actor,
  { operationId, version }: { operationId: string; version: number },
): Promise<Result<{ operationId: string }, NotFound | Changed | { kind: 'name_taken'; ref: string }>> {
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    const operation = await holdOperation(tx, operationId)
    if (!operation) return refuse(notFound)
    if (operation.closedOn === null) return ok({ operationId })
    const namesake = await openNamesake(tx, operation.name)
    if (namesake) return refuse({ kind: 'name_taken' as const, ref: namesake.ref })
    if (!(await saveReopening(tx, operationId, version))) return refuse({ kind: 'changed_by_someone_else' as const })
    await audit.record(tx, {
      action: 'record_operation',
      subjectType: 'operation',
      subjectId: operationId,
      detail: { reopened: true, was_closed_on: operation.closedOn },
    })
    return ok({ operationId })
  })
}

export type WarrantExecution = { warrantId: string; version: number; executedOn: PlainDate }
export type ExecuteRefusal = NotFound | ExecutionRefusal | { kind: 'already_executed'; executedOn: PlainDate } | Changed

/** Says on which day a warrant was executed. Sent twice for the same day, it is executed once. */
export function executeWarrant(
  database: Database,
  actor: Actor,
  { warrantId, version, executedOn }: WarrantExecution,
): Promise<Result<{ operationId: string | null }, ExecuteRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ operationId: string | null }, ExecuteRefusal>> => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    await holdWarrant(tx, warrantId)
    const [warrant] = await listEvents(tx, { kinds: ['warrant'], id: warrantId })
    if (warrant?.kind !== 'warrant') return refuse(notFound)
    const done = ok({ operationId: warrant.operation?.operationId ?? null })
    if (warrant.executedOn === executedOn) return done
    if (warrant.executedOn !== null) return refuse({ kind: 'already_executed', executedOn: warrant.executedOn })
    if (warrant.issuedOn === null) return refuse({ kind: 'not_issued' })
    const allowed = checkExecution(warrant.issuedOn, executedOn, tx.today)
    if (!allowed.ok) return allowed
    if (!(await saveExecution(tx, warrantId, version, executedOn))) return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, {
      action: 'execute_warrant',
      ...(warrant.personId === null
        ? { subjectType: 'warrant', subjectId: warrantId }
        : { subjectType: 'person', subjectId: warrant.personId }),
      detail: { warrant_id: warrantId, executed_on: executedOn },
    })
    return done
  })
}
