/** What given and family names have in common when they are compared. */
import { doubleMetaphone } from 'double-metaphone'
import { normalPersonName } from '../text/normal.ts'
import {
  areOneEditApart,
  bothInUse,
  haveEqual,
  IN_USE_MIN,
  jaroWinklerOf,
  lengthOf,
  SLIPS_INTO_ONE,
} from '../values.ts'
import type { Values } from '../values.ts'
import { sides, sqlEqual, sqlJaroWinkler, sqlOneEdit } from './comparison.ts'

export const TYPO_LIKENESS_MIN = 0.92
export const ALIKE_LIKENESS_MIN = 0.88

/** How a name sounds in English (Double Metaphone); a name in another script stands for itself. */
export const soundOf = (name: string): string => doubleMetaphone(name)[0] || name

export const nameFacets = (value: string): string[] => {
  const joined = value.replaceAll(' ', '')
  return [joined, joined.length < 3 ? joined : `~${soundOf(joined)}`, value[0] ?? '']
}
export const nameFacetColumns = ['_joined', '_sound', '_initial']
export const nameParts = (value: string): string[] => (value.includes(' ') ? value.split(' ') : [value])
export const normal = normalPersonName

/** Alike in spelling, and one of the two spellings so rare that it is likely a slip. */
export const isTypo = (values: Values, a: number, b: number): boolean =>
  !bothInUse(values, a, b) &&
  Math.min(lengthOf(values, a), lengthOf(values, b)) >= 3 &&
  (areOneEditApart(values, a, b) || jaroWinklerOf(values, a, b) >= TYPO_LIKENESS_MIN)

/** Alike in spelling or sound, though both may be names in their own right. */
export const isAlike = (values: Values, a: number, b: number): boolean =>
  haveEqual(values, 1, a, b) || areOneEditApart(values, a, b) || jaroWinklerOf(values, a, b) >= ALIKE_LIKENESS_MIN

export const sameJoined = (values: Values, a: number, b: number): boolean => haveEqual(values, 0, a, b)
export const sqlSameJoined = (field: string): string => sqlEqual(field, '_joined')

export const sqlTypo = (field: string): string => {
  const [l, r] = sides(field)
  const [countL, countR] = sides(field, '_count')
  const inUse = `least(${countL}, ${countR}) >= ${IN_USE_MIN} + greatest(${countL}, ${countR}) / ${SLIPS_INTO_ONE}.0`
  return `not (${inUse}) and least(length(${l}), length(${r})) >= 3 and (${sqlOneEdit(field)} or ${sqlJaroWinkler(field)} >= ${TYPO_LIKENESS_MIN})`
}
export const sqlAlike = (field: string): string =>
  `(${sqlEqual(field, '_sound')} or ${sqlOneEdit(field)} or ${sqlJaroWinkler(field)} >= ${ALIKE_LIKENESS_MIN})`
