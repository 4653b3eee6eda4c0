/** How good a linkage was, measured against the truth that somebody knows. Nothing here is read for linking. */
import type { Linked } from '../link.ts'
import { probabilityOf } from '../model.ts'
import type { Pairing } from '../samples.ts'

export type Rates = { precision: number; recall: number; f1: number }
export type AtThreshold = Rates & { probability: number; weight: number }
export type Measured = {
  truePairs: number
  /** Pairs that the clusters imply. */
  clusters: Rates
  /** Pairs called the same. */
  pairs: Rates
  /** Pairs of at least that probability, one by one. */
  thresholds: AtThreshold[]
}

export function measured(linked: Linked, truth: readonly string[], pairing: Pairing): Measured {
  const { left, right, weight, count } = linked.pairs
  const truePairs = pairsWithin(truth, truth, pairing).both
  const implied = pairsWithin(Array.from(linked.clusterOf), truth, pairing)
  let [same, right_same] = [0, 0]
  const tallies = thresholdWeights.map((least) => ({ least, found: 0, right: 0 }))
  for (let at = 0; at < count; at++) {
    const isTrue = Number(truth[left[at]!] === truth[right[at]!])
    if (linked.clusterOf[left[at]!] === linked.clusterOf[right[at]!]) {
      same++
      right_same += isTrue
    }
    for (const tally of tallies) {
      if (weight[at]! < tally.least) continue
      tally.found++
      tally.right += isTrue
    }
  }
  return {
    truePairs,
    clusters: rates(implied.both, implied.first, truePairs),
    pairs: rates(right_same, same, truePairs),
    thresholds: tallies.map(({ least, found, right }) => ({
      weight: least,
      probability: probabilityOf(least),
      ...rates(right, found, truePairs),
    })),
  }
}
const thresholdWeights = Array.from({ length: 31 }, (_, at) => at - 5)

function rates(right: number, found: number, wanted: number): Rates {
  const precision = found === 0 ? 1 : right / found
  const recall = wanted === 0 ? 1 : right / wanted
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Pairs with equal `first`, and those of them with equal `second` too; across two files only pairs with one of each. */
function pairsWithin<T>(
  first: readonly T[],
  second: readonly string[],
  { leftSize }: Pairing,
): { first: number; both: number } {
  const count = (keys: Iterable<string>) => {
    const sizes = new Map<string, [number, number]>()
    let row = 0
    for (const key of keys) {
      const size = sizes.get(key) ?? [0, 0]
      size[leftSize !== undefined && row++ >= leftSize ? 1 : 0]++
      sizes.set(key, size)
    }
    let pairs = 0
    for (const [lefts, rights] of sizes.values())
      pairs += leftSize === undefined ? (lefts * (lefts - 1)) / 2 : lefts * rights
    return pairs
  }
  return { first: count(first.map(String)), both: count(first.map((one, row) => `${String(one)}\u0000${second[row]}`)) }
}
