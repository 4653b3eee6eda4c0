/**
 * Kills a writing Waymark dead, again and again. Three times on each engine with every test run; for thirty:
 * WAYMARK_KILL_ROUNDS=30 npm test -- test/durability
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { migrate, openDatabase, type Database } from '../../src/platform/database/index.ts'
import { createDatabase, startOwnPostgres } from '../support/postgres.ts'

const ROUNDS = Number(process.env['WAYMARK_KILL_ROUNDS'] ?? 3)
const WRITER = new URL('writer.ts', import.meta.url).pathname

/** Starts the writer, lets it write for a while, kills it dead; gives back what it had acknowledged. */
async function writeUntilKilled(
  kind: string,
  place: string,
  milliseconds: number,
  kill: () => Promise<void> | undefined,
): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, kind, place], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complained = ''
  writer.stderr.on('data', (chunk) => (complained += chunk))
  const ended = new Promise((resolve) => writer.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    writer.stdout.on('data', (chunk) => {
      if (said === '') setTimeout(resolve, milliseconds)
      said += chunk
    })
    writer.once('close', () => reject(new Error(`the writer ended by itself: ${complained}`)))
  })
  await kill()
  writer.kill('SIGKILL')
  await ended
  return said.split('\n').slice(0, -1)
}

/** What is in the database that should not be, or is not that should. */
async function amiss(database: Database, acknowledged: Map<string, boolean>): Promise<string[]> {
  const { rows } = await database.pool.query(`
    select c.contact_id, c.version,
      (select count(*) from contact_child k where k.contact_id = c.contact_id) as children,
      (select count(*) from audit_entry a where a.subject_id = c.contact_id) as audited,
      (select count(*) from contact_history h where h.contact_id = c.contact_id) as kept
    from contact c`)
  const found = new Map(rows.map((row) => [row.contact_id as string, row]))
  const wrong: string[] = []
  for (const [id, corrected] of acknowledged) {
    const row = found.get(id)
    if (!row) wrong.push(`contact ${id} was acknowledged and is lost`)
    else if (corrected && row.version !== 2) wrong.push(`the correction of ${id} was acknowledged and is lost`)
  }
  for (const row of rows)
    if (row.children !== 2 || row.audited !== row.version || row.kept !== row.version - 1)
      wrong.push(`contact ${row.contact_id} is half done: ${JSON.stringify(row)}`)
  return wrong
}

type Place = {
  kind: 'embedded' | 'postgres'
  at(): string
  kill?(round: number): Promise<void>
  again?(round: number): Promise<void>
}

async function rounds(t: TestContext, place: Place) {
  const { kind } = place
  const acknowledged = new Map<string, boolean>()
  for (let round = 1; round <= ROUNDS; round += 1) {
    const lines = await writeUntilKilled(kind, place.at(), 200 + ((round * 137) % 400), () => place.kill?.(round))
    await place.again?.(round)
    for (const line of lines) acknowledged.set(line.split(' ')[1]!, line.startsWith('corrected'))
    const database = await openDatabase(kind === 'embedded' ? { dataDir: place.at() } : { url: place.at() })
    assert.deepEqual(await amiss(database, acknowledged), [], `after kill ${round}`)
    await database.close()
  }
  assert.ok(acknowledged.size > 0)
  t.diagnostic(`${ROUNDS} kills, ${acknowledged.size} contacts acknowledged, none lost, none half done`)
}

test('killing Waymark while it writes to the embedded database loses nothing acknowledged and leaves nothing half done', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-killed-'))
  try {
    const database = await openDatabase({ dataDir: folder })
    await migrate(database)
    await database.close()
    await rounds(t, { kind: 'embedded', at: () => folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('killing Waymark, or PostgreSQL under it, while it writes loses nothing acknowledged and leaves nothing half done', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-killed-'))
  let server = await startOwnPostgres({ fsync: true, directory })
  try {
    await createDatabase(server.url, 'killed')
    const at = () => server.url.replace(/\/postgres$/, '/killed')
    const database = await openDatabase({ url: at() })
    await migrate(database)
    await database.close()
    // Every third time it is the server that dies, and recovers from its log.
    const serverDies = (round: number) => round % 3 === 0
    await rounds(t, {
      kind: 'postgres',
      at,
      kill: async (round) => (serverDies(round) ? server.crash() : undefined),
      again: async (round) => {
        if (serverDies(round)) server = await startOwnPostgres({ fsync: true, directory })
      },
    })
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
})
