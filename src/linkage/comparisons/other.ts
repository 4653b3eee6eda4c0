/** Columns of which nothing is known but that they are compared: exactly, or by how alike their texts are. */
import { areOneEditApart, jaroWinklerOf } from '../values.ts'
import { normalText } from '../text/normal.ts'
import { sqlEqual, sqlJaroWinkler, sqlOneEdit, sqlOtherwise, type ComparisonKind } from './comparison.ts'

const ALIKE_MIN = 0.92
const SIMILAR_MIN = 0.8

export const exact: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'the same', same: 0.9, household: 0.5, sql: (f) => sqlEqual(f) },
    { name: 'different', words: 'different', same: 0.1, household: 0.5, sql: sqlOtherwise },
  ],
  agreesTo: 0,
  personal: false,
  termFrequency: true,
  normal: normalText,
  facts: () => ({}),
  columns: { facets: [], lists: [] },
  compare: (_, a, b) => (a === b ? 0 : 1),
}

export const fuzzy: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'the same', same: 0.75, household: 0.4, sql: (f) => sqlEqual(f) },
    { name: 'alike', words: 'nearly the same', same: 0.1, household: 0.05, sql: (f) => `(${sqlOneEdit(f)} or ${sqlJaroWinkler(f)} >= ${ALIKE_MIN})` },
    { name: 'similar', words: 'similar', same: 0.05, household: 0.05, sql: (f) => `${sqlJaroWinkler(f)} >= ${SIMILAR_MIN}` },
    { name: 'different', words: 'different', same: 0.1, household: 0.5, sql: sqlOtherwise },
  ], // prettier-ignore
  agreesTo: 1,
  personal: false,
  termFrequency: true,
  normal: normalText,
  facts: () => ({}),
  columns: { facets: [], lists: [] },
  compare(values, a, b) {
    if (a === b) return 0
    if (areOneEditApart(values, a, b)) return 1
    const likeness = jaroWinklerOf(values, a, b)
    return likeness >= ALIKE_MIN ? 1 : likeness >= SIMILAR_MIN ? 2 : 3
  },
}
