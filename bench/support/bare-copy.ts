/**
 * One bulk COPY of the rows that an import left behind, into tables that are equal but for row-level security: the same
 * columns, checks, indexes and foreign keys. What the database itself takes for these rows, whoever brings them.
 */
import type { Database } from '../../src/platform/database/index.ts'

/** Parents before children, since foreign keys are checked as rows come in. */
const tables = [
  'person',
  'person_identifier',
  'person_address',
  'person_key',
  'relationship',
  'contact',
  'contact_caller',
  'contact_child',
  'decision',
  'awaiting_decision',
] as const

/** Milliseconds that the COPY took, in one transaction, and how many rows it brought. */
export async function bareCopy(database: Database, folder: string): Promise<{ ms: number; rows: number }> {
  const client = await database.pool.connect()
  try {
    await client.query('create schema bare')
    const columns = new Map<string, string>()
    for (const table of tables) {
      const { rows } = await client.query(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as listed from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      columns.set(table, rows[0].listed)
      await client.query(`copy ${table} (${rows[0].listed}) to '${folder}/${table}.copy'`)
      await client.query(`create table bare.${table} (like public.${table} including all)`)
    }
    await refer(client)
    await client.query('checkpoint')
    const begun = performance.now()
    await client.query('begin')
    let rows = 0
    for (const table of tables) {
      const done = await client.query(`copy bare.${table} (${columns.get(table)}) from '${folder}/${table}.copy'`)
      rows += done.rowCount ?? 0
    }
    await client.query('commit')
    return { ms: performance.now() - begun, rows }
  } finally {
    client.release()
  }
}

/** Gives the bare tables the foreign keys of the others, pointing to one another. */
async function refer(client: { query(text: string): Promise<{ rows: Record<string, string>[] }> }): Promise<void> {
  const { rows } = await client.query(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  await client.query('set search_path = bare, public')
  for (const { table, name, definition } of rows)
    if ((tables as readonly string[]).includes(table!))
      await client.query(`alter table bare.${table} add constraint ${name} ${definition}`)
  await client.query('reset search_path')
}
