/** Figures as other programs take them: the contract's JSON, and CSV. */
import { dateTimeInWords } from '../platform/pages/index.ts'
import type { Reference } from '../reference/index.ts'
import type { Figure, Figures } from './actions.ts'
import { partInWords } from './breakdowns.ts'
import type { Axis, Crossing } from './crossing.ts'
import type { Tally } from './counting.ts'
import { ratioOf } from './ratio.ts'
import { changeAsJson, toldOf } from './change/of-figure.ts'
import { toCsv } from '../platform/csv.ts'
import type { Dimension } from './dimensions.ts'

export type Change = { compare_value: number | null; change: number | null; change_percent: number | null }

/**
 * The difference from the period compared with; per cent is null where there was nothing to compare with, and of shares
 * and averages, whose difference is in their own unit.
 */
export function changeOf(
  figure: Tally & { before: Tally | undefined; measure?: Pick<Figure['measure'], 'ratio'> },
): Change | undefined {
  if (!figure.before) return undefined
  const [now, before] = [figure, figure.before].map((tally) => ratioOf(figure.measure ?? {}, tally))
  if (now === null || before === null || now === undefined || before === undefined)
    return { compare_value: before ?? null, change: null, change_percent: null }
  const change = now - before
  return {
    compare_value: before,
    change,
    change_percent: before === 0 || figure.measure?.ratio ? null : (change / before) * 100,
  }
}

/** A figure as a program reads it: of a share or an average its value, null where there is none, and both its numbers. */
const told = ({ ratio }: Pick<Figure['measure'], 'ratio'>, { value, of }: Tally) =>
  ratio ? { value: ratioOf({ ratio }, { value, of: of ?? 0 }), numerator: value, denominator: of ?? 0 } : { value }

/** The document that the contract of the command describes; a crossing beside the figure where one was asked for. */
export const figuresAsJson = (
  result: Figures,
  by: Dimension | undefined,
  crossed: readonly Crossing[] = [],
): Record<string, unknown> => ({
  ...result.period,
  known_at: result.knownAt,
  ...(result.compare ? { compare_from: result.compare.from, compare_to: result.compare.to } : {}),
  figures: result.figures.map((figure) => {
    const crossing = crossed.find((one) => one.measure.id === figure.measure.id)
    return {
      measure: figure.measure.id,
      ...told(figure.measure, figure),
      ...(figure.rate ? { rate: figure.rate } : {}),
      ...changeOf(figure),
      ...changeAsJson(toldOf(figure, result)),
      breakdown: ((by && figure.parts.get(by)) ?? []).map(({ key, ...tally }) => ({
        key,
        ...told(figure.measure, tally),
      })),
      ...(crossing ? { crossing: crossingAsJson(crossing) } : {}),
    }
  }),
})

const crossingAsJson = ({ measure, rows, columns, cells, additive }: Crossing): Record<string, unknown> => {
  const axis = ({ dimension, parts }: Axis) => ({
    by: dimension,
    parts: parts.map(({ key, label, ...tally }) => ({ key, label, ...told(measure, tally) })),
  })
  return {
    rows: axis(rows),
    columns: columns ? axis(columns) : null,
    cells: cells.map(({ row, column, ...tally }) => ({ row, column, ...told(measure, tally) })),
    additive,
  }
}

/** One row a figure, one a part of it and one a cell of two breakdowns, each with what it counts, where and when. */
export function figuresAsCsv(result: Figures, reference: Reference, crossed: readonly Crossing[] = []): string {
  const places = result.authorities.map((code) => reference.authorities.get(code)?.name ?? code)
  const common = (figure: Figure) => [
    figure.measure.id,
    figure.measure.title,
    figure.measure.unit.many,
    places.length > 0 ? places.join('; ') : `${result.areaName} police force area`,
    result.period.from,
    result.period.to,
    dateTimeInWords(result.knownAt),
  ]
  const nothing = ['', '', '']
  const numbers = (figure: Figure, tally: Tally) => {
    const { value, numerator, denominator } = { numerator: '', denominator: '', ...told(figure.measure, tally) }
    return { value, sides: [numerator, denominator] }
  }
  const rows = result.figures.flatMap((figure) => {
    const change = changeOf(figure)
    const whole = numbers(figure, figure)
    const crossing = crossed.find((one) => one.measure.id === figure.measure.id)
    const { rate } = figure
    return [
      [
        ...common(figure),
        '',
        '',
        whole.value,
        change?.compare_value,
        change?.change,
        change?.change_percent,
        ...whole.sides,
        ...(rate && rate.value !== null ? [rate.value, rate.population, rate.year, rate.source] : ['', '', '', '']),
        '',
        '',
      ],
      ...[...figure.parts].flatMap(([dimension, parts]) =>
        parts.map((part) => {
          const { value, sides } = numbers(figure, part)
          return [
            ...common(figure),
            dimension,
            partInWords(dimension, part.key, reference),
            value,
            ...nothing,
            ...sides,
            ...nothing,
            '',
            '',
            '',
          ]
        }),
      ),
      ...(crossing ? cellsOf(crossing, (tally) => numbers(figure, tally), common(figure)) : []),
    ]
  })
  return toCsv([HEAD, ...rows])
}

function cellsOf(
  { rows, columns, cells }: Crossing,
  numbers: (tally: Tally) => { value: number | null; sides: (string | number)[] },
  common: readonly string[],
) {
  const words = (axis: Axis, key: string) => axis.parts.find((part) => part.key === key)!.label
  return cells.map((cell) => {
    const { value, sides } = numbers(cell)
    const across = columns && cell.column !== null ? [columns.dimension, words(columns, cell.column)] : ['', '']
    return [...common, rows.dimension, words(rows, cell.row), value, '', '', '', ...sides, '', '', '', '', ...across]
  })
}

const HEAD = [
  'measure',
  'title',
  'unit',
  'area',
  'from',
  'to',
  'known_at',
  'breakdown',
  'part',
  'value',
  'compare_value',
  'change',
  'change_percent',
  'numerator',
  'denominator',
  'rate_per_10000',
  'population',
  'population_year',
  'population_source',
  'across',
  'across_part',
]
