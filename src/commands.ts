/** All commands of Waymark: a table of contents. Names and meanings are those of the import format's contract. */
import type { Command } from 'commander'
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

/** Adds every command; nothing runs before the program is given arguments. */
export function registerAll(program: Command): void {
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
}
