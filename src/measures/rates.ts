/**
 * Figures as so many per 10,000 children who live in the area. The estimate is of the middle of the year in which the
 * financial year of the period's last day begins: 30 June 2016 for 2016-17. A period of more than a year has no rate,
 * since what it counts is not of one year's children.
 */
import { addYears, financialYearOf, type Period } from '../platform/dates.ts'
import type { Tx } from '../platform/database/index.ts'
import { areaPopulation, populationsAt, type AreaPopulation } from '../reference/index.ts'
import type { Ask } from './counting.ts'
import type { Measure } from './measure.ts'

export const PER = 10_000

/** `value` is null where it cannot be told, and `why` says what is missing. */
export type Rate =
  | { per: typeof PER; value: number; population: number; year: number; source: string }
  | { per: typeof PER; value: null; why: 'no_population' | 'longer_than_a_year' }

/** The children of the area asked about, for a year. */
export type Rates = (year: number) => AreaPopulation | undefined

export async function ratesWithin(tx: Tx, ask: Ask, measures: readonly Measure[]): Promise<Rates> {
  if (!measures.some(({ rated }) => rated)) return () => undefined
  const places = ask.authorities.length > 0 ? ask.authorities : ask.area
  const known = await populationsAt(tx, places, ask.knownAt)
  return (year) => areaPopulation(known, places, year)
}

export function rateOf(measure: Measure, value: number, period: Period, rates: Rates): Rate | undefined {
  if (!measure.rated) return undefined
  if (!measure.snapshot && period.to >= addYears(period.from, 1))
    return { per: PER, value: null, why: 'longer_than_a_year' }
  const found = rates(yearOf(period))
  if (!found || found.children === 0) return { per: PER, value: null, why: 'no_population' }
  const { children: population, year, source } = found
  return { per: PER, value: (value / population) * PER, population, year, source }
}

const yearOf = ({ to }: Period): number => Number(financialYearOf(to).slice(0, 4))
