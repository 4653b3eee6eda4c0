/**
 * Files whose rows bear the sender's own reference: what is new is taken, what says the same is left alone, and what says
 * something else is a correction.
 */
import { sql } from 'kysely'
import { uuidv7 } from '../platform/uuid.ts'
import type { RecordTable, Tx } from '../platform/database/index.ts'
import { correctRows, insertRows, text, uuid, type Stored, type Value } from './bulk.ts'
import type { FileSpec, GoodRow } from './file-spec.ts'
import { followReferences } from './referring.ts'
import type { TakeChunk } from './run.ts'

/** A row as it is to be stored: its values follow the columns of `storedColumns`. */
export type Incoming = { row: GoodRow; ref: string; id: string; values: Value[] }
export type Compared = { fresh: Incoming[]; same: Incoming[]; changed: Incoming[] }

/** The columns of a file that are stored in its own table, the reference apart. */
export const storedColumns = (spec: FileSpec): (Stored & { at: number; name: string; refers: boolean })[] =>
  spec.columns.flatMap((column, at) =>
    column.into === 'ref'
      ? []
      : [
          {
            column: column.into ?? column.name,
            type: column.refersTo ? 'uuid' : (column.type ?? 'text'),
            at,
            name: column.name,
            refers: column.refersTo !== undefined,
          },
        ],
  )

/** Takes a chunk of any file whose rows are each one record of one table. */
export const takeRecords: TakeChunk = async (run, spec, rows) => {
  const columns = storedColumns(spec)
  const incoming = (await followReferences(run, spec, rows)).map(({ row, found }) => ({
    row,
    ref: row.values[0]!,
    id: '',
    values: columns.map(({ at, name, refers }) => (refers ? (found.get(name)?.id ?? null) : row.values[at]!)),
  }))
  const { fresh, same, changed } = await compare(run.tx, spec.table, columns, incoming)
  await insertIncoming(run.tx, spec.table, columns, fresh)
  await correctIncoming(run.tx, spec.table, columns, changed)
  return { taken: fresh.length, unchanged: same.length, corrected: changed.length }
}

/** Sets the rows beside those stored under the same reference, which are locked; gives each its id, old or new. */
export async function compare(
  tx: Tx,
  table: RecordTable,
  columns: readonly Stored[],
  incoming: readonly Incoming[],
): Promise<Compared> {
  const compared: Compared = { fresh: [], same: [], changed: [] }
  if (incoming.length === 0) return compared
  const listed = sql.join(columns.map((one) => sql.ref(one.column)))
  const { rows } = await sql<Record<string, unknown>>`
    select ref, ${sql.ref(`${table}_id`)} as stored_id, ${listed} from ${sql.table(table)}
    where partnership_id = ${tx.by.partnershipId} and ref = any(${incoming.map((one) => one.ref)}::text[])
    for update`.execute(tx)
  const stored = new Map(rows.map((row) => [row['ref'] as string, row]))
  for (const one of incoming) {
    const known = stored.get(one.ref)
    one.id = known ? (known['stored_id'] as string) : uuidv7()
    if (!known) compared.fresh.push(one)
    else if (columns.every(({ column }, at) => asText(known[column]) === one.values[at])) compared.same.push(one)
    else compared.changed.push(one)
  }
  return compared
}

export const asText = (value: unknown): Value =>
  value === null || value === undefined ? null : String(value as string)

export const insertIncoming = (tx: Tx, table: RecordTable, columns: readonly Stored[], rows: readonly Incoming[]) =>
  insertRows(
    tx,
    table,
    [uuid(`${table}_id`), text('ref'), ...columns],
    rows.map((one) => [one.id, one.ref, ...one.values]),
  )

export const correctIncoming = (tx: Tx, table: RecordTable, columns: readonly Stored[], rows: readonly Incoming[]) =>
  correctRows(
    tx,
    table,
    [uuid(`${table}_id`), ...columns],
    rows.map((one) => [one.id, ...one.values]),
  )
