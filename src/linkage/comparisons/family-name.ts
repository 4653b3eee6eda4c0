/** Family names: shared at home, changed by marriage, joined by a hyphen, spelt by ear. */
import { shareOne } from '../values.ts'
import { placesOf, sqlOtherwise, sqlShare, type ComparisonKind, type LevelSpec } from './comparison.ts'
import { sqlSwapped } from './given-name.ts'
import { isAlike, isTypo, nameFacetColumns, nameFacets, nameParts, normal, sameJoined, sqlAlike, sqlSameJoined, sqlTypo } from './names.ts' // prettier-ignore

const levels = [
  { name: 'exact', words: 'same family name', same: 0.82, household: 0.8, sql: (f: string) => `(${sqlSameJoined(f)} or ${sqlSwapped})` },
  { name: 'typo', words: 'family names spelt a little differently', same: 0.08, household: 0.05, sql: sqlTypo },
  { name: 'part', words: 'part of a family name is the same', same: 0.02, household: 0.02, sql: (f: string) => sqlShare(f, '_parts') },
  { name: 'alike', words: 'family names look or sound alike, and both are names in use', same: 0.02, household: 0.02, sql: sqlAlike },
  { name: 'different', words: 'family names differ', same: 0.05, household: 0.1, sql: sqlOtherwise },
] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levels)

export const familyName: ComparisonKind = {
  levels,
  agreesTo: level.alike,
  personal: false,
  termFrequency: true,
  weighedByValue: [level.typo],
  normal,
  facts: (value) => ({ facets: nameFacets(value), lists: [nameParts(value).filter(({ length }) => length > 2)] }),
  columns: { facets: nameFacetColumns, lists: ['_parts'] },
  compare(values, a, b) {
    if (a === b || sameJoined(values, a, b)) return level.exact
    if (isTypo(values, a, b)) return level.typo
    if (shareOne(values.lists[0]!, a, b)) return level.part
    return isAlike(values, a, b) ? level.alike : level.different
  },
}
