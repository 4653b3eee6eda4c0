/** Pairs of rows drawn for training: blindly, for what happens by chance, and from the blocks, for what happens otherwise. */
import { isFoundEarlier, sortedBy, type Blocks } from './keys.ts'
import type { Model } from './model.ts'
import { chanceFrom, chanceOfPair } from './random.ts'
import { Scorer } from './scorer.ts'
import type { Table } from './table.ts'

/** Rows of the first file come first; a pair across has one row before `leftSize` and one after. */
export type Pairing = { leftSize?: number | undefined }

export const isPaired = (i: number, j: number, { leftSize }: Pairing): boolean =>
  leftSize === undefined || i < leftSize !== j < leftSize

/** How many pairs there are of all records. */
export const pairsOf = (size: number, { leftSize }: Pairing): number =>
  leftSize === undefined ? (size * (size - 1)) / 2 : leftSize * (size - leftSize)

/** Levels and agreed frequencies of pairs, pair after pair. */
export type Sample = {
  count: number
  rate: number
  width: number
  levels: Uint8Array
  agreed: Float32Array
  rules: Uint32Array
}

/** Pairs picked blindly. */
export function blindSample(table: Table, model: Model, count: number, seed: number, pairing: Pairing): Sample {
  const scorer = new Scorer(model, table)
  const chance = chanceFrom(seed)
  const pick = (from: number, to: number) => from + Math.floor(chance() * (to - from))
  const { leftSize } = pairing
  const sample = emptySample(count, model.comparisons.length)
  const draws = table.size < 2 ? 0 : count
  for (let at = 0; at < draws; at++) {
    const i = pick(0, leftSize ?? table.size)
    const j = pick(leftSize ?? 0, table.size)
    if (i !== j) keep(sample, scorer, i, j, 0)
  }
  return sample
}

/** Every pair there is. */
export function everyPairOf(table: Table, model: Model, pairing: Pairing): Sample {
  const scorer = new Scorer(model, table)
  const sample = emptySample(pairsOf(table.size, pairing), model.comparisons.length)
  for (let i = 0; i < table.size; i++)
    for (let j = i + 1; j < table.size; j++) if (isPaired(i, j, pairing)) keep(sample, scorer, i, j, 0)
  return sample
}

/** Pairs of rows with one value of a field, about `count` of them. */
export function sharingSample(table: Table, model: Model, field: number, count: number, pairing: Pairing): Sample {
  const scorer = new Scorer(model, table)
  const sample = emptySample(count, model.comparisons.length)
  const width = table.fields.length
  const keys = Uint32Array.from({ length: table.size }, (_, row) => table.rows[row * width + field]! + 1)
  const order = sortedBy(
    Int32Array.from(keys.keys()).filter((row) => keys[row] !== 0),
    keys,
  )
  // The same distance apart in the order at a time, so that no large group takes all the room.
  for (let apart = 1; apart < APART_MAX; apart++)
    for (let at = apart; at < order.length && sample.count < count; at++) {
      const [i, j] = [order[at - apart]!, order[at]!]
      if (keys[i] === keys[j] && isPaired(i, j, pairing)) keep(sample, scorer, i, j, 0)
    }
  return sample
}
const APART_MAX = 20

/** Pairs that share a block, each once, at a rate that gives about `count` of them. */
export function blockSample(
  table: Table,
  model: Model,
  blocks: Blocks,
  count: number,
  seed: number,
  pairing: Pairing,
): Sample {
  const { members, starts, ruleOf } = blocks
  let all = 0
  for (let block = 0; block < ruleOf.length; block++)
    all += ((starts[block + 1]! - starts[block]!) * (starts[block + 1]! - starts[block]! - 1)) / 2
  const everyPairIsWanted = count >= pairsOf(table.size, pairing)
  const rate = everyPairIsWanted ? 1 : Math.min(1, count / Math.max(1, all))
  const sample = emptySample(Math.ceil(Math.min(all, count * 1.2) + 1000), model.comparisons.length)
  const scorer = new Scorer(model, table)
  for (let block = 0; block < ruleOf.length; block++) {
    const end = starts[block + 1]!
    for (let at = starts[block]!; at < end; at++)
      for (let other = at + 1; other < end; other++) {
        const [i, j] = [members[at]!, members[other]!]
        if (rate < 1 && chanceOfPair(i, j, seed) >= rate) continue
        if (!isPaired(i, j, pairing) || isFoundEarlier(blocks, i, j, ruleOf[block]!)) continue
        if (sample.count < sample.rules.length) keep(sample, scorer, i, j, rulesOf(blocks, i, j))
      }
  }
  return { ...sample, rate }
}

const emptySample = (room: number, width: number): Sample => ({
  count: 0,
  rate: 1,
  width,
  levels: new Uint8Array(room * width),
  agreed: new Float32Array(room * width),
  rules: new Uint32Array(room),
})

function keep(sample: Sample, scorer: Scorer, i: number, j: number, rules: number): void {
  scorer.look(i, j)
  const base = sample.count * sample.width
  for (let at = 0; at < sample.width; at++) {
    sample.levels[base + at] = scorer.levels[at]!
    sample.agreed[base + at] = scorer.agreed[at]!
  }
  sample.rules[sample.count] = rules
  sample.count++
}

/** The rules that bring a pair together, a bit for each of the first 32. */
function rulesOf({ blockOf, ruleCount }: Blocks, i: number, j: number): number {
  let found = 0
  for (let rule = 0; rule < Math.min(ruleCount, 32); rule++) {
    const block = blockOf[i * ruleCount + rule]!
    if (block >= 0 && block === blockOf[j * ruleCount + rule]) found |= 1 << rule
  }
  return found >>> 0
}
