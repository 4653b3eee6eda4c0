/**
 * Given names: what tells those apart who live together. A slip of the pen is told from two names that are both in use
 * ("Ella" and "Bella" may be twins) by how often each is borne.
 */
import {
  areCommon,
  areFamiliar,
  COMMON_FREQUENCY,
  COMMON_MIN,
  FAMILIAR_FREQUENCY,
  IN_USE_MIN,
  lengthOf,
  shareOne,
  type Values,
} from '../values.ts'
import { placesOf, sides, sqlOtherwise, sqlShare, type ComparisonKind, type LevelSpec } from './comparison.ts'
import { isAlike, isTypo, nameFacetColumns, nameFacets, nameParts, normal, soundOf } from './names.ts'
import { sameJoined, sqlAlike, sqlSameJoined, sqlTypo } from './names.ts'
import type { Variants } from '../names/variants.ts'

const levels = [
  { name: 'exact', words: 'same given name', same: 0.8, household: 0.01, sql: sqlSameJoined },
  { name: 'swapped', words: 'given and family name exchanged', same: 0.01, household: 0.0001, sql: () => sqlSwapped },
  { name: 'nickname', words: 'one given name is a form of the other', same: 0.05, household: 0.004, sql: (f: string) => `(${sqlShare(f, '_roots')} or (${sqlPrefix(f)} and not ${sqlCommon(f)}))` },
  { name: 'typo', words: 'given names spelt a little differently', same: 0.07, household: 0.0005, sql: sqlTypo },
  { name: 'part', words: 'one of several given names is the same', same: 0.02, household: 0.001, sql: (f: string) => sqlShare(f, '_parts') },
  { name: 'initial', words: 'given name agrees with an initial', same: 0.01, household: 0.002, sql: (f: string) => sqlInitial(f) },
  { name: 'alike', words: 'given names look or sound alike, and both are names in use', same: 0.01, household: 0.02, sql: (f: string) => `(${sqlAlike(f)} and not ${sqlCommon(f)})` },
  { name: 'unfamiliar', words: 'given names differ, and hardly anybody bears one of them', same: 0.01, household: 0.1, sql: (f: string) => sqlUnfamiliar(f) },
  { name: 'different', words: 'given names differ', same: 0.01, household: 0.96, sql: sqlOtherwise },
] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levels)
/** The level that only both names together can show. It weighs as the same given name does. */
export const GIVEN_SWAPPED = level.swapped
export const sqlSwapped = `"given_name_joined_l" = "family_name_joined_r" and "given_name_joined_r" = "family_name_joined_l"`

const PREFIX_MIN = 3
const sqlPrefix = (field: string): string => {
  const [l, r] = sides(field)
  return `(least(length(${l}), length(${r})) >= ${PREFIX_MIN} and (starts_with(${l}, ${r}) or starts_with(${r}, ${l})))`
}
const sqlUnfamiliar = (field: string): string => {
  const least = (part: string) => `least(${sides(field, part).join(', ')})`
  return `(${least('_count')} < ${IN_USE_MIN} or ${least('_share')} < ${FAMILIAR_FREQUENCY})`
}
const sqlCommon = (field: string): string =>
  `(least(${sides(field, '_count').join(', ')}) >= ${COMMON_MIN} and least(${sides(field, '_share').join(', ')}) >= ${COMMON_FREQUENCY})`
const sqlInitial = (field: string): string => {
  const [l, r] = sides(field)
  return `(least(length(${l}), length(${r})) = 1 and ${sides(field, '_initial').join(' = ')})`
}

/** The comparison, with the forms of names that it is to know. */
export const givenName = (variants: Variants): ComparisonKind => ({
  levels,
  agreesTo: level.alike,
  personal: true,
  termFrequency: true,
  weighedByValue: [level.nickname, level.typo],
  normal,
  facts: (value) => ({
    facets: [...nameFacets(value), `~${soundOf((variants.get(value)?.[0] ?? value).replaceAll(' ', ''))}`],
    lists: [
      nameParts(value).flatMap((part) => variants.get(part) ?? []),
      nameParts(value).filter(({ length }) => length > 1),
    ],
  }),
  columns: { facets: [...nameFacetColumns, '_root_sound'], lists: ['_roots', '_parts'] },
  compare(values, a, b) {
    if (a === b || sameJoined(values, a, b)) return level.exact
    if (shareOne(values.lists[0]!, a, b) || (isPrefix(values, a, b) && !areCommon(values, a, b))) return level.nickname
    if (isTypo(values, a, b)) return level.typo
    if (shareOne(values.lists[1]!, a, b)) return level.part
    if (Math.min(lengthOf(values, a), lengthOf(values, b)) === 1 && values.facets[2]![a] === values.facets[2]![b])
      return level.initial
    if (isAlike(values, a, b) && !areCommon(values, a, b)) return level.alike
    return areFamiliar(values, a, b) ? level.different : level.unfamiliar
  },
})

function isPrefix({ units, starts }: Values, a: number, b: number): boolean {
  const length = Math.min(starts[a + 1]! - starts[a]!, starts[b + 1]! - starts[b]!)
  if (length < PREFIX_MIN) return false
  for (let at = 0; at < length; at++) if (units[starts[a]! + at] !== units[starts[b]! + at]) return false
  return true
}
