/** Addresses: the same house written differently, or another house of the street. */
import { areOneEditApart, haveEqual, jaroWinklerOf } from '../values.ts'
import { normalAddress } from '../text/normal.ts'
import { placesOf, sqlEqual, sqlJaroWinkler, sqlOneEdit, sqlOtherwise, type ComparisonKind, type LevelSpec } from './comparison.ts' // prettier-ignore

const HOUSE_LIKENESS_MIN = 0.85
const STREET_LIKENESS_MIN = 0.9
const levels = [
  { name: 'exact', words: 'same address', same: 0.7, household: 0.85, sql: (f: string) => sqlEqual(f, '_joined') },
  { name: 'alike', words: 'address written a little differently', same: 0.12, household: 0.09, sql: (f: string) => `(${sqlEqual(f, '_number')} and (${sqlOneEdit(f)} or ${sqlJaroWinkler(f)} >= ${HOUSE_LIKENESS_MIN}))` },
  { name: 'street', words: 'another number in a street of that name', same: 0.05, household: 0.02, sql: (f: string) => `${sqlJaroWinkler(f)} >= ${STREET_LIKENESS_MIN}` },
  { name: 'different', words: 'addresses differ', same: 0.13, household: 0.04, sql: sqlOtherwise },
] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levels)

export const address: ComparisonKind = {
  levels,
  agreesTo: level.alike,
  personal: false,
  termFrequency: true,
  normal: normalAddress,
  facts: (value) => ({ facets: [value.replaceAll(' ', ''), (value.match(/\d+/g) ?? []).join(' ')] }),
  columns: { facets: ['_joined', '_number'], lists: [] },
  compare(values, a, b) {
    if (a === b || haveEqual(values, 0, a, b)) return level.exact
    const likeness = jaroWinklerOf(values, a, b)
    if (haveEqual(values, 1, a, b) && (likeness >= HOUSE_LIKENESS_MIN || areOneEditApart(values, a, b)))
      return level.alike
    return likeness >= STREET_LIKENESS_MIN ? level.street : level.different
  },
}
