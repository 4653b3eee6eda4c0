/** Every pair that shares a block, weighed once. What is not worth a look is left out. */
import { isFoundEarlier, type Blocks } from './keys.ts'
import { isPaired, type Pairing } from './samples.ts'
import type { Scorer } from './scorer.ts'
import { sharedInts } from './table.ts'

/** Rows `left[at]` and `right[at]` (the lesser first) with their weight. */
export type Pairs = { count: number; left: Int32Array; right: Int32Array; weight: Float32Array }

/** A weight cannot be more than this: nothing is certain. */
export const WEIGHT_MAX = 99

/** The weight of two rows. */
export const weightBy = (scorer: Scorer, i: number, j: number): number => {
  scorer.probability(i, j)
  return oddsOf(scorer)
}

/** By the logarithm of the odds, which a probability near 1 no longer tells. */
export const oddsOf = ({ same, household, unrelated }: Scorer): number =>
  Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, Math.log2(same / (household + unrelated))))

/** Weighs the pairs of some blocks, and keeps those of at least that weight. */
export function weighBlocks(
  scorer: Scorer,
  blocks: Blocks,
  part: { from: number; to: number; weight_min: number } & Pairing,
): Pairs {
  const { members, starts, ruleOf } = blocks
  const kept = new PairList()
  for (let block = part.from; block < part.to; block++) {
    const end = starts[block + 1]!
    const rule = ruleOf[block]!
    for (let at = starts[block]!; at < end; at++) {
      const i = members[at]!
      for (let other = at + 1; other < end; other++) {
        const j = members[other]!
        if (!isPaired(i, j, part) || isFoundEarlier(blocks, i, j, rule)) continue
        const weight = weightBy(scorer, i, j)
        if (weight >= part.weight_min) kept.add(i, j, weight)
      }
    }
  }
  return kept.pairs()
}

/** Pairs that grow in number, in three arrays. */
export class PairList {
  private left = new Int32Array(4096)
  private right = new Int32Array(4096)
  private weight = new Float32Array(4096)
  private count = 0

  add(i: number, j: number, weight: number): void {
    if (this.count === this.left.length) {
      this.left = longer(this.left, new Int32Array(this.count * 2))
      this.right = longer(this.right, new Int32Array(this.count * 2))
      this.weight = longer(this.weight, new Float32Array(this.count * 2))
    }
    this.left[this.count] = i < j ? i : j
    this.right[this.count] = i < j ? j : i
    this.weight[this.count++] = weight
  }

  /** In memory that threads share. */
  pairs(): Pairs {
    const { count } = this
    const weight = new Float32Array(new SharedArrayBuffer(count * 4))
    const [left, right] = [sharedInts(count), sharedInts(count)]
    left.set(this.left.subarray(0, count))
    right.set(this.right.subarray(0, count))
    weight.set(this.weight.subarray(0, count))
    return { count, left, right, weight }
  }
}

function longer<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
