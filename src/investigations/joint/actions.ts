/** Working on an operation beside a council: opening the log, adding to it, reading it. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { partnershipOf } from '../../agencies/index.ts'
import { inTransaction, onceOnly, type Database } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { authoritiesOfForce, referenceOf } from '../../reference/index.ts'
import type { Operation } from '../investigation.ts'
import { checkDay, type DayRefusal } from '../rules.ts'
import { findOperation, holdOperation } from '../store/operations.ts'
import { decisionsOf, insertDecision, insertLog, jointLogs, type JointDecision, type JointLog } from './store.ts'

export type OpenRefusal = NotFound | { kind: 'unknown_authority' }

/** Police open the log with one council, once: its people then see it, and nothing else of the operation. */
export async function openJointLog(
  database: Database,
  actor: Actor,
  asked: { id: string; operationId: string; authority: string },
): Promise<Result<{ id: string }, OpenRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<{ id: string }, OpenRefusal>> => {
    if (!may(actor, 'record_investigation')) return refuse(notFound)
    const operation = await holdOperation(tx, asked.operationId)
    if (!operation) return refuse(notFound)
    const { policeForce } = await partnershipOf(tx)
    if (!authoritiesOfForce(reference, policeForce).some((one) => one.gssCode === asked.authority))
      return refuse({ kind: 'unknown_authority' })
    const before = (await jointLogs(tx, { operationId: asked.operationId })).find(
      (one) => one.authority === asked.authority,
    )
    if (before) return ok({ id: before.id })
    const { name: title, restricted } = operation
    await insertLog(tx, { ...asked, title, restricted, openedOn: tx.today })
    await audit.record(tx, {
      action: 'open_joint_log',
      subjectType: 'operation',
      subjectId: asked.operationId,
      detail: { joint_log_id: asked.id, authority: asked.authority },
    })
    return ok({ id: asked.id })
  })
}

export type NewDecision = { id: string; logId: string; decidedOn: PlainDate; decision: string; reason: string }
export type DecisionRefusal = NotFound | DayRefusal | { kind: 'recorded_otherwise'; on: PlainDate }

/** Adds a decision, signed by whoever adds it. The same form again changes nothing; nobody changes what stands. */
export function recordJointDecision(
  database: Database,
  actor: Actor,
  { id, logId, decidedOn, decision, reason }: NewDecision,
): Promise<Result<void, DecisionRefusal>> {
  return onceOnly('joint_decision_pkey', ok(undefined), () =>
    inTransaction(database, actor, async (tx): Promise<Result<void, DecisionRefusal>> => {
      const [log] = may(actor, 'keep_joint_log') ? await jointLogs(tx, { id: logId }) : []
      if (!log) return refuse(notFound)
      const before = (await decisionsOf(tx, logId)).find((one) => one.id === id)
      if (before)
        return before.decision === decision && before.reason === reason && before.decidedOn === decidedOn
          ? ok(undefined)
          : refuse({ kind: 'recorded_otherwise', on: before.decidedOn })
      const day = checkDay(decidedOn, tx.today)
      if (!day.ok) return day
      const signature = { signedBy: actor.displayName, jobTitle: actor.jobTitle, agencyName: actor.agencyName }
      await insertDecision(tx, log, { id, decidedOn, decision, reason, ...signature })
      await audit.record(tx, {
        action: 'record_joint_decision',
        subjectType: 'joint_log',
        subjectId: logId,
        detail: { joint_decision_id: id },
      })
      return ok(undefined)
    }),
  )
}

/** The logs that the actor sees: of a council its own, of police all. */
export function listJointLogs(database: Database, actor: Actor): Promise<Result<JointLog[], NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<JointLog[], NotFound>> => {
    if (!may(actor, 'view_joint_log')) return refuse(notFound)
    const logs = await jointLogs(tx)
    await audit.record(tx, {
      action: 'view_joint_log',
      subjectType: 'joint_log',
      detail: { shown: logs.map((one) => one.id) },
    })
    return ok(logs)
  })
}

export type JointView = { log: JointLog; decisions: JointDecision[]; today: PlainDate }

/** One log with its decisions, the latest first. */
export function viewJointLog(database: Database, actor: Actor, id: string): Promise<Result<JointView, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<JointView, NotFound>> => {
    const [log] = may(actor, 'view_joint_log') ? await jointLogs(tx, { id }) : []
    if (!log) return refuse(notFound)
    await audit.record(tx, { action: 'view_joint_log', subjectType: 'joint_log', subjectId: id })
    return ok({ log, decisions: await decisionsOf(tx, id), today: tx.today })
  })
}

/** With which councils police work on an operation. */
export function viewOperationLogs(
  database: Database,
  actor: Actor,
  operationId: string,
): Promise<Result<{ operation: Operation; logs: JointLog[] }, NotFound>> {
  return inTransaction(
    database,
    actor,
    async (tx): Promise<Result<{ operation: Operation; logs: JointLog[] }, NotFound>> => {
      const operation = may(actor, 'view_operations') ? await findOperation(tx, operationId) : undefined
      if (!operation) return refuse(notFound)
      await audit.record(tx, { action: 'view_operation', subjectType: 'operation', subjectId: operationId })
      return ok({ operation, logs: await jointLogs(tx, { operationId }) })
    },
  )
}
