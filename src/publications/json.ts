/**
 * The report for programs. Its shape is written down in this room's README, and `format_version` is raised when it
 * changes; names are those of `waymark figures --json`.
 */
import { changeOf } from '../measures/index.ts'
import type { ReportBlock, ReportFigure, ScrutinyReport } from './report.ts'
import { statementOf, statementText } from './statement.ts'

const FORMAT_VERSION = 1

export function reportAsJson(report: ScrutinyReport): Record<string, unknown> {
  const statements = new Map(statementOf(report).map((one) => [one.id, statementText(one)]))
  return {
    report: 'scrutiny',
    format_version: FORMAT_VERSION,
    partnership: report.partnership,
    police_force: report.policeForce,
    year: report.year,
    year_is_over: report.whole,
    ...report.period,
    compare_from: report.before.from,
    compare_to: report.before.to,
    programme_from: report.programmeFrom,
    known_at: report.knownAt,
    geography: report.geography,
    blocks: report.blocks.map((block) => blockAsJson(block, statements.get(block.id) ?? [])),
  }
}

const blockAsJson = ({ id, title, geography, notes, figures, since }: ReportBlock, statement: readonly string[]) => ({
  block: id,
  title,
  geography,
  notes,
  statement,
  figures: figures.map(figureAsJson),
  since_programme_began: since.map(figureAsJson),
})

const figureAsJson = (figure: ReportFigure) => ({
  measure: figure.measure.id,
  definition_version: figure.measure.version,
  title: figure.measure.title,
  unit: figure.measure.unit,
  definition: figure.measure.definition,
  population: figure.measure.population,
  date: figure.measure.date,
  source: figure.measure.source,
  caveats: figure.measure.caveats,
  geography: figure.geography,
  ...figure.period,
  known_at: figure.knownAt,
  value: figure.value,
  ...(figure.before && {
    compare_from: figure.before.period.from,
    compare_to: figure.before.period.to,
    ...changeOf(figure),
  }),
  months: figure.months.map((one) => ({
    month: one.month,
    value: one.value,
    ...(one.before && { compare_month: one.before.month, ...changeOf(one) }),
  })),
  explanations: figure.explanations.map(({ month, area, text, signedBy, jobTitle }) => ({
    month,
    area: area ?? null,
    text,
    signed_by: signedBy,
    job_title: jobTitle,
  })),
})
