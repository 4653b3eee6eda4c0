/** A question of the figures, and the sentences for those that cannot be answered. */
import type { Instant, Period, PlainDate } from '../platform/dates.ts'
import { listInWords } from '../platform/pages/index.ts'
import type { NotFound } from '../access/index.ts'
import type { Dimension } from './dimensions.ts'
import type { MeasureId } from './measure.ts'

/** What somebody wants counted. Left out: every measure, the whole force area, exploitation, as known now. */
export type Question = {
  period: Period
  compare?: Period | undefined
  measures?: readonly MeasureId[] | undefined
  /** ONS GSS codes of authorities in the force area. */
  authorities?: readonly string[] | undefined
  by?: readonly Dimension[] | undefined
  concerns?: readonly string[] | undefined
  /** A moment yet to come is taken as now, since what is not yet known cannot be counted. */
  knownAt?: Instant | undefined
  /** Without so many per 10,000 children, for which the estimates of populations have to be read. */
  withoutRates?: boolean | undefined
}

export type QuestionRefusal =
  | NotFound
  | { kind: 'ends_before_it_begins'; from: PlainDate; to: PlainDate }
  | { kind: 'unknown_authority'; authority: string; known: readonly { gssCode: string; name: string }[] }
  | { kind: 'no_such_breakdown'; measure: string; by: Dimension; supported: readonly Dimension[] }
  | { kind: 'crossed_with_itself'; by: Dimension }
  | { kind: 'crossed_in_time' }

export const questionText = {
  not_found: () => 'This does not exist, or you cannot see it',
  ends_before_it_begins: (r) => `The period ends on ${r.to}, before it begins on ${r.from}`,
  unknown_authority: (r) =>
    `${r.authority} is no authority of this partnership: they are ${listInWords(r.known.map((one) => `${one.gssCode} (${one.name})`))}`,
  no_such_breakdown: (r) => `${r.measure} cannot be broken down by ${r.by}, only by ${listInWords(r.supported, 'or')}`,
  crossed_with_itself: (r) => `A breakdown by ${r.by} cannot be crossed with itself: choose another`,
  crossed_in_time: () =>
    'Months, quarters and years cannot be crossed with each other, since each lies in the next: choose one of them',
} satisfies { [K in QuestionRefusal['kind']]: (r: Extract<QuestionRefusal, { kind: K }>) => string }

/** The sentence for a refusal. */
export const questionSentence = (refusal: QuestionRefusal): string =>
  (questionText[refusal.kind] as (r: QuestionRefusal) => string)(refusal)
