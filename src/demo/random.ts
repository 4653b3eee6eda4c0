/**
 * Chance that comes out the same each time: the demonstration is invented once and is byte for byte equal on every
 * machine. Each part of the invention draws from a stream of its own, so a change in one leaves the others as they were.
 */

export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number
  /** True in `share` of cases, 0 to 1. */
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Picks by weight: `[thing, weight]`. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  /** A new array in another order. */
  shuffled<T>(from: readonly T[]): T[]
}

/** The stream of the given name (FNV-1a makes the seed, mulberry32 the numbers). */
export function randomStream(name: string): Random {
  let state = 2166136261
  for (const char of name) state = Math.imul(state ^ char.codePointAt(0)!, 16777619)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error(`nothing to pick from in ${name}`)
    return from[whole(0, from.length - 1)]!
  }
  return {
    next,
    whole,
    pick,
    chance: (share) => next() < share,
    weighted: weightedBy(next),
    shuffled: shuffledBy(whole),
  }
}

function weightedBy(next: () => number) {
  return <T>(from: readonly (readonly [T, number])[]): T => {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [thing, weight] of from) {
      left -= weight
      if (left < 0) return thing
    }
    return from.at(-1)![0]
  }
}

function shuffledBy(whole: (least: number, most: number) => number) {
  return <T>(from: readonly T[]): T[] => {
    const order = [...from]
    for (let last = order.length - 1; last > 0; last--) {
      const other = whole(0, last)
      ;[order[last], order[other]] = [order[other]!, order[last]!]
    }
    return order
  }
}

/**
 * Deals from a shuffled pack that holds each card as often as its weight says, and shuffles anew when the pack is
 * spent: shares come out as the weights say, not only on average.
 */
export function dealer<T>(random: Random, weights: readonly (readonly [T, number])[]): () => T {
  const pack = weights.flatMap(([card, weight]) => Array.from({ length: weight }, () => card))
  let left: T[] = []
  return () => {
    if (left.length === 0) left = random.shuffled(pack)
    return left.pop()!
  }
}
