/**
 * Files whose rows bear the sender's own reference: what is new is taken, what says the same is left alone, and what says
 * something else is a correction.
 */
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from '../platform/uuid.ts'
import type { RecordTable, Tx } from '../platform/database/index.ts'
import { correctRows, insertRows, text, uuid, type Stored, type Value } from './bulk.ts'
import type { FileSpec, GoodRow } from './file-spec.ts'
import { followReferences, type Found } from './referring.ts'
import type { TakeChunk } from './run.ts'

/** A row as it is to be stored: its values follow the columns of `storedColumns`. */
export type Incoming = {
  row: GoodRow
  ref: string
  id: string
  values: Value[]
  /** By the place of a value: the record that stands for the person it refers to. Either says the same. */
  kept?: Map<number, string>
}
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
    kept: keptAmong(columns, found),
  }))
  const { fresh, same, changed } = await compare(run.tx, spec.table, columns, incoming)
  await insertIncoming(run.tx, spec.table, columns, fresh)
  await correctIncoming(run.tx, spec.table, columns, changed)
  return { taken: fresh.length, unchanged: same.length, corrected: changed.length }
}

function keptAmong(columns: readonly { name: string }[], found: ReadonlyMap<string, Found>): Map<number, string> {
  const kept = new Map<number, string>()
  for (const [at, { name }] of columns.entries()) {
    const keptId = found.get(name)?.keptId
    if (keptId !== undefined) kept.set(at, keptId)
  }
  return kept
}

type StoredRow = Record<string, unknown>

/**
 * Sets the rows beside those stored under the same reference, which are locked; gives each its id, old or new. Where
 * somebody here has corrected a row since it was imported, a row that says what it said then says nothing new: what was
 * corrected stands.
 */
export async function compare(
  tx: Tx,
  table: RecordTable,
  columns: readonly Stored[],
  incoming: readonly Incoming[],
): Promise<Compared> {
  const compared: Compared = { fresh: [], same: [], changed: [] }
  if (incoming.length === 0) return compared
  const listed = sql.join(columns.map((one) => sql.ref(one.column)))
  const { rows } = await sql<StoredRow>`
    select ref, ${sql.ref(`${table}_id`)} as stored_id, recorded_by, ${listed} from ${sql.table(table)}
    where partnership_id = ${tx.by.partnershipId} and ref = any(${incoming.map((one) => one.ref)}::text[])
    for update`.execute(tx)
  const stored = new Map(rows.map((row) => [row['ref'] as string, row]))
  const differing: Incoming[] = []
  for (const one of incoming) {
    const known = stored.get(one.ref)
    one.id = known ? (known['stored_id'] as string) : uuidv7()
    if (!known) compared.fresh.push(one)
    else if (says(known, columns, one)) compared.same.push(one)
    else differing.push(one)
  }
  const corrected = differing.filter((one) => stored.get(one.ref)!['recorded_by'] !== tx.by.actorId)
  const imported = await asLastImported(tx, table, listed, corrected)
  for (const one of differing) {
    const before = imported.get(one.id)
    if (before && says(before, columns, one)) compared.same.push(one)
    else compared.changed.push({ ...one, values: asMerged(stored.get(one.ref)!, columns, one) })
  }
  return compared
}

const says = (row: StoredRow, columns: readonly Stored[], one: Incoming): boolean =>
  columns.every(({ column }, at) => {
    const value = asText(row[column])
    return value === one.values[at] || (value !== null && value === one.kept?.get(at))
  })

/** The values, with a person who was merged where the row already refers to who stands for them. */
const asMerged = (row: StoredRow, columns: readonly Stored[], one: Incoming): Value[] =>
  one.values.map((value, at) => {
    const kept = one.kept?.get(at)
    return kept !== undefined && row[columns[at]!.column] === kept ? kept : value
  })

/** The latest version of each that an import left, by id, from the history. */
async function asLastImported(
  tx: Tx,
  table: RecordTable,
  listed: RawBuilder<unknown>,
  records: readonly Incoming[],
): Promise<Map<string, StoredRow>> {
  if (records.length === 0) return new Map()
  const id = sql.ref(`${table}_id`)
  const { rows } = await sql<StoredRow>`
    select distinct on (${id}) ${id} as stored_id, ${listed} from ${sql.table(`${table}_history`)}
    where partnership_id = ${tx.by.partnershipId} and ${id} = any(${records.map((one) => one.id)}::uuid[])
      and recorded_by = ${tx.by.actorId}
    order by ${id}, version desc`.execute(tx)
  return new Map(rows.map((row) => [row['stored_id'] as string, row]))
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
