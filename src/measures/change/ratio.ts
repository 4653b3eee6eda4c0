/**
 * The ratio of two counts, with an exact interval. Given how many there were in both periods together, how many of them
 * fell in the later one is binomial: its proportion p says the ratio, p / (1 - p). Source: J. Przyborowski and
 * H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940), 313-323.
 */
import { LEVEL, proportionInterval, type IntervalOptions } from './binomial.ts'

/** Two counts of one thing. Exposures are lengths in one unit, such as days; equal where not said. */
export type TwoCounts = { now: number; before: number; exposureNow?: number; exposureBefore?: number }
/** Now to before, by length of period. `ratio` and `high` are null where nothing was counted before. */
export type RatioInterval = { ratio: number | null; low: number; high: number | null; level: number }

/** The interval for the ratio; undefined where nothing was counted in either. */
export function ratioInterval(counts: TwoCounts, options: IntervalOptions = {}): RatioInterval | undefined {
  const { now, before, exposureNow = 1, exposureBefore = 1 } = counts
  if (!(exposureNow > 0) || !(exposureBefore > 0)) throw new RangeError('a period has a length above nought')
  const both = now + before
  if (both === 0) return undefined
  const { low, high } = proportionInterval(now, both, options)
  const byLength = exposureBefore / exposureNow
  const asRatio = (p: number) => (p / (1 - p)) * byLength
  return {
    ratio: before === 0 ? null : (now / before) * byLength,
    low: asRatio(low),
    high: before === 0 ? null : asRatio(high),
    level: options.level ?? LEVEL,
  }
}

export type Verdict = 'fewer' | 'more' | 'no_more_than_chance' | 'too_few'

/**
 * What the interval says. Too few to tell: so few that even all of them falling in one of the periods would be no more
 * than chance would usually give.
 */
export function verdictOf(counts: TwoCounts, options: IntervalOptions = {}): Verdict {
  const both = counts.now + counts.before
  const lopsided = (now: number) => ratioInterval({ ...counts, now, before: both - now }, options)
  const [least, most] = [lopsided(0), lopsided(both)]
  if (!least || !most || (!isBelow(least) && !isAbove(most))) return 'too_few'
  const interval = ratioInterval(counts, options)!
  if (isBelow(interval)) return 'fewer'
  return isAbove(interval) ? 'more' : 'no_more_than_chance'
}

const isBelow = ({ high }: RatioInterval) => high !== null && high < 1
const isAbove = ({ low }: RatioInterval) => low > 1
