/** Towns, suburbs and places of birth. */
import { areOneEditApart, haveEqual, jaroWinklerOf } from '../values.ts'
import { normalName } from '../text/normal.ts'
import { sqlEqual, sqlJaroWinkler, sqlOneEdit, sqlOtherwise, type ComparisonKind } from './comparison.ts'

const ALIKE_MIN = 0.9
export const locality: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'same place', same: 0.85, household: 0.9, sql: (f) => sqlEqual(f, '_joined') },
    { name: 'alike', words: 'place spelt a little differently', same: 0.06, household: 0.05, sql: (f) => `(${sqlOneEdit(f)} or ${sqlJaroWinkler(f)} >= ${ALIKE_MIN})` },
    { name: 'different', words: 'places differ', same: 0.09, household: 0.05, sql: sqlOtherwise },
  ], // prettier-ignore
  agreesTo: 1,
  personal: false,
  termFrequency: true,
  normal: normalName,
  facts: (value) => ({ facets: [value.replaceAll(' ', '')] }),
  columns: { facets: ['_joined'], lists: [] },
  compare(values, a, b) {
    if (a === b || haveEqual(values, 0, a, b)) return 0
    return areOneEditApart(values, a, b) || jaroWinklerOf(values, a, b) >= ALIKE_MIN ? 1 : 2
  },
}
