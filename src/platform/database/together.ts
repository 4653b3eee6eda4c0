/** Rows of several tables in one statement: what belongs together costs one round trip, and stands or falls as one. */
import { sql, type Insertable } from 'kysely'
import { recordColumns, type DB } from './schema.generated.ts'
import type { Tx } from './transaction.ts'

type Filled = 'partnership_id' | 'version' | 'recorded_at' | 'recorded_by'
/** New rows by their table; all rows of one table name the same columns. */
export type RowsTogether = { readonly [T in keyof DB]?: readonly Omit<Insertable<DB[T]>, Filled>[] }

/**
 * Inserts rows of several tables at once, records stamped as `insertRecords` does. Foreign keys between them hold at the
 * end of the statement, so their order does not matter. For tens of rows: each value is a parameter.
 */
export async function insertTogether(tx: Tx, rows: RowsTogether): Promise<void> {
  const inserts = Object.entries(rows).flatMap(([table, list]) =>
    list.length === 0 ? [] : [sql`${sql.ref(`new_${table}`)} as (${insertInto(tx, table, list)})`],
  )
  if (inserts.length > 0) await sql`with ${sql.join(inserts)} select`.execute(tx)
}

function insertInto(tx: Tx, table: string, rows: readonly object[]) {
  const stamps = Object.hasOwn(recordColumns, table) ? { recorded_at: tx.now, recorded_by: tx.by.actorId } : {}
  const filled = rows.map(
    (row) => ({ ...row, partnership_id: tx.by.partnershipId, ...stamps }) as Record<string, unknown>,
  )
  const columns = Object.keys(filled[0]!)
  const values = filled.map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`)
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`
}
