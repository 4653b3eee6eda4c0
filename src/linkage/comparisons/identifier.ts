/** Any other number or address that is one person's: a case reference, an email address. */
import { areOneEditApart, jaroWinklerOf } from '../values.ts'
import { normalText } from '../text/normal.ts'
import { sqlEqual, sqlJaroWinkler, sqlOneEdit, sqlOtherwise, type ComparisonKind } from './comparison.ts'

const ALIKE_MIN = 0.9
export const identifier: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'same identifier', same: 0.8, household: 0.005, sql: (f) => sqlEqual(f) },
    { name: 'typo', words: 'identifier one character different', same: 0.1, household: 0.0005, sql: sqlOneEdit },
    { name: 'alike', words: 'identifiers look alike', same: 0.04, household: 0.01, sql: (f) => `${sqlJaroWinkler(f)} >= ${ALIKE_MIN}` },
    { name: 'different', words: 'identifiers differ', same: 0.06, household: 0.98, sql: sqlOtherwise },
  ], // prettier-ignore
  agreesTo: 1,
  personal: true,
  termFrequency: true,
  normal: (text) => normalText(text).replaceAll(' ', ''),
  facts: () => ({}),
  columns: { facets: [], lists: [] },
  compare(values, a, b) {
    if (a === b) return 0
    if (areOneEditApart(values, a, b)) return 1
    return jaroWinklerOf(values, a, b) >= ALIKE_MIN ? 2 : 3
  },
}
