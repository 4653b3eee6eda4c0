/** How good a figure is, as numbers and as sentences: what is known, how soon it was recorded, what still awaits review. */
import type { Instant, Period } from '../../platform/dates.ts'
import { counted, number } from '../../platform/pages/index.ts'
import type { Measure } from '../measure.ts'

/** Of `all` people, or records, how many have the field. */
export type Completeness = { field: string; title: string; of: string; known: number; all: number }
/** Days from what happened to its first being recorded; half of the records took `medianDays` or fewer. */
export type Timeliness = { records: number; medianDays: number; withinDays: number; within: number }
/** Contacts of the figure: decided by the day due, decided later, still undecided after it, and not due yet. */
export type Decisions = { onTime: number; late: number; overdue: number; notDue: number }

export type Quality = {
  measure: Measure
  period: Period
  authorities: readonly string[]
  knownAt: Instant
  /** The records that the figure counts. */
  records: number
  completeness: readonly Completeness[]
  /** Undefined where there is no record. */
  timeliness: Timeliness | undefined
  /** Records first recorded after the period was over. */
  recordedAfterPeriod: number
  /** Children counted as separate who may be somebody known; undefined where the figure rests on none. */
  awaitingReview: number | undefined
  /** Undefined where the figure rests on no contacts. */
  decisions: Decisions | undefined
  sentences: readonly string[]
}

/** Within how many days of the event a record is taken as recorded in time. */
export const WITHIN_DAYS = 7

export function qualityFrom(found: Omit<Quality, 'sentences'>): Quality {
  return { ...found, sentences: found.records === 0 ? [] : sentencesOf(found) }
}

function sentencesOf({
  completeness,
  timeliness,
  recordedAfterPeriod,
  awaitingReview,
  decisions,
  records,
}: Omit<Quality, 'sentences'>): string[] {
  // Where nobody is in the records, as of a measure about premises, there is nothing to know.
  const known = completeness.flatMap(({ title, of, known, all }) =>
    all === 0 ? [] : [`${title}: known of ${number(known)} of ${number(all)} ${of} (${shareInWords(known, all)}).`],
  )
  const soon =
    timeliness &&
    `Half of the records were made within ${counted(timeliness.medianDays, 'day')} of what they tell of; ${number(timeliness.within)} of ${number(timeliness.records)} (${shareInWords(timeliness.within, timeliness.records)}) within ${timeliness.withinDays} days. What was imported counts as recorded on the day of the import.`
  const late =
    recordedAfterPeriod > 0
      ? `${number(recordedAfterPeriod)} of ${number(records)} records were made after the period was over.`
      : 'All records were made before the period was over.'
  const review =
    awaitingReview === undefined
      ? undefined
      : awaitingReview === 0
        ? 'No child awaits review of whether they are somebody known.'
        : `${counted(awaitingReview, 'child', 'children')} may be somebody known and ${awaitingReview === 1 ? 'awaits' : 'await'} review; until then ${awaitingReview === 1 ? 'it counts as a separate child' : 'they count as separate children'}.`
  return [...known, soon, late, review, decisions && decisionsInWords(decisions)].filter((one) => one !== undefined)
}

function decisionsInWords({ onTime, late, overdue, notDue }: Decisions): string {
  const waiting = notDue > 0 ? `; ${number(notDue)} not due yet` : ''
  return `Decisions on the contacts: ${number(onTime)} by the day due, ${number(late)} later, ${number(overdue)} overdue and not taken${waiting}.`
}

/** "97%"; never 100% of what is not whole, nor 0% of what is not none. */
export function shareInWords(part: number, all: number): string {
  if (all === 0) return 'none'
  const percent = (part / all) * 100
  if (percent > 0 && percent < 1) return 'less than 1%'
  if (percent > 99 && percent < 100) return 'more than 99%'
  return `${Math.round(percent)}%`
}

export const qualityAsJson = (quality: Quality): Record<string, unknown> => ({
  measure: quality.measure.id,
  ...quality.period,
  authorities: quality.authorities,
  known_at: quality.knownAt,
  records: quality.records,
  completeness: quality.completeness.map(({ field, title, of, known, all }) => ({
    field,
    title,
    of,
    known,
    all,
    share: all === 0 ? null : known / all,
  })),
  timeliness: quality.timeliness
    ? {
        records: quality.timeliness.records,
        median_days: quality.timeliness.medianDays,
        within_days: quality.timeliness.withinDays,
        within: quality.timeliness.within,
      }
    : null,
  recorded_after_period: quality.recordedAfterPeriod,
  awaiting_review: quality.awaitingReview ?? null,
  decisions: quality.decisions
    ? {
        on_time: quality.decisions.onTime,
        late: quality.decisions.late,
        overdue: quality.decisions.overdue,
        not_due: quality.decisions.notDue,
      }
    : null,
  words: quality.sentences,
})
