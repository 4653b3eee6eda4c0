/** All that a database has on record, to see whether something changed. */
import { allColumns, type RecordTable } from '../../src/platform/database/index.ts'
import type { TestDatabase } from './database.ts'

const derived = ['person_key', 'awaiting_decision']
const tables = (Object.keys(allColumns) as RecordTable[]).flatMap((table) => [table, `${table}_history`])

/** Each table's rows as one line: how many, and a digest of what they say. Tables without rows are left out. */
export async function snapshot({ database }: TestDatabase): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of [...tables, ...derived]) {
    const { rows } = await database.pool.query(
      `select count(*) as n, md5(string_agg(t::text, chr(10) order by t::text)) as digest from ${table} t`,
    )
    if (rows[0].n > 0) found[table] = `${rows[0].n} ${rows[0].digest}`
  }
  return found
}

/** How many rows each table has, those without any left out. */
export async function counts(db: TestDatabase): Promise<Record<string, number>> {
  const all = await snapshot(db)
  return Object.fromEntries(Object.entries(all).map(([table, line]) => [table, Number(line.split(' ')[0])]))
}
