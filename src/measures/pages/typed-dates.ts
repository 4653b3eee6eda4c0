/** Days and moments as people type them into one field: "1 April 2016", "1/4/2016", "2016-04-01", "1 June 2017 9:30". */
import { parseKnownAt, parsePlainDate, type Instant, type PlainDate } from '../../platform/dates.ts'

/** Years that a figure can be asked of: what lies beyond them was mistyped. */
export const FIRST_YEAR = 1950
export const LAST_YEAR = 2099

const months = 'january february march april may june july august september october november december'.split(' ')

/** The day that was typed, or undefined where there is none. */
export function typedDay(text: string): PlainDate | undefined {
  const day = parsePlainDate(asIso(text.trim().replaceAll(/\s+/g, ' ')))
  const year = Number(day?.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? day : undefined
}

/** The moment that was typed, to the end of the day or the minute; undefined where there is none. */
export function typedMoment(text: string): Instant | undefined {
  const tidy = text.trim().replaceAll(/\s+/g, ' ')
  const exact = parseKnownAt(tidy)
  if (exact) return isWithin(exact) ? exact : undefined
  const [, day = tidy, hour, minute] = /^(.*?\S)[ ,]+(?:at )?(\d{1,2}):(\d{2})$/.exec(tidy) ?? []
  const date = typedDay(day.replace(/,$/, ''))
  if (!date) return undefined
  return parseKnownAt(hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}`)
}

const isWithin = (moment: Instant): boolean => moment >= `${FIRST_YEAR}` && moment < `${LAST_YEAR + 1}`

function asIso(text: string): string {
  const [, day, month, year] = /^(\d{1,2})(?:[/. -])([a-z]+|\d{1,2})(?:[/. -])(\d{4})$/i.exec(text) ?? []
  if (!day || !month || !year) return text
  const number = /\d/.test(month) ? month : monthNumber(month.toLowerCase())
  return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const monthNumber = (name: string): string =>
  name.length >= 3 ? String(months.findIndex((month) => month.startsWith(name)) + 1) : '0'
