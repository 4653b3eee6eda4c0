/**
 * Percentages and rates that give a count back: "37.5 %" of at most ten children is three of eight. What is printed to so many
 * decimals stands for all ratios that round to it; which whole numbers make one of them can be counted.
 */

export type PrintedRatio = {
  numerator: number
  denominator: number
  /** What the ratio is multiplied by: 100 for a percentage, 10,000 for a rate of children. */
  per: number
  /** Decimals that are printed. */
  decimals: number
  /** Which of the two counts is hidden elsewhere; `none` where both are printed. */
  hidden: 'numerator' | 'denominator' | 'both' | 'none'
}
export type RatioJudgement = {
  /** Whether the ratio must not be printed. */
  withhold: boolean
  /** The counts that a reader cannot rule out, of what is hidden: the least and the greatest, and how many there are. */
  numerator?: { lower: number; upper: number; candidates: number }
  denominator?: { lower: number; upper: number; candidates: number }
  /** Sentences for the analyst: why it is withheld, and that a base is small. */
  reasons: string[]
}

/** Below this a percentage says less than it seems to: a warning, as practice has it. */
export const DENOMINATOR_SMALL = 30
/** Where both are hidden, denominators up to this are tried: more than a partnership has children. */
const DENOMINATOR_MAX = 100_000

/**
 * Whether a ratio may be printed beside hidden counts. It is withheld where the interval that it leaves of a hidden count is
 * narrower than `width`, the policy's. `minimum` is what readers know no hidden count to be below.
 */
export function judgeRatio(ratio: PrintedRatio, width: number, minimum: number): RatioJudgement {
  const { numerator, denominator, hidden } = ratio
  if (!(Number.isInteger(numerator) && Number.isInteger(denominator) && numerator >= 0 && denominator > 0))
    throw new RangeError(`${numerator} of ${denominator} is no ratio of counts`)
  const reasons: string[] = []
  const judgement: RatioJudgement = { withhold: false, reasons }
  const judge = (name: 'numerator' | 'denominator', found: number[]) => {
    const [lower, upper] = [found[0]!, found.at(-1)!]
    judgement[name] = { lower, upper, candidates: found.length }
    // Between few candidates far apart a reader chooses as easily as within a narrow interval.
    if (upper - lower >= width && found.length > width) return
    judgement.withhold = true
    reasons.push(`Printed, it leaves ${found.length === 1 ? `only ${lower}` : `${found.length} counts from ${lower} to ${upper}`} for the hidden ${name}.`) // prettier-ignore
  }
  const [low, high] = boundsOf(ratio)
  if (hidden === 'numerator') judge('numerator', whole(low * denominator, high * denominator, minimum))
  // A ratio of nought leaves the denominator open without end.
  if (hidden === 'denominator' && numerator > 0)
    judge('denominator', whole(numerator / high, Math.min(DENOMINATOR_MAX, numerator / Math.max(low, 1e-12)), Math.max(1, minimum))) // prettier-ignore
  if (hidden === 'both') judgeBoth(low, high, minimum, judge)
  if (denominator < DENOMINATOR_SMALL) reasons.push(`The base is ${hidden === 'none' || hidden === 'numerator' ? denominator : 'small'}, below ${DENOMINATOR_SMALL}: say so, or give the counts alone.`) // prettier-ignore
  return judgement
}

function judgeBoth(
  low: number,
  high: number,
  minimum: number,
  judge: (name: 'numerator' | 'denominator', found: number[]) => void,
) {
  const numerators = new Set<number>()
  const denominators: number[] = []
  // Enough of each is enough: more candidates only widen.
  for (let base = Math.max(1, minimum); base <= DENOMINATOR_MAX && denominators.length < 1000; base++) {
    const found = whole(low * base, high * base, minimum)
    if (found.length === 0) continue
    denominators.push(base)
    for (const one of found) numerators.add(one)
  }
  judge(
    'numerator',
    [...numerators].toSorted((a, b) => a - b),
  )
  judge('denominator', denominators)
}

/** The ratios that print as this one does. */
function boundsOf({ numerator, denominator, per, decimals }: PrintedRatio): [number, number] {
  const step = 10 ** -decimals
  const printed = Math.round(((numerator / denominator) * per) / step) * step
  return [Math.max(0, (printed - step / 2) / per), (printed + step / 2) / per]
}

/** Whole numbers from `from` to `to`, both taken with a hair's breadth, since how a half is rounded is not known. */
function whole(from: number, to: number, least: number): number[] {
  const hair = 1e-9 * Math.max(1, Math.abs(to))
  const [first, last] = [Math.max(least, Math.ceil(from - hair)), Math.floor(to + hair)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}
