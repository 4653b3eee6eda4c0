/**
 * Numbers that carry a check digit. Two that both pass their check and differ are two people, near enough; one that fails
 * says that a digit is wrong, and no more.
 */
import { parseNhsNumber, parseUpn } from '../../reference/index.ts'
import { normalCode } from '../text/normal.ts'
import { areOneEditApart, type Values } from '../values.ts'
import {
  placesOf,
  sides,
  sqlEqual,
  sqlOneEdit,
  sqlOtherwise,
  type ComparisonKind,
  type LevelSpec,
} from './comparison.ts'

const bothVerified = (field: string): string => sides(field, '_verified').map((side) => `${side} = 1`).join(' and ') // prettier-ignore
const levelsOf = (number: string) =>
  [
    { name: 'exact', words: `same ${number}`, same: 0.95, household: 0.0005, sql: (f: string) => `(${sqlEqual(f)} and ${bothVerified(f)})` },
    { name: 'unverified', words: `same ${number}, though its check digit is wrong`, same: 0.01, household: 0.0001, sql: (f: string) => sqlEqual(f) },
    { name: 'typo', words: `${number} one character different, and one of the two fails its check`, same: 0.02, household: 0.0001, sql: (f: string) => `(not (${bothVerified(f)}) and ${sqlOneEdit(f)})` },
    { name: 'different_unverified', words: `another ${number}, but one of the two fails its check`, same: 0.01, household: 0.01, sql: (f: string) => `not (${bothVerified(f)})` },
    { name: 'different', words: `another verified ${number}`, same: 0.002, household: 0.99, sql: sqlOtherwise },
  ] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levelsOf(''))

const checkedNumber = (number: string, parse: (text: string) => string | undefined): ComparisonKind => ({
  levels: levelsOf(number),
  agreesTo: level.typo,
  contradictsAt: level.different,
  personal: true,
  termFrequency: true,
  normal: normalCode,
  facts: (value) => ({ facets: [parse(value) === undefined ? 0 : 1] }),
  columns: { facets: ['_verified'], lists: [] },
  compare(values: Values, a: number, b: number) {
    const verified = values.facets[0]![a] === 1 && values.facets[0]![b] === 1
    if (a === b) return verified ? level.exact : level.unverified
    if (verified) return level.different
    return areOneEditApart(values, a, b) ? level.typo : level.different_unverified
  },
})

export const nhsNumber = checkedNumber('NHS number', parseNhsNumber)
export const upn = checkedNumber('UPN', parseUpn)
