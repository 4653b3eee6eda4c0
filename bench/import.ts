/**
 * Is an import bounded by the database or by us? 100,000 contacts with their children, some of them told of, callers and
 * decisions, taken in on each engine; beside one bulk COPY of all the rows that this left behind into equal, empty tables
 * with the same indexes and foreign keys.
 *
 *   npm run bench import [CONTACTS] [ROUNDS] [embedded|postgres]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundPartnership } from '../src/agencies/index.ts'
import { loadFolder } from '../src/importing/index.ts'
import { migrate, openDatabase, type Database, type Engine } from '../src/platform/database/index.ts'
import { mustBeOk } from '../src/platform/result.ts'
import { createDatabase, dropDatabase, startOwnPostgres } from '../test/support/postgres.ts'
import { bareCopy } from './support/bare-copy.ts'
import { writeImportFolder } from './support/import-folder.ts'
import { median } from './support/pgbench.ts'

const contacts = Number(process.argv[2] ?? 100_000)
const ROUNDS_MAX = Number(process.argv[3] ?? 3)
const only = process.argv[4]
const place = mkdtempSync(join(tmpdir(), 'waymark-bench-import-'))
const folder = join(place, 'extract')
const made = writeImportFolder(folder, contacts)
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
console.log(`${made.rows} rows in ${(made.bytes / 1e6).toFixed(0)} MB of CSV, ${contacts} of them contacts`)

/** One import into a new database, the same again, and the bare COPY. */
async function round(database: Database, copies: string) {
  await migrate(database)
  const operator = await foundPartnership(database, 'Staffordshire')
  const timed = async () => {
    const begun = performance.now()
    mustBeOk(await loadFolder(database, operator, folder))
    return performance.now() - begun
  }
  const [first, again] = [await timed(), await timed()]
  return { first, again, bare: await bareCopy(database, copies) }
}

async function report(
  engine: Engine,
  open: (turn: number) => Promise<{ database: Database; copies: string; end(): Promise<void> }>,
) {
  const rounds: Awaited<ReturnType<typeof round>>[] = []
  for (let turn = 0; turn < ROUNDS_MAX; turn += 1) {
    const { database, copies, end } = await open(turn)
    const one = await round(database, copies)
    rounds.push(one)
    const rate = (ms: number) => Math.round((made.rows * 1000) / ms).toLocaleString('en')
    console.log(
      `${engine}: import ${(one.first / 1000).toFixed(1)} s (${rate(one.first)} rows a second), again ${(one.again / 1000).toFixed(1)} s, ` +
        `bare COPY ${(one.bare.ms / 1000).toFixed(1)} s (${one.bare.rows} rows), ratio ${(one.first / one.bare.ms).toFixed(2)}`,
    )
    await end()
  }
  const ratios = rounds.map((one) => one.first / one.bare.ms)
  console.log(
    `${engine}: median ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  )
}

if (only !== 'embedded') {
  const server = await startOwnPostgres({ fsync: true })
  const copies = mkdtempSync(join(place, 'copies-'))
  chmodSync(place, 0o755)
  chmodSync(copies, 0o777)
  await report('postgres', async (turn) => {
    const name = `import_${turn}`
    const database = await openDatabase({ url: await createDatabase(server.url, name) })
    return {
      database,
      copies,
      end: async () => {
        await database.close()
        await dropDatabase(server.url, name)
      },
    }
  })
  await server.stop()
}
if (only !== 'postgres')
  await report('embedded', async (turn) => {
    const dataDir = join(place, `embedded-${turn}`)
    const database = await openDatabase({ dataDir })
    return {
      database,
      copies: '/tmp',
      end: async () => {
        await database.close()
        rmSync(dataDir, { recursive: true })
      },
    }
  })
rmSync(place, { recursive: true })
