/**
 * Cuts against the best in fractions, until they bring little: the bound that they reach, and a pattern to begin with. A
 * program in fractions takes a hundredth of one in whole numbers, and what it says no pattern can cost less than.
 */
import { cutFrom, lacking, tightened, withRoundings, type Cut } from './cuts.ts'
import type { Master } from './master.ts'
import type { Tools } from './mending.ts'

const ROUNDS_MAX = 400
const STALLED_MAX = 8
const VIOLATION_MIN = 0.02
const TIME_SHARE = 0.25
const NEARLY = 0.95

type Parts = {
  master: Master
  tools: Tools
  mustHide: Float64Array
  sumCuts: readonly Cut[]
  /** The seconds that are left. */
  left: () => number
}
export type Gathered = {
  bound: number
  /** What is nearly whole is hidden, and what is partly hidden is cheap: a pattern to mend, at these prices. */
  guess: Float64Array | undefined
  prices: Float64Array
}

/** `cost`: what the best pattern costs that is known. */
export function gatherOnFractions(parts: Parts, costs: Float64Array, cost: number): Gathered {
  const { master, left } = parts
  const end = left() * (1 - TIME_SHARE)
  let bound = -Infinity
  let last: Float64Array | undefined
  for (let round = 0, stalled = 0; round < ROUNDS_MAX && stalled < STALLED_MAX && left() > end; round++) {
    const answer = master.relaxed(costs, left())
    if (!answer) break
    last = answer.hidden
    stalled = answer.bound > bound + VIOLATION_MIN ? 0 : stalled + 1
    bound = Math.max(bound, answer.bound)
    if (Math.ceil(bound - 1e-5) >= cost) break
    if (fromSums(parts, answer.hidden) === 0 && fromReader(parts, answer.hidden) === 0) break
  }
  return {
    bound: Math.ceil(bound - 1e-5),
    guess: last?.map((one) => Number(one > NEARLY)),
    prices: last ? costs.map((price, at) => price * (1 - 0.9 * last[at]!) + 1e-3) : costs,
  }
}

/** What single sums ask of cells that are hidden in part. Returns how many cuts are new. */
function fromSums({ sumCuts, master }: Parts, hidden: Float64Array): number {
  let added = 0
  for (const cut of sumCuts)
    if (hidden[cut.cell]! > VIOLATION_MIN && lacking(cut, hidden) > VIOLATION_MIN) added += Number(master.add(cut))
  return added
}

/** Asks the reader about each cell as far as it is hidden. */
function fromReader({ master, mustHide, left, tools }: Parts, hidden: Float64Array): number {
  const { attacker, checker, unknowns, problem } = tools
  const { width } = problem
  const clean = hidden.map((one) => (one < 1e-7 ? 0 : one > 1 - 1e-7 ? 1 : one))
  let added = 0
  for (let cell = 0; cell < clean.length; cell++) {
    if (clean[cell]! < 0.05 || !checker.asks(cell)) continue
    if (left() <= 0) break
    const up = attacker.reach(cell, 1, clean, width)
    if (up.by >= width * clean[cell]! - VIOLATION_MIN) continue
    const down = attacker.reach(cell, -1, clean, width)
    if (up.by + down.by >= width * clean[cell]! - VIOLATION_MIN) continue
    const cut = tightened(cutFrom(cell, width, [up.slopes, down.slopes], unknowns.falls), mustHide)
    if (!cut) continue
    for (const one of withRoundings(cut, attacker.isWhole))
      if (lacking(one, clean) > VIOLATION_MIN && master.add(one)) added++
  }
  return added
}
