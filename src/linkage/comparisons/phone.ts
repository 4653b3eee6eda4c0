/** Telephone numbers, which a household shares. */
import { areOneEditApart } from '../values.ts'
import { normalPhone } from '../text/normal.ts'
import { sqlEqual, sqlOneEdit, sqlOtherwise, type ComparisonKind } from './comparison.ts'

export const phone: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'same telephone number', same: 0.7, household: 0.5, sql: (f) => sqlEqual(f) },
    { name: 'typo', words: 'telephone number one digit different', same: 0.05, household: 0.02, sql: sqlOneEdit },
    { name: 'different', words: 'telephone numbers differ', same: 0.25, household: 0.48, sql: sqlOtherwise },
  ],
  agreesTo: 1,
  personal: false,
  termFrequency: true,
  normal: normalPhone,
  facts: () => ({}),
  columns: { facets: [], lists: [] },
  compare: (values, a, b) => (a === b ? 0 : areOneEditApart(values, a, b) ? 1 : 2),
}
