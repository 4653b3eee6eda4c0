/** Values to words: dates, ages, numbers, changes and names, the same on every page, in every export and in every letter. */
import { ageRangeOn, wallClock, weekday, type Instant, type PartialDate, type PlainDate } from '../dates.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const partsOf = (date: string) => date.split('-').map(Number) as [number, number, number]
const monthName = (month: number) => months[month - 1] ?? ''

/** '2016-12-05' is "5 December 2016". */
export function dateInWords(date: PlainDate): string {
  const [year, month, day] = partsOf(date)
  return `${day} ${monthName(month)} ${year}`
}

/** '2016-12-05' is "5 Dec 2016": for tables. */
export function shortDate(date: PlainDate): string {
  const [year, month, day] = partsOf(date)
  return `${day} ${monthName(month).slice(0, 3)} ${year}`
}

/** '2016-12-05' is "Monday 5 December 2016": where the day of the week matters, as for a clock. */
export function dayInWords(date: PlainDate): string {
  return `${weekdays[weekday(date) - 1]} ${dateInWords(date)}`
}

/** '2016-12' is "December 2016". */
export function monthInWords(month: string): string {
  const [year, number] = partsOf(month)
  return `${monthName(number)} ${year}`
}

/** '2016-12' is "Dec 2016". */
export function shortMonth(month: string): string {
  const [year, number] = partsOf(month)
  return `${monthName(number).slice(0, 3)} ${year}`
}

/** "1 April 2016 to 31 March 2017". */
export function periodInWords(period: { readonly from: PlainDate; readonly to: PlainDate }): string {
  return `${dateInWords(period.from)} to ${dateInWords(period.to)}`
}

/** The moment as a clock in Europe/London showed it: "5 December 2016 at 2:30pm". */
export function dateTimeInWords(moment: Instant): string {
  return `${dateInWords(wallClock(moment).slice(0, 10) as PlainDate)} at ${timeInWords(moment)}`
}

/** "5 Dec 2016, 2:30pm": for tables. */
export function shortDateTime(moment: Instant): string {
  return `${shortDate(wallClock(moment).slice(0, 10) as PlainDate)}, ${timeInWords(moment)}`
}

/** "2:30pm", "9am", "midday", "midnight", in Europe/London. */
export function timeInWords(moment: Instant): string {
  const [hour, minute] = wallClock(moment).slice(11, 16).split(':').map(Number) as [number, number]
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** A date of birth as far as it is known: "5 December 2004", "May 2004", "2004 (year only)", "not known". */
export function dateOfBirthInWords(born: PartialDate | null | undefined): string {
  if (!born) return 'not known'
  if (born.length === 4) return `${born} (year only)`
  return born.length === 7 ? monthInWords(born) : dateInWords(born as string as PlainDate)
}

/** The age on a day as far as it is known: "13", "12 or 13", "not known". */
export function ageInWords(born: PartialDate | null | undefined, on: PlainDate): string {
  if (!born) return 'not known'
  const { youngest, oldest } = ageRangeOn(born, on)
  return youngest === oldest ? String(oldest) : `${youngest} or ${oldest}`
}

/** 12345 is "12,345"; a minus sign is a minus sign. */
export function number(value: number): string {
  const [whole = '', fraction] = Math.abs(value).toString().split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${digits}${fraction ? `.${fraction}` : ''}`
}

/** 51.4 with two decimals is "51.40": a column of numbers keeps its decimals. What rounds to nought has no sign. */
export function decimalsInWords(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : ''
  return `${sign}${number(Number(whole))}${fraction === undefined ? '' : `.${fraction}`}`
}

/** "1 contact", "343 contacts", "no contacts"; `many` where an s is not enough. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${value === 0 ? 'no' : number(value)} ${plural(value, one, many)}`
}

/** The word for that many, without the number. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return value === 1 ? one : many
}

/** Two, three … in a sentence: "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** The change in whole per cent, halves away from zero; `undefined` where there was nothing before to compare with. */
export function percentChange(value: number, before: number): number | undefined {
  if (before === 0) return undefined
  const change = ((value - before) / before) * 100
  return Math.sign(change) * Math.round(Math.abs(change))
}

/** "down 24%", "up 3%", "no change", "down by less than 1%", "not comparable: none the year before". */
export function changeInWords(value: number, before: number, whenBefore = 'the year before'): string {
  if (value === before) return 'no change'
  const percent = percentChange(value, before)
  if (percent === undefined) return `not comparable: none ${whenBefore}`
  const direction = value > before ? 'up' : 'down'
  return percent === 0 ? `${direction} by less than 1%` : `${direction} ${number(Math.abs(percent))}%`
}

/** "+12", "−108", "0": a difference with its sign. */
export function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value)
}

type Named = { readonly given_name?: string | null | undefined; readonly family_name?: string | null | undefined }

/** "Ada Example", or as much of it as is known. */
export function personName(person: Named): string {
  return [person.given_name, person.family_name].filter(Boolean).join(' ') || 'Name not known'
}
