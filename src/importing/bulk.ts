/**
 * Rows in thousands: one statement inserts or corrects them all from arrays, one a column, so that the database is what
 * an import waits for. Table and column names come from our own specs alone.
 */
import { sql, type RawBuilder } from 'kysely'
import { restamped, supersede, type RecordTable, type Tx } from '../platform/database/index.ts'

/** A column and the PostgreSQL type that its values, written as text, are read as. */
export type Stored = { column: string; type: string }
export type Value = string | null

export const text = (column: string): Stored => ({ column, type: 'text' })
export const uuid = (column: string): Stored => ({ column, type: 'uuid' })

/** Inserts rows, whose values follow `columns`, recorded now by the actor. */
export async function insertRows(
  tx: Tx,
  table: RecordTable,
  columns: readonly Stored[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return
  const listed = sql.join(columns.map((one) => sql.ref(one.column)))
  await sql`
    insert into ${sql.table(table)} (partnership_id, recorded_at, recorded_by, ${listed})
    select ${tx.by.partnershipId}::uuid, ${tx.now}::timestamptz, ${tx.by.actorId}::uuid, ${listed}
    from ${unnested(columns, rows)}`.execute(tx)
}

/** Inserts rows given as objects that all name the same columns; values are text, or null. */
export async function insertObjects(tx: Tx, table: RecordTable, columns: readonly Stored[], rows: readonly object[]) {
  await insertRows(
    tx,
    table,
    columns,
    rows.map((row) => columns.map((one) => ((row as Record<string, unknown>)[one.column] ?? null) as Value)),
  )
}

/**
 * Puts new values in the place of old ones, which go to the history. The first of `columns` is the id. The caller holds
 * the rows locked.
 */
export async function correctRows(
  tx: Tx,
  table: RecordTable,
  columns: readonly Stored[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return
  const [id, ...changed] = columns as [Stored, ...Stored[]]
  await supersede(tx, table, sql`${sql.ref(`t.${id.column}`)} = any(${rows.map((row) => row[0])}::uuid[])`)
  const assignments = changed.map((one) => sql`${sql.ref(one.column)} = ${sql.ref(`told.${one.column}`)}`)
  await sql`
    update ${sql.table(table)} as stored set ${sql.join([...assignments, ...restamped(tx)])}
    from ${unnested(columns, rows)}
    where stored.partnership_id = ${tx.by.partnershipId}
      and ${sql.ref(`stored.${id.column}`)} = ${sql.ref(`told.${id.column}`)}`.execute(tx)
}

/** The rows as a table `told` of the statement. */
function unnested(columns: readonly Stored[], rows: readonly (readonly Value[])[]): RawBuilder<unknown> {
  const arrays = columns.map(
    (one, index) => sql`${rows.map((row) => row[index])}::${sql.raw(one.type === 'jsonb' ? 'text' : one.type)}[]`,
  )
  const names = sql.join(columns.map((one) => sql.ref(one.column)))
  if (columns.every((one) => one.type !== 'jsonb')) return sql`unnest(${sql.join(arrays)}) as told(${names})`
  const read = columns.map((one) => sql`${sql.ref(one.column)}::${sql.raw(one.type)} as ${sql.ref(one.column)}`)
  return sql`(select ${sql.join(read)} from unnest(${sql.join(arrays)}) as given(${names})) as told`
}
