/** How a command runs: settings read, database opened, the partnership's operator found; one line for what went wrong. */
import { readConfig, type Config } from '../platform/config.ts'
import { DirectoryInUse, migrate, missingMigrations, openDatabase, type Database } from '../platform/database/index.ts'
import type { Actor } from '../access/index.ts'
import { foundPartnership } from './actions.ts'
import { listPartnerships, operatorOf } from './sign-in.ts'

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

/** Something a command cannot do, said in one line to whoever typed it. */
export class CommandRefused extends Error {
  readonly code: ExitCode
  constructor(message: string, code: ExitCode = 1) {
    super(message)
    this.name = 'CommandRefused'
    this.code = code
  }
}

/** The settings, or a refusal that names each wrong one. */
export function configured(): Config {
  const config = readConfig()
  if ('faults' in config) throw new CommandRefused(config.faults.join('\n'))
  return config
}

/** `check` refuses a PostgreSQL that is not up to date; `migrate` brings it up to date; `leave` lets it be. */
export type Preparation = 'check' | 'migrate' | 'leave'

/** Opens the database of the settings. The embedded one always brings itself up to date. */
export async function openPrepared(config: Config, preparation: Preparation): Promise<Database> {
  const where = config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl }
  const database = await openDatabase(where)
  try {
    if (database.engine === 'embedded' || preparation === 'migrate') await migrate(database)
    else if (preparation === 'check' && (await missingMigrations(database)).length > 0)
      throw new CommandRefused("The database is not up to date. Run 'waymark migrate' first.")
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Runs a command's work on the open database, closed afterwards; the exit code is the work's, or that of the refusal. */
export async function withDatabase(
  work: (database: Database, config: Config) => Promise<ExitCode>,
  preparation: Preparation = 'check',
): Promise<void> {
  try {
    const config = configured()
    const database = await openPrepared(config, preparation)
    try {
      process.exitCode = await work(database, config)
    } finally {
      await database.close()
    }
  } catch (error) {
    process.exitCode = complain(error)
  }
}

/** The same as the operator of the partnership: the only one, or the one that --partnership names. */
export async function withActor(
  options: { partnership?: string },
  work: (database: Database, actor: Actor) => Promise<ExitCode>,
): Promise<void> {
  await withDatabase(async (database, config) => work(database, await operator(database, config, options.partnership)))
}

async function operator(database: Database, config: Config, named: string | undefined): Promise<Actor> {
  const known = await listPartnerships(database)
  if (known.length === 0) {
    try {
      return await foundPartnership(database, named ?? config.partnership, { programmeFrom: config.programmeFrom })
    } catch (error) {
      throw new CommandRefused(`A new database cannot be founded: ${(error as Error).message}.`)
    }
  }
  if (named === undefined && known.length > 1)
    throw new CommandRefused(
      `This database holds several partnerships: name one with --partnership (${known.join(', ')}).`,
      2,
    )
  const actor = await operatorOf(database, named ?? known[0]!)
  if (!actor) throw new CommandRefused(`This database holds no partnership "${named}": it holds ${known.join(', ')}.`)
  return actor
}

/** Prints what went wrong, one line each, and gives the exit code. A fault of ours keeps its stack. */
export function complain(error: unknown): ExitCode {
  if (error instanceof CommandRefused) {
    process.stderr.write(`${error.message}\n`)
    return error.code
  }
  if (error instanceof DirectoryInUse) {
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  const fault = error as Error & { code?: string }
  if (fault.code === 'ECONNREFUSED' || fault.code === 'ENOTFOUND' || fault.code === '28P01' || fault.code === '3D000')
    process.stderr.write(`The database cannot be reached: ${fault.message || fault.code}. Check DATABASE_URL.\n`)
  else process.stderr.write(`${fault.stack ?? String(error)}\n`)
  return 1
}
