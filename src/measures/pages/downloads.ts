/** Figures to take away: the same as the pages show, as CSV or as the JSON that the command prints. */
import type { Visit } from '../../access/index.ts'
import { file, json, pageNotFound, type Reply } from '../../platform/http/index.ts'
import { referenceOf } from '../../reference/index.ts'
import { figures, type Figures } from '../actions.ts'
import { crossingsOf, type Crossing } from '../crossing.ts'
import { figuresAsCsv, figuresAsJson } from '../export.ts'
import { isDimension, type Dimension } from '../dimensions.ts'
import { isMeasureId, type MeasureId } from '../measure.ts'
import { questionSentence, type Question, type QuestionRefusal } from '../question.ts'
import { tellQuality } from '../quality/actions.ts'
import { qualityAsJson } from '../quality/quality.ts'
import { urls } from '../urls.ts'
import { askedOf, problemOf } from './asked.ts'
import { one, questionOf, several } from './choices.ts'

export const getCsv = (visit: Visit): Promise<Reply> =>
  take(visit, async (result, _, crossed) =>
    file('text/csv; charset=utf-8', figuresAsCsv(result, await referenceOf(visit.database), crossed), fileName(result)),
  )

export const getJson = (visit: Visit): Promise<Reply> =>
  take(visit, async (result, by, crossed) =>
    json({ ...figuresAsJson(result, by, crossed), ...(await qualityBeside(visit, result)) }),
  )

/** How good a figure is, where one alone is asked for. */
async function qualityBeside({ database, who }: Visit, result: Figures): Promise<Record<string, unknown>> {
  const [figure, ...others] = result.figures
  if (!figure || others.length > 0) return {}
  const { period, authorities, concerns, knownAt } = result
  const told = await tellQuality(database, who, { measure: figure.measure.id, period, authorities, concerns, knownAt })
  return told.ok ? { quality: qualityAsJson(told.value) } : {}
}

const fileName = ({ period, figures: counted }: Figures): string =>
  `${counted.length === 1 ? counted[0]!.measure.id : 'figures'}-${period.from}-to-${period.to}.csv`

async function take(
  visit: Visit,
  give: (result: Figures, by: Dimension | undefined, crossed: readonly Crossing[]) => Promise<Reply>,
): Promise<Reply> {
  const { database, who, query } = visit
  const asked = await askedOf(visit, query, urls.figures)
  const measures = several(query, 'measure')
  const by = one(query, 'by')
  const across = one(query, 'across')
  const errors = [
    ...(asked.choices ? [] : asked.errors),
    ...measures
      .filter((id) => !isMeasureId(id))
      .map((id) => ({ field: 'measure', text: `There is no measure "${id}"` })),
    ...(by === '' || isDimension(by) ? [] : [{ field: 'by', text: `There is no breakdown by "${by}"` }]),
    ...(across === '' || isDimension(across)
      ? []
      : [{ field: 'across', text: `There is no breakdown by "${across}"` }]),
    ...(across !== '' && by === '' ? [{ field: 'by', text: 'Say by what the crossing has its rows' }] : []),
  ]
  if (!asked.choices || errors.length > 0) return problemOf(visit, errors)
  const dimension = isDimension(by) ? by : undefined
  const question: Question = {
    ...questionOf(asked.choices),
    measures: measures.length > 0 ? (measures as MeasureId[]) : undefined,
    by: dimension ? [dimension] : [],
  }
  const answered = await figures(database, who, question, 'export_figures')
  const refused = ({ kind, ...rest }: QuestionRefusal) =>
    kind === 'not_found'
      ? pageNotFound
      : problemOf(visit, [{ field: 'by', text: questionSentence({ kind, ...rest } as QuestionRefusal) }])
  if (!answered.ok) return refused(answered.refusal)
  if (!dimension || !isDimension(across)) return give(answered.value, dimension, [])
  const crossed = await crossingsOf(database, who, answered.value, question, { rows: dimension, columns: across })
  return crossed.ok ? give(answered.value, dimension, crossed.value) : refused(crossed.refusal)
}
