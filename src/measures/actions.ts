/** Asking for figures. All are counted by the role that cannot read a name, whoever asks. */
import type { Instant, Period } from '../platform/dates.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { authoritiesOfForce, referenceOf, type Authority, type Reference } from '../reference/index.ts'
import { partsOf, type Part } from './breakdowns.ts'
import { count, EXPLOITATION, noneOf, type Ask, type Tally } from './counting.ts'
import { measureOf, measures } from './definitions/index.ts'
import { dimensionsOf, type Dimension } from './dimensions.ts'
import type { Measure } from './measure.ts'
import { rateOf, ratesWithin, type Rate, type Rates } from './rates.ts'
import type { Question, QuestionRefusal } from './question.ts'

/** A figure of one period: how many are counted, and its parts by each dimension asked for that the measure has. */
export type Counted = Tally & {
  parts: ReadonlyMap<Dimension, readonly Part[]>
  /** So many per 10,000 children who live there; undefined for measures that are not told so. */
  rate?: Rate | undefined
}

/**
 * What a measure counts. Of a share or an average `value` is the number above and `of` the number below: the figure
 * itself is `ratioOf`, and either number opens to its rows.
 */
export type Figure = Counted & {
  measure: Measure
  /** The same in the period compared with; undefined where none was asked for. */
  before: Counted | undefined
}

export type Figures = {
  period: Period
  compare: Period | undefined
  /** The moment as known at which all of them were counted. */
  knownAt: Instant
  /** The authorities asked for; empty for the whole force area. */
  authorities: readonly string[]
  concerns: readonly string[]
  /** Every authority of the force area, by name, and the area's own name. */
  area: readonly Authority[]
  areaName: string
  figures: readonly Figure[]
}

/** What a question asks, checked against the partnership; `knownAt` never later than all that is known. */
export type Asked = { ask: Ask; area: readonly Authority[]; areaName: string; measures: readonly Measure[] }

/** The figures that a question asks for, in the order of the measures; to read, or to take away. */
export async function figures(
  database: Database,
  actor: Actor,
  question: Question,
  action: 'view_figures' | 'export_figures' = 'view_figures',
): Promise<Result<Figures, QuestionRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const result = await figuresWithin(tx, reference, question)
      if (result.ok) await audit.record(tx, { action, subjectType: 'figures', detail: inBrief(question) })
      return result
    },
    'count',
  )
}

/** The same within a counting transaction that asks, and audits, for more than figures. */
export async function figuresWithin(
  tx: Tx,
  reference: Reference,
  question: Question,
): Promise<Result<Figures, QuestionRefusal>> {
  const checked = await checkQuestion(tx, reference, question)
  if (!checked.ok) return checked
  const { ask, area, areaName } = checked.value
  const counted: Figure[] = []
  const rates = question.withoutRates ? undefined : await ratesWithin(tx, ask, checked.value.measures)
  for (const measure of checked.value.measures) counted.push(await figureOf(tx, measure, ask, rates))
  return ok({
    period: question.period,
    compare: question.compare,
    knownAt: ask.knownAt,
    authorities: ask.authorities,
    concerns: ask.concerns,
    area,
    areaName,
    figures: counted,
  })
}

async function figureOf(tx: Tx, measure: Measure, ask: Ask, rates: Rates | undefined): Promise<Figure> {
  const counts = await count(tx, measure, ask)
  const [now, before] = counts.map(({ parts, ...tally }, index): Counted => {
    const asked = { period: ask.periods[index]!, authorities: placesOf(ask) }
    const told = ask.by.map((dimension): [Dimension, Part[]] => {
      const counted = parts.get(dimension)
      return [dimension, counted ? partsOf(dimension, counted, asked, noneOf(measure)) : []]
    })
    const rate = rates && rateOf(measure, tally.value, asked.period, rates)
    return { ...tally, parts: new Map(told), ...(rate ? { rate } : {}) }
  })
  return { measure, ...now!, before }
}

/** The authorities asked for, by name or as all of the area. */
export const placesOf = ({ authorities, area }: Pick<Ask, 'authorities' | 'area'>): readonly string[] =>
  authorities.length > 0 ? authorities : area

/** Checks a question against the partnership: its authorities, and what a measure named can be broken down by. */
export async function checkQuestion(
  tx: Tx,
  reference: Reference,
  question: Question,
): Promise<Result<Asked, QuestionRefusal>> {
  const periods = [question.period, ...(question.compare ? [question.compare] : [])]
  const backwards = periods.find((period) => period.from > period.to)
  if (backwards) return refuse({ kind: 'ends_before_it_begins', ...backwards })
  const partnership = await partnershipOf(tx)
  const area = authoritiesOfForce(reference, partnership.policeForce)
  const codes = area.map((one) => one.gssCode)
  const authorities = [...new Set(question.authorities)]
  const stray = authorities.find((code) => !codes.includes(code))
  if (stray !== undefined) return refuse({ kind: 'unknown_authority', authority: stray, known: area })
  for (const id of question.measures ?? []) {
    const supported = dimensionsOf(measureOf(id))
    const by = question.by?.find((dimension) => !supported.includes(dimension))
    if (by !== undefined) return refuse({ kind: 'no_such_breakdown', measure: id, by, supported })
  }
  const knownAt = question.knownAt === undefined || question.knownAt > tx.now ? tx.now : question.knownAt
  const concerns = question.concerns && question.concerns.length > 0 ? question.concerns : EXPLOITATION
  return ok({
    ask: { periods, authorities, concerns, knownAt, area: codes, by: question.by ?? [] },
    area,
    areaName: partnership.policeForce,
    measures: question.measures?.length ? measures.filter(({ id }) => question.measures!.includes(id)) : measures,
  })
}

/** A question as the audit keeps it: what was asked, without what was left to the default. */
export const inBrief = (question: Question): Record<string, unknown> => ({
  ...question.period,
  ...(question.measures ? { measures: question.measures } : {}),
  ...(question.authorities?.length ? { authorities: question.authorities } : {}),
  ...(question.concerns?.length ? { concerns: question.concerns } : {}),
  ...(question.by?.length ? { by: question.by } : {}),
  ...(question.knownAt ? { known_at: question.knownAt } : {}),
})
