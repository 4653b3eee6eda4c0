/** Opens the database that the settings name: PostgreSQL by its address, or the embedded one in its folder. */
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { lockDirectory } from './lock.ts'
import { typeParsers } from './types.ts'

export type Engine = 'embedded' | 'postgres'
export type Database = {
  engine: Engine
  pool: pg.Pool
  /** Of the embedded database: all of it as one file, from which another can be opened. */
  image?(): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * The database at `url`, or else the embedded one in `dataDir` (in memory where that is undefined too).
 * Throws DirectoryInUse where another process has the folder open.
 */
export async function openDatabase(where: {
  url?: string | undefined
  dataDir?: string | undefined
  image?: Uint8Array | undefined
  connections?: number
}): Promise<Database> {
  if (where.url !== undefined) {
    const pool = new pg.Pool({ connectionString: where.url, max: where.connections ?? 10, types: typeParsers })
    pool.on('error', () => {}) // an idle connection that the server closed; the next query opens another
    return { engine: 'postgres', pool, close: () => pool.end() }
  }
  if (where.dataDir === undefined) return { engine: 'embedded', ...(await openEmbedded(undefined, where.image)) }
  const release = await lockDirectory(where.dataDir)
  try {
    const embedded = await openEmbedded(join(where.dataDir, 'database'))
    return {
      engine: 'embedded',
      pool: embedded.pool,
      close: async () => {
        await embedded.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
