/** From records to rows, in an order that does not depend on how they came. */
import { comparisonOf } from './comparisons/index.ts'
import type { Model } from './model.ts'
import { shippedVariants, variantsOf, type Variants } from './names/variants.ts'
import type { Field, LinkRecord } from './record.ts'
import { setFrequencies, TableBuilder, type Table } from './table.ts'

export const fieldsOf = (model: Model): Field[] => model.comparisons.map(({ field, kind }) => ({ name: field, kind }))

/** The shipped forms of given names with a council's own; undefined where there are none of its own. */
export function variantsWith(own: readonly (readonly string[])[]): Variants | undefined {
  if (own.length === 0) return undefined
  const known = made.get(own)
  if (known) return known
  const variants = variantsOf([...shippedVariants(), ...own])
  made.set(own, variants)
  return variants
}
/** A model weighs one record after another: its variants are put together once. */
const made = new WeakMap<readonly (readonly string[])[], Variants>()

/** A full name taken apart: "Smith, Ann Mary" and "Ann Mary Smith" are given names "Ann Mary" and family name "Smith". */
export function takenApart(fullName: string): { given: string; family: string } {
  const comma = fullName.indexOf(',')
  if (comma > 0) return { given: fullName.slice(comma + 1).trim(), family: fullName.slice(0, comma).trim() }
  const name = fullName.trim()
  const blank = name.lastIndexOf(' ')
  return blank === -1 ? { given: '', family: name } : { given: name.slice(0, blank), family: name.slice(blank + 1) }
}

/** A record's cells in the order of the fields. A full name stands in for names that are missing. */
export function cellsOf({ values }: LinkRecord, fields: readonly Field[]): (string | null | undefined)[] {
  const cells = fields.map(({ name }) => values[name])
  const full = values['full_name']
  if (!full) return cells
  const { given, family } = takenApart(full)
  return cells.map(
    (cell, at) =>
      cell || (fields[at]!.kind === 'given_name' ? given : fields[at]!.kind === 'family_name' ? family : cell),
  )
}

/** The records as a table, in the order of their ids. */
export function tableOf(
  records: readonly LinkRecord[],
  fields: readonly Field[],
  variants?: Variants,
): { table: Table; texts: string[][]; ids: string[] } {
  const builder = new TableBuilder(fields, variants, records.length)
  const ordered = records.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  for (const record of ordered) builder.add(cellsOf(record, fields))
  return { table: builder.finish(), texts: builder.texts, ids: ordered.map(({ id }) => id) }
}

/** Records as a table that a model can weigh. */
export function tableFor(model: Model, records: readonly LinkRecord[]): { table: Table; ids: string[] } {
  const { table, texts, ids } = tableOf(records, fieldsOf(model), variantsWith(model.variants))
  setFrequencies(table, texts, model.frequencies)
  return { table, ids }
}

/** The fields that records have, of those whose names are kinds. */
export function fieldsIn(records: readonly LinkRecord[]): Field[] {
  const names = new Set(records.flatMap(({ values }) => Object.keys(values).filter((name) => values[name])))
  if (names.delete('full_name')) names.add('given_name').add('family_name')
  return [...names].toSorted().flatMap((name) => (isKind(name) ? [{ name, kind: name }] : []))
}

function isKind(name: string): name is Exclude<Field['kind'], 'full_name'> {
  try {
    return comparisonOf(name as Field['kind']) !== undefined
  } catch {
    return false
  }
}
