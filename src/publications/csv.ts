/** The report for spreadsheets: a row for each figure and one for each of its months, every row readable by itself. */
import { toCsv } from '../platform/csv.ts'
import { changeOf } from '../measures/index.ts'
import type { Explanation, ReportBlock, ReportFigure, ScrutinyReport } from './report.ts'

const HEAD = [
  'block',
  'measure',
  'title',
  'unit',
  'area',
  'authorities',
  'from',
  'to',
  'known_at',
  'definition_version',
  'breakdown',
  'part',
  'value',
  'compare_from',
  'compare_to',
  'compare_value',
  'change',
  'change_percent',
  'definition',
  'source',
  'caveats',
  'explanations',
] as const
type Row = Readonly<Partial<Record<(typeof HEAD)[number], string | number | null | undefined>>>

export const reportAsCsv = (report: ScrutinyReport): string =>
  toCsv([
    HEAD,
    ...report.blocks
      .flatMap((block) => [...block.since, ...block.figures].flatMap((figure) => rowsOf(block, figure)))
      .map((row) => HEAD.map((column) => row[column])),
  ])

function rowsOf(block: ReportBlock, figure: ReportFigure): Row[] {
  const { measure, geography, period, before } = figure
  const common: Row = {
    block: block.id,
    measure: measure.id,
    title: measure.title,
    unit: measure.unit.many,
    area: geography.name,
    authorities: geography.authorities.join(' '),
    ...period,
    known_at: figure.knownAt,
    definition_version: measure.version,
    compare_from: before?.period.from,
    compare_to: before?.period.to,
  }
  return [
    {
      ...common,
      value: figure.value,
      ...changeOf(figure),
      definition: measure.definition,
      source: measure.source,
      caveats: measure.caveats.join(' '),
      explanations: said(figure.explanations),
    },
    ...figure.months.map((one): Row => ({
      ...common,
      breakdown: 'month',
      part: one.month,
      value: one.value,
      ...changeOf(one),
      explanations: said(figure.explanations.filter(({ month }) => month === one.month)),
    })),
  ]
}

const said = (explanations: readonly Explanation[]): string =>
  explanations
    .map(({ month, text, signedBy, jobTitle }) => `${month}: ${text} Signed by ${signedBy}, ${jobTitle}.`)
    .join('\n')
