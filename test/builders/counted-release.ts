/** Counted releases for tests: of one area and a financial year, from counts by month. */
import { parseInstant, plainDate, monthsIn, type Period } from '../../src/platform/dates.ts'
import { measureOf, partInWords, type MeasureId } from '../../src/measures/index.ts'
import type { Reference } from '../../src/reference/index.ts'
import type { CountedItem, CountedRelease } from '../../src/publications/compose/counted-release.ts'
import type { NamedFigure, NamedTable } from '../../src/publications/compose/counted.ts'
import type { Extent } from '../../src/publications/compose/counted.ts'
import { Recipe } from '../../src/publications/release/recipe.ts'

const period = (from: string, to: string): Period => ({ from: plainDate(from), to: plainDate(to) })
export const YEAR = period('2016-04-01', '2017-03-31')
export const YEAR_BEFORE = period('2015-04-01', '2016-03-31')

export const cityExtent: Extent = {
  place: { name: 'Stoke-on-Trent', authorities: ['E06000021'] },
  area: ['E06000021'],
  period: YEAR,
  compare: YEAR_BEFORE,
}

const kebab = (id: string) => id.replaceAll('_', '-')

export function aCountedFigure(id: MeasureId, value: number, before?: number, extent = cityExtent): NamedFigure {
  return {
    id: kebab(id),
    extent,
    measure: measureOf(id),
    tally: { value },
    before: before === undefined ? undefined : { value: before },
    rate: undefined,
  }
}

/** Twelve counts, April to March. Of children the year is said apart, since months do not add up to it. */
export function aMonthlyTable(id: MeasureId, counts: readonly number[], whole?: number): NamedTable {
  const measure = measureOf(id)
  const months = monthsIn(YEAR)
  const total = whole ?? counts.reduce((sum, count) => sum + count, 0)
  return {
    id: `${kebab(id)}-by-month`,
    item: {
      kind: 'table',
      measure: id,
      by: ['month'],
      area: 'asked',
      over: 'release',
      compared: false,
      rate: false,
      chart: 'columns',
    },
    extent: { ...cityExtent, compare: undefined },
    measure,
    by: ['month'],
    additive: measure.counting !== 'distinct',
    rows: months.map((month) => ({ key: month, keys: { month }, label: partInWords('month', month, {} as Reference) })),
    columns: [],
    tally: (keys) => ({ value: keys.month === undefined ? total : counts[months.indexOf(keys.month as never)]! }),
    before: undefined,
  }
}

export function aCountedRelease(
  items: readonly CountedItem[],
  given: Partial<Recipe> & { programmeFrom?: string } = {},
): CountedRelease {
  const { programmeFrom, ...rest } = given
  return {
    recipe: {
      ...Recipe.parse({
        format: 1,
        title: 'Keeping children safe from exploitation',
        audience: 'public',
        period: YEAR,
        compare: YEAR_BEFORE,
        authorities: ['E06000021'],
        policy: 'hide-1-to-5',
        sections: [{ heading: 'Figures', items: [] }],
        contact: { name: 'The analysts', email: 'figures@example.org' },
      }),
      ...rest,
    },
    knownAt: parseInstant('2017-05-12T09:00:00Z')!,
    partnership: {
      name: 'Staffordshire',
      policeForce: 'Staffordshire',
      programmeFrom: programmeFrom === undefined ? null : plainDate(programmeFrom),
    },
    extent: cityExtent,
    sections: [{ heading: 'Figures', items }],
    beside: { changes: new Map(), processes: new Map(), rates: new Map(), qualities: [], revisions: [] },
  }
}
