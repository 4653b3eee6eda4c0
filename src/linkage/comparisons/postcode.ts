/** Postcodes: the same, one character out, the same sector ("ST4 1"), the same district ("ST4"), or moved away. */
import { areOneEditApart, haveEqual } from '../values.ts'
import { normalCode } from '../text/normal.ts'
import {
  placesOf,
  sides,
  sqlEqual,
  sqlOneEdit,
  sqlOtherwise,
  type ComparisonKind,
  type LevelSpec,
} from './comparison.ts'

const sqlPart = (field: string, part: string): string => `(${sqlEqual(field, part)} and ${sides(field, part)[0]} <> '')`
const levels = [
  { name: 'exact', words: 'same postcode', same: 0.75, household: 0.93, sql: (f: string) => sqlEqual(f) },
  { name: 'typo', words: 'postcode one character different', same: 0.05, household: 0.03, sql: sqlOneEdit },
  { name: 'sector', words: 'same postcode sector', same: 0.03, household: 0.01, sql: (f: string) => sqlPart(f, '_sector') },
  { name: 'district', words: 'same postcode district', same: 0.05, household: 0.01, sql: (f: string) => sqlPart(f, '_district') },
  { name: 'different', words: 'postcodes far apart, as after a move', same: 0.12, household: 0.02, sql: sqlOtherwise },
] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levels)

export const postcode: ComparisonKind = {
  levels,
  agreesTo: level.typo,
  personal: false,
  termFrequency: true,
  normal: normalCode,
  facts: (value) => ({ facets: partsOf(value) }),
  columns: { facets: ['_sector', '_district'], lists: [] },
  compare(values, a, b) {
    if (a === b) return level.exact
    if (areOneEditApart(values, a, b)) return level.typo
    if (values.facets[0]![a] !== 0 && haveEqual(values, 0, a, b)) return level.sector
    return values.facets[1]![a] !== 0 && haveEqual(values, 1, a, b) ? level.district : level.different
  },
}

/** Sector and district of a British postcode; of any other code the first half, which in most countries is a region. */
function partsOf(value: string): [string, string] {
  if (/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(value)) return [value.slice(0, -2), value.slice(0, -3)]
  return ['', value.length >= 4 ? value.slice(0, value.length >> 1) : '']
}
