/**
 * The distinct values of a field, as numbers. Two records are compared by the numbers of their values, so that whatever is
 * costly (sounds, nicknames, letters) is worked out once for each distinct value. All of it lies in shared memory, so that
 * threads look at one copy.
 */
import { jaroWinkler, oneEditApart } from './text/similar.ts'

export type List = { starts: Uint32Array; items: Int32Array }
export type Values = {
  size: number
  /** The letters of value `v` are `units[starts[v]]` to `units[starts[v + 1]]`. */
  units: Uint16Array
  starts: Uint32Array
  facets: Int32Array[]
  lists: List[]
  /** In how many records of a thousand thousand… of the model's people the value stands; what is rare has the rest's mean. */
  counts: Float64Array
  frequencies: Float64Array
}

export const lengthOf = (values: Values, a: number): number => values.starts[a + 1]! - values.starts[a]!

export const jaroWinklerOf = (values: Values, a: number, b: number): number =>
  jaroWinkler(values.units, values.starts[a]!, values.starts[a + 1]!, values.starts[b]!, values.starts[b + 1]!)

export const areOneEditApart = (values: Values, a: number, b: number): boolean =>
  oneEditApart(values.units, values.starts[a]!, values.starts[a + 1]!, values.starts[b]!, values.starts[b + 1]!)

export const haveEqual = (values: Values, facet: number, a: number, b: number): boolean =>
  values.facets[facet]![a] === values.facets[facet]![b]

/** Whether two values have something of a list in common. */
export function shareOne({ starts, items }: List, a: number, b: number): boolean {
  const bEnd = starts[b + 1]!
  for (let at = starts[a]!; at < starts[a + 1]!; at++)
    for (let other = starts[b]!; other < bEnd; other++) if (items[at] === items[other]) return true
  return false
}

/**
 * Whether both are spellings that people bear, rather than one a slip of the other: a slip turns a name into one certain
 * other about once in four hundred, and seldom stands more than a few times.
 */
export function bothInUse(values: Values, a: number, b: number): boolean {
  const one = values.counts[a]!
  const other = values.counts[b]!
  return Math.min(one, other) >= IN_USE_MIN + Math.max(one, other) / SLIPS_INTO_ONE
}
export const IN_USE_MIN = 4
export const SLIPS_INTO_ONE = 100

/** Whether people bear both values: a nickname of one family or a spelling gone wrong is borne by hardly anybody. */
export const areFamiliar = ({ counts, frequencies }: Values, a: number, b: number): boolean =>
  Math.min(counts[a]!, counts[b]!) >= IN_USE_MIN && Math.min(frequencies[a]!, frequencies[b]!) >= FAMILIAR_FREQUENCY
export const FAMILIAR_FREQUENCY = 1 / 20_000

/** Whether many people bear both: then no slip is likelier than two people of two names, however alike they look. */
export const areCommon = ({ counts, frequencies }: Values, a: number, b: number): boolean =>
  Math.min(counts[a]!, counts[b]!) >= COMMON_MIN && Math.min(frequencies[a]!, frequencies[b]!) >= COMMON_FREQUENCY
export const COMMON_MIN = 8
export const COMMON_FREQUENCY = 1 / 1000
