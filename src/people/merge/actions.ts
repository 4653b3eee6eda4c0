/** Merging two records that are one human being: what would happen, and making it so. One action is one transaction. */
import { createHash } from 'node:crypto'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { inTransaction, withSight, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { personDetailsOf, type PersonDetails } from '../details.ts'
import { refreshKeys } from '../store.ts'
import { linesOf, type Lines } from './lines.ts'
import type { OwnColumn, Row } from './merge.ts'
import { notSameBetween, type NotSame } from './not-same.ts'
import { betterIn, blanksOf, planMerge, type PlanRefusal } from './rules.ts'
import { applyChanges, rowsAbout, rowsOf } from './rows.ts'
import { findMerge, holdForMerge, insertMerge, isHeldByAnother, WHOLE } from './store.ts'

export type MergePreview = {
  kept: PersonDetails
  absorbed: PersonDetails
  /** Details that the kept record lacks and takes over unasked. */
  filled: readonly OwnColumn[]
  /** Details that are better taken from the absorbed record unless somebody chooses otherwise. */
  better: readonly OwnColumn[]
  /** What the actor may see move. */
  moving: readonly Lines[]
  /** Whether there are others. Not how many. */
  alsoUnseen: boolean
  notSame: NotSame | undefined
  /** What was shown, as a fingerprint: a merge of something else is refused. */
  shown: string
}

export type MergeRefusal =
  | NotFound
  | PlanRefusal
  | { kind: 'reason_missing' }
  | { kind: 'changed_by_someone_else' }
  | { kind: 'held_by_another' }

/** What merging `absorbedId` into `keptId` would do. Both are shown, so both are read. */
export function previewMerge(
  database: Database,
  actor: Actor,
  keptId: string,
  absorbedId: string,
): Promise<Result<MergePreview, MergeRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<MergePreview, MergeRefusal>> => {
    if (!may(actor, 'decide_identity')) return refuse(notFound)
    const [kept, absorbed] = [await personDetailsOf(tx, keptId), await personDetailsOf(tx, absorbedId)]
    if (!kept || !absorbed) return refuse(notFound)
    const seen = await rowsAbout(tx, [keptId, absorbedId], false)
    const people = [kept, absorbed].map((one) => ({ table: 'person', id: one.personId }))
    const [all, own] = await withSight(tx, WHOLE, async () => [
      await rowsAbout(tx, [keptId, absorbedId], false),
      await rowsOf(tx, people, false),
    ])
    const find = (id: string) => own.find((row) => row.id === id)!
    const [keptRow, absorbedRow] = [find(keptId), find(absorbedId)]
    const planned = planMerge({ mergeId: 'to be', kept: keptRow, absorbed: absorbedRow, rows: all, take: [] })
    if (!planned.ok) return planned
    const moving = movingRows(all, absorbedId)
    const seenMoving = movingRows(seen, absorbedId)
    const preview: MergePreview = {
      kept,
      absorbed,
      filled: blanksOf(keptRow, absorbedRow),
      better: betterIn(keptRow, absorbedRow),
      moving: await linesOf(tx, seenMoving, [keptId, absorbedId]),
      alsoUnseen: moving.length > seenMoving.length,
      notSame: await notSameBetween(tx, keptId, absorbedId),
      shown: fingerprint([...own, ...seen]),
    }
    await audit.record(
      tx,
      ...[keptId, absorbedId].map((subjectId) => ({
        action: 'preview_merge' as const,
        subjectType: 'person',
        subjectId,
        detail: { kept: keptId, absorbed: absorbedId },
      })),
    )
    return ok(preview)
  })
}

const movingRows = (rows: readonly Row[], absorbedId: string): Row[] =>
  rows.filter((row) => row.values['set_aside_by'] == null && Object.values(row.values).includes(absorbedId))

/** Two rows of one version are the same row. */
const fingerprint = (rows: readonly Row[]): string =>
  createHash('sha256')
    .update(
      rows
        .map((row) => `${row.table} ${row.id} ${row.values['version']}`)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')

export type MergeToMake = {
  /** Made when the form was shown, so that a form sent twice is one merge. */
  mergeId: string
  keptId: string
  absorbedId: string
  /** Details that both know and that are to be as the absorbed record has them. */
  take: readonly OwnColumn[]
  reason: string
  shown: string
}

/** Merges two people: every row that says so moves, seen by the actor or not. Of two who do it at once one is told. */
export async function mergePeople(
  database: Database,
  actor: Actor,
  merge: MergeToMake,
): Promise<Result<{ keptId: string }, MergeRefusal>> {
  try {
    return await inTransaction(database, actor, (tx) => mergeWithin(tx, actor, merge))
  } catch (fault) {
    if (isHeldByAnother(fault)) return refuse({ kind: 'held_by_another' })
    throw fault
  }
}

async function mergeWithin(
  tx: Tx,
  actor: Actor,
  merge: MergeToMake,
): Promise<Result<{ keptId: string }, MergeRefusal>> {
  const { mergeId, keptId, absorbedId } = merge
  if (!may(actor, 'decide_identity')) return refuse(notFound)
  if ((await findMerge(tx, mergeId))?.absorbedId === absorbedId) return ok({ keptId })
  const people = [keptId, absorbedId].map((id) => ({ table: 'person', id }))
  if ((await rowsOf(tx, people, false)).length < new Set([keptId, absorbedId]).size) return refuse(notFound)
  if (merge.reason.trim() === '') return refuse({ kind: 'reason_missing' })
  const held = await withSight(tx, WHOLE, () => holdForMerge(tx, [keptId, absorbedId]))
  const [kept, absorbed] = [held.get(keptId)!, held.get(absorbedId)!]
  // The same form, sent twice at once: the second waited for the first.
  if ((await findMerge(tx, mergeId))?.absorbedId === absorbedId) return ok({ keptId })
  const rows = await withSight(tx, WHOLE, () => rowsAbout(tx, [keptId, absorbedId], true))
  const planned = planMerge({ ...merge, kept, absorbed, rows })
  if (!planned.ok) return planned
  const seen = await rowsAbout(tx, [keptId, absorbedId], false)
  if (fingerprint([...held.values(), ...seen]) !== merge.shown) return refuse({ kind: 'changed_by_someone_else' })
  const restricted = [kept, absorbed].some((row) => row.values['restricted'] === 'true')
  await withSight(tx, WHOLE, async () => {
    await insertMerge(tx, { ...merge, signedBy: signature(actor), restricted }, planned.value)
    await applyChanges(tx, planned.value)
    await refreshKeys(tx, [keptId, absorbedId])
  })
  await audit.record(
    tx,
    ...[keptId, absorbedId].map((subjectId) => ({
      action: 'merge_people' as const,
      subjectType: 'person',
      subjectId,
      detail: { merge: mergeId, kept: keptId, absorbed: absorbedId },
    })),
  )
  return ok({ keptId })
}

/** Who signs: name and job title, as they were that day. */
export const signature = (actor: Actor): string => [actor.displayName, actor.jobTitle].filter(Boolean).join(', ')
