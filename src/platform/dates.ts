/**
 * Days, moments and periods as the law and the panel mean them: a day is a day in Europe/London, and a year runs from
 * 1 April to 31 March. Arithmetic is Temporal's; outside this file dates are branded strings.
 */
import { Temporal } from 'temporal-polyfill'

/** A day, '2026-05-05'. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }
/** A moment in UTC, '2026-05-05T08:00:00.000000Z': always six decimals, so that strings order as moments do. */
export type Instant = string & { readonly __brand: 'Instant' }
/** A date of birth as far as it is known: '2004', '2004-05' or '2004-05-17'. */
export type PartialDate = string & { readonly __brand: 'PartialDate' }
/** A month, '2016-12'. */
export type Month = string & { readonly __brand: 'Month' }
/** A financial year, '2016-17'. */
export type FinancialYear = string & { readonly __brand: 'FinancialYear' }
/** Both days are inside. */
export type Period = { from: PlainDate; to: PlainDate }

export const LONDON = 'Europe/London'

/** The day written as YYYY-MM-DD, if there is such a day (not 31 April). */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate
  } catch {
    return undefined
  }
}

/** A day that our own code wrote: throws where it is none. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text)
  if (!day) throw new Error(`not a day: ${text}`)
  return day
}

/** A date of birth as far as it is known. */
export function parsePartialDate(text: string): PartialDate | undefined {
  if (/^\d{4}$/.test(text)) return text as PartialDate
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text as PartialDate
  return parsePlainDate(text) as PartialDate | undefined
}

/** The first and the last day that a partial date may mean. */
export function daysOf(partial: PartialDate): Period {
  if (partial.length === 4) return { from: plainDate(`${partial}-01-01`), to: plainDate(`${partial}-12-31`) }
  if (partial.length === 7) return monthPeriod(partial as string as Month)
  const day = plainDate(partial)
  return { from: day, to: day }
}

const instantOf = (moment: Temporal.Instant): Instant =>
  moment.toString({ fractionalSecondDigits: 6 }) as string as Instant

/**
 * A moment written in ISO 8601. Without an offset it is Europe/London's time; an hour that the clocks repeat is taken as
 * the first of the two, an hour that they skip is refused. `undefined` where it is no moment.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i.exec(text)
  if (!parts || !parsePlainDate(parts[1]!)) return undefined
  try {
    if (parts[3]) return instantOf(Temporal.Instant.from(`${parts[1]}T${parts[2]}${parts[3].toUpperCase()}`))
    const local = Temporal.PlainDateTime.from(`${parts[1]}T${parts[2]}`, { overflow: 'reject' })
    const zoned = local.toZonedDateTime(LONDON, { disambiguation: 'earlier' })
    return zoned.toPlainDateTime().equals(local) ? instantOf(zoned.toInstant()) : undefined
  } catch {
    return undefined
  }
}

/**
 * "As known at": a moment taken to the end of the unit it was written in, so that "known at 1 June" includes what was
 * recorded during that day, and a moment noted to the second includes that whole second.
 */
export function parseKnownAt(text: string): Instant | undefined {
  const day = parsePlainDate(text)
  if (day) return addMicroseconds(startOfDay(addDays(day, 1)), -1)
  const start = parseInstant(text)
  if (!start) return undefined
  if (/\.\d+/.test(text)) return start
  const seconds = /T?\d{2}:\d{2}:\d{2}/.test(text) ? 1 : 60
  return addMicroseconds(start, seconds * 1_000_000 - 1)
}

export const addMicroseconds = (moment: Instant, microseconds: number): Instant =>
  instantOf(Temporal.Instant.from(moment).add({ microseconds }))

/** A moment `minutes` later (earlier, where negative). */
export const addMinutes = (moment: Instant, minutes: number): Instant =>
  instantOf(Temporal.Instant.from(moment).add({ minutes }))

export const microsecondsBetween = (from: Instant, to: Instant): number =>
  Number((Temporal.Instant.from(to).epochNanoseconds - Temporal.Instant.from(from).epochNanoseconds) / 1000n)

/** The first moment of a day in Europe/London. */
export const startOfDay = (day: PlainDate): Instant =>
  instantOf(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON }).toInstant())

/** The day that a moment falls on in Europe/London. */
export const dayOf = (moment: Instant): PlainDate =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainDate().toString() as PlainDate

/** Europe/London's wall clock at a moment: '2016-04-01T00:30'. */
export const wallClock = (moment: Instant): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** The same wall-clock time in Europe/London `days` later. */
export const sameTimeOn = (moment: Instant, day: PlainDate): Instant => {
  const time = Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainTime()
  return instantOf(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: time }).toInstant())
}

export const addDays = (day: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ days }).toString() as PlainDate

/** The same day in another year; 29 February becomes 28 February. */
export const addYears = (day: PlainDate, years: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ years }).toString() as PlainDate

/** The same day some months later; a day that the month does not have becomes its last. */
export const addMonths = (day: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ months }).toString() as PlainDate

/** Monday is 1, Sunday 7. */
export const weekday = (day: PlainDate): number => Temporal.PlainDate.from(day).dayOfWeek

/** Whole years lived by that day: the birthday of 29 February is 28 February, as English law has no leap rule here. */
export function ageOn(born: PlainDate, day: PlainDate): number {
  return Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years
}

/** The youngest and oldest that someone may be on a day, knowing only part of the date of birth. */
export function ageRangeOn(born: PartialDate, day: PlainDate): { youngest: number; oldest: number } {
  const days = daysOf(born)
  return { youngest: Math.max(0, ageOn(days.to, day)), oldest: Math.max(0, ageOn(days.from, day)) }
}

export const monthOf = (day: PlainDate): Month => day.slice(0, 7) as Month

export function monthPeriod(month: Month): Period {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return {
    from: first.toString() as PlainDate,
    to: first.add({ months: 1 }).subtract({ days: 1 }).toString() as PlainDate,
  }
}

/** Each month that a period touches, in order. */
export function monthsIn(period: Period): Month[] {
  const months: Month[] = []
  for (let day = plainDate(`${monthOf(period.from)}-01`); day <= period.to; day = firstOfNextMonth(day))
    months.push(monthOf(day))
  return months
}

const firstOfNextMonth = (day: PlainDate): PlainDate =>
  Temporal.PlainDate.from(day).add({ months: 1 }).with({ day: 1 }).toString() as PlainDate

/** The financial quarter of a month: '2016-12' lies in '2016-Q3', October to December 2016. */
export function quarterOf(month: Month): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const quarter = Math.floor(((number + 8) % 12) / 3) + 1
  return `${number < 4 ? year - 1 : year}-Q${quarter}`
}

/** The financial year, '2016-17', that a day lies in. */
export function financialYearOf(day: PlainDate): FinancialYear {
  const start = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}` as FinancialYear
}

/** '2016-17' if the two halves follow on each other. */
export function parseFinancialYear(text: string): FinancialYear | undefined {
  const parts = /^(\d{4})-(\d{2})$/.exec(text)
  return parts && (Number(parts[1]) + 1) % 100 === Number(parts[2]) ? (text as FinancialYear) : undefined
}

export function financialYearPeriod(year: FinancialYear): Period {
  const start = Number(year.slice(0, 4))
  return { from: plainDate(`${start}-04-01`), to: plainDate(`${start + 1}-03-31`) }
}

/** The same period a year before. */
export const yearBefore = (period: Period): Period => ({
  from: addYears(period.from, -1),
  to: addDays(addYears(addDays(period.to, 1), -1), -1),
})
