/**
 * What a measure is: a definition in words, and one query that gives a row for every fact it counts. Tile, list, export,
 * breakdown and report are all built from that one query, so a list is as long as its figure by construction.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Period } from '../platform/dates.ts'
import type { RecordTable } from '../platform/database/index.ts'

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
] as const
export type MeasureId = (typeof measureIds)[number]
export const isMeasureId = (text: string): text is MeasureId => (measureIds as readonly string[]).includes(text)

/** What a figure can be broken down by. The first three are of every measure and come from the day it goes by. */
export const dimensions = {
  month: 'Month',
  quarter: 'Quarter of the financial year',
  year: 'Financial year',
  authority: 'Authority',
  source: 'Who made the contact',
  concern: 'Concern',
  channel: 'How the contact was made',
  outcome: 'Latest decision',
  home_authority: 'Home authority of the child',
  match: 'How sure it is who the child is',
  kind: 'Kind',
  basis: 'Law the notice rests on',
  level: 'Level of risk when identified',
  exploitation: 'Kind of exploitation',
  audience: 'Audience',
} as const
export type Dimension = keyof typeof dimensions
export const isDimension = (text: string): text is Dimension => Object.hasOwn(dimensions, text)
/** Dimensions that are read off the day an event goes by. */
export const timeDimensions = ['month', 'quarter', 'year'] as const satisfies readonly Dimension[]

export type Block = 'council' | 'risk' | 'notices' | 'police' | 'awareness'

/** Where a measure looks: a period, both days inside, and the authorities of the partnership's force area. */
export type Scope = { period: Period; area: readonly string[] }

/**
 * One case as a sentence and as records of the financial year 2016-17. It runs as a test and prints as documentation.
 * Letters stand for people.
 */
export type Example = { given: string; records: readonly ExampleRecord[]; figure: number }
export type ExampleRecord =
  | { contact: string; concern?: string; about: readonly string[] }
  | { arrested: string; on: string }
  | { interviewed: string; on: string }
  | { warrant: string; executed?: string }
  | { charged: string; on: string }
  | { safeguarded: string; on: string }
  | { warned: string; about: string; on: string }
  | { assessed: string; on: string; level: 'none' | 'emerging' | 'moderate' | 'significant' }
  | { closed: string; on: string }
  | { session: string; attendees: number | null }

export type Measure = {
  id: MeasureId
  /** Raised when the rule changes: figures of different versions are not compared. */
  version: number
  title: string
  unit: { one: string; many: string }
  block: Block
  /** The whole definition in plain English: what is counted, out of which records, by which date. */
  definition: string
  population: string
  date: string
  source: string
  caveats: readonly string[]
  /** distinct: the different values of `key`; rows: each row once; sum: the total of `weight`. */
  counting: 'distinct' | 'rows' | 'sum'
  /** The table whose rows are counted, and that a figure opens to. */
  recordTable: RecordTable
  /** The people in a row, by the column that holds their id, as they are called in a list. */
  people: Readonly<Record<string, string>>
  /** Tables and columns it reads, and no others: all are columns that the counting role may read. */
  reads: Partial<Record<RecordTable, readonly string[]>>
  /** What it can be broken down by besides month, quarter, year and authority. Each is a column of `facts`. */
  dimensions: readonly Dimension[]
  /**
   * One row a counted fact: `key` (null where rows are counted), `weight`, `record_id`, `event_on`, `authority`, the
   * columns of `people` and `dimensions`. May give rows outside the scope; the period is applied to `event_on` after it.
   */
  facts(scope: Scope): RawBuilder<unknown>
  examples: readonly Example[]
}

/** Every dimension of a measure, those of time and place included. */
export const dimensionsOf = (measure: Measure): readonly Dimension[] => [
  ...timeDimensions,
  'authority',
  ...measure.dimensions,
]

/** A measure that counts the rows of one table by one date of theirs. */
export function factsOfTable(
  table: RecordTable,
  columns: { eventOn: string; key?: string; weight?: string; people?: string[]; dimensions?: string[] },
): Measure['facts'] {
  const listed = (names: readonly string[] = []) => names.map((name) => sql`, ${sql.ref(`t.${name}`)}`)
  const facts = sql`
    select ${columns.key ? sql.ref(`t.${columns.key}`) : sql`null::uuid`} as key,
      ${columns.weight ? sql.ref(`t.${columns.weight}`) : sql`1`} as weight,
      ${sql.ref(`t.${table}_id`)} as record_id, ${sql.ref(`t.${columns.eventOn}`)} as event_on, t.authority
      ${sql.join([...listed(columns.people), ...listed(columns.dimensions)], sql``)}
    from ${sql.table(table)} t`
  return () => facts
}
