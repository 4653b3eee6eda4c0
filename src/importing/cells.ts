/**
 * Readers of cells: text in, the canonical form out, or a sentence that says what would be right. Cells arrive trimmed and
 * not empty. Nothing is guessed: what is not plainly the one thing is refused.
 */
import type { Code } from '../reference/index.ts'
import { MAX_CHILD_AGE, parseNhsNumber, parsePostcode, parseUpn } from '../reference/index.ts'
import {
  addDays,
  addMicroseconds,
  addYears,
  daysOf,
  parseInstant,
  parsePartialDate,
  parsePlainDate,
  type Instant,
  type PlainDate,
} from '../platform/dates.ts'
import { bad, type Bad } from './problem.ts'

/** What a reader must know besides the cell. */
export type Setting = {
  today: PlainDate
  /** The latest day and moment that an event may bear: a sender's clock may run a little before ours. */
  latestDay: PlainDate
  latestMoment: Instant
  /** GSS codes of the partnership's own authorities, with names, and of all. */
  authorities: ReadonlyMap<string, string>
  allAuthorities: ReadonlySet<string>
  /** Moments and days already parsed: the same few come again and again. */
  seen: Map<string, string | Bad>
}
export type ReadCell = (text: string, setting: Setting) => string | Bad

export const EVENTS_FROM = '1990-01-01' as PlainDate
const BIRTHS_FROM = '1900'
const EXPIRY_YEARS_MAX = 20
const DAY_MICROSECONDS = 86_400_000_000
const SEEN_MAX = 50_000

export function settingAt(
  now: Instant,
  today: PlainDate,
  authorities: ReadonlyMap<string, string>,
  allAuthorities: ReadonlySet<string>,
): Setting {
  const latestMoment = addMicroseconds(now, DAY_MICROSECONDS)
  return { today, latestDay: addDays(today, 1), latestMoment, authorities, allAuthorities, seen: new Map() }
}

// Control characters, and those that turn the order of the characters around them.
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u
// A control character, but for the tab and the ends of lines.
const UNPRINTABLE_IN_TEXT = /(?![\t\n\r])\p{Cc}/u
const ASCII = /^[ -~]*$/

/** In characters, of which a letter beyond the first 65,536 of Unicode is one. */
const isLonger = (text: string, longest: number): boolean =>
  text.length > longest && (text.length > longest * 2 || [...text].length > longest)

/** A name or another short text, in any script, in Unicode's composed form. */
export const shortText =
  (longest = 200): ReadCell =>
  (text) => {
    if (isLonger(text, longest)) return bad(`This is longer than ${longest} characters. Shorten it.`)
    if (ASCII.test(text)) return text
    if (UNPRINTABLE.test(text))
      return bad('This holds a character that cannot be seen or printed. Type it again without.')
    return text.normalize('NFC')
  }

/** Text of several lines. */
export const longText: ReadCell = (text) => {
  if (isLonger(text, 20_000)) return bad('This is longer than 20,000 characters. Shorten it.')
  if (UNPRINTABLE_IN_TEXT.test(text))
    return bad('This holds a character that cannot be printed. Type it again without.')
  return text.normalize('NFC')
}

/** A sender's stable key. One that a spreadsheet would work out as a formula is no key. */
export const key: ReadCell = (text) => {
  if (isLonger(text, 100)) return bad('This is longer than 100 characters. Give a shorter reference.')
  if (/^[=+@]/.test(text))
    return bad(`A reference does not begin with ${text[0]}. Give the reference itself, not a formula.`)
  if (UNPRINTABLE.test(text))
    return bad('This holds a character that cannot be seen or printed. Type it again without.')
  return text.normalize('NFC')
}

/** One of the codes of a list, written as the list writes it. */
export function codeOf(codes: readonly Code[]): ReadCell {
  const known = new Set(codes.map((one) => one.code))
  const sentence = bad(`This is not one of the codes: ${[...known].join(', ')}.`)
  return (text) => (known.has(text) ? text : sentence)
}

const remembered =
  (name: string, read: ReadCell): ReadCell =>
  (text, setting) => {
    const key = `${name} ${text}`
    const known = setting.seen.get(key)
    if (known !== undefined) return known
    const value = read(text, setting)
    if (setting.seen.size < SEEN_MAX && text.length < 40) setting.seen.set(key, value)
    return value
  }

/** The day of something that has happened. */
export const eventDay: ReadCell = remembered('event', (text, setting) => {
  const day = parsePlainDate(text)
  if (!day) return bad('This is not a day. Write it as YYYY-MM-DD, such as 2016-12-31.')
  if (day < EVENTS_FROM) return bad('This is before 1990. Check the year.')
  return day > setting.latestDay
    ? bad(`This is in the future: the latest day that can be taken is ${setting.latestDay}.`)
    : day
})

/** The day on which something ends, which may lie ahead. */
export const expiryDay: ReadCell = remembered('expiry', (text, setting) => {
  const day = parsePlainDate(text)
  if (!day) return bad('This is not a day. Write it as YYYY-MM-DD, such as 2016-12-31.')
  if (day < EVENTS_FROM) return bad('This is before 1990. Check the year.')
  const latest = addYears(setting.today, EXPIRY_YEARS_MAX)
  return day > latest ? bad(`This is more than ${EXPIRY_YEARS_MAX} years ahead. Check the year.`) : day
})

/** The moment of something that has happened, in UTC. */
export const eventMoment: ReadCell = (text, setting) => {
  const moment = quickMoment(text, setting) ?? parseInstant(text)
  if (!moment || LEAP_SECOND.test(text))
    return bad(
      'This is not a moment that there was. Write it as YYYY-MM-DDTHH:MM in Europe/London, such as 2016-12-31T09:30, or with its offset.',
    )
  if (moment.slice(0, 10) < EVENTS_FROM) return bad('This is before 1990. Check the year.')
  return moment > setting.latestMoment
    ? bad(`This is in the future: the latest day that can be taken is ${setting.latestDay}.`)
    : moment
}

// The calendar would take it for the second before.
const LEAP_SECOND = /:60/
const LOCAL_MINUTE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/

/**
 * A minute of a day on which the clocks do not change, worked out from how that day stands to UTC, which is asked once a
 * day and not once a row. Undefined where that does not serve.
 */
function quickMoment(text: string, setting: Setting): Instant | undefined {
  const parts = LOCAL_MINUTE.exec(text)
  if (!parts) return undefined
  const [, day, hour, minute] = parts as unknown as [string, string, string, string]
  const behind = utcHourBehind(day, setting)
  const utcHour = Number(hour) - Number(behind)
  if (behind === '' || utcHour < 0) return undefined
  return `${day}T${String(utcHour).padStart(2, '0')}:${minute}:00.000000Z` as Instant
}

/** '0' where London keeps UTC all that day, '1' where it is an hour ahead, '' where neither. */
const utcHourBehind = (day: string, setting: Setting): string =>
  remembered('hour', () => {
    const [first, last] = [parseInstant(`${day}T01:00`), parseInstant(`${day}T23:59`)]
    if (first === `${day}T01:00:00.000000Z` && last === `${day}T23:59:00.000000Z`) return '0'
    return first === `${day}T00:00:00.000000Z` && last === `${day}T22:59:00.000000Z` ? '1' : ''
  })(day, setting) as string

/** A date of birth as far as it is known. */
export const birth: ReadCell = remembered('birth', (text, setting) => {
  const partial = parsePartialDate(text)
  if (!partial)
    return bad('This is not a date of birth. Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.')
  if (partial < BIRTHS_FROM) return bad('This is before 1900. Check the year.')
  return daysOf(partial).from > setting.today ? bad('This is in the future. Check the year.') : partial
})

/** An authority of the partnership: what happened, happened in one of its areas. */
export const ownAuthority: ReadCell = (text, setting) => {
  if (setting.authorities.has(text)) return text
  const own = [...setting.authorities].map(([code, name]) => `${code} (${name})`).join(', ')
  return bad(`This is not an authority of this partnership: ${own}.`)
}

/** Any English authority with children's services. */
export const anyAuthority: ReadCell = (text, setting) =>
  setting.allAuthorities.has(text)
    ? text
    : bad("This is not the code of an English authority with children's services, such as E06000059 for Dorset.")

export const nhsNumber: ReadCell = (text) =>
  parseNhsNumber(text) ?? bad('This is not an NHS number: ten digits, of which the last is a check. Check each digit.')

export const upn: ReadCell = (text) =>
  parseUpn(text) ?? bad('This is not a unique pupil number: a check letter and twelve digits. Check each character.')

export const postcode: ReadCell = (text) =>
  parsePostcode(text) ?? bad('This is not a full postcode. Write it as ST1 1AA, or leave the cell empty.')

/** A whole number of people. */
export const headcount: ReadCell = (text) =>
  /^\d{1,6}$/.test(text) ? String(Number(text)) : bad('This is not a whole number, such as 25. Write digits alone.')

/** The calendar year of an estimate of population. */
export const estimateYear: ReadCell = (text, setting) =>
  /^(19[89]\d|20\d\d)$/.test(text) && text >= '1981' && text <= setting.today.slice(0, 4)
    ? text
    : bad('This is not the year of an estimate. Write the calendar year, from 1981 to this one, such as 2016.')

/** An age in whole years at which somebody is a child. */
export const childAge: ReadCell = (text) =>
  /^\d{1,2}$/.test(text) && Number(text) <= MAX_CHILD_AGE
    ? String(Number(text))
    : bad(`This is not the age of a child: a whole number from 0 to ${MAX_CHILD_AGE}.`)

/** How many live somewhere. */
export const population: ReadCell = (text) =>
  /^\d{1,8}$/.test(text) ? String(Number(text)) : bad('This is not a whole number, such as 57300. Write digits alone.')
