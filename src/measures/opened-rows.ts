/** The rows behind a figure, as the counting role sees them: what is counted, by id and code, without a name. */
import { sql } from 'kysely'
import type { PlainDate } from '../platform/dates.ts'
import type { Tx } from '../platform/database/index.ts'
import { asKnown, countedFacts, type Ask } from './counting.ts'
import type { Dimension } from './dimensions.ts'
import type { Measure } from './measure.ts'

/** One fact: a contact, an arrest, a child in a contact. Codes by their dimension; people by the column of their id. */
export type Fact = {
  recordId: string
  on: PlainDate
  authority: string | null
  weight: number | null
  contactId: string | null
  noticeId: string | null
  codes: Partial<Record<Dimension, string>>
  people: Readonly<Record<string, string>>
}

/** One of what the figure counts, with the facts that make it count: a person with their arrests, a contact by itself. */
export type CountedUnit = { id: string; facts: readonly Fact[] }

export type FactRow = Record<string, string | number | null>
type Row = { unit: string; facts: FactRow[] }

/**
 * A page of the units that a figure counts, earliest first, and how many there are. Grouped from the very facts that
 * the figure counts, so as many as the figure (for attendances: as many as there are activities).
 */
export async function countedUnits(
  tx: Tx,
  measure: Measure,
  ask: Ask,
  page: { offset: number; limit: number },
): Promise<{ total: number; units: CountedUnit[] }> {
  const facts = sql`(select ${measure.counting === 'distinct' ? sql`f.key` : sql`f.record_id`} as unit, f.* from ${countedFacts(measure, ask, ask.periods[0]!)}) f`
  const known = asKnown(tx, measure, ask)
  const { rows: totals } = await sql<{ total: number }>`
    ${known} select count(distinct f.unit) as total from ${facts}`.execute(tx)
  const { rows } = await sql<Row>`
    ${known} select f.unit, jsonb_agg(to_jsonb(f) order by f.event_on, f.record_id) as facts from ${facts}
    group by f.unit order by min(f.event_on), f.unit limit ${page.limit} offset ${page.offset}`.execute(tx)
  return {
    total: totals[0]!.total,
    units: rows.map((row) => ({ id: row.unit, facts: row.facts.map((fact) => factOf(measure, fact)) })),
  }
}

/** A row of a measure's facts, as JSON. */
export function factOf(measure: Measure, row: FactRow): Fact {
  const textual = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (typeof row[name] === 'string' ? [[name, row[name]]] : [])))
  return {
    recordId: row['record_id'] as string,
    on: row['event_on'] as PlainDate,
    authority: row['authority'] as string | null,
    weight: row['weight'] as number | null,
    contactId: (row['contact_id'] ?? null) as string | null,
    noticeId: (row['notice_id'] ?? null) as string | null,
    codes: textual(measure.dimensions),
    people: textual(Object.keys(measure.people)),
  }
}
