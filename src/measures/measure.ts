/**
 * What a measure is: a definition in words, and one query that gives a row for every fact it counts. Tile, list, export,
 * breakdown and report are all built from that one query, so a list is as long as its figure by construction.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Instant, Period, PlainDate } from '../platform/dates.ts'
import type { RecordTable } from '../platform/database/index.ts'
import type { Dimension } from './dimension.ts'

/** In the order in which they are listed everywhere. The first thirteen are the import format's, whose meaning is fixed. */
export const measureIds = [
  'contacts_received',
  'children_in_contacts',
  'people_arrested',
  'arrests',
  'voluntary_interviews',
  'warrants_issued',
  'children_safeguarded',
  'people_charged',
  'charges',
  'notices_issued',
  'children_identified_at_risk',
  'awareness_activities',
  'awareness_attendees',
  'contact_child_pairs',
  'contacts_per_child',
  'families_in_contacts',
  'people_reporting',
  'professional_share',
  'public_share',
  'decided_in_one_working_day',
  'contacts_decided',
  'out_of_area_children',
  'out_of_area_share',
  'resident_children_in_contacts',
  'recontact_within_12_months',
  'children_open_to_work',
  'risk_reviews',
  'risk_lowered_at_review',
  'notices_served',
  'adults_warned',
  'children_protected_by_notices',
  'notices_in_force',
  'notices_overdue_for_review',
  'notice_breaches',
  'notices_breached',
  'people_interviewed',
  'warrants_executed',
  'warrants_executed_share',
  'charges_per_person',
  'safeguarding_actions',
  'child_investigation_pairs',
  'highest_risk_with_named_workers',
  'risk_reviews_overdue',
  'risk_reviews_overdue_share',
  'disruption_considered',
  'disruption_granted',
  'disruption_granted_share',
  'disruption_in_force',
  'placements_received',
  'placements_notified_in_time',
  'children_placed_in_area',
  'children_placed_elsewhere',
  'charges_ended',
  'charges_convicted_share',
  'arrested_ethnicity_known',
  'interviewed_ethnicity_known',
  'charged_ethnicity_known',
  'children_ethnicity_known',
  'children_safeguarded_in_operations',
] as const
export type MeasureId = (typeof measureIds)[number]
/**
 * What a panel asks for first: the measures of the import format’s contract, on the dashboard and in the scrutiny report. The
 * rest are a press away, since a page of sixty is read by nobody.
 */
export const headlineIds: readonly MeasureId[] = measureIds.slice(0, 13)
export const isMeasureId = (text: string): text is MeasureId => (measureIds as readonly string[]).includes(text)

export type Block = 'council' | 'risk' | 'notices' | 'disruption' | 'placements' | 'police' | 'awareness'

/** Where a measure looks: a period, both days inside, and the authorities of the partnership's force area. */
export type Scope = {
  period: Period
  area: readonly string[]
  /** Which contacts count, for a measure that looks beyond the period at others of their kind. */
  concerns: readonly string[]
  /** The moment as known at which it counts, and its day: what is overdue is so by then. */
  knownAt: Instant
  knownOn: PlainDate
}

/**
 * One case as a sentence and as records of the financial year 2016-17. It runs as a test and prints as documentation.
 * Letters stand for people. `figure` is what is counted: of a share or an average the number above, out of `of`.
 */
export type Example = { given: string; records: readonly ExampleRecord[]; figure: number; of?: number }
export type ExampleRecord =
  | {
      contact: string
      concern?: string
      about: readonly string[]
      source?: string
      /** The last day to decide; the day of the contact where it is left out. */
      due?: string
      decided?: string
      outcome?: string
      caller?: string
    }
  | { lives: string; in: string; ethnicity?: string }
  | { siblings: readonly [string, string] }
  | { arrested: string; on: string }
  | { interviewed: string; on: string }
  | { warrant: string; executed?: string }
  | { charged: string; on: string; outcome?: string; ended?: string }
  /** A description of a suspect that says who defined the ethnicity; what it does not say is blank. */
  | { described: string; on: string; self?: boolean; officer?: boolean }
  | { linked: string; to: string; on: string }
  | { safeguarded: string; on: string; operation?: string }
  | {
      warned: string
      about: string
      on: string
      served?: string
      expires?: string
      /** The day on which the care order ends that it rests on. */
      orderEnds?: string
      breached?: readonly string[]
      reviewed?: string
    }
  | { assessed: string; on: string; level: 'none' | 'emerging' | 'moderate' | 'significant' }
  | { closed: string; on: string }
  | { named: string; as: 'officer' | 'social_worker'; from: string; until?: string }
  /** Considered on that day, a closure of premises where no kind is said. */
  | {
      disruption: string
      kind?: string
      notUsed?: boolean
      applied?: string
      refused?: string
      granted?: string
      served?: string
      expires?: string
      ended?: string
    }
  /** Of Dorset, placed in Stoke-on-Trent; or sent the other way round. */
  | { placed: string; on: string; until?: string; emergency?: boolean; notified?: string; sent?: boolean }
  | { session: string; attendees: number | null }

/** distinct: the different values of `key`; rows: each row once; sum: the total of `weight`. */
export type Counting = 'distinct' | 'rows' | 'sum'
export type Unit = { one: string; many: string }

/**
 * One side of a share or an average: what is counted there, in words, and how. `same`: the measure that counts the very
 * same, or the part of one, so that a release hides or shows the two together. A test holds them to each other.
 */
export type Side = {
  words: string
  unit: Unit
  counting: 'distinct' | 'rows'
  same?: { measure: MeasureId; part?: Partial<Record<Dimension, string>> }
}
export type SideName = 'numerator' | 'denominator'

/**
 * A figure made of two counts of the same facts: all facts count below, those whose `counted` is true above. A share is
 * told in per cent, an average as so many a one.
 */
export type Ratio = { form: 'share' | 'average'; numerator: Side; denominator: Side }

export type Measure = {
  id: MeasureId
  /** Raised when the rule changes: figures of different versions are not compared. */
  version: number
  title: string
  unit: Unit
  block: Block
  /** The whole definition in plain English: what is counted, out of which records, by which date. */
  definition: string
  population: string
  date: string
  source: string
  caveats: readonly string[]
  counting: Counting
  /** Of a distinct count, what is different: people, unless it is something else, such as families. */
  keyed?: 'other'
  /** Where the figure is a share or an average; `counting` is then its numerator's. */
  ratio?: Ratio
  /** Counted as things stand on the last day of the period, not by what happened in it. `event_on` is that day. */
  snapshot?: true
  /** Told beside as so many per 10,000 children who live in the area. */
  rated?: true
  /** The table whose rows are counted, and that a figure opens to. */
  recordTable: RecordTable
  /** The people in a row, by the column that holds their id, as they are called in a list. */
  people: Readonly<Record<string, string>>
  /** The column of the person whose age, sex, ethnicity and home it is broken down by. */
  about?: string
  /** Whether `facts` have the `operation_id` of what was done within an operation. */
  inOperation?: true
  /** Tables and columns it reads, and no others: all are columns that the counting role may read. */
  reads: Partial<Record<RecordTable, readonly string[]>>
  /** Each is a column of `facts`. What else it can be broken down by is worked out from these and from the person. */
  dimensions: readonly Dimension[]
  /**
   * One row a counted fact: `key` (null where rows are counted), `weight`, `record_id`, `event_on`, `authority`, the
   * columns of `people` and `dimensions`; for a ratio also `counted`. May give rows outside the scope; the period is
   * applied to `event_on` after it.
   */
  facts(scope: Scope): RawBuilder<unknown>
  examples: readonly Example[]
}

/** The measure that counts one side of a ratio, for opening it to its rows. Of any other measure, the measure itself. */
export function sideOf(measure: Measure, side: SideName): Measure {
  if (!measure.ratio) return measure
  const { ratio, ...rest } = measure
  const { counting, unit } = ratio[side]
  const facts: Measure['facts'] = (scope) =>
    side === 'denominator'
      ? measure.facts(scope)
      : sql`select * from (${measure.facts(scope)}) both_sides where counted`
  return { ...rest, counting, unit, facts }
}

/** A measure that counts the rows of one table by one date of theirs. */
export function factsOfTable(
  table: RecordTable,
  columns: { eventOn: string; key?: string; weight?: string; people?: string[]; more?: string[]; counted?: string },
): Measure['facts'] {
  const listed = (names: readonly string[] = []) => names.map((name) => sql`, ${sql.ref(`t.${name}`)}`)
  const facts = sql`
    select ${columns.key ? sql.ref(`t.${columns.key}`) : sql`null::uuid`} as key,
      ${columns.weight ? sql.ref(`t.${columns.weight}`) : sql`1`} as weight,
      ${sql.ref(`t.${table}_id`)} as record_id, ${sql.ref(`t.${columns.eventOn}`)} as event_on, t.authority
      ${columns.counted ? sql`, ${sql.ref(`t.${columns.counted}`)} is not null as counted` : sql``}
      ${sql.join([...listed(columns.people), ...listed(columns.more)], sql``)}
    from ${sql.table(table)} t`
  return () => facts
}
