/** Asking whether a change is more than chance, and what is usual month by month. */
import { addDays, addYears, monthOf, monthPeriod, monthsIn, type Month, type Period } from '../../platform/dates.ts'
import { inTransaction, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor } from '../../access/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { checkQuestion, figuresWithin, inBrief, type Figures } from '../actions.ts'
import { listAnnotations, type Annotation } from '../annotations.ts'
import type { MeasureId } from '../measure.ts'
import type { Question, QuestionRefusal } from '../question.ts'
import { ratioOf } from '../ratio.ts'
import { countedInBoth } from './in-both.ts'
import { isCountOfThings, toldOf } from './of-figure.ts'
import { processOf, type Process } from './process.ts'
import type { ChangeTold } from './told.ts'

/** How long a series may be asked for, in months back from the end of the period; and how long it is if not said. */
export const SERIES_MONTHS = [24, 36, 60, 120] as const
export const SERIES_MONTHS_USUAL = 36

export type ChangeQuestion = Omit<Question, 'measures' | 'by'> & {
  measure: MeasureId
  /** How many months the series goes back. */
  months?: number | undefined
  /** Months from which what is usual is worked out anew. */
  breaks?: readonly Month[] | undefined
}

export type FigureChange = {
  /** The figure and the one compared with. */
  figures: Figures
  /** Undefined where nothing is compared, or no separate things are counted. */
  told: ChangeTold | undefined
  /** Months from the first in which any was counted, whole months only. */
  process: Process
  /** What named people say of months of the series. */
  annotations: readonly Annotation[]
}

/** A figure's change and its series, to read; counted at one moment, and audited as reading figures is. */
export async function tellFigureChange(
  database: Database,
  actor: Actor,
  question: ChangeQuestion,
): Promise<Result<FigureChange, QuestionRefusal>> {
  const reference = await referenceOf(database)
  const counted = await inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const result = await changeWithin(tx, reference, question)
      if (!result.ok) return result
      const detail = inBrief({ ...question, measures: [question.measure], by: ['month'] })
      await audit.record(tx, { action: 'view_figures', subjectType: 'figures', detail })
      return result
    },
    'count',
  )
  if (!counted.ok) return counted
  const annotations = await inTransaction(database, actor, (tx) =>
    listAnnotations(tx, {
      period: seriesPeriod(question),
      authorities: question.authorities ?? [],
      knownAt: question.knownAt ?? tx.now,
      measures: [question.measure],
    }),
  )
  return ok({ ...counted.value, annotations })
}

/** The same within a counting transaction, such as a release's. */
export async function changeWithin(
  tx: Tx,
  reference: Reference,
  question: ChangeQuestion,
): Promise<Result<Omit<FigureChange, 'annotations'>, QuestionRefusal>> {
  const { measure: id, months: _, breaks, ...rest } = question
  const asked = { ...rest, measures: [id] }
  const checked = await checkQuestion(tx, reference, asked)
  if (!checked.ok) return checked
  const counted = await figuresWithin(tx, reference, asked)
  if (!counted.ok) return counted
  const { compare: __, ...unsided } = asked
  const series = await figuresWithin(tx, reference, { ...unsided, period: seriesPeriod(question), by: ['month'] })
  if (!series.ok) return series
  const figure = counted.value.figures[0]!
  const { measure } = figure
  const isOfPeople = measure.counting === 'distinct' && isCountOfThings(measure) && question.compare !== undefined
  const inBoth = isOfPeople ? await countedInBoth(tx, measure, checked.value.ask) : undefined
  const parts = (series.value.figures[0]!.parts.get('month') ?? []).map(({ key, ...tally }) => ({
    key,
    value: ratioOf(measure, tally),
  }))
  const first = parts.findIndex(({ value }) => value !== 0 && value !== null)
  return ok({
    figures: counted.value,
    told: toldOf(figure, counted.value, inBoth),
    process: processOf(first === -1 ? [] : parts.slice(first), {
      isCount: isCountOfThings(measure),
      judgedFrom: firstWholeMonth(question.period),
      breaks,
    }),
  })
}

/** Whole months, as many as asked, to the last one that ends within the period. */
function seriesPeriod({ period, months = SERIES_MONTHS_USUAL }: ChangeQuestion): Period {
  const month = monthOf(period.to)
  const last = monthPeriod(month).to === period.to ? month : monthOf(addDays(monthPeriod(month).from, -1))
  const wholeYears = Math.ceil(months / 12)
  const { to } = monthPeriod(last)
  const all = monthsIn({ from: addYears(addDays(to, 1), -wholeYears), to })
  return { from: monthPeriod(all.at(-months) ?? all[0]!).from, to }
}

const firstWholeMonth = ({ from }: Period): Month => {
  const month = monthOf(from)
  return monthPeriod(month).from === from ? month : monthOf(addDays(monthPeriod(month).to, 1))
}
