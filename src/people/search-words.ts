/** What somebody typed into the search box, taken apart: names, a date of birth, a postcode, numbers. Pure. */
import { parsePartialDate, type PartialDate } from '../platform/dates.ts'
import { parseNhsNumber, parsePostcode, parseUpn } from '../reference/index.ts'
import { nameParts, normalIdentifier } from './names.ts'

export type SearchWords = {
  names: string[]
  dateOfBirth: PartialDate | undefined
  postcode: string | undefined
  identifiers: string[]
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthWord = `(${months.join('|')})[a-z]*`

/**
 * Understands 17/5/2004, 17.05.2004, 2004-05-17, 17 May 2004, 5/2004, May 2004 and 2004 as dates of birth; a postcode
 * with or without its space; NHS numbers and pupil numbers with or without theirs, and our own references.
 */
export function parseSearch(typed: string): SearchWords {
  const words: SearchWords = { names: [], dateOfBirth: undefined, postcode: undefined, identifiers: [] }
  let rest = ` ${typed.trim().replaceAll(/\s+/g, ' ').slice(0, 200)} `
  const take = (pattern: RegExp, use: (found: RegExpExecArray) => boolean) => {
    const found = pattern.exec(rest)
    if (found && use(found)) rest = rest.replace(found[0], ' ')
  }
  const born = (year: string, month?: string, day?: string) => {
    const two = (part: string) => part.padStart(2, '0')
    words.dateOfBirth = parsePartialDate([year, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-'))
    return words.dateOfBirth !== undefined
  }
  const monthNumber = (name: string) => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)
  const number = (value: string | undefined) =>
    value !== undefined && words.identifiers.push(normalIdentifier(value)) > 0

  take(/ \d{3}[ -]?\d{3}[ -]?\d{4}(?= )/, ([text]) => number(parseNhsNumber(text)))
  take(/ [a-z]\d{11}[a-z\d](?= )/i, ([text]) => number(parseUpn(text.trim())))
  take(/ [a-z]-[a-z\d]{5}-[a-z\d]{5}(?= )/i, ([text]) => number(text.trim()))
  take(/ (\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?= )/, (found) => born(found[1]!, found[2], found[3]))
  if (!words.dateOfBirth)
    take(/ (?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?= )/, (found) => born(found[3]!, found[2], found[1]))
  if (!words.dateOfBirth)
    take(new RegExp(` (?:(\\d{1,2}) )?${monthWord} (\\d{4})(?= )`, 'i'), (found) =>
      born(found[3]!, monthNumber(found[2]!), found[1]),
    )
  if (!words.dateOfBirth) take(/ (19|20)\d{2}(?= )/, ([text]) => born(text.trim()))
  take(/ [a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?= )/i, ([text]) => (words.postcode = parsePostcode(text)) !== undefined)
  for (const word of rest.trim().split(' ').filter(Boolean))
    if (/\d{4}/.test(word)) words.identifiers.push(normalIdentifier(word))
    else words.names.push(...nameParts(word))
  return words
}

/** Nothing to search for: an empty box, or marks alone. */
export const isEmpty = (words: SearchWords): boolean =>
  words.names.length === 0 && !words.dateOfBirth && !words.postcode && words.identifiers.length === 0
