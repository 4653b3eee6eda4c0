/** The command itself: what it prints where, how it ends, and what is left when it is killed or two run at once. */
import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { open as openFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { migrate, openDatabase } from '../platform/database/index.ts'
import { createDatabase, dropDatabase, startPostgres } from '../../test/support/postgres.ts'
import { csv, emptyFolder, folderOf, row } from '../../test/support/folders.ts'

const WAYMARK = join(import.meta.dirname, '..', '..', 'bin', 'waymark')
type Place = { env: NodeJS.ProcessEnv; command: string[] }
type Ended = { code: number | null; out: string; err: string }

/** Starts `waymark` with these arguments. */
function start({ env }: Pick<Place, 'env'>, ...args: string[]): ChildProcess & { ended: Promise<Ended> } {
  const child = spawn(WAYMARK, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => (said.out += piece))
  child.stderr.on('data', (piece) => (said.err += piece))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })))
  return Object.assign(child, { ended })
}
const run = (place: Pick<Place, 'env'>, ...args: string[]): Promise<Ended> => start(place, ...args).ended
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

/** A folder whose first row is bad, so that its import shows that it is under way. */
const contacts = Array.from({ length: 10_000 }, (_, n) => row.contact({ contact_ref: `C-${n}` }))
const twoFiles = () => folderOf({ people: [row.person({ sex: 'X' })], contacts })

/** The same with a pipe for its second file: the import waits in the middle until the rest is handed over. */
function heldFolder(): { folder: string; handOver: (rows: number) => Promise<void> } {
  const folder = folderOf({ people: [row.person({ sex: 'X' })] })
  const path = join(folder, 'contacts.csv')
  spawnSync('mkfifo', [path])
  const all = csv(contacts).split('\n')
  let pipe: FileHandle | undefined
  return {
    folder,
    handOver: async (rows) => {
      pipe ??= await openFile(path, 'w')
      await pipe.write(`${all.splice(0, rows + 1).join('\n')}\n`).catch(() => {})
      if (all.length <= 1) await pipe.close()
    },
  }
}

async function underWay(folder: string, child: ChildProcess): Promise<void> {
  while (!existsSync(join(folder, 'rejected.unfinished')))
    if (child.exitCode === null) await wait(5)
    else throw new Error('the import ended before it was seen')
}

/** Until an import stands behind another. */
async function waitsForItsTurn(url: string): Promise<void> {
  const database = await openDatabase({ url, connections: 1 })
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`
  while ((await database.pool.query(waiting)).rowCount === 0) await wait(20)
  await database.close()
}

/** Declares the tests once for each engine, each on a place of its own. */
function onEachPlace(body: (open: () => Promise<Pick<Place, 'env'>>, engine: string) => void): void {
  describe('the command (embedded)', () =>
    body(async () => ({ env: { WAYMARK_DATA_DIR: emptyFolder(), DATABASE_URL: '' } }), 'embedded'))
  const skip = process.env['WAYMARK_TEST_WITHOUT_POSTGRES'] ?? false
  describe('the command (postgres)', { skip }, () => {
    const made: string[] = []
    after(async () => {
      const { url } = await startPostgres()
      for (const name of made) await dropDatabase(url, name)
    })
    body(async () => {
      const name = `command_${process.pid}_${made.length}`
      made.push(name)
      const url = await createDatabase((await startPostgres()).url, name)
      const database = await openDatabase({ url })
      await migrate(database)
      await database.close()
      return { env: { DATABASE_URL: url } }
    }, 'postgres')
  })
}

onEachPlace((open, engine) => {
  let shared: ReturnType<typeof open> | undefined
  const anyPlace = () => (shared ??= open())

  test('prints one document with --json and nothing else, and ends with 0, or with 1 and a line for each bad row', async () => {
    const place = await anyPlace()
    const good = folderOf({ people: [row.person()], contacts: [row.contact()], staff: 'name\nJo\n' })
    const done = await run(place, 'import', good, '--json')
    const summary = { taken: { people: 1, contacts: 1 }, unchanged: 0, corrected: 0, rejected: [] }
    assert.deepEqual([done.code, JSON.parse(done.out)], [0, summary])
    assert.deepEqual(lines(done.err), ['staff.csv was left alone: the import format has no such file.'])

    const bad = folderOf({ people: [row.person({ sex: 'X' }), row.person({ person_ref: 'P-2', family_name: 'a\nb' })] })
    const refused = await run(place, 'import', bad, '--json')
    const { taken, rejected } = JSON.parse(refused.out)
    assert.deepEqual([refused.code, taken, rejected.length], [1, { people: 0 }, 2])
    assert.deepEqual(rejected[0], {
      file: 'people.csv',
      line: 2,
      column: 'sex',
      value: 'X',
      problem: 'This is not one of the codes: F, M, U, I.',
    })
    assert.deepEqual(lines(refused.err), [
      'people.csv, line 2, sex: "X". This is not one of the codes: F, M, U, I.',
      'people.csv, line 3, family_name: "a\\nb". This holds a character that cannot be seen or printed. Type it again without.',
      'Nothing was taken. Correct these rows, or take the others with --accept-good-rows.',
    ])

    const some = await run(place, 'import', bad, '--accept-good-rows')
    assert.deepEqual([some.code, lines(some.err).length], [0, 2])
    assert.equal(some.out, 'people: 0 new\nunchanged: 0\ncorrected: 0\nproblems: 2\n')
    assert.match(readFileSync(join(bad, 'rejected', 'people.csv'), 'utf8'), /^person_ref,.*,problem\r\nP-1,/)
  })

  test('refuses in one line and ends with 1, and with 2 where it was called wrongly', async () => {
    const place = await anyPlace()
    const refusals: [string, RegExp][] = [
      ['/no/such/folder', /^There is no folder \/no\/such\/folder\.$/],
      [
        folderOf({ contact: 'contact_ref\n' }),
        /^The import format has no file contact\.csv: is it contacts\.csv\? Give it that name, or take it out of the folder\.$/,
      ],
    ]
    for (const [folder, sentence] of refusals) {
      const { code, out, err } = await run(place, 'import', folder, '--json')
      assert.deepEqual([code, out, lines(err).length], [1, '', 1], err)
      assert.match(lines(err)[0]!, sentence)
    }
    assert.deepEqual((await run(place, 'import')).code, 2)
    assert.deepEqual((await run(place, 'import', '.', '--jsn')).code, 2)
  })

  test('killed in the middle has taken nothing, and the next one takes everything', async () => {
    const place = await open()
    const { folder, handOver } = heldFolder()
    const child = start(place, 'import', folder, '--accept-good-rows', '--json')
    await underWay(folder, child)
    await handOver(8000)
    await wait(500)
    child.kill('SIGKILL')
    assert.deepEqual([(await child.ended).code, (await child.ended).out], [null, ''])
    assert.ok(!existsSync(join(folder, 'rejected')))
    const whole = twoFiles()
    const { code, out } = await run(place, 'import', whole, '--accept-good-rows', '--json')
    const { taken, unchanged } = JSON.parse(out)
    assert.deepEqual([code, taken, unchanged], [0, { people: 0, contacts: 10_000 }, 0])
    assert.deepEqual(
      [existsSync(join(whole, 'rejected', 'people.csv')), existsSync(join(whole, 'rejected.unfinished'))],
      [true, false],
    )
  })

  test(`beside another of the same folder ${engine === 'embedded' ? 'is refused in a sentence' : 'comes after it and finds everything there'}`, async () => {
    const place = await open()
    const { folder, handOver } = heldFolder()
    const first = start(place, 'import', folder, '--accept-good-rows', '--json')
    await underWay(folder, first)
    const second = start(place, 'import', twoFiles(), '--accept-good-rows', '--json')
    await (engine === 'embedded' ? second.ended : waitsForItsTurn(place.env['DATABASE_URL']!))
    await handOver(10_000)
    const { code, out } = await first.ended
    assert.deepEqual([code, JSON.parse(out).taken], [0, { people: 0, contacts: 10_000 }])
    const later = await second.ended
    if (engine === 'embedded') {
      assert.deepEqual([later.code, later.out], [1, ''])
      assert.match(later.err, /^The database in .* is in use by another Waymark\. Stop that one first.*\n$/)
    } else {
      assert.equal(later.code, 0)
      const { taken, unchanged } = JSON.parse(later.out)
      assert.deepEqual([taken, unchanged], [{ people: 0, contacts: 0 }, 10_000])
    }
  })

  test('holds little more of a large file than of a small one', async () => {
    const place = await anyPlace()
    // 12 MB unless told otherwise; held whole, their cells alone would be more than the heap that is given here.
    const bytes = Number(process.env['WAYMARK_IMPORT_MB'] ?? 12) * 1_000_000
    const summary = 'Collected by adults whom nobody knows. '.repeat(20)
    const long = Array.from({ length: Math.ceil(bytes / 850) }, (_, n) =>
      row.contact({ contact_ref: `L-${n}`, summary }),
    )
    const folder = folderOf({ contacts: long })
    const heap = { NODE_OPTIONS: '--max-old-space-size=64' }
    const { code, out, err } = await run({ env: { ...place.env, ...heap } }, 'import', folder, '--json')
    assert.equal(err, '')
    assert.deepEqual([code, JSON.parse(out).taken], [0, { contacts: long.length }])
  })
})

const script = spawnSync('script', ['--version']).status === 0
test(
  'a bar shows how far an import is, on a terminal and there alone',
  { skip: !script && 'no `script` here' },
  async () => {
    const folder = twoFiles()
    const out = join(folder, 'out.json')
    const command = `${WAYMARK} import ${folder} --accept-good-rows --json > ${out}`
    const env = { ...process.env, WAYMARK_DATA_DIR: emptyFolder(), DATABASE_URL: '' }
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    assert.match(stdout, /\d+% contacts\.csv/)
    assert.equal(JSON.parse(readFileSync(out, 'utf8')).taken.contacts, 10_000)
  },
)
