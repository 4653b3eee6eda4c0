/** Merges in the database: the record of each, the values it changed, and the two people held while it happens. */
import { sql } from 'kysely'
import { subjects, type Subject } from '../../access/index.ts'
import { correctRecord, insertRecords, type Sight, type Tx } from '../../platform/database/index.ts'
import type { Change, Merge, Row } from './merge.ts'
import { rowsOf } from './rows.ts'

/** What a merge must reach: every row of the two, whoever may see it. */
export const WHOLE: Sight = { sees: Object.keys(subjects) as Subject[], authorities: 'all' }

/** Holds people, the lower id first, so that of two who merge at once the second sees what the first did. */
export async function holdForMerge(tx: Tx, personIds: readonly string[]): Promise<Map<string, Row>> {
  // Whoever is writing about one of them is waited for, but not for as long as an import may take.
  await sql`set local lock_timeout = '5s'`.execute(tx)
  const held = await rowsOf(
    tx,
    personIds.toSorted().map((id) => ({ table: 'person', id })),
    true,
  )
  await sql`set local lock_timeout = 0`.execute(tx)
  return new Map(held.map((row) => [row.id, row]))
}

/** Whether a fault says that a row was held by another for too long. */
export const isHeldByAnother = (fault: unknown): boolean =>
  ['55P03', '40P01'].includes((fault as { code?: string }).code ?? '')

type NewMerge = Pick<Merge, 'mergeId' | 'keptId' | 'absorbedId' | 'reason' | 'signedBy' | 'restricted'>

export async function insertMerge(tx: Tx, merge: NewMerge, changes: readonly Change[]): Promise<void> {
  await insertRecords(tx, 'person_merge', [
    {
      person_merge_id: merge.mergeId,
      kept_id: merge.keptId,
      absorbed_id: merge.absorbedId,
      merged_at: tx.now,
      reason: merge.reason,
      signed_by: merge.signedBy,
      restricted: merge.restricted,
    },
  ])
  await insertMoves(tx, merge, changes, false)
}

/** Writes down what changed, with the merge or with undoing it. */
export async function insertMoves(
  tx: Tx,
  merge: Pick<Merge, 'mergeId' | 'restricted'>,
  changes: readonly Change[],
  undoing: boolean,
): Promise<void> {
  if (changes.length === 0) return
  const list = (of: (one: Change) => string | null) => sql`${changes.map(of)}::text[]`
  await sql`
    insert into person_merge_move (partnership_id, person_merge_id, table_name, row_id, column_name, was, became,
      undoing, restricted, recorded_at, recorded_by)
    select ${tx.by.partnershipId}::uuid, ${merge.mergeId}::uuid, m.table_name, m.row_id::uuid, m.column_name, m.was,
      m.became, ${undoing}, ${merge.restricted}, ${tx.now}::timestamptz, ${tx.by.actorId}::uuid
    from unnest(${list((one) => one.table)}, ${list((one) => one.id)}, ${list((one) => one.column)},
      ${list((one) => one.was)}, ${list((one) => one.became)}) as m(table_name, row_id, column_name, was, became)
    `.execute(tx)
}

/** What a merge changed, stragglers that followed later included. */
export async function changesOf(tx: Tx, mergeId: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select table_name as "table", row_id as id, column_name as "column", was, became from person_merge_move
    where partnership_id = ${tx.by.partnershipId} and person_merge_id = ${mergeId} and not undoing
    order by table_name, row_id, column_name`.execute(tx)
  return rows
}

export async function saveUndone(tx: Tx, merge: Merge, by: string, reason: string): Promise<boolean> {
  const undone = { undone_at: tx.now, undone_by: by, undo_reason: reason }
  return correctRecord(tx, 'person_merge', merge.mergeId, merge.version, undone)
}

const mergeColumns = sql`m.person_merge_id as "mergeId", m.kept_id as "keptId", m.absorbed_id as "absorbedId",
  m.merged_at as "mergedAt", m.reason, m.signed_by as "signedBy", m.undone_at as "undoneAt", m.undone_by as "undoneBy",
  m.undo_reason as "undoReason", m.restricted, m.version`

export async function findMerge(tx: Tx, mergeId: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select ${mergeColumns} from person_merge m
    where m.partnership_id = ${tx.by.partnershipId} and m.person_merge_id = ${mergeId}`.execute(tx)
  return rows[0]
}

/** The merges in which a person was kept or absorbed, the latest first; those undone as well. */
export async function mergesOf(tx: Tx, personId: string): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select ${mergeColumns} from person_merge m
    where m.partnership_id = ${tx.by.partnershipId} and ${personId}::uuid in (m.kept_id, m.absorbed_id)
    order by m.merged_at desc, m.person_merge_id desc`.execute(tx)
  return rows
}

/** The merge by which a record is part of another now. */
export const standingMergeOf = async (tx: Tx, absorbedId: string): Promise<Merge | undefined> =>
  (await mergesOf(tx, absorbedId)).find((merge) => merge.absorbedId === absorbedId && merge.undoneAt === null)

/** The latest merge of any of these people that stands and came after the one given. */
export async function standingAfter(tx: Tx, merge: Merge, personIds: readonly string[]): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select ${mergeColumns} from person_merge m
    where m.partnership_id = ${tx.by.partnershipId} and m.undone_at is null
      and (m.kept_id = any(${personIds}::uuid[]) or m.absorbed_id = any(${personIds}::uuid[]))
      and (m.merged_at, m.person_merge_id) > (${merge.mergedAt}::timestamptz, ${merge.mergeId}::uuid)
    order by m.merged_at desc, m.person_merge_id desc limit 1`.execute(tx)
  return rows[0]
}
