/** The year that a report is of: which there are, and how much of it there was at a moment. */
import {
  addDays,
  addMicroseconds,
  addYears,
  dayOf,
  financialYearOf,
  financialYearPeriod,
  parseFinancialYear,
  startOfDay,
  yearBefore,
  type FinancialYear,
  type Instant,
  type Period,
  type PlainDate,
} from '../platform/dates.ts'
import type { YearCounted } from './report.ts'

/** Nothing that is counted here was recorded before it; earlier years are slips of the finger. */
const YEAR_FIRST = '1990-91'
const YEARS_OFFERED = 6

/** A financial year that a report can be of, as far as one can tell without a clock. */
export function parseReportYear(text: string): FinancialYear | undefined {
  const year = parseFinancialYear(text)
  return year !== undefined && year >= YEAR_FIRST ? year : undefined
}

/** The last financial year that was over on a day. */
export const lastWholeYear = (today: PlainDate): FinancialYear => financialYearOf(addYears(today, -1))

/** The years to choose from, latest first: that of today, and some before it. */
export const yearsOffered = (today: PlainDate): FinancialYear[] =>
  Array.from({ length: YEARS_OFFERED }, (_, back) => financialYearOf(addYears(today, -back)))

/**
 * The year as counted at a moment: the whole of it where it was over, otherwise up to that day, beside the same part of
 * the year before. Undefined where it had not begun.
 */
export function yearCounted(year: FinancialYear, knownAt: Instant): YearCounted | undefined {
  const today = dayOf(knownAt)
  if (year > financialYearOf(today)) return undefined
  const all = financialYearPeriod(year)
  const whole = knownAt >= addMicroseconds(startOfDay(addDays(all.to, 1)), -1)
  const period = whole ? all : { from: all.from, to: today }
  return { year, period, before: yearBefore(period), whole }
}

/** Since the programme began until the moment as known; undefined where it began after the year of the report. */
export const programmePeriod = (from: PlainDate | null, counted: YearCounted, knownAt: Instant): Period | undefined =>
  from === null || from > counted.period.to ? undefined : { from, to: dayOf(knownAt) }

/** '2016-17' for the whole of that year, nothing for any other period. */
export function financialYearNamed({ from, to }: Period): FinancialYear | undefined {
  const year = financialYearOf(from)
  const all = financialYearPeriod(year)
  return all.from === from && all.to === to ? year : undefined
}
