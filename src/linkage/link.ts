/** Links a table by a model: blocks, weighs on every core, and makes clusters of what is the same. */
import { clustersOf } from './cluster.ts'
import type { Join } from './clusters.ts'
import { sortedBy, type Blocks } from './keys.ts'
import { weightOf, type Model, type Outcome } from './model.ts'
import { PairList, weighBlocks, weightBy, type Pairs } from './pairs.ts'
import { Profiles } from './profile.ts'
import { distinctBlocksOf } from './repeats.ts'
import { isPaired, type Pairing } from './samples.ts'
import { Scorer } from './scorer.ts'
import { NOT_GIVEN, type Table } from './table.ts'

export type Linked = {
  /** Pairs worth a look or better (with `all`, every pair that was weighed), the surest first. */
  pairs: Pairs
  /** For each row the least row of its cluster. */
  clusterOf: Int32Array
}
export type LinkOptions = Pairing & { all?: boolean; onProgress?: (done: number, of: number) => void }

/** One after the other, on this thread. */
export function linkTable(table: Table, model: Model, options: LinkOptions = {}): Linked {
  const { repeats, blocks } = distinctBlocksOf(table, model.blocking)
  const part = {
    from: 0,
    to: blocks.ruleOf.length,
    weight_min: leastWeight(model, options),
    leftSize: options.leftSize,
  }
  const pairs = weighBlocks(new Scorer(model, table), blocks, part)
  return clustered(table, model, [pairs, repeated(table, model, repeats, options)], repeats, options)
}

/** Each row that repeats another with the row it repeats. */
export function repeated(table: Table, model: Model, repeats: Int32Array, options: LinkOptions): Pairs {
  const list = new PairList()
  const scorer = new Scorer(model, table)
  const least = leastWeight(model, options)
  repeats.forEach((first, row) => {
    if (first === NOT_GIVEN || !isPaired(first, row, options)) return
    const weight = weightBy(scorer, first, row)
    if (weight >= least) list.add(first, row, weight)
  })
  return list.pairs()
}

export const leastWeight = (model: Model, { all }: LinkOptions): number =>
  all ? Number.NEGATIVE_INFINITY : weightOf(model.thresholds.look)

/** Blocks in parts of about as many pairs each. */
export function partsOf({ starts, ruleOf }: Blocks, parts: number): { from: number; to: number }[] {
  const pairsOf = (block: number) => (starts[block + 1]! - starts[block]!) ** 2
  let all = 0
  for (let block = 0; block < ruleOf.length; block++) all += pairsOf(block)
  const found: { from: number; to: number }[] = []
  let from = 0
  let sum = 0
  for (let block = 0; block < ruleOf.length; block++) {
    sum += pairsOf(block)
    if (sum < (all * (found.length + 1)) / parts && block + 1 < ruleOf.length) continue
    found.push({ from, to: block + 1 })
    from = block + 1
  }
  return found
}

/** Puts the pairs of all parts in order and makes the clusters. */
export function clustered(
  table: Table,
  model: Model,
  parts: readonly Pairs[],
  repeats: Int32Array,
  options: Pairing,
): Linked {
  const pairs = inOrder(parts)
  const scorer = new Scorer(model, table)
  const least = weightOf(model.thresholds.same)
  const clusterOf = clustersOf(table.size, () => joinsOf(pairs, repeats), new Profiles(model, table, scorer), least)
  // Repeats join whatever the row that they repeat has joined; nothing new can be said against them.
  repeats.forEach((first, row) => {
    if (first !== NOT_GIVEN && isPaired(first, row, options) && weightBy(scorer, first, row) >= least)
      clusterOf[row] = clusterOf[first]!
  })
  return { pairs, clusterOf }
}

function* joinsOf({ count, left, right, weight }: Pairs, repeats: Int32Array): Generator<Join> {
  for (let at = 0; at < count; at++)
    if (repeats[right[at]!] === NOT_GIVEN) yield { i: left[at]!, j: right[at]!, weight: weight[at]! }
}

/** The surest first; equal ones by their rows, so that the order never depends on which thread was quicker. */
function inOrder(parts: readonly Pairs[]): Pairs {
  const all = new PairList()
  for (const part of parts)
    for (let at = 0; at < part.count; at++) all.add(part.left[at]!, part.right[at]!, part.weight[at]!)
  const { count, left, right, weight } = all.pairs()
  let order = new Int32Array(count).map((_, at) => at)
  for (const keys of [right, left, descending(weight)])
    order = sortedBy(order, new Uint32Array(keys.buffer, keys.byteOffset, count))
  const sorted = new PairList()
  for (const at of order) sorted.add(left[at]!, right[at]!, weight[at]!)
  return sorted.pairs()
}

/** Whole numbers that rise as the weights fall, by the bits of the floating point numbers. */
function descending(weights: Float32Array): Uint32Array {
  const bits = new Uint32Array(weights.slice().buffer)
  return bits.map((one) => (one >>> 31 === 1 ? one : ~(one | 0x80000000)))
}

/** What is said of pair `at`: same where both are in one cluster, so that all that is said agrees. */
export function outcomeAt({ pairs, clusterOf }: Linked, model: Model, at: number): Outcome {
  if (clusterOf[pairs.left[at]!] === clusterOf[pairs.right[at]!]) return 'same'
  return pairs.weight[at]! >= weightOf(model.thresholds.look) ? 'look' : 'different'
}
