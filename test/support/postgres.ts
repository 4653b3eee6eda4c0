// Starts real PostgreSQL servers for tests, and sees to it that none outlives the process that started it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres, postgresMissing } from './postgres-binaries.ts'

/** A running server. `url` is that of its `postgres` database, as superuser. */
export type PostgresServer = {
  url: string
  /** Shuts it down and, unless it was given a directory, removes its data. */
  stop(): Promise<void>
  /** Stops it dead, in the middle of whatever it is doing. Start another on the same directory to recover. */
  crash(): Promise<void>
}

export type PostgresOptions = {
  /** Whether a commit waits for the disk, as in production. Off is faster, and enough where only the logic matters. */
  fsync?: boolean
  /** Where its data live, made if absent and kept at the end. Without it: a folder that goes when the server does. */
  directory?: string
}

let shared: Promise<PostgresServer> | undefined

/**
 * The server that this test run shares: the one that `npm test` or you named in WAYMARK_TEST_DATABASE_URL, else one
 * started on first use, which ends with this process.
 */
export function startPostgres(): Promise<PostgresServer> {
  const url = process.env['WAYMARK_TEST_DATABASE_URL']
  if (url) return Promise.resolve({ url, stop: () => Promise.resolve(), crash: refuseToCrash })
  return (shared ??= startOwnPostgres({ fsync: false }))
}

/** A server of one's own, for tests that kill it or measure it. Throws an Error with a plain sentence. */
export async function startOwnPostgres({ fsync = true, directory }: PostgresOptions = {}): Promise<PostgresServer> {
  const place = prepare(directory)
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place)
  const password = readFileSync(join(place.folder, 'password'), 'utf8')
  const port = await freePort()
  const keeper = startKept(place, port, fsync, directory !== undefined)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await answers(url, keeper, place)
  return { url, stop: () => ended(keeper, () => keeper.stdin?.end()), crash: () => crash(keeper, place) }
}

/** Makes a database, from a template if one is named, and answers its address. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`
  await withClient(url, (client) => client.query(`create database ${pg.escapeIdentifier(name)}${from}`))
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}

/** Removes a database, closing whatever is still connected to it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}

/** Makes and fills a database unless it is there; of several processes that want it one does, and the others wait. */
export async function makeDatabaseOnce(
  url: string,
  name: string,
  fill: (address: string) => Promise<void>,
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rows } = await client.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    // Under another name until it is whole: whoever made it may have been stopped.
    const part = `${name}_part`
    await dropDatabase(url, part)
    await fill(await createDatabase(url, part))
    await client.query(`alter database ${pg.escapeIdentifier(part)} rename to ${pg.escapeIdentifier(name)}`)
  })
}

type Place = { folder: string; data: string; binaries: string; user: { uid?: number; gid?: number } }

/** Lays out the server's folder. PostgreSQL refuses to run as root, so under root everything is `nobody`'s. */
function prepare(directory: string | undefined): Place {
  const folder = directory ?? mkdtempSync(join(tmpdir(), 'waymark-postgres-'))
  mkdirSync(folder, { recursive: true })
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const installed = findPostgres()
  if (!installed) throw new Error(postgresMissing)
  return { folder, data: join(folder, 'data'), binaries: runnable(installed, folder, user), user }
}

/** The installation itself, or a copy where the server's user may not reach it (a checkout under /root, say). */
function runnable(installed: string, folder: string, user: Place['user']): string {
  const tried = spawnSync(join(installed, 'bin', 'postgres'), ['--version'], { ...user, cwd: folder })
  if (tried.status === 0) return installed
  const copy = join(folder, 'postgresql')
  if (!existsSync(copy)) cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function initialise({ folder, data, binaries, user }: Place): void {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, randomBytes(12).toString('hex'), { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid)
  const args = ['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--no-sync']
  const done = spawnSync(join(binaries, 'bin', 'initdb'), [...args, '--encoding=UTF8', '--locale=C.UTF-8'], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr}`)
}

// A shell keeps the server: it reads from us until we end, by whatever death, and then takes the server along.
const keeping = `"$@" & server=$!
cat >/dev/null
kill -"$ENDING" $server 2>/dev/null
wait $server
[ "$KEEP" = yes ] || rm -rf "$FOLDER"`

function startKept({ folder, data, binaries, user }: Place, port: number, fsync: boolean, keep: boolean): ChildProcess {
  const settings = {
    port,
    fsync: fsync ? 'on' : 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    lc_messages: 'C',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(join(folder, 'server.log'), 'a')
  const keeper = spawn('/bin/sh', ['-c', keeping, 'sh', join(binaries, 'bin', 'postgres'), '-D', data, ...args], {
    ...user,
    cwd: folder,
    // A group of its own, so that Ctrl-C reaches the tests and not the server under them.
    detached: true,
    stdio: ['pipe', log, log],
    env: { PATH: process.env['PATH'], ENDING: keep ? 'INT' : 'QUIT', KEEP: keep ? 'yes' : 'no', FOLDER: folder },
  })
  // The server must not keep a finished test process waiting.
  keeper.unref()
  ;(keeper.stdin as unknown as { unref(): void }).unref()
  return keeper
}

/** Waits until the server takes connections. */
async function answers(url: string, keeper: ChildProcess, { folder, data }: Place): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      return void (await withClient(url, (client) => client.query('select 1')))
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    if (tries > 20 && !existsSync(join(data, 'postmaster.pid'))) break
  }
  const log = readFileSync(join(folder, 'server.log'), 'utf8')
  await ended(keeper, () => keeper.stdin?.end())
  throw new Error(`PostgreSQL did not start:\n${log}`)
}

/** PostgreSQL's immediate shutdown: every server process stops where it is, and the next start has to recover. */
function crash(keeper: ChildProcess, { data }: Place): Promise<void> {
  const postmaster = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]
  process.kill(Number(postmaster), 'SIGQUIT')
  return ended(keeper, () => keeper.stdin?.end())
}

function refuseToCrash(): Promise<never> {
  throw new Error('The shared server is not ours to crash: use startOwnPostgres.')
}

function ended(keeper: ChildProcess, end: () => void): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return Promise.resolve()
  keeper.ref()
  return new Promise((resolve) => {
    keeper.once('exit', () => resolve())
    end()
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  // A server that goes away under an idle client is an answer to the next query, not a fault of its own.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A port that nothing listens on just now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
