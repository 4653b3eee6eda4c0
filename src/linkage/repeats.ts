/**
 * Rows that are alike in every field. Twenty of a kind are compared like any others; more add nothing but time, and are
 * linked to one of them. A file of a million identical records is thereby as quick as one of twenty.
 */
import { blocksOf, type Blocks } from './keys.ts'
import type { BlockingRule } from './model.ts'
import { NOT_GIVEN, sharedInts, type Table } from './table.ts'

const COMPARED_MAX = 20

/** For each row the row it repeats, or NOT_GIVEN where it is compared itself. */
export function repeatsOf(table: Table): Int32Array {
  const { rows, size } = table
  const width = table.fields.length
  const repeats = sharedInts(size).fill(NOT_GIVEN)
  const bits = Math.max(4, Math.ceil(Math.log2(size + 1)) + 1)
  const firstOf = new Int32Array(1 << bits).fill(-1)
  const seen = new Int32Array(size)
  for (let row = 0; row < size; row++) {
    let hash = 0
    for (let at = row * width; at < (row + 1) * width; at++)
      hash = Math.imul(hash ^ rows[at]!, 0x9e3779b1) ^ (hash >>> 15)
    let place = hash >>> (32 - bits)
    while (firstOf[place] !== -1 && !areAlike(rows, width, firstOf[place]!, row))
      place = (place + 1) & ((1 << bits) - 1)
    if (firstOf[place] === -1) firstOf[place] = row
    const first = firstOf[place]!
    if (++seen[first]! > COMPARED_MAX) repeats[row] = first
  }
  return repeats
}

/** The table without rows that repeat another, sharing its values, and how many of them are of the first file. */
export function withoutRepeats(table: Table, leftSize: number | undefined): { table: Table; leftSize?: number } {
  const repeats = repeatsOf(table)
  const kept = Array.from(repeats.keys()).filter((row) => repeats[row] === NOT_GIVEN)
  const left = leftSize === undefined ? {} : { leftSize: kept.filter((row) => row < leftSize).length }
  if (kept.length === table.size) return { table, ...left }
  const width = table.fields.length
  const rows = sharedInts(kept.length * width)
  kept.forEach((row, at) => rows.set(table.rows.subarray(row * width, (row + 1) * width), at * width))
  return { table: { ...table, size: kept.length, rows }, ...left }
}

export type Distinct = { repeats: Int32Array; blocks: Blocks }

/** A table's repeats and the blocks of all other rows. They are remembered: training and linking both look at them. */
export function distinctBlocksOf(table: Table, rules: readonly BlockingRule[]): Distinct {
  const known = remembered.get(table)
  if (known?.rules === rules) return known
  const repeats = repeatsOf(table)
  const found = { rules, repeats, blocks: blocksOf(table, rules, (row) => repeats[row] === NOT_GIVEN) }
  remembered.set(table, found)
  return found
}
const remembered = new WeakMap<Table, Distinct & { rules: readonly BlockingRule[] }>()

function areAlike(rows: Int32Array, width: number, i: number, j: number): boolean {
  for (let at = 0; at < width; at++) if (rows[i * width + at] !== rows[j * width + at]) return false
  return true
}
