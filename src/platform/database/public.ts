/**
 * Work for the public: nobody is signed in, so there is no actor and no partnership to bind. Row-level security alone
 * decides, by the database's own clock and by what the visitor holds.
 */
import type { Database } from './open.ts'

export type PublicQuery = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/** Reads what is open to all. */
export const asThePublic = <T>(database: Database, work: (query: PublicQuery) => Promise<T>): Promise<T> =>
  inPublic(database, 'read only', '', work)

/** Reads and writes what opens to whoever holds the secret of which this is the hash. */
export const asAVisitor = <T>(database: Database, hash: string, work: (query: PublicQuery) => Promise<T>): Promise<T> =>
  inPublic(database, 'read write', hash, work)

async function inPublic<T>(
  database: Database,
  mode: 'read only' | 'read write',
  holds: string,
  work: (query: PublicQuery) => Promise<T>,
): Promise<T> {
  if (!/^[\w-]*$/.test(holds)) throw new Error('not a hash')
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    await client.query(
      `begin ${mode}; set local role waymark_public; set local timezone = 'UTC'; set local waymark.holds = '${holds}'`,
    )
    const result = await work(async (text, values) => (await client.query(text, values)).rows)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => (broken = fault))
    throw error
  } finally {
    client.release(broken)
  }
}
