/**
 * Which count a published number is: of which measure, where, over which days and of which part. Two numbers of one name are
 * the same count, in whichever table or release they stand, and so are hidden or shown together.
 */
import {
  monthPeriod,
  monthsIn,
  financialYearPeriod,
  quarterOf,
  type FinancialYear,
  type Month,
  type Period,
} from '../../platform/dates.ts'
import type { Dimension } from '../../measures/index.ts'

/** A part of a breakdown: `{ month: '2016-12' }`; of a crossing, two of them. */
export type PartKeys = Readonly<Partial<Record<Dimension, string>>>

/**
 * What is counted: a measure, or one side of a share, in authorities by their codes, over a period. A snapshot is of the
 * period's last day alone.
 */
export type Counted = { measure: string; area: readonly string[]; period: Period; snapshot?: true | undefined }

/** The same counted thing narrowed to a part: months are periods and authorities are areas, whichever table asks. */
export function narrowed(counted: Counted, parts: PartKeys): { counted: Counted; rest: PartKeys } {
  let { area, period } = counted
  const rest: Partial<Record<Dimension, string>> = {}
  for (const [dimension, key] of Object.entries(parts) as [Dimension, string][]) {
    if (dimension === 'authority') area = [key]
    else if (dimension === 'month' || dimension === 'quarter' || dimension === 'year')
      period = overlap(period, periodOf(dimension, key, period))
    else rest[dimension] = key
  }
  return { counted: { ...counted, area, period }, rest }
}

/** The name of a count, the same for the same count. */
export function cellName(asked: Counted, parts: PartKeys = {}): string {
  const { counted, rest } = narrowed(asked, parts)
  const named = Object.entries(rest)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, key]) => `${dimension}=${key}`)
  const { from, to } = counted.period
  const when = counted.snapshot ? `on ${to}` : `${from}/${to}`
  return [counted.measure, counted.area.toSorted().join('+'), when, ...named].join(' ')
}

function periodOf(dimension: 'month' | 'quarter' | 'year', key: string, within: Period): Period {
  if (dimension === 'month') return monthPeriod(key as Month)
  if (dimension === 'year') return financialYearPeriod(key as FinancialYear)
  const months = monthsIn(within).filter((month) => quarterOf(month) === key)
  return { from: monthPeriod(months[0]!).from, to: monthPeriod(months.at(-1)!).to }
}

const overlap = (a: Period, b: Period): Period => ({
  from: a.from > b.from ? a.from : b.from,
  to: a.to < b.to ? a.to : b.to,
})
