/** What changed in a figure between two moments: how many came and left, by reason, and in a sentence. No names. */
import type { Instant, Period } from '../../platform/dates.ts'
import { counted, dateTimeInWords, listInWords, number } from '../../platform/pages/index.ts'
import type { Measure } from '../measure.ts'
import { reasons, type Explained, type Reason } from './reasons.ts'

/** How much came into a figure and left it for one reason, in the figure's unit. */
export type RevisionCount = { reason: Reason; entered: number; left: number }

/** `valueThen` + `entered` - `left` is `valueNow`. */
export type Revision = {
  measure: Measure
  period: Period
  authorities: readonly string[]
  thenKnownAt: Instant
  nowKnownAt: Instant
  valueThen: number
  valueNow: number
  entered: number
  left: number
  reasons: readonly RevisionCount[]
  sentence: string
}

type Known = Omit<Revision, 'entered' | 'left' | 'reasons' | 'sentence'>

export function revisionFrom(known: Known, units: readonly Explained[]): Revision {
  const counts = reasons.flatMap((reason): RevisionCount[] => {
    const changes = units.filter((unit) => unit.reason === reason).map((unit) => unit.is - unit.was)
    const entered = changes.reduce((sum, change) => sum + Math.max(0, change), 0)
    const left = changes.reduce((sum, change) => sum + Math.max(0, -change), 0)
    return changes.length > 0 ? [{ reason, entered, left }] : []
  })
  const sum = (of: 'entered' | 'left') => counts.reduce((total, count) => total + count[of], 0)
  return {
    ...known,
    entered: sum('entered'),
    left: sum('left'),
    reasons: counts,
    sentence: sentenceOf(known, counts),
  }
}

/** "343 contacts as known at 12 May 2017 at midday; 345 as known at 1 June 2017 at 9am: 2 contacts recorded late." */
function sentenceOf(
  { measure, thenKnownAt, nowKnownAt, valueThen, valueNow }: Known,
  counts: readonly RevisionCount[],
): string {
  const { one, many } = measure.unit
  const before = `${counted(valueThen, one, many)} as known at ${dateTimeInWords(thenKnownAt)}`
  const after = valueNow === valueThen ? 'as many' : number(valueNow)
  const why = counts.flatMap((count) => [
    ...(count.entered > 0 ? [`${counted(count.entered, one, many)} ${words[count.reason].entered}`] : []),
    ...(count.left > 0 ? [`${counted(count.left, one, many)} ${words[count.reason].left}`] : []),
  ])
  const because = why.length === 0 ? 'nothing that counts was recorded or corrected between' : listInWords(why)
  return capital(`${before}; ${after} as known at ${dateTimeInWords(nowKnownAt)}: ${because}.`)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Said after a number of what is counted. */
export const words: Record<Reason, { entered: string; left: string }> = {
  recorded_late: { entered: 'recorded late', left: 'recorded late elsewhere' },
  happened_since: { entered: 'that came since', left: 'that went since' },
  merged: { entered: 'that came by merging two records', left: 'merged into another record' },
  unmerged: { entered: 'told apart again from another record', left: 'that left as a merge was undone' },
  moved_period: {
    entered: 'whose day was corrected into the period',
    left: 'whose day was corrected out of the period',
  },
  moved_area: { entered: 'corrected into the area', left: 'corrected to another area' },
  moved_concern: { entered: 'corrected to the concern counted', left: 'corrected to another concern' },
  removed: { entered: 'that were removed', left: 'whose record is no longer kept' },
  corrected: { entered: 'that count since a correction', left: 'that no longer count since a correction' },
}

/** The reason in a table, without a number. */
export const reasonTitles: Record<Reason, string> = {
  recorded_late: 'Recorded late: it had happened by then',
  happened_since: 'Happened since',
  merged: 'Two records merged',
  unmerged: 'A merge undone',
  moved_period: 'The day corrected, into or out of the period',
  moved_area: 'The authority corrected, into or out of the area',
  moved_concern: 'The concern corrected',
  removed: 'The record is no longer kept',
  corrected: 'Otherwise corrected: the record, or one beside it that decides whether it counts',
}
