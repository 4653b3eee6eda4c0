/** The columns that the settings speak of: each value made comparable, with its sound, its parts and its frequency. */
import { comparisonOf } from '../comparisons/index.ts'
import type { Model } from '../model.ts'
import type { LinkRecord } from '../record.ts'
import { cellsOf, fieldsOf, variantsWith } from '../records.ts'

export type PreparedValue = string | number | string[] | null
/** A record as columns: `unique_id`, then for each field its value, its facets and lists, `_count`, and `tf_` its share. */
export type Prepared = Record<string, PreparedValue>

const FREQUENCY_MIN = 1e-7

export function preparedRecords(model: Model, records: readonly LinkRecord[]): Prepared[] {
  const fields = fieldsOf(model)
  const variants = variantsWith(model.variants)
  const kinds = fields.map(({ kind }) => comparisonOf(kind, variants))
  return records.map((record) => {
    const columns: Prepared = { unique_id: record.id }
    const cells = cellsOf(record, fields)
    fields.forEach(({ name }, at) => {
      const kind = kinds[at]!
      const value = kind.normal((cells[at] ?? '').trim()).slice(0, 255)
      const facts = value === '' ? undefined : kind.facts(value)
      columns[name] = value === '' ? null : value
      kind.columns.facets.forEach((column, facet) => (columns[`${name}${column}`] = facts?.facets?.[facet] ?? null))
      kind.columns.lists.forEach(
        (column, list) => (columns[`${name}${column}`] = facts ? [...(facts.lists?.[list] ?? [])] : null),
      )
      const known = model.frequencies[name]
      if (!known) return
      const count = Object.hasOwn(known.values, value) ? known.values[value]! : known.rest
      columns[`${name}_count`] = value === '' ? null : count
      const share = Math.max(FREQUENCY_MIN, Math.min(1, count / Math.max(1, known.records)))
      columns[`tf_${name}`] = value === '' ? null : share
      // Splink keeps the tf_ columns to itself; conditions look at this one.
      columns[`${name}_share`] = value === '' ? null : share
    })
    return columns
  })
}
