/**
 * A million invented people in the real tables with the keys that Waymark makes for them, and children told of again by
 * another hand: with slips, nicknames, moves, missing dates; some of them twins. Seeded: the same every time.
 */
import { once } from 'node:events'
import { createWriteStream, chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/access/index.ts'
import { foundPartnership } from '../../src/agencies/index.ts'
import { rowsOfPeople, type PersonRows, type ToldChild } from '../../src/people/index.ts'
import { migrate, openDatabase, type Database } from '../../src/platform/database/index.ts'
import { parsePartialDate } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'
import { parsePostcode } from '../../src/reference/index.ts'
import { createDatabase, startOwnPostgres } from '../../test/support/postgres.ts'
import { chanceTools, type Person, type PopulationRecord } from './population-chance.ts'
import { recordOf } from './population-errors.ts'
import { nicknames } from './population-nicknames.ts'
import { peopleOf, placeOf } from './population.ts'

export type Probe = { told: ToldChild; personId: string; kind: string }
export type Million = {
  url: string
  database: Database
  operator: Actor
  probes: Probe[]
  stop(): Promise<void>
}

const SEED = 41
const DISTRICTS = 50

export async function millionPeople(count: number, probesWanted: number): Promise<Million> {
  const server = await startOwnPostgres({ fsync: false })
  const url = await createDatabase(server.url, 'million')
  const database = await openDatabase({ url })
  await migrate(database)
  const operator = await foundPartnership(database, 'Staffordshire')
  const probes = await load(database, operator, count, probesWanted)
  return {
    url,
    database,
    operator,
    probes,
    stop: async () => {
      await database.close()
      await server.stop()
    },
  }
}

/** Writes all rows as files and has the server read them: what a save at the front door would write, a million times. */
async function load(database: Database, operator: Actor, count: number, probesWanted: number): Promise<Probe[]> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-million-'))
  chmodSync(folder, 0o755)
  const files = new Map<keyof PersonRows, ReturnType<typeof tableFile>>()
  const chance = chanceTools(SEED)
  const probes: Probe[] = []
  const every = Math.floor(count / 3 / probesWanted)
  let children = 0
  for (const person of peopleOf(chance, count, DISTRICTS)) {
    const told = () => toldOf(recordOf(chance, person, () => placeOf(chance, DISTRICTS), 0, true))
    const personId = uuidv7()
    const stored = told()
    const form = chance.is(0.05) ? nicknames(person.given)[0] : undefined
    const aliases = form ? [{ kind: 'known_as' as const, givenName: form, familyName: person.family }] : []
    const rows = rowsOfPeople([{ ...stored, personId, aliases, source: 'invented' }])
    for (const table of Object.keys(rows) as (keyof PersonRows)[])
      for (const row of rows[table]) {
        const isRecord = table !== 'person_key'
        const whole = {
          partnership_id: operator.partnershipId,
          ...row,
          ...(isRecord ? { recorded_at: '2026-01-01', recorded_by: operator.actorId } : {}),
        }
        if (!files.has(table)) files.set(table, tableFile(folder, table, Object.keys(whole)))
        await files.get(table)!.write(Object.values(whole))
      }
    if (person.born > '1999' && children++ % every === 0 && probes.length < probesWanted)
      probes.push(probeOf(person, personId, told()))
  }
  const client = await database.pool.connect()
  await client.query('set session_replication_role = replica')
  for (const [table, file] of files) {
    await file.end()
    await client.query(`copy ${table} (${file.columns.join(', ')}) from '${file.path}'`)
  }
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze')
  client.release()
  rmSync(folder, { recursive: true })
  return probes
}

function tableFile(folder: string, table: string, columns: string[]) {
  const path = join(folder, table)
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 })
  const cell = (value: unknown) =>
    value === null || value === undefined ? '\\N' : String(value).replace(/[\\\t\n]/g, ' ')
  return {
    path,
    columns,
    write: async (values: unknown[]) => {
      if (!stream.write(`${values.map(cell).join('\t')}\n`)) await once(stream, 'drain')
    },
    end: () => new Promise<void>((done) => stream.end(() => done())),
  }
}

function toldOf(record: PopulationRecord): ToldChild {
  return {
    givenName: record.given_name || null,
    familyName: record.family_name || null,
    dateOfBirth: parsePartialDate(record.date_of_birth) ?? null,
    sex: record.sex === 'F' || record.sex === 'M' ? record.sex : null,
    postcode: parsePostcode(record.postcode) ?? null,
    homeAuthority: null,
    identifiers: record.nhs_number ? [{ kind: 'nhs_number', value: record.nhs_number }] : [],
  }
}

function probeOf(person: Person, personId: string, told: ToldChild): Probe {
  const isNickname = told.givenName !== null && nicknames(person.given).includes(told.givenName)
  const isAsBorn =
    told.givenName === person.given && told.familyName === person.family && told.dateOfBirth === person.born
  const kind = person.isTwin
    ? 'a twin'
    : told.dateOfBirth === null
      ? 'no date of birth'
      : isNickname
        ? 'a nickname'
        : isAsBorn
          ? 'names and date without an error'
          : 'slips and doubtful dates'
  return { told, personId, kind }
}
