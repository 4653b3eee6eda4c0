/**
 * The demonstration's calendar: from April 2014 to the morning on which it stands still, and when in a week work is done.
 */
import { addDays, plainDate, weekday } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { Random } from './random.ts'

export const FIRST_DAY = plainDate('2014-04-01')
/** A Friday. Nothing in the demonstration is later than eight in the morning of this day. */
export const LAST_DAY = plainDate('2017-05-12')
export const LAST_MOMENT = `${LAST_DAY}T08:00`
/** From here the panel's police figures count. */
export const OPERATIONS_FROM = plainDate('2015-07-01')

/** England's bank holidays in those years. Source: GOV.UK, bank holidays. */
const BANK_HOLIDAYS: ReadonlySet<string> = new Set(
  `2014-04-18 2014-04-21 2014-05-05 2014-05-26 2014-08-25 2014-12-25 2014-12-26
   2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25 2015-12-28
   2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-26 2016-12-27
   2017-01-02 2017-04-14 2017-04-17 2017-05-01`.split(/\s+/),
)

export const isWorkingDay = (day: PlainDate): boolean => weekday(day) < 6 && !BANK_HOLIDAYS.has(day)

/** The working day that comes `count` working days after `day`. */
export function workingDaysAfter(day: PlainDate, count: number): PlainDate {
  let found = day
  for (let left = count; left > 0;) {
    found = addDays(found, 1)
    if (isWorkingDay(found)) left -= 1
  }
  return found
}

/** The day itself if work is done on it, else the next on which it is; the last day of the demonstration at the latest. */
export function onWorkingDay(day: PlainDate): PlainDate {
  if (day >= LAST_DAY) return LAST_DAY
  return isWorkingDay(day) ? day : workingDaysAfter(day, 1)
}

/** A day from `from` to `to`, both possible. */
export const someDay = (random: Random, from: PlainDate, to: PlainDate): PlainDate =>
  addDays(from, random.whole(0, daysFrom(from, to)))

/** Days from one day to a later one. */
export function daysFrom(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The number of a day, counted from 1 March of the year 0 in the Gregorian calendar. */
function dayNumber(day: PlainDate): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 306 + 5) / 10) + date - 1
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A time of day, 'HH:MM', from the hour `from` to the end of the hour `to`. */
export function timeOfDay(random: Random, from: number, to: number): string {
  return `${two(random.whole(from, to))}:${two(random.whole(0, 59))}`
}

export const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b)
export const later = <T extends string>(a: T, b: T): T => (a < b ? b : a)
