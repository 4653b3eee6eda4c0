/**
 * What a comparison is: how a text becomes comparable, what is kept about each distinct value, and the levels of agreement
 * between two. Each kind has a file here. The levels are written twice, in TypeScript and in SQL, because the model also
 * runs elsewhere; a test holds the two together.
 */
import type { Values } from '../values.ts'

/** Said instead of a level where one of the two is not known. */
export const NOT_KNOWN = 255

export type LevelSpec = {
  name: string
  /** What a person reads, after the name of the field: "one letter different". */
  words: string
  /** How often the level occurs for one person, and for two who live together: where training starts from. */
  same: number
  household: number
  /** The condition in SQL that DuckDB and Spark share, over the prepared columns of `field`; `true` for the last. */
  sql: (field: string) => string
}

/** Numbers that are compared as they are, or texts that stand for themselves. */
export type Facts = { facets?: readonly (string | number)[]; lists?: readonly (readonly string[])[] }

export type ComparisonKind = {
  levels: readonly LevelSpec[]
  /** Levels up to this one count as agreement, for those comparisons that depend on this one. */
  agreesTo: number
  /** Whether the value belongs to the person rather than to those who live together. */
  personal: boolean
  /** Whether agreeing on a rare value weighs more, at the first level. */
  termFrequency: boolean
  /** Levels beyond the first at which a rare value weighs more too: slips and forms, by the commoner of the two. */
  weighedByValue?: readonly number[]
  /** The level that two records of one person may not be at without a person having looked, whatever else agrees. */
  contradictsAt?: number
  /** The comparable form, '' for not known. */
  normal: (text: string) => string
  facts: (value: string) => Facts
  /** The names of facets and lists as columns, for SQL: '' is kept to ourselves. */
  columns: { facets: readonly string[]; lists: readonly string[] }
  compare: (values: Values, a: number, b: number) => number
}

/** Levels that also name the place in the list, so that code can return `level.typo`. */
export const placesOf = <T extends string>(levels: readonly { name: T }[]): Record<T, number> =>
  Object.fromEntries(levels.map(({ name }, place) => [name, place])) as Record<T, number>

/** The two texts of a comparison in SQL. */
export const sides = (field: string, part = ''): [string, string] => [`"${field}${part}_l"`, `"${field}${part}_r"`]

export const sqlEqual = (field: string, part = ''): string => sides(field, part).join(' = ')
export const sqlJaroWinkler = (field: string): string => `jaro_winkler_similarity(${sides(field).join(', ')})`
export const sqlOneEdit = (field: string): string => `damerau_levenshtein(${sides(field).join(', ')}) <= 1`
export const sqlShare = (field: string, part: string): string => `list_has_any(${sides(field, part).join(', ')})`
export const sqlOtherwise = (): string => 'true'
