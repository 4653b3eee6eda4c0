/** Sex: where the given names agree it says little more, so the chances are learnt apart for the two cases. */
import { normalSex } from '../text/normal.ts'
import { sqlEqual, sqlOtherwise, type ComparisonKind } from './comparison.ts'

export const sex: ComparisonKind = {
  levels: [
    { name: 'exact', words: 'same sex', same: 0.98, household: 0.5, sql: sqlEqual },
    { name: 'different', words: 'recorded with different sexes', same: 0.02, household: 0.5, sql: sqlOtherwise },
  ],
  agreesTo: 0,
  personal: true,
  termFrequency: false,
  normal: normalSex,
  facts: () => ({}),
  columns: { facets: [], lists: [] },
  compare: (_, a, b) => (a === b ? 0 : 1),
}
