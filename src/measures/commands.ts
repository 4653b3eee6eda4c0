/** `waymark figures`: the same figures as the pages show, on a terminal or as JSON. */
import { Option, type Command } from 'commander'
import { parseKnownAt, parsePlainDate, type Instant, type PlainDate } from '../platform/dates.ts'
import type { Database } from '../platform/database/index.ts'
import { number } from '../platform/pages/index.ts'
import type { Actor } from '../access/index.ts'
import { CommandRefused, type ExitCode, type withActor } from '../agencies/index.ts'
import { concerns, referenceOf, type Reference } from '../reference/index.ts'
import { figures, type Figures } from './actions.ts'
import { partInWords } from './breakdowns.ts'
import { crossingsOf, type Crossing } from './crossing.ts'
import { changeOf, figuresAsJson } from './export.ts'
import { rateInWords, rounded, sidesInWords, valueInWords } from './pages/words.ts'
import { dimensions, isDimension, type Dimension } from './dimensions.ts'
import { isMeasureId, measureIds, type MeasureId } from './measure.ts'
import { questionSentence, type Question } from './question.ts'

type Run = typeof withActor
type Options = {
  from: string
  to: string
  authority: string[]
  measure: string[]
  concern: string[]
  by?: string
  cross?: string
  knownAt?: string
  compareFrom?: string
  compareTo?: string
  json?: boolean
  partnership?: string
}

const wrong = (sentence: string): never => {
  throw new CommandRefused(sentence, 2)
}
const collect = (value: string, others: string[]) => [...others, value]

/** A day given to an option; any other text is wrong usage. */
export const dayOption = (name: string, text: string): PlainDate =>
  parsePlainDate(text) ?? wrong(`${name} must be a day written as YYYY-MM-DD, such as 2016-04-01; it was "${text}".`)

/** A moment given to --known-at. */
export const knownAtOption = (text: string): Instant => momentOption('--known-at', text)

/** A moment given to an option; any other text is wrong usage. */
export const momentOption = (name: string, text: string): Instant =>
  parseKnownAt(text) ??
  wrong(`${name} must be a day or a date-time such as 2017-06-01 or 2017-06-01T09:00; it was "${text}".`)

/** Adds `figures` to the program. */
export function register(program: Command, run: Run): void {
  program
    .command('figures')
    .description('count what the records say, for any period, as known at any moment')
    .requiredOption('--from <date>', 'first day of the period')
    .requiredOption('--to <date>', 'last day of the period')
    .option('--authority <gss>', 'only this authority (repeat for several)', collect, [])
    .option('--measure <id>', 'only this measure (repeat for several)', collect, [])
    .option('--concern <code>', 'contacts about this concern instead of exploitation (repeat for several)', collect, [])
    .option('--by <breakdown>', `break down by ${Object.keys(dimensions).join(', ')}`)
    .option(
      '--cross <rows,columns>',
      'cross two breakdowns, such as month,source; with --json the cells and all totals',
    )
    .option('--known-at <moment>', 'as known at this day or date-time, UK time')
    .option('--compare-from <date>', 'first day of a period to compare with')
    .option('--compare-to <date>', 'last day of it')
    .option('--json', 'one JSON document instead of a table')
    .addOption(new Option('--partnership <name>', 'where the database holds several'))
    .addHelpText(
      'after',
      '\nExample:\n  waymark figures --from 2016-04-01 --to 2017-03-31 --by month --measure notices_issued',
    )
    .action((options: Options) => run(options, (database, actor) => print(database, actor, options)))
}

async function print(database: Database, actor: Actor, options: Options): Promise<ExitCode> {
  const question = questionOf(options)
  const result = await figures(database, actor, question)
  if (!result.ok) return wrong(`${questionSentence(result.refusal)}.`)
  const by = options.by === undefined ? undefined : question.by?.[0]
  const reference = await referenceOf(database)
  const both = options.cross === undefined ? undefined : crossOption(options.cross)
  const crossed = both && (await crossingsOf(database, actor, result.value, question, both))
  if (crossed && !crossed.ok) return wrong(`${questionSentence(crossed.refusal)}.`)
  process.stdout.write(
    options.json
      ? `${JSON.stringify(figuresAsJson(result.value, by, crossed?.value), null, 2)}\n`
      : asTable(result.value, by, reference) + (crossed?.value ?? []).map(crossingAsTable).join(''),
  )
  return 0
}

/** The question that the options ask, or wrong usage. */
function questionOf(options: Options): Question {
  if ((options.compareFrom === undefined) !== (options.compareTo === undefined))
    return wrong('--compare-from and --compare-to go together.')
  return {
    period: { from: dayOption('--from', options.from), to: dayOption('--to', options.to) },
    compare:
      options.compareFrom === undefined || options.compareTo === undefined
        ? undefined
        : {
            from: dayOption('--compare-from', options.compareFrom),
            to: dayOption('--compare-to', options.compareTo),
          },
    measures: options.measure.length > 0 ? options.measure.map(measureOption) : undefined,
    authorities: options.authority,
    concerns: options.concern.map(concernOption),
    by: options.by === undefined ? undefined : [dimensionOption(options.by)],
    knownAt: options.knownAt === undefined ? undefined : knownAtOption(options.knownAt),
  }
}

/** A measure given to an option. */
export const measureOption = (text: string): MeasureId =>
  isMeasureId(text) ? text : wrong(`There is no measure "${text}". The measures are ${measureIds.join(', ')}.`)
const dimensionOption = (text: string): Dimension =>
  isDimension(text)
    ? text
    : wrong(`There is no breakdown by "${text}". There are ${Object.keys(dimensions).join(', ')}.`)
/** Two breakdowns with a comma between. */
function crossOption(text: string): { rows: Dimension; columns: Dimension } {
  const [rows, columns, more] = text.split(',')
  if (!rows || !columns || more !== undefined)
    return wrong(`--cross must name two breakdowns, such as month,source; it was "${text}".`)
  return { rows: dimensionOption(rows), columns: dimensionOption(columns) }
}
const concernOption = (text: string): string =>
  concerns.some(({ code }) => code === text)
    ? text
    : wrong(`There is no concern "${text}". The concerns are ${concerns.map(({ code }) => code).join(', ')}.`)

function asTable(result: Figures, by: Dimension | undefined, reference: Reference): string {
  const rows = result.figures.flatMap((figure) => {
    const change = changeOf(figure)
    const { measure } = figure
    const told = (value: number | null) => (value === null ? '-' : number(rounded(value, measure.ratio ? 2 : 0)))
    const compared = change ? [told(change.compare_value), told(change.change), percent(change.change_percent)] : []
    const parts = (by && figure.parts.get(by)) ?? []
    return [
      [
        measure.title,
        valueInWords(measure, figure),
        measure.ratio ? sidesInWords(measure, figure) : measure.unit.many,
        ...compared,
      ],
      ...parts.map((part) => [`  ${partInWords(by!, part.key, reference)}`, valueInWords(measure, part)]),
    ]
  })
  const head = ['Measure', 'Figure', 'Unit', ...(result.compare ? ['Compared', 'Change', 'Change %'] : [])]
  const rates = result.figures.flatMap(({ measure, rate }) =>
    rate ? [`${measure.title}: ${rateInWords(rate)}\n`] : [],
  )
  return `${alignedTable([head, ...rows])}\n${rates.join('')}Known at ${result.knownAt}\n`
}

/** A crossing as a grid, with totals as counted. */
function crossingAsTable({ measure, rows, columns, cells, total }: Crossing): string {
  const across = columns!.parts
  const at = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const grid = [
    [dimensions[rows.dimension], ...across.map(({ label }) => label), 'Total'],
    ...rows.parts.map((row) => [
      row.label,
      ...across.map((column) => valueInWords(measure, at.get(`${row.key} ${column.key}`)!)),
      valueInWords(measure, row),
    ]),
    ['Total', ...across.map((column) => valueInWords(measure, column)), valueInWords(measure, total)],
  ]
  const text = alignedTable(grid, [0])
  return `\n${measure.title}, by ${dimensions[rows.dimension].toLowerCase()} and ${dimensions[columns!.dimension].toLowerCase()}\n${text}`
}

const percent = (value: number | null) => (value === null ? '-' : `${value.toFixed(1)}%`)

/** Columns as wide as their widest cell; all but the first and the unit set to the right, as figures are. */
function alignedTable(rows: string[][], left: readonly number[] = [0, 2]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const set = (text: string, column: number) =>
    left.includes(column) ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)
  return rows.map((row) => `${row.map(set).join('  ').trimEnd()}\n`).join('')
}
