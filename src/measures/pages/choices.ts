/**
 * What somebody chose to have counted, as the address of a page says it: a period, an area, what to compare with, the
 * concern and the moment as known. One reading for every page of figures, so that a link from one to the next asks the
 * same question.
 */
import {
  addYears,
  financialYearOf,
  financialYearPeriod,
  parseFinancialYear,
  yearBefore,
  type FinancialYear,
  type Instant,
  type Period,
  type PlainDate,
} from '../../platform/dates.ts'
import { dateInWords, listInWords, type FieldError } from '../../platform/pages/index.ts'
import { concerns, type Authority } from '../../reference/index.ts'
import { EXPLOITATION } from '../counting.ts'
import type { Question } from '../question.ts'
import { FIRST_YEAR, LAST_YEAR, typedDay, typedMoment } from './typed-dates.ts'

export type Query = Readonly<Record<string, string | string[]>>
/** `this_year` and `last_year` move with the calendar. */
export type Named = FinancialYear | 'this_year' | 'last_year' | 'dates'
export type Comparing = 'year_before' | 'nothing' | 'dates'

export type Choices = {
  named: Named
  period: Period
  comparing: Comparing
  compare: Period | undefined
  /** Empty for the whole force area. */
  authorities: readonly string[]
  concerns: readonly string[]
  knownAt: Instant | undefined
  knownAtTyped: string
}

/** What the choices are read against. */
export type Setting = { today: PlainDate; homeArea: string | undefined; area: readonly Authority[] }

export type Read = { ok: true; choices: Choices } | { ok: false; errors: FieldError[] }

/** The longest period that a page counts: a month's figure is drawn for each of its months. */
export const PERIOD_YEARS_MAX = 30

export const one = (query: Query, name: string): string => {
  const value = query[name]
  return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim()
}
export const several = (query: Query, name: string): string[] =>
  [query[name] ?? []].flat().filter((value) => value !== '')

/** The last financial year that is over: what people ask for when they do not say. */
export const lastWholeYear = (today: PlainDate): FinancialYear => financialYearOf(addYears(today, -1))

/** The choices that a query makes, or one error for each field that cannot be taken. */
export function readChoices(query: Query, setting: Setting): Read {
  const errors: FieldError[] = []
  const fail = (field: string, text: string) => void errors.push({ field, text })
  const named = namedPeriod(query, setting, fail)
  const comparing = comparison(query, fail)
  const authorities = areaOf(query, setting, fail)
  const asked = several(query, 'concern')
  const known = concerns.map(({ code }) => code as string)
  if (asked.some((code) => !known.includes(code))) fail('concern', 'Select concerns from the list')
  const knownAtTyped = one(query, 'known_at')
  const knownAt = typedMoment(knownAtTyped)
  if (knownAtTyped !== '' && !knownAt)
    fail('known_at', 'As known at must be a day or a moment, such as 1 June 2017 or 1 June 2017 at 9:30')
  if (errors.length > 0 || !named || !comparing) return { ok: false, errors }
  const compare = comparing.name === 'dates' ? comparing.period : undefined
  return {
    ok: true,
    choices: {
      named: named.name,
      period: named.period,
      comparing: comparing.name,
      compare: comparing.name === 'year_before' ? yearBefore(named.period) : compare,
      authorities,
      concerns: asked.length > 0 ? known.filter((code) => asked.includes(code)) : EXPLOITATION,
      knownAt,
      knownAtTyped,
    },
  }
}

type Fail = (field: string, text: string) => void

function namedPeriod(query: Query, { today }: Setting, fail: Fail): { name: Named; period: Period } | undefined {
  const chosen = one(query, 'period')
  if (isOwnDates(query, 'period', 'from', 'to', 'asked')) {
    const period = ownDates(query, { from: 'from', to: 'to', subject: 'period' }, fail)
    return period && { name: 'dates', period }
  }
  if (chosen === 'this_year')
    return { name: 'this_year', period: { from: financialYearPeriod(financialYearOf(today)).from, to: today } }
  if (chosen === 'last_year') return { name: 'last_year', period: financialYearPeriod(lastWholeYear(today)) }
  const year = chosen === '' ? lastWholeYear(today) : parseFinancialYear(chosen)
  const start = Number(year?.slice(0, 4))
  if (!year || start < FIRST_YEAR || start >= LAST_YEAR) {
    fail('period', `Select a financial year, such as ${lastWholeYear(today)}, this year so far, or two dates`)
    return undefined
  }
  return { name: year, period: financialYearPeriod(year) }
}

function comparison(query: Query, fail: Fail): { name: Comparing; period?: Period } | undefined {
  const chosen = one(query, 'compare')
  if (isOwnDates(query, 'compare', 'compare_from', 'compare_to', 'asked_compare')) {
    const period = ownDates(query, { from: 'compare_from', to: 'compare_to', subject: 'period compared with' }, fail)
    return period && { name: 'dates', period }
  }
  if (chosen === '' || chosen === 'year_before') return { name: 'year_before' }
  if (chosen === 'nothing') return { name: 'nothing' }
  fail('compare', 'Select the year before, nothing, or two dates')
  return undefined
}

/**
 * Whether two dates are meant. In the form a name and dates can both be filled in: dates typed beside a name count, and
 * so does a name selected beside the dates that stood there already.
 */
function isOwnDates(query: Query, name: string, from: string, to: string, stood: string): boolean {
  const chosen = one(query, name)
  const hasDates = one(query, from) !== '' || one(query, to) !== ''
  if (chosen === 'dates') return true
  if (chosen === '') return hasDates
  return hasDates && one(query, stood) === 'name'
}

function ownDates(
  query: Query,
  { from, to, subject }: { from: string; to: string; subject: string },
  fail: Fail,
): Period | undefined {
  const day = (field: string, which: string) => {
    const typed = one(query, field)
    const found = typedDay(typed)
    if (typed === '') fail(field, `Enter the ${which} day of the ${subject}, such as 1 April 2016`)
    else if (!found) fail(field, `The ${which} day of the ${subject} must be a real day, such as 1 April 2016`)
    return found
  }
  const [first, last] = [day(from, 'first'), day(to, 'last')]
  if (!first || !last) return undefined
  if (last < first) {
    fail(to, `The last day of the ${subject} must be ${dateInWords(first)}, its first day, or later`)
    return undefined
  }
  if (last >= addYears(first, PERIOD_YEARS_MAX)) {
    fail(to, `The ${subject} must be ${PERIOD_YEARS_MAX} years or less`)
    return undefined
  }
  return { from: first, to: last }
}

function areaOf(query: Query, { homeArea, area }: Setting, fail: Fail): string[] {
  const chosen = [...new Set(several(query, 'area'))]
  const home = area.some(({ gssCode }) => gssCode === homeArea) ? [homeArea!] : []
  if (chosen.length === 0) return query['asked'] === undefined ? home : []
  if (chosen.includes('all')) return []
  const known = area.map(({ gssCode }) => gssCode)
  const stray = chosen.find((code) => !known.includes(code))
  if (stray !== undefined)
    fail('area', `Select areas of this partnership: ${listInWords(area.map(({ name }) => name))}. It has no ${stray}`)
  return known.filter((code) => chosen.includes(code))
}

/** The query that makes these choices again, whoever asks and whenever, with further parameters of the page. */
export function addressOf(
  path: string,
  choices: Choices,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams()
  if (choices.named === 'dates') {
    query.set('from', choices.period.from)
    query.set('to', choices.period.to)
  } else query.set('period', choices.named)
  for (const code of choices.authorities.length > 0 ? choices.authorities : ['all']) query.append('area', code)
  if (choices.comparing === 'nothing') query.set('compare', 'nothing')
  if (choices.comparing === 'dates') {
    query.set('compare_from', choices.compare!.from)
    query.set('compare_to', choices.compare!.to)
  }
  if (isOtherConcern(choices)) for (const code of choices.concerns) query.append('concern', code)
  if (choices.knownAtTyped !== '') query.set('known_at', choices.knownAtTyped)
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
  return `${path}?${query}`
}

/** The choices as a question of the figures. */
export const questionOf = (choices: Choices): Omit<Question, 'measures' | 'by'> => ({
  period: choices.period,
  compare: choices.compare,
  authorities: choices.authorities,
  concerns: isOtherConcern(choices) ? choices.concerns : undefined,
  knownAt: choices.knownAt,
})

/** Whether contacts are counted that are about something else, or more, than exploitation. */
export const isOtherConcern = (choices: Choices): boolean => choices.concerns.join() !== EXPLOITATION.join()
