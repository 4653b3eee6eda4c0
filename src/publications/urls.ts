/** Where this room's pages are, and where the figure behind a number of the report is. */
import { monthOf, monthPeriod, type FinancialYear, type Month, type Period } from '../platform/dates.ts'
import { figureUrls } from '../measures/index.ts'
import type { SaidFigure } from './report.ts'
import { financialYearNamed } from './years.ts'

/** Which report: of which authorities, or that of whoever asks; and the moment as known as it was typed. */
export type Asking = { authorities: readonly string[] | undefined; knownAt: string }

const areas = (authorities: readonly string[]): [string, string][] =>
  (authorities.length > 0 ? authorities : ['all']).map((code) => ['area', code])
const moment = (knownAt: string): [string, string][] => (knownAt === '' ? [] : [['known_at', knownAt]])

export const urls = {
  latest: '/scrutiny',
  report: (year: FinancialYear, { authorities, knownAt }: Asking, extension = '') => {
    const query = new URLSearchParams([...(authorities ? areas(authorities) : []), ...moment(knownAt)])
    return `/scrutiny/${year}${extension}${query.size > 0 ? `?${query}` : ''}`
  },
} as const

/** Which number of a figure: that of its period, of the year before, or of a month. */
export type NumberOf = 'period' | 'before' | Month

/** The page of the figure that a number is, asked so that it comes out as the same number. */
export function figureAddress(figure: SaidFigure, of: NumberOf, knownAt: string): string {
  const period = periodOf(figure, of)
  const named = financialYearNamed(period)
  const query: [string, string][] = [
    ...(named === undefined ? Object.entries(period) : ([['period', named]] as [string, string][])),
    ...areas(figure.geography.authorities),
    ...(figure.before ? [] : ([['compare', 'nothing']] as [string, string][])),
    ...moment(knownAt),
  ]
  return `${figureUrls.figure(figure.measure.id)}?${new URLSearchParams(query)}`
}

/** A month that the year so far has only a part of is only that part. */
function periodOf(figure: SaidFigure, of: NumberOf): Period {
  if (of === 'period') return figure.period
  if (of === 'before') return figure.before!.period
  const within = of >= monthOf(figure.period.from) ? figure.period : figure.before!.period
  const { from, to } = monthPeriod(of)
  return { from: from < within.from ? within.from : from, to: to > within.to ? within.to : to }
}
