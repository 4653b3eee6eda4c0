/**
 * Exact intervals for a proportion, from the tails of the binomial distribution. Source: C. J. Clopper and E. S. Pearson,
 * "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934), 404-413.
 */

/** Both ends between 0 and 1. */
export type ProportionInterval = { low: number; high: number }
/** `level`: 0.95 unless said. `midP`: half of the count's own probability, narrower and not always as sure as it says. */
export type IntervalOptions = { level?: number; midP?: boolean }

export const LEVEL = 0.95

/** The probability of `k` or more out of `n`, each with probability `p`. Whole numbers, 0 <= k <= n. */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (p <= 0) return 0
  if (p >= 1) return 1
  // The shorter way: from k outwards, away from the mean, each term smaller than the one before it.
  if (k <= n * p) return 1 - atLeast(n - k + 1, n, 1 - p)
  let term = probabilityOf(k, n, p)
  let sum = 0
  for (let i = k; i <= n && term > sum * 1e-17; i++) {
    sum += term
    term *= ((n - i) / (i + 1)) * (p / (1 - p))
  }
  return Math.min(1, sum)
}

/** The probability of exactly `k` out of `n`. */
export function probabilityOf(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0
  if (p >= 1) return k === n ? 1 : 0
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p)
  const fewer = Math.min(k, n - k)
  for (let i = 1; i <= fewer; i++) log += Math.log((n - fewer + i) / i)
  return Math.exp(log)
}

/** The interval for the proportion of which `k` out of `n` were found. With n = 0 nothing is known: 0 to 1. */
export function proportionInterval(k: number, n: number, options: IntervalOptions = {}): ProportionInterval {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n)
    throw new RangeError(`no ${k} out of ${n}: whole numbers, the first no greater than the second`)
  const tail = (1 - (options.level ?? LEVEL)) / 2
  const half = options.midP ? 0.5 : 0
  const upper = (p: number) => atLeast(k, n, p) - half * probabilityOf(k, n, p)
  const lower = (p: number) => 1 - atLeast(k + 1, n, p) - half * probabilityOf(k, n, p)
  return {
    low: k === 0 ? 0 : crossing((p) => upper(p) - tail),
    high: k === n ? 1 : crossing((p) => tail - lower(p)),
  }
}

/** Where a rising function of a proportion passes nought: halved until two numbers stand side by side. */
function crossing(rising: (p: number) => number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (rising(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
