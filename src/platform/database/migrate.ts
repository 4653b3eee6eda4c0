/** Brings a database up to date: numbered SQL files, forward only, each in one transaction, frozen once applied. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type pg from 'pg'
import type { Database } from './open.ts'

const FOLDER = new URL('../../../migrations/', import.meta.url)
const MIGRATION_LOCK = 728_100

export type Migration = { name: string; sql: string; hash: string }

/** The migrations of this version of Waymark, in order. */
export function listMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Applies what is missing and gives back its names. Two at once wait for each other. */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
    await client.query(`create table if not exists schema_migration
      (name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    const applied = await appliedMigrations(client)
    const missing: string[] = []
    for (const migration of listMigrations()) {
      const hash = applied.get(migration.name)
      if (hash === migration.hash) continue
      if (hash !== undefined)
        throw new Error(
          `migration ${migration.name} was changed after this database applied it; write a new one instead`,
        )
      await apply(client, migration)
      missing.push(migration.name)
    }
    return missing
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`)
    client.release()
  }
}

/** The names of the migrations that the database still lacks. */
export async function missingMigrations(database: Database): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    const { rows } = await client.query("select to_regclass('schema_migration') is not null as present")
    const applied = rows[0].present ? await appliedMigrations(client) : new Map<string, string>()
    return listMigrations()
      .map((migration) => migration.name)
      .filter((name) => !applied.has(name))
  } finally {
    client.release()
  }
}

async function appliedMigrations(client: pg.PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query('select name, hash from schema_migration')
  return new Map(rows.map((row) => [row.name as string, row.hash as string]))
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [migration.name, migration.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error })
  }
}
