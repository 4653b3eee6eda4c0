/** Undoing a merge: exact where nothing happened since, and otherwise as whoever undoes it was shown. */
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { inTransaction, withSight, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { refreshKeys } from '../store.ts'
import { signature } from './actions.ts'
import { planUndo } from './rules.ts'
import { applyChanges, rowsOf } from './rows.ts'
import { changesOf, findMerge, holdForMerge, insertMoves, isHeldByAnother, saveUndone, WHOLE } from './store.ts'
import { fingerprint, laterThan, rowsSince } from './viewing.ts'

export type UndoRefusal =
  | NotFound
  | { kind: 'reason_missing' }
  | { kind: 'already_undone' }
  | { kind: 'later_first' }
  | { kind: 'changed_by_someone_else' }
  | { kind: 'held_by_another' }

export type MergeToUndo = {
  mergeId: string
  reason: string
  /** Of what is new since the merge, the rows that belong to the other person, by the keys of their lines. */
  toAbsorbed: readonly string[]
  shown: string
}

/** Undoes a merge: what still stands as the merge left it goes back; what was corrected since goes back as corrected. */
export async function undoMerge(
  database: Database,
  actor: Actor,
  undo: MergeToUndo,
): Promise<Result<{ keptId: string; absorbedId: string }, UndoRefusal>> {
  try {
    return await inTransaction(database, actor, (tx) => undoWithin(tx, actor, undo))
  } catch (fault) {
    if (isHeldByAnother(fault)) return refuse({ kind: 'held_by_another' })
    throw fault
  }
}

async function undoWithin(
  tx: Tx,
  actor: Actor,
  undo: MergeToUndo,
): Promise<Result<{ keptId: string; absorbedId: string }, UndoRefusal>> {
  if (!may(actor, 'decide_identity')) return refuse(notFound)
  const found = await findMerge(tx, undo.mergeId)
  if (!found) return refuse(notFound)
  const { keptId, absorbedId } = found
  const people = [keptId, absorbedId].map((id) => ({ table: 'person', id }))
  if ((await rowsOf(tx, people, false)).length < 2) return refuse(notFound)
  if (undo.reason.trim() === '') return refuse({ kind: 'reason_missing' })
  await withSight(tx, WHOLE, () => holdForMerge(tx, [keptId, absorbedId]))
  const merge = (await findMerge(tx, undo.mergeId))!
  if (merge.undoneAt !== null) return refuse({ kind: 'already_undone' })
  const later = await withSight(tx, WHOLE, () => laterThan(tx, merge))
  if (later) return refuse({ kind: 'later_first' })
  const since = await rowsSince(tx, merge)
  if (fingerprint(merge, since) !== undo.shown) return refuse({ kind: 'changed_by_someone_else' })
  const toAbsorbed = since.filter((row) => undo.toAbsorbed.includes(`${row.table}:${row.id}`))
  await withSight(tx, WHOLE, async () => {
    const changed = await changesOf(tx, merge.mergeId)
    const now = await rowsOf(tx, changed, true)
    const changes = planUndo({ keptId, absorbedId, changed, now, toAbsorbed })
    await applyChanges(tx, changes)
    await insertMoves(tx, merge, changes, true)
    await saveUndone(tx, merge, signature(actor), undo.reason)
    await refreshKeys(tx, [keptId, absorbedId])
  })
  await audit.record(
    tx,
    ...[keptId, absorbedId].map((subjectId) => ({
      action: 'undo_merge' as const,
      subjectType: 'person',
      subjectId,
      detail: { merge: merge.mergeId, kept: keptId, absorbed: absorbedId },
    })),
  )
  return ok({ keptId, absorbedId })
}
