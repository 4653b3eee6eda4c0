/** `waymark linking`: who is linked without a person having looked. */
import type { Command } from 'commander'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import { inTransaction } from '../platform/database/index.ts'
import { linkingOf, linkings, setLinking, type Linking } from './linking.ts'

/** Adds `linking` to the program. */
export function registerLinking(program: Command, run: typeof withActor): void {
  const values = Object.entries(linkings).map(([value, meaning]) => `\n  ${value.padEnd(6)} ${meaning}`)
  program
    .command('linking')
    .description('who among the children of an import is linked to somebody known without a person')
    .argument('[value]', `${Object.keys(linkings).join(', ')}; left out, what is set is shown`)
    .option('--partnership <name>', 'where the database holds several')
    .addHelpText('after', `\nWithout a person are linked:${values.join('')}\n\nExample:\n  waymark linking rule`)
    .action((value: string | undefined, options: { partnership?: string }) =>
      run(options, async (database, actor): Promise<ExitCode> => {
        if (value !== undefined && !isLinking(value))
          throw new CommandRefused(`"${value}" is none of ${Object.keys(linkings).join(', ')}.`, 2)
        if (value !== undefined) await setLinking(database, actor, value)
        const set = await inTransaction(database, actor, linkingOf)
        process.stdout.write(`${set}: without a person are linked ${linkings[set]}\n`)
        return 0
      }),
    )
}

const isLinking = (value: string): value is Linking => Object.hasOwn(linkings, value)
