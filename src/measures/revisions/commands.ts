/** `waymark revisions`: what changed in a figure between two moments, on a terminal or as JSON. */
import { Option, type Command } from 'commander'
import type { Database } from '../../platform/database/index.ts'
import type { Actor } from '../../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../../agencies/index.ts'
import { dayOption, measureOption, momentOption } from '../commands.ts'
import { questionSentence } from '../question.ts'
import { tellRevision } from './actions.ts'
import { revisionAsJson } from './json.ts'
import { reasonTitles, type Revision } from './revision.ts'

type Options = {
  measure: string
  from: string
  to: string
  knownFrom: string
  knownTo?: string
  authority: string[]
  json?: boolean
  partnership?: string
}

/** Adds `revisions` to the program. */
export function registerRevisions(program: Command, run: typeof withActor): void {
  program
    .command('revisions')
    .description('say what changed in a figure between two moments, and why')
    .requiredOption('--measure <id>', 'the measure')
    .requiredOption('--from <date>', 'first day of the period')
    .requiredOption('--to <date>', 'last day of the period')
    .requiredOption('--known-from <moment>', 'as known at this day or date-time, UK time')
    .option('--known-to <moment>', 'and at this one; now, if left out')
    .option(
      '--authority <gss>',
      'only this authority (repeat for several)',
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .option('--json', 'one JSON document instead of a table')
    .addOption(new Option('--partnership <name>', 'where the database holds several'))
    .addHelpText(
      'after',
      '\nExample:\n  waymark revisions --measure contacts_received --from 2016-04-01 --to 2017-03-31 --known-from 2017-05-12',
    )
    .action((options: Options) => run(options, (database, actor) => print(database, actor, options)))
}

async function print(database: Database, actor: Actor, options: Options): Promise<ExitCode> {
  const question = {
    measure: measureOption(options.measure),
    period: { from: dayOption('--from', options.from), to: dayOption('--to', options.to) },
    authorities: options.authority,
  }
  const from = momentOption('--known-from', options.knownFrom)
  const to = options.knownTo === undefined ? undefined : momentOption('--known-to', options.knownTo)
  const told = await tellRevision(database, actor, question, { from, to })
  if (!told.ok) {
    if (told.refusal.kind === 'moments_backwards')
      throw new CommandRefused('--known-from must be before --known-to, and not yet to come.', 2)
    throw new CommandRefused(`${questionSentence(told.refusal)}.`, 2)
  }
  const { revision } = told.value
  process.stdout.write(options.json ? `${JSON.stringify(revisionAsJson(revision), null, 2)}\n` : asText(revision))
  return 0
}

function asText({ sentence, reasons }: Revision): string {
  const rows = [
    ['Why', 'Came in', 'Left'],
    ...reasons.map((one) => [reasonTitles[one.reason], String(one.entered), String(one.left)]),
  ]
  const width = Math.max(...rows.map(([why]) => why!.length))
  const lines = rows.map(
    ([why, entered, left]) => `${why!.padEnd(width)}  ${entered!.padStart(7)}  ${left!.padStart(5)}`,
  )
  return `${sentence}\n${reasons.length > 0 ? `\n${lines.join('\n')}\n` : ''}`
}
