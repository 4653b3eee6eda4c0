/** The rows that a merge is about, of whatever table declares itself in merging.ts; and changing them, history kept. */
import { sql } from 'kysely'
import { recordColumns, restamped, supersede, type RecordTable, type Tx } from '../../platform/database/index.ts'
import { references } from '../merging.ts'
import type { Change, Row } from './merge.ts'

type Stored = { id: string; values: Record<string, unknown> }

/** The tables whose rows a merge changes, each with its columns that refer to a person. */
const tables = new Map<RecordTable, string[]>()
for (const { table, column, rule } of references)
  if (rule === 'move' || rule === 'move_once')
    tables.set(table as RecordTable, [...(tables.get(table as RecordTable) ?? []), column])

/** All rows that refer to any of these people, as far as the transaction sees; held until it ends where `hold` is. */
export async function rowsAbout(tx: Tx, personIds: readonly string[], hold: boolean): Promise<Row[]> {
  const found: Row[] = []
  for (const [table, columns] of tables) {
    const refers = columns.map((column) => sql`t.${sql.ref(column)} = any(${personIds}::uuid[])`)
    found.push(...(await read(tx, table, sql`(${sql.join(refers, sql` or `)})`, hold)))
  }
  return found
}

/** These rows as they stand, held until the transaction ends where `hold` is. Who is not seen is left out. */
export async function rowsOf(tx: Tx, which: readonly { table: string; id: string }[], hold: boolean): Promise<Row[]> {
  const found: Row[] = []
  for (const table of new Set(which.map((one) => one.table)) as Set<RecordTable>) {
    const ids = which.filter((one) => one.table === table).map((one) => one.id)
    found.push(...(await read(tx, table, sql`t.${sql.ref(`${table}_id`)} = any(${ids}::uuid[])`, hold)))
  }
  return found
}

async function read(tx: Tx, table: RecordTable, which: ReturnType<typeof sql>, hold: boolean): Promise<Row[]> {
  const { rows } = await sql<Stored>`
    select t.${sql.ref(`${table}_id`)} as id, to_jsonb(t) as values from ${sql.table(table)} t
    where t.partnership_id = ${tx.by.partnershipId} and ${which}
    order by 1 ${hold ? sql`for update` : sql``}`.execute(tx)
  return rows.map(({ id, values }) => ({
    table,
    id,
    values: Object.fromEntries(recordColumns[table].map((column) => [column, textOf(values[column])])),
  }))
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** Makes changes to rows that the transaction holds: the versions that stood go to the history, those alike together. */
export async function applyChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  const byRow = new Map<string, Change[]>()
  for (const one of changes) byRow.set(`${one.table} ${one.id}`, [...(byRow.get(`${one.table} ${one.id}`) ?? []), one])
  const alike = new Map<string, { table: RecordTable; ids: string[]; set: Change[] }>()
  for (const set of byRow.values()) {
    const { table, id } = set[0]!
    const key = JSON.stringify([table, set.map((one) => [one.column, one.became])])
    const group = alike.get(key) ?? { table: table as RecordTable, ids: [], set }
    group.ids.push(id)
    alike.set(key, group)
  }
  for (const { table, ids, set } of alike.values()) {
    const key = sql.ref(`${table}_id`)
    const kept = await supersede(tx, table, sql`t.${key} = any(${ids}::uuid[])`)
    const values = set.map((one) => sql`${sql.ref(one.column)} = ${one.became}`)
    const done = await sql`
      update ${sql.table(table)} set ${sql.join([...values, ...restamped(tx)])}
      where partnership_id = ${tx.by.partnershipId} and ${key} = any(${ids}::uuid[])`.execute(tx)
    if (kept !== ids.length || Number(done.numAffectedRows) !== ids.length)
      throw new Error(
        `of ${ids.length} rows of ${table} to change ${kept} were kept and ${done.numAffectedRows} changed`,
      )
  }
}
