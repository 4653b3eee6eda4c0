/** Blocking rules as SQL over the prepared columns. Blocks too large for their rule are for the reader's settings. */
import { comparisonOf } from '../comparisons/index.ts'
import type { BlockingRule, KeyPart, Model } from '../model.ts'

const columnOf: Record<KeyPart['part'], string[]> = {
  whole: [''],
  joined: ['_joined'],
  sound: ['_sound'],
  initial: ['_initial'],
  root: ['_root_sound'],
  year: ['_year'],
  month_day: ['_month', '_day'],
  district: ['_district'],
}

export const blockingSql =
  ({ comparisons }: Model) =>
  ({ parts, unordered }: BlockingRule): { blocking_rule: string }[] => {
    if (parts.length === 0) return []
    const pairs = parts.flatMap(({ field, part }) => {
      const facets = comparisonOf(comparisons.find((one) => one.field === field)?.kind ?? 'exact').columns.facets
      return columnOf[part].map((column) => (column === '' || facets.includes(column) ? `${field}${column}` : field))
    })
    const straight = pairs.map((column) => `l."${column}" = r."${column}"`).join(' and ')
    if (!unordered) return [{ blocking_rule: straight }]
    const crossed = pairs.map((column, at) => `l."${column}" = r."${pairs.at(-1 - at)!}"`).join(' and ')
    return [{ blocking_rule: straight }, { blocking_rule: crossed }]
  }
