/**
 * Records are never overwritten: a correction moves the version that stood to the history, with who and when, and puts
 * the new one in its place, in the same transaction. What stood at a moment can be read again at any later one.
 */
import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Instant } from '../dates.ts'
import { allColumns, recordColumns, type DB } from './schema.generated.ts'
import type { Tx } from './transaction.ts'

/** A table whose rows are versioned. */
export type RecordTable = keyof typeof recordColumns

/** What the caller says of a new row; partnership, version, moment and actor are the transaction's. */
export type NewRow<T extends RecordTable> = Omit<
  Insertable<DB[T]>,
  'partnership_id' | 'version' | 'recorded_at' | 'recorded_by'
>

/** Inserts rows, recorded now by the actor. Many rows take one statement each few thousand parameters. */
export async function insertRecords<T extends RecordTable>(tx: Tx, table: T, rows: NewRow<T>[]): Promise<void> {
  const recorded = { partnership_id: tx.by.partnershipId, recorded_at: tx.now, recorded_by: tx.by.actorId }
  for (let start = 0; start < rows.length; start += 500)
    await tx
      .insertInto(table as 'person')
      .values(rows.slice(start, start + 500).map((row) => ({ ...(row as NewRow<'person'>), ...recorded })))
      .execute()
}

/**
 * Corrects one row, if it still has `version`: the version that stood goes to the history. False, and nothing done,
 * where somebody else changed it since, or the actor cannot see it.
 */
export async function correctRecord<T extends RecordTable>(
  tx: Tx,
  table: T,
  id: string,
  version: number,
  changes: Partial<NewRow<T>>,
): Promise<boolean> {
  const kept = await supersede(tx, table, sql`t.${sql.ref(`${table}_id`)} = ${id} and t.version = ${version}`)
  if (kept === 0) return false
  const assignments = Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const done = await sql`
    update ${sql.table(table)} set ${sql.join([...assignments, ...restamped(tx)])}
    where partnership_id = ${tx.by.partnershipId} and ${sql.ref(`${table}_id`)} = ${id} and version = ${version}`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

/**
 * Copies the versions that `which` (about `t`) picks to the history, as ended now; gives back how many. They are held until
 * the transaction ends: of two corrections at once the second finds another version than it was to correct, or none.
 */
export async function supersede(tx: Tx, table: RecordTable, which: RawBuilder<unknown>): Promise<number> {
  const columns = sql.join(allColumns[table].map((column) => sql.ref(column)))
  const qualified = sql.join(allColumns[table].map((column) => sql.ref(`t.${column}`)))
  const done = await sql`
    insert into ${sql.table(`${table}_history`)} (${columns}, superseded_at, superseded_by)
    select ${qualified}, ${tx.now}::timestamptz, ${tx.by.actorId}::uuid from ${sql.table(table)} t
    where t.partnership_id = ${tx.by.partnershipId} and ${which} for no key update of t`.execute(tx)
  return Number(done.numAffectedRows)
}

/** What every correction sets besides its own columns. */
export const restamped = (tx: Tx): RawBuilder<unknown>[] => [
  sql`version = version + 1`,
  sql`recorded_at = ${tx.now}::timestamptz`,
  sql`recorded_by = ${tx.by.actorId}::uuid`,
]

/**
 * A common table expression named like the table: its rows as known at a moment. Put it in a `with` and the SQL that
 * follows counts what stood then, by the same definition that counts what stands now.
 */
export function asKnownAt(
  partnershipId: string,
  table: RecordTable,
  columns: readonly string[],
  moment: Instant,
): RawBuilder<unknown> {
  const listed = sql.join(columns.map((column) => sql.ref(column)))
  return sql`${sql.ref(table)} as not materialized (
    select ${listed} from ${sql.table(`public.${table}`)}
      where partnership_id = ${partnershipId}::uuid and recorded_at <= ${moment}::timestamptz
    union all
    select ${listed} from ${sql.table(`public.${table}_history`)}
      where partnership_id = ${partnershipId}::uuid and recorded_at <= ${moment}::timestamptz
        and superseded_at > ${moment}::timestamptz)`
}
