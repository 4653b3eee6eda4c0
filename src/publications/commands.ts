/** `waymark report scrutiny`: the scrutiny report of a financial year, written to a file. */
import { Option, type Command } from 'commander'
import { parseKnownAt, type FinancialYear, type Instant } from '../platform/dates.ts'
import type { Database } from '../platform/database/index.ts'
import { listInWords } from '../platform/pages/index.ts'
import type { Actor } from '../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import { reportSentence, scrutinyReport } from './actions.ts'
import { formats, isFormat, outputOf, type Format } from './output.ts'
import { writeWhole } from './write-file.ts'
import { parseReportYear } from './years.ts'

type Options = {
  year: string
  authority: string[]
  format: string
  out: string
  knownAt?: string
  partnership?: string
}

const wrong = (sentence: string): never => {
  throw new CommandRefused(sentence, 2)
}
const collect = (value: string, others: string[]) => [...others, value]

/** Adds `report` to the program. */
export function register(program: Command, run: typeof withActor): void {
  program
    .command('report')
    .description('write a report to a file')
    .command('scrutiny')
    .description('write the scrutiny report of a financial year, as known at any moment')
    .requiredOption('--year <year>', 'the financial year, such as 2016-17')
    .requiredOption('--format <format>', listInWords(formats, 'or'))
    .requiredOption('--out <file>', 'the file to write')
    .option('--authority <gss>', 'only this authority (repeat for several)', collect, [])
    .option('--known-at <moment>', 'as known at this day or date-time, UK time')
    .addOption(new Option('--partnership <name>', 'where the database holds several'))
    .addHelpText(
      'after',
      '\nThe police block is of the whole force area, whatever authorities are named.\n\nExample:\n  waymark report scrutiny --year 2016-17 --authority E06000021 --format html --out scrutiny-2016-17.html',
    )
    .action((options: Options) => run(options, (database, actor) => write(database, actor, options)))
}

async function write(database: Database, actor: Actor, options: Options): Promise<ExitCode> {
  const format = formatOption(options.format)
  const made = await scrutinyReport(database, actor, {
    year: yearOption(options.year),
    authorities: options.authority,
    knownAt: options.knownAt === undefined ? undefined : knownAtOption(options.knownAt),
    exportedAs: format,
  })
  if (!made.ok) return wrong(`${reportSentence(made.refusal)}.`)
  writeWhole(options.out, (await outputOf(made.value, format)).content)
  return 0
}

function formatOption(text: string): Format {
  return isFormat(text) ? text : wrong(`There is no format "${text}". There are ${listInWords(formats)}.`)
}

const yearOption = (text: string): FinancialYear =>
  parseReportYear(text) ?? wrong(`--year must be a financial year such as 2016-17; it was "${text}".`)

const knownAtOption = (text: string): Instant =>
  parseKnownAt(text) ??
  wrong(`--known-at must be a day or a date-time such as 2017-06-01 or 2017-06-01T09:00; it was "${text}".`)
