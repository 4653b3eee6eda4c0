/** A process-behaviour chart as data: what is usual, month by month, and which months are signals. */
import { monthInWords, number } from '../../platform/pages/index.ts'
import { limitsOf, POINTS_MIN, type Limits } from './limits.ts'
import { signalsOf, type Found, type Rule, type Side } from './signals.ts'

/** `key`: '2016-12'. A `value` of null is one that is not shown. */
export type SeriesPoint = { key: string; value: number | null }

export type ProcessOptions = {
  /** Whether single things are counted, so that chance is that of counts; not for sums of attendances, nor for shares. */
  isCount: boolean
  /** What is usual is taken from the months before this one, where there are enough; else from all. */
  judgedFrom?: string | undefined
  /** Months from which what is usual is worked out anew, such as where the way of recording changed. */
  breaks?: readonly string[] | undefined
}

/** A stretch with limits of its own; `limits` is undefined where it has too few months, or too few were counted. */
export type Stretch = {
  from: string
  to: string
  limits: Limits | undefined
  /** The months that say what is usual. */
  baseline: { from: string; to: string; months: number }
}
export type Signal = { rule: Rule; side: Side; from: string; to: string }
export type ProcessPoint = SeriesPoint & {
  centre: number | null
  lower: number | null
  upper: number | null
  /** The rules by which this month belongs to a signal. */
  signals: readonly Rule[]
}
export type Process = { points: readonly ProcessPoint[]; stretches: readonly Stretch[]; signals: readonly Signal[] }

export function processOf(points: readonly SeriesPoint[], options: ProcessOptions): Process {
  const parts = stretchesOf(points, options.breaks ?? []).map((part) => stretchOf(part, options))
  return {
    points: parts.flatMap((part) => part.points),
    stretches: parts.map((part) => part.stretch),
    signals: parts.flatMap((part) => part.signals),
  }
}

function stretchesOf(points: readonly SeriesPoint[], breaks: readonly string[]): SeriesPoint[][] {
  const parts: SeriesPoint[][] = []
  for (const point of points) {
    if (parts.length === 0 || breaks.includes(point.key)) parts.push([])
    parts.at(-1)!.push(point)
  }
  return parts
}

function stretchOf(points: readonly SeriesPoint[], { isCount, judgedFrom }: ProcessOptions) {
  const before = judgedFrom === undefined ? [] : points.filter(({ key }) => key < judgedFrom)
  const base = before.filter(({ value }) => value !== null).length >= POINTS_MIN ? before : points
  const limits = limitsOf(
    base.map(({ value }) => value),
    isCount,
  )
  const found = limits
    ? signalsOf(
        points.map(({ value }) => value),
        limits,
      )
    : []
  return {
    stretch: {
      from: points[0]!.key,
      to: points.at(-1)!.key,
      limits,
      baseline: { from: base[0]!.key, to: base.at(-1)!.key, months: base.length },
    },
    signals: found.map(({ rule, side, first, last }) => ({
      rule,
      side,
      from: points[first]!.key,
      to: points[last]!.key,
    })),
    points: points.map((point, place): ProcessPoint => ({
      ...point,
      centre: limits?.centre ?? null,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      signals: rulesAt(found, place, point.value),
    })),
  }
}

const rulesAt = (found: readonly Found[], place: number, value: number | null): Rule[] =>
  value === null
    ? []
    : [...new Set(found.filter(({ first, last }) => first <= place && place <= last).map(({ rule }) => rule))]

/** What the chart shows, in sentences: what is usual, and each signal. It never says why. */
export function processWords({ stretches, signals, points }: Process, unit: string): string[] {
  const usual = stretches.map((stretch) => usualInWords(stretch, unit))
  const hasLimits = stretches.some(({ limits }) => limits !== undefined)
  const none = hasLimits && signals.length === 0 ? ['No month stands out from what chance would usually give.'] : []
  const hidden = points.some(({ value }) => value === null) ? ['Months that are not shown are passed over.'] : []
  return [...usual, ...signals.map((signal) => signalInWords(signal)), ...none, ...hidden]
}

function usualInWords({ from, to, limits, baseline }: Stretch, unit: string): string {
  const months = `${monthInWords(baseline.from)} to ${monthInWords(baseline.to)}`
  if (!limits)
    return `From ${monthInWords(from)} to ${monthInWords(to)} there are too few months, or too few ${unit}, to say what is usual.`
  const least = limits.lower === null ? 'none' : number(Math.ceil(limits.lower))
  const range = `from ${least} to ${number(Math.floor(limits.upper))}`
  const wide = limits.isOverdispersed ? ' The months vary more than separate events would by chance alone.' : ''
  return `${months} (${baseline.months} months) say what is usual: ${oneDecimal(limits.centre)} ${unit} a month on average, and ${range}.${wide}`
}

/** Whether somebody explained a month of a signal; of a run, the month in which it began. */
export const isExplained = ({ rule, from, to }: Signal, months: readonly string[]): boolean =>
  months.some((month) => (rule === 'run' ? month === from : from <= month && month <= to))

/** "August 2016 is below what is usual." */
export function signalInWords({ rule, side, from, to }: Signal): string {
  const span = `${monthInWords(from)} to ${monthInWords(to)}`
  if (rule === 'beyond_limits') return `${monthInWords(from)} is ${side} what is usual.`
  if (rule === 'run') return `All months from ${span} are ${side} the average.`
  return `From ${span}, two months are far ${side} the average.`
}

const oneDecimal = (value: number) => number(Math.round(value * 10) / 10)
