/** The parts of a breakdown in order, those at nought included, and the words for them. */
import {
  financialYearOf,
  monthsIn,
  parseFinancialYear,
  plainDate,
  quarterOf,
  type FinancialYear,
  type Month,
  type Period,
} from '../platform/dates.ts'
import { monthInWords } from '../platform/pages/index.ts'
import {
  audiences,
  channels,
  concerns,
  contactSources,
  decisionOutcomes,
  exploitations,
  labelOf,
  noticeBases,
  riskLevels,
  safeguardingKinds,
  warrantKinds,
  type Code,
  type Reference,
} from '../reference/index.ts'
import type { Dimension } from './measure.ts'

/** How many of a figure belong to one part; the parts of a distinct count may add up to more than the figure. */
export type Part = { key: string; value: number }

export const UNKNOWN = 'unknown'

/** Every month, quarter, year or authority asked about, at nought too; of other dimensions the parts that are there. */
export function partsOf(
  dimension: Dimension,
  counted: ReadonlyMap<string, number>,
  asked: { period: Period; authorities: readonly string[] },
): Part[] {
  const found = new Map([...counted].map(([key, value]) => [dimension === 'year' ? yearKey(key) : key, value]))
  const always = keysAlways(dimension, asked)
  const others = [...found.keys()].filter((key) => !always.includes(key)).toSorted(unknownLast)
  return [...always, ...others].map((key) => ({ key, value: found.get(key) ?? 0 }))
}

function keysAlways(dimension: Dimension, asked: { period: Period; authorities: readonly string[] }): string[] {
  if (dimension === 'authority') return asked.authorities.toSorted()
  if (dimension === 'month') return monthsIn(asked.period)
  if (dimension === 'quarter') return [...new Set(monthsIn(asked.period).map(quarterOf))]
  if (dimension === 'year') return [...new Set(monthsIn(asked.period).map(yearOfMonth))]
  return []
}

const yearOfMonth = (month: Month): FinancialYear => financialYearOf(plainDate(`${month}-01`))
/** The database knows a financial year by the calendar year in which it begins. */
const yearKey = (start: string): string => financialYearOf(plainDate(`${start}-04-01`))

const unknownLast = (a: string, b: string): number =>
  Number(a === UNKNOWN) - Number(b === UNKNOWN) || (a < b ? -1 : Number(a > b))

const kinds: readonly Code[] = [...warrantKinds, ...safeguardingKinds]
const matches: readonly Code[] = [
  { code: 'given', label: 'Given by whoever recorded the contact' },
  { code: 'linked', label: 'The same as somebody known' },
  { code: 'new', label: 'Nobody like them was known' },
  { code: 'awaiting_review', label: 'May be the same as somebody known: awaiting review' },
]
const codes: Partial<Record<Dimension, readonly Code[]>> = {
  source: contactSources,
  concern: concerns,
  channel: channels,
  outcome: decisionOutcomes,
  kind: kinds,
  basis: noticeBases,
  level: riskLevels,
  exploitation: exploitations,
  audience: audiences,
  match: matches,
}

/** A part's key in words: "December 2016", "October to December 2016", "Stoke-on-Trent", "School". */
export function partInWords(dimension: Dimension, key: string, reference: Reference): string {
  if (key === UNKNOWN) return dimension === 'outcome' ? 'Awaiting a decision' : 'Not known'
  if (dimension === 'month') return monthInWords(key)
  if (dimension === 'quarter') return quarterInWords(key)
  if (dimension === 'year') return key.replace('-', ' to ')
  if (dimension === 'authority' || dimension === 'home_authority') return reference.authorities.get(key)?.name ?? key
  if (dimension === 'kind' && key === 'other') return 'Other'
  return labelOf(codes[dimension] ?? [], key)
}

/** Whether a breakdown by that dimension can have such a part: what is in no list leads nowhere. */
export function isPart(dimension: Dimension, key: string, reference: Reference): boolean {
  if (key === UNKNOWN) return true
  if (dimension === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(key)
  if (dimension === 'quarter') return /^\d{4}-Q[1-4]$/.test(key)
  if (dimension === 'year') return parseFinancialYear(key) !== undefined
  if (dimension === 'authority' || dimension === 'home_authority') return reference.authorities.has(key)
  return codes[dimension]?.some(({ code }) => code === key) ?? false
}

const QUARTERS = ['April to June', 'July to September', 'October to December', 'January to March']

/** '2016-Q3' is "October to December 2016", '2016-Q4' "January to March 2017". */
function quarterInWords(key: string): string {
  const [year, quarter] = [Number(key.slice(0, 4)), Number(key.slice(-1))]
  return `${QUARTERS[quarter - 1]} ${quarter === 4 ? year + 1 : year}`
}
