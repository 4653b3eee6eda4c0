/** Figures as other programs take them: the contract's JSON, and CSV. */
import { dateTimeInWords } from '../platform/pages/index.ts'
import type { Reference } from '../reference/index.ts'
import type { Figure, Figures } from './actions.ts'
import { partInWords } from './breakdowns.ts'
import { toCsv } from '../platform/csv.ts'
import type { Dimension } from './measure.ts'

export type Change = { compare_value: number; change: number; change_percent: number | null }

/** The difference from the period compared with; per cent is null where there was nothing to compare with. */
export function changeOf(
  figure: Pick<Figure, 'value'> & { before: Pick<Figure, 'value'> | undefined },
): Change | undefined {
  if (!figure.before) return undefined
  const { value: before } = figure.before
  const change = figure.value - before
  return { compare_value: before, change, change_percent: before === 0 ? null : (change / before) * 100 }
}

/** The document that the contract of the command describes. */
export const figuresAsJson = (result: Figures, by: Dimension | undefined): Record<string, unknown> => ({
  ...result.period,
  known_at: result.knownAt,
  ...(result.compare ? { compare_from: result.compare.from, compare_to: result.compare.to } : {}),
  figures: result.figures.map((figure) => ({
    measure: figure.measure.id,
    value: figure.value,
    ...changeOf(figure),
    breakdown: (by && figure.parts.get(by)) ?? [],
  })),
})

/** One row a figure and one a part of it, each with what it counts, where and when. */
export function figuresAsCsv(result: Figures, reference: Reference): string {
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
  const rows = result.figures.flatMap((figure) => {
    const change = changeOf(figure)
    return [
      [...common(figure), '', '', figure.value, change?.compare_value, change?.change, change?.change_percent],
      ...[...figure.parts].flatMap(([dimension, parts]) =>
        parts.map((part) => [...common(figure), dimension, partInWords(dimension, part.key, reference), part.value]),
      ),
    ]
  })
  return toCsv([HEAD, ...rows])
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
]
