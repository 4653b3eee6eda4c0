/**
 * The rules that mark a signal, each by its name. Sources: Western Electric, "Statistical quality control handbook"
 * (1956), tests 1, 2 and 4; L. S. Nelson, "The Shewhart control chart: tests for special causes", Journal of Quality
 * Technology 16 (1984). Rules for trends are left out: they add false alarms and little else (R. B. Davis and
 * W. H. Woodall, "Performance of the control chart trend rule under linear shift", same journal 20, 1988).
 */
import type { Limits } from './limits.ts'

export const rules = {
  beyond_limits: 'one month outside the limits',
  run: 'eight or more months in a row on one side of the average',
  two_of_three: 'two of three months in a row beyond two standard deviations, on one side',
} as const
export type Rule = keyof typeof rules
export type Side = 'above' | 'below'
/** A signal from one place in the series to another, both inside. */
export type Found = { rule: Rule; side: Side; first: number; last: number }

/** All signals of a series by its limits, in order of the month in which they can first be seen to be one. */
export function signalsOf(values: readonly (number | null)[], limits: Limits): Found[] {
  const sides = (['above', 'below'] as const).flatMap((side) => [
    ...beyond(values, limits, side),
    ...runs(values, limits, side),
    ...twoOfThree(values, limits, side),
  ])
  return sides.toSorted((a, b) => a.first - b.first || a.last - b.last)
}

/** Room for how numbers are held: a month exactly on a line is not beyond it. */
const EDGE = 1e-9
const isBeyond = (value: number | null, limit: { lower: number | null; upper: number }, side: Side): boolean => {
  if (value === null) return false
  return side === 'above' ? value > limit.upper + EDGE : limit.lower !== null && value < limit.lower - EDGE
}

const beyond = (values: readonly (number | null)[], limits: Limits, side: Side): Found[] =>
  values.flatMap((value, place) =>
    isBeyond(value, limits, side) ? [{ rule: 'beyond_limits', side, first: place, last: place }] : [],
  )

/** A month on the average, or one that is not shown, ends a run. */
function runs(values: readonly (number | null)[], { centre, run }: Limits, side: Side): Found[] {
  const found: Found[] = []
  let first: number | undefined
  const end = (next: number) => {
    if (first !== undefined && next - first >= run[side]) found.push({ rule: 'run', side, first, last: next - 1 })
    first = undefined
  }
  values.forEach((value, place) => {
    const isThere = value !== null && (side === 'above' ? value > centre + EDGE : value < centre - EDGE)
    if (!isThere) end(place)
    else first ??= place
  })
  end(values.length)
  return found
}

/** Of three in a row two that are far on one side; those beyond the limits themselves are told by that. */
function twoOfThree(values: readonly (number | null)[], limits: Limits, side: Side): Found[] {
  const far = values.flatMap((value, place) => (isBeyond(value, limits.near, side) ? [place] : []))
  return far.flatMap((place, index): Found[] => {
    const next = far[index + 1]
    if (next === undefined || next - place > 2) return []
    if ([place, next].every((one) => isBeyond(values[one]!, limits, side))) return []
    return [{ rule: 'two_of_three', side, first: place, last: next }]
  })
}
