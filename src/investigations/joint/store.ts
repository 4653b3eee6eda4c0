/** Joint logs and their decisions. Whose rows the actor may see is the database's to decide. */
import { insertRecords, type Tx } from '../../platform/database/index.ts'
import type { Instant, PlainDate } from '../../platform/dates.ts'

/** That police work on an operation beside one council. `title` is all that the council is told of the operation. */
export type JointLog = {
  id: string
  operationId: string
  authority: string
  title: string
  openedOn: PlainDate
  restricted: boolean
}
export type JointDecision = {
  id: string
  decidedOn: PlainDate
  decision: string
  reason: string
  signedBy: string
  jobTitle: string
  agencyName: string
  recordedAt: Instant
}

/** The logs that the actor sees, the last opened first; of one operation, or one of them, where it is said. */
export async function jointLogs(tx: Tx, which: { operationId?: string; id?: string } = {}): Promise<JointLog[]> {
  let asked = tx
    .selectFrom('joint_log')
    .select(['joint_log_id', 'operation_id', 'authority', 'title', 'opened_on', 'restricted'])
    .where('partnership_id', '=', tx.by.partnershipId)
  if (which.operationId !== undefined) asked = asked.where('operation_id', '=', which.operationId)
  if (which.id !== undefined) asked = asked.where('joint_log_id', '=', which.id)
  const rows = await asked.orderBy('opened_on', 'desc').orderBy('joint_log_id', 'desc').execute()
  return rows.map((row) => ({
    id: row.joint_log_id,
    operationId: row.operation_id,
    authority: row.authority,
    title: row.title,
    openedOn: row.opened_on,
    restricted: row.restricted,
  }))
}

/** The decisions of a log, the latest first. */
export async function decisionsOf(tx: Tx, logId: string): Promise<JointDecision[]> {
  const rows = await tx
    .selectFrom('joint_decision')
    .select([
      'joint_decision_id',
      'decided_on',
      'decision',
      'reason',
      'signed_by',
      'job_title',
      'agency_name',
      'recorded_at',
    ])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('joint_log_id', '=', logId)
    .orderBy('decided_on', 'desc')
    .orderBy('joint_decision_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.joint_decision_id,
    decidedOn: row.decided_on,
    decision: row.decision,
    reason: row.reason,
    signedBy: row.signed_by,
    jobTitle: row.job_title,
    agencyName: row.agency_name,
    recordedAt: row.recorded_at,
  }))
}

export async function insertLog(tx: Tx, log: JointLog): Promise<void> {
  await insertRecords(tx, 'joint_log', [
    {
      joint_log_id: log.id,
      operation_id: log.operationId,
      authority: log.authority,
      title: log.title,
      opened_on: log.openedOn,
      restricted: log.restricted,
    },
  ])
}

/** An entry stays as it is: the table takes no change. */
export async function insertDecision(
  tx: Tx,
  log: JointLog,
  decision: Omit<JointDecision, 'recordedAt'>,
): Promise<void> {
  await tx
    .insertInto('joint_decision')
    .values({
      partnership_id: tx.by.partnershipId,
      joint_decision_id: decision.id,
      joint_log_id: log.id,
      authority: log.authority,
      restricted: log.restricted,
      decided_on: decision.decidedOn,
      decision: decision.decision,
      reason: decision.reason,
      signed_by: decision.signedBy,
      job_title: decision.jobTitle,
      agency_name: decision.agencyName,
      recorded_at: tx.now,
      recorded_by: tx.by.actorId,
    })
    .execute()
}
