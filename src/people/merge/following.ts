/**
 * Rows that were written about somebody while their record was being merged: whoever writes either holds the people it
 * writes about, or lets what it wrote follow the merge before it ends.
 */
import { sql } from 'kysely'
import { withSight, type Tx } from '../../platform/database/index.ts'
import { refreshKeys } from '../store.ts'
import { movedOnce } from '../merging.ts'
import type { Change, Merge, Row } from './merge.ts'
import { planMerge } from './rules.ts'
import { applyChanges, rowsAbout, rowsOf } from './rows.ts'
import { insertMoves, standingMergeOf, WHOLE } from './store.ts'

/**
 * Holds people until the transaction ends, so that none is merged meanwhile, and gives back those who stand for
 * themselves and whom the actor may see.
 */
export async function holdPeople(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await sql<{ person_id: string }>`
    select person_id from person
    where partnership_id = ${tx.by.partnershipId} and person_id = any(${personIds}::uuid[]) and merged_into is null
    order by person_id for key share`.execute(tx)
  return new Set(rows.map((row) => row.person_id))
}

/**
 * Moves whatever refers to a merged record to the one that stands for it, merge by merge as if it had been there. For an
 * import, after its rows are in: one look where nothing was ever merged.
 */
export async function followMerges(tx: Tx): Promise<void> {
  await withSight(tx, WHOLE, async () => {
    const { rows: merged } = await sql<{ person_id: string }>`
      select person_id from person where partnership_id = ${tx.by.partnershipId} and merged_into is not null`.execute(
      tx,
    )
    const ids = merged.map((row) => row.person_id)
    const astray = ids.length === 0 ? [] : (await rowsAbout(tx, ids, true)).filter((row) => isAstray(row, ids))
    const concerned = new Set(ids.filter((id) => astray.some((row) => Object.values(row.values).includes(id))))
    const kept = new Set<string>()
    for (const id of concerned)
      for (let merge = await standingMergeOf(tx, id); merge; merge = await standingMergeOf(tx, merge.keptId)) {
        await follow(tx, merge)
        kept.add(merge.keptId)
      }
    await refreshKeys(tx, [...kept])
  })
}

/** A record merged into another is no straggler; nor is a row that was set aside. */
const isAstray = (row: Row, merged: readonly string[]): boolean =>
  row.table !== 'person' &&
  row.values['set_aside_by'] == null &&
  Object.entries(row.values).some(
    ([column, value]) => value !== null && column.endsWith('_id') && merged.includes(value),
  )

async function follow(tx: Tx, merge: Merge): Promise<void> {
  const { keptId, absorbedId } = merge
  const people = await rowsOf(
    tx,
    [keptId, absorbedId].map((id) => ({ table: 'person', id })),
    false,
  )
  const standing = (id: string): Row => {
    const row = people.find((one) => one.id === id)!
    return { ...row, values: { ...row.values, merged_into: null } }
  }
  const rows = (await rowsAbout(tx, [keptId, absorbedId], true)).filter((row) => row.table !== 'person')
  const plan = { ...merge, kept: standing(keptId), absorbed: standing(absorbedId), rows, take: [] }
  const planned = planMerge(plan)
  if (!planned.ok) return
  const stragglers = new Set(rows.filter((row) => refersTo(row, absorbedId)).map((row) => row.id))
  const changes = planned.value.filter((one: Change) => stragglers.has(one.id))
  await applyChanges(tx, changes)
  await insertMoves(tx, merge, changes, false)
}

const refersTo = (row: Row, personId: string): boolean =>
  (movedOnce[row.table] === undefined || row.values['set_aside_by'] == null) &&
  Object.values(row.values).includes(personId)
