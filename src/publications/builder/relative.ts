/** Periods that move with the calendar, such as "the last financial year": what a template keeps instead of dates. Pure. */
import {
  addDays,
  addYears,
  financialYearOf,
  financialYearPeriod,
  monthOf,
  monthPeriod,
  yearBefore,
  type Period,
  type PlainDate,
} from '../../platform/dates.ts'

export const relativePeriods = {
  last_financial_year: 'The last financial year that is over',
  this_financial_year: 'This financial year so far',
  last_quarter: 'The last quarter that is over',
  last_month: 'The last month that is over',
  last_12_months: 'The last twelve months that are over',
} as const
export type RelativePeriod = keyof typeof relativePeriods

export const relativeComparisons = {
  year_before: 'The same period a year before',
  period_before: 'The period just before it, as long',
  nothing: 'Nothing',
} as const
export type RelativeComparison = keyof typeof relativeComparisons

/** The days that a relative period means on a day. */
export function periodOn(relative: RelativePeriod, today: PlainDate): Period {
  const monthBefore = monthPeriod(monthOf(addDays(monthPeriod(monthOf(today)).from, -1)))
  switch (relative) {
    case 'last_financial_year':
      return financialYearPeriod(financialYearOf(addYears(today, -1)))
    case 'this_financial_year':
      return { from: financialYearPeriod(financialYearOf(today)).from, to: today }
    case 'last_month':
      return monthBefore
    case 'last_12_months':
      return { from: addYears(addDays(monthBefore.to, 1), -1), to: monthBefore.to }
    case 'last_quarter': {
      // Quarters of the calendar are those of the financial year too.
      const months = (Number(today.slice(5, 7)) - 1) % 3
      const first = back(monthPeriod(monthOf(today)).from, months)
      return { from: back(first, 3), to: addDays(first, -1) }
    }
  }
}

/** The first day of the month so many months before that of a first day. */
const back = (first: PlainDate, months: number): PlainDate =>
  months === 0 ? first : back(monthPeriod(monthOf(addDays(first, -1))).from, months - 1)

/** What a period is compared with, or null for nothing. */
export function comparedOn(relative: RelativeComparison, period: Period): Period | null {
  if (relative === 'nothing') return null
  if (relative === 'year_before') return yearBefore(period)
  const to = addDays(period.from, -1)
  const months = wholeMonths(period)
  if (months !== undefined) return { from: back(period.from, months), to }
  let from = to
  for (let day = period.from; day < period.to; day = addDays(day, 1)) from = addDays(from, -1)
  return { from, to }
}

/** How many whole months a period is; undefined where it is not. */
function wholeMonths({ from, to }: Period): number | undefined {
  if (monthPeriod(monthOf(from)).from !== from || monthPeriod(monthOf(to)).to !== to) return undefined
  const index = (day: PlainDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return index(to) - index(from) + 1
}

/** The relative period that a period most likely is meant as, by its length. */
export function likelyRelative(period: Period): RelativePeriod {
  const months = wholeMonths(period)
  if (months === 1) return 'last_month'
  if (months === 3) return 'last_quarter'
  if (months !== 12) return months === undefined ? 'this_financial_year' : 'last_12_months'
  return period.from.slice(5) === '04-01' ? 'last_financial_year' : 'last_12_months'
}
