/**
 * The limits between which months usually fall. Two ways, chosen by a rule:
 *
 *   xmr       the mean, and 2.66 mean moving ranges to either side. Sources: W. A. Shewhart, "Economic control of quality
 *             of manufactured product" (1931); D. J. Wheeler, "Understanding variation" (2000).
 *   poisson   for counts of fewer than five a month: the counts that a Poisson distribution of that mean gives all but
 *             one time in 740, below and above each (the share beyond three standard deviations of a normal curve). A
 *             month of three after months of one would stand out of moving ranges, and is what chance gives.
 *
 * Small counts that vary more than Poisson counts do (their index of dispersion is beyond what one series in a hundred
 * would reach) get the limits by moving ranges after all, which take the variation as it is.
 */

export type Method = 'xmr' | 'poisson'
/**
 * `lower` and `upper` are the least and greatest that are still inside; null where nothing that can be counted is
 * outside. `near`: the same at two standard deviations.
 */
export type Limits = {
  method: Method
  centre: number
  lower: number | null
  upper: number
  near: { lower: number | null; upper: number }
  /** Months in a row on one side of the centre that are a signal, by side. */
  run: { above: number; below: number }
  isOverdispersed: boolean
}

/** Fewer months than this say too little of what is usual. */
export const POINTS_MIN = 12
/** Fewer counted than this in all, and no month could be told from chance. */
export const COUNTED_MIN = 6
/** Below this mean a month, counts are taken as Poisson counts. */
export const POISSON_MEAN_MAX = 5
export const RUN = 8

const BEYOND_THREE = 0.00135
const BEYOND_TWO = 0.02275
/** Mean moving ranges in three and two standard deviations: the mean range of two is 1.128 standard deviations. */
const [THREE, TWO] = [3 / 1.128, 2 / 1.128]

/** The limits from what was counted month by month, in order; null where a month is not shown. */
export function limitsOf(values: readonly (number | null)[], isCount: boolean): Limits | undefined {
  const shown = values.filter((value) => value !== null)
  const total = shown.reduce((sum, value) => sum + value, 0)
  if (shown.length < POINTS_MIN || (isCount && total < COUNTED_MIN)) return undefined
  const mean = total / shown.length
  const isSmall = isCount && mean < POISSON_MEAN_MAX
  const isOverdispersed = isSmall && isBeyondPoisson(shown, mean)
  return isSmall && !isOverdispersed ? poisson(mean) : movingRanges(values, mean, isOverdispersed)
}

function movingRanges(values: readonly (number | null)[], centre: number, isOverdispersed: boolean): Limits {
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1] ?? null
    return value === null || before === null ? [] : [Math.abs(value - before)]
  })
  const range = ranges.length === 0 ? 0 : ranges.reduce((sum, one) => sum + one, 0) / ranges.length
  const above = (times: number) => centre + times * range
  const below = (times: number) => (centre - times * range > 0 ? centre - times * range : null)
  return {
    method: 'xmr',
    centre,
    lower: below(THREE),
    upper: above(THREE),
    near: { lower: below(TWO), upper: above(TWO) },
    run: { above: RUN, below: RUN },
    isOverdispersed,
  }
}

function poisson(mean: number): Limits {
  const within = (tail: number) => {
    let upper = 0
    while (poissonAtLeast(upper + 1, mean) > tail) upper++
    let lower = 0
    while (1 - poissonAtLeast(lower + 1, mean) <= tail) lower++
    return { lower: lower === 0 ? null : lower, upper }
  }
  const above = poissonAtLeast(Math.floor(mean) + 1, mean)
  const below = 1 - poissonAtLeast(Math.ceil(mean), mean)
  return {
    method: 'poisson',
    centre: mean,
    ...within(BEYOND_THREE),
    near: within(BEYOND_TWO),
    // As rare as eight heads in a row: where most months lie below their mean, as with rare events, more are needed.
    run: { above: runAsRare(above), below: runAsRare(below) },
    isOverdispersed: false,
  }
}

const runAsRare = (share: number) => Math.max(RUN, Math.ceil((RUN * Math.log(0.5)) / Math.log(share)))

/** The probability of `k` or more where `mean` are usual. */
export function poissonAtLeast(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  return Math.max(0, 1 - below)
}

/** Whether the squared distances from the mean, against it, are more than one Poisson series in a hundred would have. */
function isBeyondPoisson(values: readonly number[], mean: number): boolean {
  const dispersion = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / mean / (values.length - 1)
  return dispersion > 1 + 2.326 * Math.sqrt(2 / (values.length - 1))
}
