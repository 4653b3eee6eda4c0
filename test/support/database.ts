/**
 * A database for a test, on each engine in turn: the embedded one in memory, and a real PostgreSQL cloned from a migrated
 * template. Actors come from a small invented partnership.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { after, describe } from 'node:test'
import { roles, type Actor, type Role } from '../../src/access/index.ts'
import { foundPartnership } from '../../src/agencies/index.ts'
import { listMigrations, migrate, openDatabase, type Database, type Engine } from '../../src/platform/database/index.ts'
import { guardRecords } from './guard.ts'
import { createDatabase, dropDatabase, makeDatabaseOnce, startPostgres } from './postgres.ts'

export type TestDatabase = { database: Database; operator: Actor; as(role: Role, area?: string): Actor }

/** Why there is no PostgreSQL to test on, in a sentence, if `npm test` found none. */
const withoutPostgres = process.env['WAYMARK_TEST_WITHOUT_POSTGRES'] ?? false

/**
 * Declares the tests of `body` once for each engine. `open()` gives a fresh, migrated, founded database, closed when
 * the engine's tests end.
 */
export function onEachEngine(name: string, body: (open: () => Promise<TestDatabase>, engine: Engine) => void): void {
  for (const engine of ['embedded', 'postgres'] as const)
    describe(`${name} (${engine})`, { skip: engine === 'postgres' && withoutPostgres }, () => {
      const opened: Database[] = []
      after(async () => {
        for (const database of opened) await database.close()
      })
      body(async () => {
        const database = engine === 'embedded' ? await openEmbedded() : await openPostgres()
        opened.push(database)
        return founded(database)
      }, engine)
    })
}

/** The actors of a founded database: anybody in a role, of a council's area or of the whole force area. */
export async function founded(database: Database, force = 'Staffordshire'): Promise<TestDatabase> {
  const operator = await foundPartnership(database, force)
  return {
    database,
    operator,
    as: (role, area) => ({
      ...operator,
      actorId: randomUUID(),
      role,
      sees: roles[role].sees,
      authorities: area === undefined ? 'all' : [area],
      homeArea: area,
      displayName: `${roles[role].title} Example`,
      jobTitle: roles[role].title,
    }),
  }
}

/** What a migrated database is made of, in sixteen letters: another where any migration differs. */
const stateOfMigrations = (): string =>
  createHash('sha256')
    .update(`${JSON.stringify(listMigrations())}${guardRecords}`)
    .digest('hex')
    .slice(0, 16)

/** A migrated embedded database in memory, from an image made once for each state of the migrations. */
export async function openEmbedded(): Promise<Database> {
  const file = new URL(`../../.cache/embedded-${stateOfMigrations()}.tar`, import.meta.url)
  if (existsSync(file)) return openDatabase({ image: new Uint8Array(readFileSync(file)) })
  const database = await openDatabase({})
  await migrate(database)
  await guardRecords(database)
  mkdirSync(new URL('.', file), { recursive: true })
  const part = new URL(`${file.href}.${process.pid}`)
  writeFileSync(part, await database.image!())
  renameSync(part, file)
  return database
}

let template: Promise<string> | undefined

async function openPostgres(): Promise<Database> {
  const { url } = await startPostgres()
  template ??= makeTemplate(url)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const database = await openDatabase({ url: await createDatabase(url, name, await template) })
  return {
    ...database,
    close: async () => {
      await database.close()
      await dropDatabase(url, name)
    },
  }
}

/** Migrates once for all the processes of a run, which share the server. */
async function makeTemplate(url: string): Promise<string> {
  const name = `template_${stateOfMigrations()}`
  await makeDatabaseOnce(url, name, async (address) => {
    const database = await openDatabase({ url: address, connections: 1 })
    await migrate(database)
    await guardRecords(database)
    await database.close()
  })
  return name
}
