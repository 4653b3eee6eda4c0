/**
 * The one way to the rows: a transaction that says who acts. Role and facts of the actor are set for its length alone,
 * by SET LOCAL with literals (the form that reaches Citus workers), in the same round trip that begins it.
 */
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type QueryResult } from 'kysely'
import pg from 'pg'
import { machineClock } from '../clock.ts'
import { addMicroseconds, dayOf, type Instant, type PlainDate } from '../dates.ts'
import type { Database } from './open.ts'
import type { DB } from './schema.generated.ts'

/** Who acts, as the database needs to know them. Subjects are single words; authorities are GSS codes or all. */
export type Principal = {
  partnershipId: string
  actorId: string
  agencyId: string
  sees: readonly string[]
  authorities: 'all' | readonly string[]
  /** Microseconds by which the partnership's clock runs away from the machine's. */
  clockOffset: number
}

/**
 * A running transaction: Kysely, and the moment at which its writes are recorded. In a count, `now` is the latest moment
 * of which all that was recorded is visible.
 */
export type Tx = Kysely<DB> & {
  readonly by: Principal
  readonly now: Instant
  readonly today: PlainDate
  /**
   * Statements, whole and without parameters, that are sent with the commit in one round trip: for what nothing in the
   * transaction waits for. If one of them fails, nothing of the transaction stands.
   */
  readonly withCommit: string[]
}

/** `work` reads and writes as the web role; `count` reads as the counting role, which cannot read a name. */
export type Purpose = 'work' | 'count'

const WRITERS = 7281

/**
 * Runs `work` in one transaction as `by`. A refusal ({ ok: false }) rolls back, as an exception does; both reach the
 * caller as they are.
 */
export async function inTransaction<T>(
  database: Database,
  by: Principal,
  work: (tx: Tx) => Promise<T>,
  purpose: Purpose = 'work',
): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    const begun = (await client.query(beginning(by, purpose))) as unknown as pg.QueryResult[]
    const kysely = kyselyOn(client)
    const moment = purpose === 'work' ? begun.at(-1)!.rows[0].now : momentAllKnown(begun)
    const now = addMicroseconds(moment, by.clockOffset)
    const tx: Tx = Object.assign(kysely, { by, now, today: dayOf(now), withCommit: [] })
    const result = await work(tx)
    const refused = typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
    await client.query(refused ? 'rollback' : [...tx.withCommit, 'commit'].join('; '))
    return result
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => (broken = fault))
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Every write is recorded at the moment after it took a shared lock on "writing here". A count lists who holds that
 * lock: all that was recorded before the earliest of them began is committed, so that what it counts "as known at" that
 * moment comes out the same forever, however long a writer then under way takes to commit.
 */
function beginning(by: Principal, purpose: Purpose): string {
  const literal = pg.escapeLiteral
  const who = `
    set local timezone = 'UTC';
    set local waymark.partnership = ${literal(code(UUID)(by.partnershipId))};
    set local waymark.actor = ${literal(code(UUID)(by.actorId))};
    ${sightOf(by)};`
  const lock = `${WRITERS}, hashtext(${literal(by.partnershipId)})`
  if (purpose === 'work')
    return `begin; set local role waymark_web; ${who}
      select pg_advisory_xact_lock_shared(${lock}), clock_timestamp() as now`
  return `begin read write; set local timezone = 'UTC';
    select clock_timestamp() as now;
    select min(a.xact_start) as oldest from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = ${WRITERS}::oid
        and l.objid = (hashtext(${literal(by.partnershipId)})::bigint & 4294967295)::oid
        and l.objsubid = 2 and l.database = (select oid from pg_database where datname = current_database());
    set local role waymark_count; ${who}`
}

/** What an actor sees, as settings of the transaction. */
export type Sight = Pick<Principal, 'sees' | 'authorities'>

function sightOf({ sees, authorities }: Sight): string {
  const area = authorities === 'all' ? '*' : `,${authorities.map(code(/^[A-Z]\d{8}$/)).join(',')},`
  return `set local waymark.sees = ${pg.escapeLiteral(`,${sees.map(code(/^[a-z_]+$/)).join(',')},`)};
    set local waymark.authorities = ${pg.escapeLiteral(area)}`
}

/**
 * Runs `work` within the transaction with another sight than the actor's, who stays who acts: for the few actions that
 * must reach rows their actor may not see. What is read by it is not shown.
 */
export async function withSight<T>(tx: Tx, sight: Sight, work: () => Promise<T>): Promise<T> {
  for (const setting of sightOf(sight).split(';')) await sql.raw(setting).execute(tx)
  const done = await work()
  for (const setting of sightOf(tx.by).split(';')) await sql.raw(setting).execute(tx)
  return done
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const code = (form: RegExp) => (text: string) => {
  if (!form.test(text)) throw new Error(`not a setting of an actor: ${JSON.stringify(text)}`)
  return text
}

function momentAllKnown(begun: pg.QueryResult[]): Instant {
  const [now, oldest] = begun.filter((result) => result.command === 'SELECT').map((result) => result.rows[0]) as [
    { now: Instant },
    { oldest: Instant | null },
  ]
  return oldest.oldest !== null && oldest.oldest <= now.now ? addMicroseconds(oldest.oldest, -1) : now.now
}

const kyselys = new WeakMap<pg.PoolClient, Kysely<DB>>()

/** One Kysely a connection, made once: nothing is built anew for a request. */
function kyselyOn(client: pg.PoolClient): Kysely<DB> {
  const known = kyselys.get(client)
  if (known) return known
  const connection = {
    executeQuery: async <R>(query: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<R>> => {
      const result = await client.query(query.sql, [...query.parameters])
      const changes = ['INSERT', 'UPDATE', 'DELETE'].includes(result.command)
      return { rows: result.rows, ...(changes ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) }
    },
    streamQuery: () => {
      throw new Error('read in pages instead of a stream')
    },
  }
  const nothing = async () => {}
  const made = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
    },
  })
  kyselys.set(client, made)
  return made
}

/** The machine's moment on a partnership's clock, for what happens outside any transaction. */
export const nowFor = (by: Principal): Instant => addMicroseconds(machineClock.now(), by.clockOffset)
