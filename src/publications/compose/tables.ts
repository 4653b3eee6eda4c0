/** A counted table as its readers get it: rows, columns and totals, notes on what is hidden, and its chart. Pure. */
import { number, periodInWords } from '../../platform/pages/index.ts'
import { dimensions, signalInWords, type Process } from '../../measures/index.ts'
import type { Cell, Chart, Column, ReleaseTable, Row } from '../release/document.ts'
import { financialYearNamed } from '../years.ts'
import type { CountedBeside } from './beside.ts'
import type { PartKeys } from './cell-name.ts'
import type { NamedTable } from './counted.ts'
import { decimalsOf, toldOf, type Telling } from './told.ts'

export function tableOf(table: NamedTable, telling: Telling, beside: CountedBeside): ReleaseTable {
  const { id, item, measure, extent, by } = table
  const { columns, rows } =
    table.columns.length > 0 ? grid(table, telling) : withRates(line(table, telling), beside.rates.get(id))
  const [across, along] = by.map((dimension) => dimensions[dimension])
  const crossed = along === undefined ? '' : ` and ${lower(along)}`
  const isHidden = rows.some(({ cells }) => cells.includes('[c]'))
  return {
    id,
    title: item.title ?? `${measure.title} by ${lower(across!)}${crossed}`,
    measure: measure.id,
    unit: measure.unit.many,
    place: extent.place,
    period: extent.period,
    rowsTitle: across!,
    columnsTitle: along,
    columns,
    rows,
    notes: [
      ...(table.additive
        ? []
        : [
            `One of the ${measure.unit.many} may be in several rows or columns, so that they can add up to more than the total.`,
          ]),
      ...(isHidden ? [HIDDEN] : []),
    ],
    chart: item.chart === 'none' ? undefined : chartOf(item.chart, columns, rows, beside.processes.get(id)),
  }
}

const HIDDEN =
  '[c] stands for a number that is hidden, because it is small or because a small one could be worked out from it.'

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

type Body = { columns: Column[]; rows: Row[] }

/** One breakdown: the period's counts, and those of the period compared with beside them. */
function line(table: NamedTable, telling: Telling): Body {
  const { measure, extent, rows, tally, before } = table
  const { period, compare } = extent
  const now = (keys: PartKeys) => toldOf(telling, { measure, extent, period }, keys, tally(keys))
  const then = (keys: PartKeys): Cell[] =>
    before && compare ? [toldOf(telling, { measure, extent, period: compare }, keys, before.tally(keys))] : []
  const column = (key: string, of: typeof period): Column => ({
    key,
    title: financialYearNamed(of) ?? periodInWords(of),
    unit: measure.unit.many,
    decimals: decimalsOf(measure),
  })
  return {
    columns: [column('value', period), ...(before && compare ? [column('before', compare)] : [])],
    rows: [
      ...rows.map(({ key, label, keys }, at) => ({
        key,
        label: before ? yearless(label) : label,
        isTotal: false,
        cells: [now(keys), ...(before?.rows[at] ? then(before.rows[at].keys) : before ? ['[z]' as const] : [])],
      })),
      { key: 'total', label: totalOf(measure), isTotal: true, cells: [now({}), ...then({})] },
    ],
  }
}

/** What stands in the last row: a share has no total, but a share of all. */
const totalOf = ({ ratio }: NamedTable['measure']): string => (ratio ? 'All' : 'Total')

/** Beside another year's, a month is named without its year: the columns have those. */
const yearless = (label: string): string => label.replace(/ \d{4}$/, '')

/** Two breakdowns: a row a part of the first, a column a part of the second, and the counts of each and of the whole. */
function grid({ measure, extent, rows, columns, tally }: NamedTable, telling: Telling): Body {
  const asked = { measure, extent, period: extent.period }
  const told = (keys: PartKeys): Cell => toldOf(telling, asked, keys, tally(keys))
  const cellsOf = (row: PartKeys) => [...columns.map(({ keys }) => told({ ...row, ...keys })), told(row)]
  const column = (key: string, title: string): Column => ({
    key,
    title,
    unit: measure.unit.many,
    decimals: decimalsOf(measure),
  })
  const total = totalOf(measure)
  return {
    columns: [...columns.map(({ key, label }) => column(key, label)), column('total', total)],
    rows: [
      ...rows.map(({ key, label, keys }) => ({ key, label, isTotal: false, cells: cellsOf(keys) })),
      { key: 'total', label: total, isTotal: true, cells: cellsOf({}) },
    ],
  }
}

/** A further column: so many per 10,000 children, where the count is told and a population is known. */
function withRates(body: Body, rates: ReadonlyMap<string, number | null> | undefined): Body {
  if (!rates) return body
  const rateOf = ({ key, isTotal, cells }: Row): Cell => {
    const rate = rates.get(isTotal ? '' : key)
    if (rate === undefined) return '[z]'
    if (rate === null) return '[x]'
    return typeof cells[0] === 'number' ? Math.round(rate * 10) / 10 : '[c]'
  }
  const column = { key: 'rate', title: 'Rate', unit: 'per 10,000 children aged 0 to 17', decimals: 1 }
  return {
    columns: [...body.columns, column],
    rows: body.rows.map((row) => ({ ...row, cells: [...row.cells, rateOf(row)] })),
  }
}

function chartOf(
  kind: 'columns' | 'line' | 'bars' | 'process',
  columns: readonly Column[],
  rows: readonly Row[],
  process: Process | undefined,
): Chart {
  const drawn = columns.filter(({ key }) => key !== 'total' && key !== 'rate').slice(0, 2)
  const chart: Chart = {
    kind: kind === 'process' ? 'line' : kind,
    columns: drawn.map(({ key }) => key),
    description: describe(columns.indexOf(drawn[0]!), rows),
  }
  // What is usual is worked out from every month: with one of them hidden it would tell of that month.
  const isWhole = rows.every(({ cells }) => !cells.includes('[c]'))
  return process && isWhole ? { ...chart, ...limitsOf(process, rows) } : chart
}

/** The mean and the limits of the last stretch, and the rows that stand out from them. */
function limitsOf({ stretches, signals }: Process, rows: readonly Row[]): Pick<Chart, 'limits' | 'marks'> {
  const limits = stretches.at(-1)?.limits
  if (!limits) return {}
  const lines = [
    { label: 'Upper limit', value: limits.upper },
    { label: 'Average', value: limits.centre },
    ...(limits.lower === null ? [] : [{ label: 'Lower limit', value: limits.lower }]),
  ]
  const keys = new Set(rows.map(({ key }) => key))
  return {
    limits: lines.map(({ label, value }) => ({ label, value: Math.round(value * 10) / 10 })),
    marks: signals
      .filter(({ from }) => keys.has(from))
      .map((signal) => ({ row: signal.from, text: signalInWords(signal) })),
  }
}

/** "Most in December 2016: 41. Fewest in May 2016: 20. 2 of 12 are hidden." */
function describe(at: number, rows: readonly Row[]): string {
  const parts = rows.filter(({ isTotal }) => !isTotal)
  const shown = parts.flatMap(({ label, cells }) => {
    const cell = cells[at]
    return typeof cell === 'number' ? [{ label, value: cell }] : []
  })
  const hidden = parts.length - shown.length
  const unseen =
    hidden === 0 ? '' : ` ${number(hidden)} of ${number(parts.length)} ${hidden === 1 ? 'is' : 'are'} hidden.`
  if (shown.length === 0) return parts.length === 0 ? 'There is nothing to draw.' : `No number is shown.${unseen}`
  const most = shown.reduce((a, b) => (b.value > a.value ? b : a))
  const fewest = shown.reduce((a, b) => (b.value < a.value ? b : a))
  const each = hidden === 0 ? 'in each' : 'in each that is shown'
  if (most.value === fewest.value) return `${number(most.value)} ${each}.${unseen}`
  return `Most in ${most.label}: ${number(most.value)}. Fewest${hidden === 0 ? '' : ' of those shown'} in ${fewest.label}: ${number(fewest.value)}.${unseen}`
}
