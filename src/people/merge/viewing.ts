/** One merge as it stands: what undoing it would bring back, what is newer, and what would have to be undone before. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { inTransaction, withSight, type Database, type RecordTable, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { personDetailsOf, type PersonDetails } from '../details.ts'
import { movedOnce, references } from '../merging.ts'
import { linesOf, type Lines } from './lines.ts'
import type { Change, Merge, Row } from './merge.ts'
import { rowsAbout, rowsOf } from './rows.ts'
import { changesOf, findMerge, standingAfter, WHOLE } from './store.ts'

export type MergeView = {
  merge: Merge
  kept: PersonDetails
  absorbed: PersonDetails
  /** Whether a later merge must be undone before this one; which, where the actor may see it. */
  later: { merge: Merge | undefined } | undefined
  /** What goes back, as far as the actor sees. */
  back: readonly Lines[]
  alsoUnseen: boolean
  /** What is on record of the kept person since the merge, and could belong to the other. */
  since: readonly Lines[]
  shown: string
}

/** One merge, and what undoing it would do. For those who may open people's pages and see both. */
export function viewMerge(database: Database, actor: Actor, mergeId: string): Promise<Result<MergeView, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<MergeView, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const merge = await findMerge(tx, mergeId)
    if (!merge) return refuse(notFound)
    const { keptId, absorbedId } = merge
    const [kept, absorbed] = [await personDetailsOf(tx, keptId), await personDetailsOf(tx, absorbedId)]
    if (!kept || !absorbed) return refuse(notFound)
    const changes = refersAgain(await changesOf(tx, mergeId), absorbedId)
    const seen = await rowsOf(tx, changes, false)
    const all = await withSight(tx, WHOLE, () => rowsOf(tx, changes, false))
    const later = await withSight(tx, WHOLE, () => laterThan(tx, merge))
    const since = await rowsSince(tx, merge)
    await audit.record(
      tx,
      ...[keptId, absorbedId].map((subjectId) => ({
        action: 'view_merge' as const,
        subjectType: 'person',
        subjectId,
        detail: { merge: mergeId },
      })),
    )
    return ok({
      merge,
      kept,
      absorbed,
      later: later && { merge: await findMerge(tx, later.mergeId) },
      back: await linesOf(tx, stillMoved(seen, changes), [keptId, absorbedId]),
      alsoUnseen: stillMoved(all, changes).length > stillMoved(seen, changes).length,
      since: await linesOf(tx, since, [keptId, absorbedId]),
      shown: fingerprint(merge, since),
    })
  })
}

/** The changes by which a row came to speak of the other person, or to be set aside. */
const refersAgain = (changes: readonly Change[], absorbedId: string): Change[] =>
  changes.filter((one) => one.table !== 'person' && (one.was === absorbedId || one.column === 'set_aside_by'))

const stillMoved = (rows: readonly Row[], changes: readonly Change[]): Row[] =>
  rows.filter((row) =>
    changes.some(
      (one) => one.table === row.table && one.id === row.id && (row.values[one.column] ?? null) === one.became,
    ),
  )

/** What was shown of it: undoing something else is refused. */
export const fingerprint = (merge: Merge, since: readonly Row[]): string =>
  createHash('sha256')
    .update(
      `${merge.version} ${since
        .map((row) => `${row.table}:${row.id}`)
        .toSorted()
        .join(' ')}`,
    )
    .digest('hex')

/**
 * The latest merge that builds on this one and still stands: of one of the two, or of somebody to whom rows that this one
 * changed join them. Merges that touch each other are undone in the reverse order, so that each finds what it left.
 */
export async function laterThan(tx: Tx, merge: Merge): Promise<Merge | undefined> {
  const pairs = (await changesOf(tx, merge.mergeId)).filter((one) => movedOnce[one.table] !== undefined)
  const rows = await rowsOf(tx, pairs, false)
  const joined = rows.flatMap((row) => movedOnce[row.table]!.pair.map((column) => row.values[column]!))
  return standingAfter(tx, merge, [...new Set([merge.keptId, merge.absorbedId, ...joined])])
}

/** Rows about the kept person that did not exist when the two were merged, as far as the transaction sees. */
export async function rowsSince(tx: Tx, merge: Merge): Promise<Row[]> {
  if (merge.undoneAt !== null) return []
  const rows = (await rowsAbout(tx, [merge.keptId], false)).filter(
    (row) => row.table !== 'person' && movesBack(row, merge),
  )
  const fresh: Row[] = []
  for (const table of new Set(rows.map((row) => row.table)) as Set<RecordTable>) {
    const ids = rows.filter((row) => row.table === table).map((row) => row.id)
    const key = sql.ref(`${table}_id`)
    const { rows: born } = await sql<{ id: string }>`
      select t.${key} as id from ${sql.table(table)} t
      where t.partnership_id = ${tx.by.partnershipId} and t.${key} = any(${ids}::uuid[])
        and t.recorded_at > ${merge.mergedAt}::timestamptz
        and not exists (select from ${sql.table(`${table}_history`)} h
          where h.partnership_id = ${tx.by.partnershipId} and h.${key} = t.${key}
            and h.recorded_at <= ${merge.mergedAt}::timestamptz)`.execute(tx)
    const ofTable = new Set(born.map((one) => one.id))
    fresh.push(...rows.filter((row) => row.table === table && ofTable.has(row.id)))
  }
  return fresh
}

/** Whether it is of a kind that moves and names the kept person in a column that does. */
const movesBack = (row: Row, { keptId }: Merge): boolean =>
  references.some((one) => one.rule === 'move' && one.table === row.table && row.values[one.column] === keptId)
