/** Numbers from 0 to 1 as if by chance, the same for the same seed: what was found once is found again. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    // Marsaglia's additive counter, mixed (the generator known as mulberry32).
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
