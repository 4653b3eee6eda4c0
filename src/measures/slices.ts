/** The months, quarters and years of a period, each cut to it: where things stood at the end of one is one figure. */
import {
  addDays,
  financialYearOf,
  monthPeriod,
  monthsIn,
  plainDate,
  quarterOf,
  type FinancialYear,
  type Month,
  type Period,
} from '../platform/dates.ts'
import type { TimeDimension } from './dimensions.ts'

/** As the database keys it: a year by the calendar year in which it begins. */
export type Slice = { key: string; period: Period }

export const yearOfMonth = (month: Month): FinancialYear => financialYearOf(plainDate(`${month}-01`))

export function slicesIn(whole: Period, dimension: TimeDimension): Slice[] {
  const slices = new Map<string, Period>()
  for (const month of monthsIn(whole)) {
    const key = keyOfMonth(month, dimension)
    const { from, to } = monthPeriod(month)
    slices.set(key, { from: slices.get(key)?.from ?? later(from, whole.from), to: earlier(to, whole.to) })
  }
  return [...slices].map(([key, period]) => ({ key, period }))
}

/** The part of a period that lies in one month, quarter or year: 2016-12, 2016-Q3, 2016-17. */
export function sliceOf(whole: Period, dimension: TimeDimension, key: string): Period {
  const database = dimension === 'year' ? key.slice(0, 4) : key
  const slice = slicesIn(whole, dimension).find((one) => one.key === database)
  if (slice) return slice.period
  // A month or year beside the period: no day is in both.
  return { from: addDays(whole.from, 1), to: whole.from }
}

const keyOfMonth = (month: Month, dimension: TimeDimension): string =>
  dimension === 'month' ? month : dimension === 'quarter' ? quarterOf(month) : yearOfMonth(month).slice(0, 4)

const later = <T extends string>(a: T, b: T): T => (a > b ? a : b)
const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b)
