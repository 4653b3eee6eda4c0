/** The commands of Waymark: a table of contents. Names and meanings are those of the import format's contract. */
import { Command, CommanderError } from 'commander'
import { registerTokens, registerUsers, withActor, withDatabase } from './agencies/index.ts'
import { registerConcerns } from './concerns/index.ts'
import { register as registerDemo } from './demo/commands.ts'
import { register as registerProtect } from './disclosure/commands.ts'
import { registerHandover } from './handover/index.ts'
import { register as registerImport } from './importing/commands.ts'
import { register as registerLink } from './linkage/commands.ts'
import { register as registerFigures } from './measures/commands.ts'
import { registerLinking } from './people/index.ts'
import { registerRevisions } from './measures/revisions/commands.ts'
import { migrate } from './platform/database/index.ts'
import { register as registerReport } from './publications/commands.ts'
import { registerRelease } from './publications/release/commands.ts'
import { registerWebhooks } from './webhooks/index.ts'
import { serveUntilTold } from './serve.ts'
import { registerWork } from './work/index.ts'

/** The program with all its commands; nothing runs before it is given arguments. */
export function buildProgram(): Command {
  const program = new Command('waymark')
    .description('Records and figures for a partnership that protects children from exploitation')
    .exitOverride()
    .showHelpAfterError("('waymark help COMMAND' shows how)")
  program
    .command('serve')
    .description('serve the pages on the database of the settings')
    .action(() =>
      withDatabase(async (database, config) => {
        await serveUntilTold(database, config, (address) => process.stdout.write(`Waymark is at ${address}\n`))
        return 0
      }),
    )
  program
    .command('migrate')
    .description('bring a PostgreSQL database up to date (the embedded one does so by itself)')
    .action(() =>
      withDatabase(async (database) => {
        const missing = await migrate(database)
        process.stdout.write(
          missing.length === 0 ? 'Up to date.\n' : `${missing.map((name) => `applied ${name}`).join('\n')}\n`,
        )
        return 0
      }, 'leave'),
    )
  registerUsers(program, withActor)
  registerTokens(program, withActor)
  registerWebhooks(program, withActor)
  registerLinking(program, withActor)
  registerImport(program, withActor)
  registerLink(program)
  registerProtect(program)
  registerFigures(program, withActor)
  registerRevisions(program, withActor)
  registerReport(program, withActor)
  registerRelease(program, withActor)
  registerHandover(program, withActor)
  registerWork(program, withActor)
  registerConcerns(program, withActor)
  registerDemo(program, serveUntilTold)
  return program
}

/** Runs one command; wrong usage is 2. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await buildProgram().parseAsync([...argv])
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}

if (import.meta.main) await run(process.argv)
