/** A change between two periods with what chance alone would usually give, in numbers and in a councillor's words. */
import type { Period } from '../../platform/dates.ts'
import { counted, number } from '../../platform/pages/index.ts'
import { daysOfPeriod } from './days.ts'
import { PERCENT_BASE_MIN } from './percent.ts'
import { ratioInterval, verdictOf, type RatioInterval, type TwoCounts, type Verdict } from './ratio.ts'

export type ChangeAsked = {
  value: number
  before: number
  period: Period
  beforePeriod: Period
  unit: { one: string; many: string }
  /** Whether different people are counted, some of them perhaps in both periods. */
  isOfPeople: boolean
  /** How many were counted in both periods, where that is known. */
  inBoth?: number | undefined
  than: 'the year before' | 'the other period'
}

export type ChangeTold = {
  verdict: Verdict
  interval: RatioInterval | undefined
  /** The change in per cent, where enough stood before to say it. */
  percent: number | undefined
  /** Whether the interval is approximate: people counted in both periods are not independent of each other. */
  isApproximate: boolean
  /** One plain sentence, the verdict. */
  words: string
  /** What must be known to read it, a sentence each. */
  notes: readonly string[]
}

/** What a change is, as far as counting can say. Why it is so, only people can. */
export function tellChange(asked: ChangeAsked): ChangeTold {
  const counts = countsOf(asked)
  const verdict = verdictOf(counts)
  const interval = ratioInterval(counts)
  const { value, before } = asked
  return {
    verdict,
    interval,
    percent: before < PERCENT_BASE_MIN || !isSameLength(asked) ? undefined : (value / before - 1) * 100,
    isApproximate: asked.isOfPeople,
    words: inWords(asked, verdict),
    notes: notesOf(asked, interval),
  }
}

/** Years that differ by the leap day are of one length: nobody reads 451 contacts as 451 in 366 days. */
const isSameLength = ({ period, beforePeriod }: ChangeAsked) =>
  Math.abs(daysOfPeriod(period) - daysOfPeriod(beforePeriod)) <= 1

const countsOf = (asked: ChangeAsked): TwoCounts => ({
  now: asked.value,
  before: asked.before,
  ...(isSameLength(asked)
    ? {}
    : { exposureNow: daysOfPeriod(asked.period), exposureBefore: daysOfPeriod(asked.beforePeriod) }),
})

function inWords(asked: ChangeAsked, verdict: Verdict): string {
  const { value, before, unit, than } = asked
  const counts = `${counted(value, unit.one, unit.many)} against ${number(before)}`
  const aDay = isSameLength(asked) ? '' : ' a day'
  const thanIn = inThat(than)
  if (verdict === 'too_few')
    return `Too few ${unit.many} to tell whether the difference is more than chance: ${counts}.`
  if (verdict === 'no_more_than_chance')
    return `The difference from ${than} is no more than chance would usually give: ${counts}.`
  return `${verdict === 'fewer' ? 'Fewer' : 'More'} ${unit.many}${aDay} than ${thanIn}, by more than chance would usually give: ${counts}.`
}

const inThat = (than: ChangeAsked['than']) => (than === 'the other period' ? `in ${than}` : than)

function notesOf(asked: ChangeAsked, interval: RatioInterval | undefined): string[] {
  const { unit, inBoth } = asked
  const notes: string[] = []
  if (interval) notes.push(intervalInWords(interval, asked))
  if (!isSameLength(asked))
    notes.push(
      `The periods are of ${number(daysOfPeriod(asked.period))} and ${number(daysOfPeriod(asked.beforePeriod))} days: they are compared by the day.`,
    )
  if (asked.isOfPeople) {
    const both = inBoth === undefined ? 'Some may be' : inBoth === 0 ? 'None was' : `${number(inBoth)} were`
    const are = inBoth === 1 ? 'One was' : both
    notes.push(
      `${are} counted in both periods. ${capitalised(unit.many)} counted in both are not independent, so the interval is approximate.`,
    )
  }
  notes.push(
    'Chance is all that the arithmetic knows of. What explains a change is for people to say, under their names.',
  )
  return notes
}

/** "For every 100 contacts the year before there were 76; between 66 and 88 if chance alone were at work." */
function intervalInWords({ ratio, low, high, level }: RatioInterval, { unit, than, ...asked }: ChangeAsked): string {
  const per = isSameLength({ unit, than, ...asked }) ? '' : ', day for day,'
  const surety = `${number(Math.round(level * 100))}% interval${asked.isOfPeople ? ', approximate' : ''}`
  if (ratio === null || high === null)
    return `None was counted in ${than}, so no ratio can be said; at least ${inHundred(low)} for every 100 (${surety}).`
  return `For every 100 ${unit.many} ${inThat(than)}${per} there were ${inHundred(ratio)}; the underlying change may be anything from ${inHundred(low)} to ${inHundred(high)} (${surety}).`
}

const inHundred = (ratio: number): string => {
  const of = ratio * 100
  return of < 10 ? String(Math.round(of * 10) / 10) : number(Math.round(of))
}
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
