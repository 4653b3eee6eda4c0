/**
 * Dates of birth, whole or partial. 1 January is what stands where only the year was known; a generation apart is what a
 * parent and child of one name are, and no slip of the pen makes.
 */
import { areOneEditApart } from '../values.ts'
import { normalDate } from '../text/day.ts'
import {
  placesOf,
  sides,
  sqlEqual,
  sqlOneEdit,
  sqlOtherwise,
  type ComparisonKind,
  type LevelSpec,
} from './comparison.ts'

export const GENERATION_YEARS = 13
const both = (field: string, part: string, test: string): string =>
  sides(field, part).map((side) => `${side} ${test}`).join(' and ') // prettier-ignore
const whole = (f: string): string => both(f, '_day', '<> 0')
const [eq, years] = [sqlEqual, (f: string): string => `abs(${sides(f, '_year').join(' - ')})`]
const sqlSwapped = (f: string): string =>
  `(${whole(f)} and ${eq(f, '_year')} and "${f}_month_l" = "${f}_day_r" and "${f}_day_l" = "${f}_month_r")`

const levels = [
  { name: 'exact', words: 'same date of birth', same: 0.85, household: 0.02, sql: (f: string) => eq(f) },
  { name: 'partial', words: 'date of birth fits, as far as it is known', same: 0.02, household: 0.03, sql: (f: string) => `(not (${whole(f)}) and ${eq(f, '_year')} and (${eq(f, '_month')} or least("${f}_month_l", "${f}_month_r") = 0))` },
  { name: 'swapped', words: 'day and month of birth exchanged', same: 0.02, household: 0.0005, sql: sqlSwapped },
  { name: 'placeholder', words: 'same year of birth, and one of the dates is 1 January', same: 0.01, household: 0.002, sql: (f: string) => `(${eq(f, '_year')} and (("${f}_month_l" = 1 and "${f}_day_l" = 1) or ("${f}_month_r" = 1 and "${f}_day_r" = 1)))` },
  { name: 'year_off', words: 'same day and month of birth, one year apart', same: 0.02, household: 0.002, sql: (f: string) => `(${whole(f)} and ${years(f)} = 1 and ${eq(f, '_month')} and ${eq(f, '_day')})` },
  { name: 'one_digit', words: 'date of birth one digit different', same: 0.04, household: 0.006, sql: (f: string) => `(${whole(f)} and ${sqlOneEdit(f)})` },
  { name: 'two_parts', words: 'two of day, month and year of birth agree', same: 0.02, household: 0.03, sql: (f: string) => `(${whole(f)} and ${years(f)} < ${GENERATION_YEARS} and (${eq(f, '_year')})::int + (${eq(f, '_month')})::int + (${eq(f, '_day')})::int = 2)` },
  { name: 'generation', words: 'born a generation apart', same: 0.001, household: 0.4, sql: (f: string) => `${years(f)} >= ${GENERATION_YEARS}` },
  { name: 'different', words: 'dates of birth differ', same: 0.01, household: 0.5, sql: sqlOtherwise },
] as const satisfies LevelSpec[] // prettier-ignore
const level = placesOf(levels)

export const dateOfBirth: ComparisonKind = {
  levels,
  agreesTo: level.placeholder,
  personal: true,
  termFrequency: true,
  normal: normalDate,
  facts: (value) => ({ facets: [Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6, 8))] }),
  columns: { facets: ['_year', '_month', '_day'], lists: [] },
  compare(values, a, b) {
    if (a === b) return level.exact
    const [year, month, day] = values.facets as [Int32Array, Int32Array, Int32Array]
    const sameMonth = month[a] === month[b]
    const sameDay = day[a] === day[b]
    const apart = Math.abs(year[a]! - year[b]!)
    if (day[a] === 0 || day[b] === 0) {
      if (apart === 0 && (sameMonth || month[a] === 0 || month[b] === 0)) return level.partial
      if (apart === 0 && (isPlaceholder(month, day, a) || isPlaceholder(month, day, b))) return level.placeholder
      return apart >= GENERATION_YEARS ? level.generation : level.different
    }
    if (apart === 0 && month[a] === day[b] && day[a] === month[b]) return level.swapped
    if (apart === 0 && (isPlaceholder(month, day, a) || isPlaceholder(month, day, b))) return level.placeholder
    if (apart === 1 && sameMonth && sameDay) return level.year_off
    if (areOneEditApart(values, a, b)) return level.one_digit
    if (apart >= GENERATION_YEARS) return level.generation
    return Number(apart === 0) + Number(sameMonth) + Number(sameDay) === 2 ? level.two_parts : level.different
  },
}

const isPlaceholder = (month: Int32Array, day: Int32Array, a: number): boolean => month[a] === 1 && day[a] === 1
