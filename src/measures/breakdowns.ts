/** The parts of a breakdown in order, those at nought included, and the words for them. */
import { financialYearOf, parseFinancialYear, plainDate, type Period } from '../platform/dates.ts'
import { monthInWords } from '../platform/pages/index.ts'
import {
  ageBands,
  audiences,
  channels,
  concerns,
  contactSources,
  decisionOutcomes,
  ethnicGroups,
  ethnicities,
  exploitations,
  labelOf,
  noticeBases,
  riskLevels,
  safeguardingKinds,
  sexes,
  sourceGroups,
  warrantKinds,
  type Code,
  type Reference,
} from '../reference/index.ts'
import { disruptionKinds } from '../disruption/index.ts'
import { chargeOutcomes, riskGroups, strands } from '../investigations/index.ts'
import type { Tally } from './counting.ts'
import { isTime, type Dimension } from './dimensions.ts'
import { slicesIn } from './slices.ts'

/**
 * How many of a figure belong to one part, and of a share or an average out of how many; the parts of a distinct count
 * may add up to more than the figure.
 */
export type Part = { key: string } & Tally

export const UNKNOWN = 'unknown'

type AskedOf = { period: Period; authorities: readonly string[] }

/** Every month, quarter, year or authority asked about, at nought too; of other dimensions the parts that are there. */
export function partsOf(
  dimension: Dimension,
  counted: ReadonlyMap<string, Tally>,
  asked: AskedOf,
  none: Tally,
): Part[] {
  const found = new Map([...counted].map(([key, tally]) => [toldKey(dimension, key), tally]))
  return keysOf(dimension, found.keys(), asked).map((key) => ({ key, ...(found.get(key) ?? none) }))
}

/** The keys of a breakdown in order: those that are always told, then those that were found besides, unknown the last. */
export function keysOf(dimension: Dimension, found: Iterable<string>, asked: AskedOf): string[] {
  const always = keysAlways(dimension, asked)
  const others = [...new Set(found)].filter((key) => !always.includes(key))
  return [...always, ...others.toSorted(inOrder(dimension))]
}

function keysAlways(dimension: Dimension, { period, authorities }: AskedOf): string[] {
  if (dimension === 'authority') return authorities.toSorted()
  if (isTime(dimension)) return slicesIn(period, dimension).map(({ key }) => toldKey(dimension, key))
  return []
}

/** The database knows a financial year by the calendar year in which it begins. */
export const toldKey = (dimension: Dimension, key: string): string =>
  dimension === 'year' && key.length === 4 ? financialYearOf(plainDate(`${key}-04-01`)) : key

/** Ages, levels and changes in their own order; the rest by key; what is not known the last. */
function inOrder(dimension: Dimension) {
  const ranked = ordered.includes(dimension) ? codes[dimension]!.map(({ code }) => code) : []
  const rank = (key: string) => ranked.indexOf(key)
  return (a: string, b: string) =>
    Number(a === UNKNOWN) - Number(b === UNKNOWN) || rank(a) - rank(b) || unknownLast(a, b)
}
const ordered: readonly Dimension[] = [
  'age_band',
  'level',
  'change',
  'residence',
  'source_group',
  'ethnic_group',
  'named_workers',
  'disruption_kind',
  'disruption_result',
  'notified',
  'placement',
  'court_outcome',
  'warrant_state',
  'ethnicity_source',
  'risk_group',
]

const unknownLast = (a: string, b: string): number =>
  Number(a === UNKNOWN) - Number(b === UNKNOWN) || (a < b ? -1 : Number(a > b))

const kinds: readonly Code[] = [...warrantKinds, ...safeguardingKinds]
const matches: readonly Code[] = [
  { code: 'given', label: 'Given by whoever recorded the contact' },
  { code: 'linked', label: 'The same as somebody known' },
  { code: 'new', label: 'Nobody like them was known' },
  { code: 'awaiting_review', label: 'May be the same as somebody known: awaiting review' },
]
const changes: readonly Code[] = [
  { code: 'lower', label: 'Lower than before' },
  { code: 'same', label: 'The same' },
  { code: 'higher', label: 'Higher than before' },
]
const residences: readonly Code[] = [
  { code: 'here', label: 'In the authority that received the contact' },
  { code: 'in_area', label: 'In another authority of the force area' },
  { code: 'elsewhere', label: 'Outside the force area' },
]
const namedWorkers: readonly Code[] = [
  { code: 'both', label: 'Officer and social worker' },
  { code: 'officer_only', label: 'Officer, and no social worker' },
  { code: 'social_worker_only', label: 'Social worker, and no officer' },
  { code: 'neither', label: 'Neither' },
]
const disruptionResults: readonly Code[] = [
  { code: 'considering', label: 'Still considered' },
  { code: 'pursued', label: 'Pursued, not applied for yet' },
  { code: 'applied', label: 'Applied for, not decided yet' },
  { code: 'granted', label: 'Granted' },
  { code: 'refused', label: 'Refused' },
  { code: 'withdrawn', label: 'Ended before it was granted' },
  { code: 'not_used', label: 'Considered and not used' },
]
const notified: readonly Code[] = [
  { code: 'in_time', label: 'Notified in time' },
  { code: 'late', label: 'Notified late' },
  { code: 'overdue', label: 'Not notified, and overdue' },
  { code: 'waits', label: 'Not notified, and not due yet' },
  { code: 'not_judged', label: 'Notified before a law said by when' },
]
const placements: readonly Code[] = [
  { code: 'placed_here', label: 'Placed in the area that received the contact' },
  { code: 'placed_elsewhere', label: 'Placed in another area' },
  { code: 'not_placed', label: 'No placement on record' },
]
const courtOutcomes: readonly Code[] = [...chargeOutcomes, { code: 'not_ended', label: 'Not ended' }]
const warrantStates: readonly Code[] = [
  { code: 'executed', label: 'Executed' },
  { code: 'returned', label: 'Returned without being executed' },
  { code: 'lapsed', label: 'Lapsed' },
  { code: 'outstanding', label: 'Not executed yet' },
]
const ethnicitySources: readonly Code[] = [
  { code: 'self_and_officer', label: 'The person and an officer' },
  { code: 'self', label: 'The person alone' },
  { code: 'officer', label: 'An officer alone' },
  { code: 'blank', label: 'Described, and blank by both' },
  { code: 'not_described', label: 'Not described' },
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
  source_group: sourceGroups,
  decision: decisionOutcomes,
  residence: residences,
  age_band: ageBands,
  sex: sexes,
  ethnic_group: ethnicGroups,
  ethnicity: ethnicities,
  change: changes,
  strand: strands,
  named_workers: namedWorkers,
  disruption_kind: disruptionKinds,
  disruption_result: disruptionResults,
  notified,
  placement: placements,
  court_outcome: courtOutcomes,
  warrant_state: warrantStates,
  ethnicity_source: ethnicitySources,
  risk_group: riskGroups,
}

/** Dimensions whose parts are authorities, known by their codes. */
const ofAuthorities: readonly Dimension[] = ['authority', 'home_authority', 'placing_authority', 'host_authority']

/** A part's key in words: "December 2016", "October to December 2016", "Stoke-on-Trent", "School". */
export function partInWords(dimension: Dimension, key: string, reference: Reference): string {
  if (key === UNKNOWN) return dimension === 'outcome' ? 'Awaiting a decision' : 'Not known'
  if (dimension === 'month') return monthInWords(key)
  if (dimension === 'quarter') return quarterInWords(key)
  if (dimension === 'year') return key.replace('-', ' to ')
  if (ofAuthorities.includes(dimension)) return reference.authorities.get(key)?.name ?? key
  if (dimension === 'operation') return `Operation with reference ${key}`
  if (dimension === 'kind' && key === 'other') return 'Other'
  return labelOf(codes[dimension] ?? [], key)
}

/** Whether a breakdown by that dimension can have such a part: what is in no list leads nowhere. */
export function isPart(dimension: Dimension, key: string, reference: Reference): boolean {
  if (key === UNKNOWN) return true
  if (dimension === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(key)
  if (dimension === 'quarter') return /^\d{4}-Q[1-4]$/.test(key)
  if (dimension === 'year') return parseFinancialYear(key) !== undefined
  if (ofAuthorities.includes(dimension)) return reference.authorities.has(key)
  if (dimension === 'operation') return key.length <= OPERATION_KEY_MAX
  return codes[dimension]?.some(({ code }) => code === key) ?? false
}

/** As long as the import takes a reference. */
const OPERATION_KEY_MAX = 100

const QUARTERS = ['April to June', 'July to September', 'October to December', 'January to March']

/** '2016-Q3' is "October to December 2016", '2016-Q4' "January to March 2017". */
function quarterInWords(key: string): string {
  const [year, quarter] = [Number(key.slice(0, 4)), Number(key.slice(-1))]
  return `${QUARTERS[quarter - 1]} ${quarter === 4 ? year + 1 : year}`
}
