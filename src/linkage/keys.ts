/**
 * Blocking keys: two records are compared only if they share one. A key is made of parts of fields; a record that lacks a
 * part has no such key. The same keys come as text, for a database to keep and look up.
 */
import { comparisonOf } from './comparisons/index.ts'
import type { BlockingRule, KeyPart, Model } from './model.ts'
import type { Field, LinkRecord } from './record.ts'
import { variantsOf, shippedVariants } from './names/variants.ts'
import { sharedInts, type Table } from './table.ts'

/** Where a part of a field stands among its facets. */
const facetOf: Partial<Record<KeyPart['part'], string>> = {
  joined: '_joined',
  sound: '_sound',
  initial: '_initial',
  root: '_root_sound',
  year: '_year',
  district: '_district',
}

export const NO_KEY = 0

/** For each rule, each record's key as a number that is not NO_KEY. Two keys that are equal by accident only cost time. */
export function keysOf(table: Table, rule: BlockingRule): Uint32Array {
  const keys = new Uint32Array(table.size)
  const parts = rule.parts.map((part) => partNumbers(table, part))
  if (parts.some((part) => part === undefined)) return keys
  const width = table.fields.length
  for (let row = 0; row < table.size; row++) {
    let key = 0x811c9dc5
    let isWhole = true
    for (const part of parts) {
      const value = table.rows[row * width + part!.field]!
      const number = value < 0 ? 0 : part!.numbers[value]!
      if (number === 0) {
        isWhole = false
        break
      }
      const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d)
      key = rule.unordered
        ? (key + Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39)) | 0
        : Math.imul(key ^ mixed ^ (mixed >>> 15), 0x01000193) ^ (key >>> 16)
    }
    if (isWhole) keys[row] = key >>> 0 || 1
  }
  return keys
}

/** For each value of the part's field a number that is 0 where there is none. */
function partNumbers(table: Table, { field: name, part }: KeyPart): { field: number; numbers: Int32Array } | undefined {
  const field = table.fields.findIndex((one) => one.name === name)
  if (field === -1) return undefined
  const values = table.values[field]!
  if (part === 'whole') return { field, numbers: Int32Array.from({ length: values.size }, (_, id) => id + 1) }
  if (part === 'month_day')
    return {
      field,
      numbers: values.facets[1]!.map((month, id) =>
        values.facets[2]![id] === 0 ? 0 : month * 32 + values.facets[2]![id]!,
      ),
    }
  const facet = comparisonOf(table.fields[field]!.kind).columns.facets.indexOf(facetOf[part]!)
  return facet === -1 ? undefined : { field, numbers: values.facets[facet]! }
}

/** The keys of one record as text: records that share one may be of one person. */
export function blockingKeysOf(model: Model, record: LinkRecord): string[] {
  const variants = model.variants.length === 0 ? undefined : variantsOf([...shippedVariants(), ...model.variants])
  const fields = new Map<string, Field>(model.comparisons.map(({ field, kind }) => [field, { name: field, kind }]))
  return model.blocking.flatMap((rule) => {
    if (rule.parts.length === 0) return []
    const parts = rule.parts.map(({ field, part }) => {
      const kind = comparisonOf(fields.get(field)?.kind ?? 'exact', variants)
      const value = kind.normal((record.values[field] ?? '').trim())
      return value === '' ? '' : partText(kind, value, part)
    })
    if (parts.includes('')) return []
    return [`${rule.name}:${(rule.unordered ? parts.toSorted() : parts).join('|')}`]
  })
}

function partText(kind: ReturnType<typeof comparisonOf>, value: string, part: KeyPart['part']): string {
  if (part === 'whole') return value
  if (part === 'month_day') return value.endsWith('00') ? '' : value.slice(4)
  const fact = kind.facts(value).facets?.[kind.columns.facets.indexOf(facetOf[part]!)]
  return fact === undefined || fact === 0 ? '' : String(fact)
}

/** Records in blocks: `members` from `starts[b]` to `starts[b + 1]`, and for each record its block by each rule, or -1. */
export type Blocks = {
  ruleCount: number
  blockOf: Int32Array
  members: Int32Array
  starts: Int32Array
  ruleOf: Int32Array
}

/** Puts records into blocks of two or more, leaving out those too large for their rule. */
export function blocksOf(
  table: Table,
  rules: readonly BlockingRule[],
  isKept: (row: number) => boolean = () => true,
): Blocks {
  const blockOf = sharedInts(table.size * rules.length).fill(-1)
  const members: Int32Array[] = []
  const starts: number[] = [0]
  const ruleOf: number[] = []
  let total = 0
  rules.forEach((rule, place) => {
    const keys = keysOf(table, rule)
    const order = sortedByKey(keys, isKept)
    const kept = new Int32Array(order.length)
    let count = 0
    for (let from = 0; from < order.length;) {
      let to = from + 1
      while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++
      if (to - from > 1 && to - from <= rule.records_max) {
        for (let at = from; at < to; at++) {
          kept[count++] = order[at]!
          blockOf[order[at]! * rules.length + place] = ruleOf.length
        }
        ruleOf.push(place)
        starts.push(total + count)
      }
      from = to
    }
    members.push(kept.subarray(0, count))
    total += count
  })
  const all = sharedInts(total)
  let at = 0
  for (const part of members) {
    all.set(part, at)
    at += part.length
  }
  const shared = (list: readonly number[]) => {
    const copy = sharedInts(list.length)
    copy.set(list)
    return copy
  }
  return { ruleCount: rules.length, blockOf, members: all, starts: shared(starts), ruleOf: shared(ruleOf) }
}

/** The rows that have a key, in the order of their keys, and of rows where keys are equal. */
function sortedByKey(keys: Uint32Array, isKept: (row: number) => boolean): Int32Array {
  let count = 0
  const rows = new Int32Array(keys.length)
  for (let row = 0; row < keys.length; row++) if (keys[row] !== NO_KEY && isKept(row)) rows[count++] = row
  return sortedBy(rows.subarray(0, count), keys)
}

/** `rows` in the order of their keys, otherwise as they were: by the lower 16 bits, then by the upper. */
export function sortedBy(rows: Int32Array, keys: Uint32Array): Int32Array<ArrayBuffer> {
  let sorted = Int32Array.from(rows)
  for (const shift of [0, 16]) {
    const places = new Int32Array(65537)
    for (let at = 0; at < sorted.length; at++) places[((keys[sorted[at]!]! >>> shift) & 0xffff) + 1]!++
    for (let at = 0; at < 65536; at++) places[at + 1]! += places[at]!
    const next = new Int32Array(sorted.length)
    for (let at = 0; at < sorted.length; at++) next[places[(keys[sorted[at]!]! >>> shift) & 0xffff]!++] = sorted[at]!
    sorted = next
  }
  return sorted
}

/** Whether an earlier rule brings the pair together too, so that it is compared once. */
export function isFoundEarlier({ blockOf, ruleCount }: Blocks, i: number, j: number, rule: number): boolean {
  const a = i * ruleCount
  const b = j * ruleCount
  for (let at = 0; at < rule; at++) if (blockOf[a + at]! >= 0 && blockOf[a + at] === blockOf[b + at]) return true
  return false
}
