/**
 * How many children live in an area, by the estimates that the partnership imported. A rate is made with an estimate of
 * one year for all of the area, of all ages from birth to 17, and says which.
 */
import { sql } from 'kysely'
import type { Instant } from '../platform/dates.ts'
import { asKnownAt, type Tx } from '../platform/database/index.ts'

/** An estimate for 30 June of a year; both ages are inside. */
export type Population = {
  authority: string
  year: number
  ageFrom: number
  ageTo: number
  children: number
  source: string
  published: string | null
}
/** The children of an area in one year, and whose estimates these are. */
export type AreaPopulation = { year: number; children: number; source: string }

/** A child is not yet 18. Source: Children Act 1989, section 105. */
export const MAX_CHILD_AGE = 17

/** The estimates of these authorities as known at a moment, the latest year first. */
export async function populationsAt(tx: Tx, authorities: readonly string[], moment: Instant): Promise<Population[]> {
  const columns = ['authority', 'year', 'age_from', 'age_to', 'children', 'source', 'published']
  const { rows } = await sql<Population>`
    with ${asKnownAt(tx.by.partnershipId, 'population', columns, moment)}
    select authority, year, age_from as "ageFrom", age_to as "ageTo", children, source, published
    from population where authority = any(${authorities}::text[])
    order by year desc, authority, age_from, age_to`.execute(tx)
  return rows
}

/**
 * The children of all these authorities in one year: the year itself or, where not all of it is known, the latest before
 * it of which all is. Undefined where there is none.
 */
export function areaPopulation(
  known: readonly Population[],
  authorities: readonly string[],
  year: number,
): AreaPopulation | undefined {
  const years = [...new Set(known.map((one) => one.year))].filter((one) => one <= year).toSorted((a, b) => b - a)
  for (const one of years) {
    const parts = authorities.map((authority) =>
      childrenOf(known.filter((row) => row.year === one && row.authority === authority)),
    )
    if (parts.some((part) => part === undefined)) continue
    const rows = parts.flatMap((part) => part!)
    const children = rows.reduce((sum, row) => sum + row.children, 0)
    return { year: one, children, source: [...new Set(rows.map((row) => row.source))].join('; ') }
  }
  return undefined
}

/** The fewest rows that cover each age from birth to 17 once: the widest that begins where the one before ended. */
function childrenOf(rows: readonly Population[]): Population[] | undefined {
  const from = (age: number): Population[] | undefined => {
    if (age > MAX_CHILD_AGE) return []
    for (const row of rows.filter((one) => one.ageFrom === age).toSorted((a, b) => b.ageTo - a.ageTo)) {
      const rest = from(row.ageTo + 1)
      if (rest) return [row, ...rest]
    }
    return undefined
  }
  return from(0)
}
