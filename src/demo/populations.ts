/** How many children live in each authority of the demonstration: invented round numbers, and their source says so. */
import type { Row } from './folder.ts'
import { AREAS, CITY, type Area } from './places.ts'

const YEARS = [2014, 2015, 2016]

export const populations = (): Row[] =>
  AREAS.flatMap((authority) =>
    YEARS.map((year) => ({
      authority,
      year: String(year),
      age_from: '0',
      age_to: '17',
      children: String(childrenOf(authority, year)),
      source: 'Invented for the demonstration, and no official estimate',
    })),
  )

/** Round and slowly rising, so that nobody takes them for real. */
const childrenOf = (authority: Area, year: number): number =>
  authority === CITY ? 55_000 + (year - 2014) * 500 : 165_000 + (year - 2014) * 1000
