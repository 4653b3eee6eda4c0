/** The change of a figure that was counted: what the pages and the command's JSON tell of it. */
import { yearBefore } from '../../platform/dates.ts'
import type { Figure, Figures } from '../actions.ts'
import { tellChange, type ChangeTold } from './told.ts'

/**
 * Undefined where nothing is compared, and for what is no count of separate things: attendances come by the hall.
 * `inBoth`: how many people were counted in both periods, where that was looked for.
 */
export function toldOf(
  figure: Figure,
  result: Pick<Figures, 'period' | 'compare'>,
  inBoth?: number,
): ChangeTold | undefined {
  const { measure, value, before } = figure
  if (!before || !result.compare || !isCountOfThings(measure)) return undefined
  const year = yearBefore(result.period)
  const isYear = year.from === result.compare.from && year.to === result.compare.to
  return tellChange({
    value,
    before: before.value,
    period: result.period,
    beforePeriod: result.compare,
    unit: measure.unit,
    isOfPeople: measure.counting === 'distinct' && measure.keyed === undefined,
    inBoth,
    than: isYear ? 'the year before' : 'the other period',
  })
}

/** Shares, averages and sums are none; nor is how things stand on a day, since one day's are mostly the next one's. */
export const isCountOfThings = (measure: Pick<Figure['measure'], 'counting' | 'ratio' | 'snapshot'>): boolean =>
  measure.counting !== 'sum' && !measure.ratio && !measure.snapshot

/** What programs get of a change, beside `change` and `change_percent`. */
export const changeAsJson = (told: ChangeTold | undefined): Record<string, unknown> =>
  told === undefined
    ? {}
    : {
        change_interval: told.interval && {
          low: told.interval.low,
          high: told.interval.high,
          level: told.interval.level,
        },
        change_words: told.words,
      }
