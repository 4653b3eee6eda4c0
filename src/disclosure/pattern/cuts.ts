/**
 * What every good pattern must satisfy, as linear inequalities over hidden (1) or shown (0): "of these cells enough must be
 * hidden too, or the reader comes too near to that one". Found from the reader's own proofs (Fischetti and Salazar-González
 * 1999, 2000: Benders' cuts, with coefficients cut down to what is asked).
 */
import type { Reach } from '../attack/attack.ts'
import type { Unknowns } from '../problem.ts'

/** The sum of weight[n] * hidden[at[n]] must be at least `least * hidden[cell]`; `cell` may itself have a weight. */
export type Cut = { cell: number; at: number[]; weight: number[]; least: number }

const TINY = 1e-7
const LEAST_MIN = 1e-3

/** How far `cut` is from holding; above zero it does not. */
export function lacking({ cell, at, weight, least }: Cut, hidden: Float64Array): number {
  let sum = least * hidden[cell]!
  for (let nth = 0; nth < at.length; nth++) sum -= weight[nth]! * hidden[at[nth]!]!
  return sum
}

/** From the two proofs that `cell` goes no further up and no further down. */
export function cutFrom(cell: number, width: number, reaches: readonly Reach['slopes'][], falls: Float64Array): Cut {
  const weights = new Map<number, number>()
  for (const { at, slope } of reaches)
    at.forEach((one, nth) => {
      // What can rise can rise as far as is asked: hidden, it does all.
      const share = slope[nth]! > 0 ? width : -slope[nth]! * falls[one]! + TINY
      if (falls[one]! > 0 || slope[nth]! > 0) weights.set(one, (weights.get(one) ?? 0) + share)
    })
  return cut(cell, weights, width)
}

function cut(cell: number, weights: ReadonlyMap<number, number>, width: number): Cut {
  // Its own part is taken off what is asked, since its own hiding is what asks.
  const own = weights.get(cell) ?? 0
  const least = Math.max(0, width - own)
  const others = [...weights].filter(([at]) => at !== cell).toSorted(([a], [b]) => a - b)
  const whole = (value: number) => (Math.abs(value - Math.round(value)) < 1e-5 ? Math.round(value) : value)
  return {
    cell,
    at: others.map(([at]) => at),
    weight: others.map(([, weight]) => whole(Math.min(weight, least))),
    least: whole(least),
  }
}

/**
 * The same cut with what is hidden in any case taken off what it asks, and no weight above the rest: equal for whole patterns,
 * tighter for fractions. Undefined where nothing is left to ask.
 */
export function tightened({ cell, at, weight, least }: Cut, must: Float64Array): Cut | undefined {
  let rest = least
  at.forEach((one, nth) => {
    if (must[one] === 1) rest -= weight[nth]!
  })
  // Less than this is rounding by the solver.
  if (rest < LEAST_MIN) return undefined
  const free = [...at.keys()].filter((nth) => must[at[nth]!] !== 1)
  const weights = free.map((nth) => Math.min(weight[nth]!, rest))
  return { cell, at: free.map((nth) => at[nth]!), weight: weights, least: rest }
}

/** With what is made of it by rounding; where the reader is no network that makes each program slower, and brings too little. */
export const withRoundings = (cut: Cut, isNetwork: boolean): Cut[] => (isNetwork ? [cut, ...roundings(cut)] : [cut])

/** The same cut in the least whole numbers, where all that counts is how many. */
export function inNumbers(cut: Cut): Cut {
  return cut.weight.every((one) => one === cut.least) ? { ...cut, weight: cut.weight.map(() => 1), least: 1 } : cut
}

/** Of a cut that this pattern breaks and what is made of it by rounding up, that which says most and is broken too. */
export function strongest(cut: Cut, hidden: Float64Array): Cut {
  const share = ({ weight, least }: Cut) => weight.reduce((sum, one) => sum + one, 0) / least
  const broken = roundings(cut).filter((one) => lacking(one, hidden) > 0)
  return broken.reduce((best, one) => (share(one) < share(best) ? one : best), cut)
}

/** What one sum alone asks of a cell in it: that others go along with its way up, and with its way down. */
export function cutsOfSums({ sums, falls }: Unknowns, width: number): Cut[] {
  const cuts: Cut[] = []
  for (const { at, sign } of sums)
    for (const [nth, cell] of at.entries()) {
      const rising = new Map<number, number>([[cell, Math.min(falls[cell]!, width)]])
      const falling = new Map<number, number>()
      for (const [other, one] of at.entries()) {
        if (one === cell) continue
        // Of one side of the sum, one rises where another falls; of two sides they go together.
        const opposed = sign[other] === sign[nth]
        rising.set(one, opposed ? falls[one]! : width)
        falling.set(one, opposed ? width : falls[one]!)
      }
      cuts.push(cut(cell, rising, width))
      const either = new Map<number, number>()
      for (const [one, value] of falling) either.set(one, value + rising.get(one)!)
      cuts.push(cut(cell, either, width))
    }
  return cuts.filter(({ least }) => least > 0)
}

/** For a pattern that fails in whole numbers alone: something outside of it must be hidden. */
export function cutOutside(cell: number, hidden: Float64Array): Cut {
  const at = [...hidden.keys()].filter((one) => hidden[one]! < 0.5)
  return { cell, at, weight: at.map(() => 1), least: 1 }
}

/**
 * The same cut rounded up by whole numbers: what counts for 3 or 4 of 5 is half of what is asked, since two are needed either
 * way. Stronger in fractions, not in place of the cut itself (after Chvátal 1973). None where weights are not whole.
 */
export function roundings({ cell, at, weight, least }: Cut): Cut[] {
  if (!Number.isInteger(least) || weight.some((one) => !Number.isInteger(one))) return []
  const found: Cut[] = []
  for (let by = 2; by < least; by++) {
    const fewer = weight.map((one) => Math.ceil(one / by))
    const needed = Math.ceil(least / by)
    // No stronger where nothing small is left out of account.
    if (weight.every((one, nth) => fewer[nth]! / needed >= one / least)) continue
    found.push({ cell, at, weight: fewer.map((one) => Math.min(one, needed)), least: needed })
  }
  return found
}
