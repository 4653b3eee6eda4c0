/** The quality of a figure and what to chase, counted from the very facts that the figure counts. */
import { sql, type RawBuilder } from 'kysely'
import { dayOf, type PlainDate } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { asKnown, countedFacts, type Ask } from '../counting.ts'
import type { Measure } from '../measure.ts'
import { factOf, type CountedUnit, type FactRow } from '../opened-rows.ts'
import { fieldTitles, missingOfPerson, missingSource, readingMore, type Gap, type PersonField } from './gaps.ts'
import { WITHIN_DAYS, type Completeness, type Decisions, type Timeliness } from './quality.ts'

const unit = sql`coalesce(f.key, f.record_id)`

/** `facts` of the figure, after which a select follows. */
const withFacts = (tx: Tx, measure: Measure, ask: Ask): RawBuilder<unknown> => sql`
  ${asKnown(tx, readingMore(measure), ask)},
  facts as materialized (select f.* from ${countedFacts(measure, ask, ask.periods[0]!)})`

/** The column that leads from a fact to its contact; none where it is in none. */
const contactOf = ({ recordTable }: Measure): RawBuilder<unknown> | undefined =>
  recordTable === 'contact' ? sql`f.record_id` : recordTable === 'contact_child' ? sql`f.contact_id` : undefined

/** Which fields of a person matter depends on who they are: where an adult lives is not asked. */
const fieldsOf = (role: string): PersonField[] =>
  role === 'Child' ? ['date_of_birth', 'sex', 'ethnicity', 'home_authority'] : ['date_of_birth', 'sex', 'ethnicity']

export async function completenessOf(tx: Tx, measure: Measure, ask: Ask): Promise<Completeness[]> {
  const found: Completeness[] = []
  for (const [column, role] of Object.entries(measure.people)) {
    const fields = fieldsOf(role)
    const columns = fields.map(
      (field) => sql`count(*) filter (where not ${missingOfPerson[field]}) as ${sql.ref(field)}`,
    )
    const { rows } = await sql<Record<string, number>>`
      ${withFacts(tx, measure, ask)}
      select count(*) as all, ${sql.join(columns)} from person p
      where p.person_id in (select ${sql.ref(`f.${column}`)} from facts f)`.execute(tx)
    const of = role === 'Child' ? 'children' : 'people'
    for (const field of fields) {
      const title =
        Object.keys(measure.people).length > 1 ? `${role}: ${fieldTitles[field].toLowerCase()}` : fieldTitles[field]
      found.push({
        field: `${column.replace(/_id$/, '')}_${field}`,
        title,
        of,
        known: rows[0]![field]!,
        all: rows[0]!['all']!,
      })
    }
  }
  if (measure.dimensions.includes('source')) {
    const { rows } = await sql<{ all: number; known: number }>`
      ${withFacts(tx, measure, ask)}
      select count(*) as all, count(*) filter (where not ${missingSource}) as known
      from (select distinct on (${contactOf(measure)!}) f.source from facts f) f`.execute(tx)
    found.push({ field: 'source', title: 'Who made the contact', of: 'contacts', ...rows[0]! })
  }
  return found
}

/** How soon the records were first made, and how many of them only after the period. */
export async function recordingOf(
  tx: Tx,
  measure: Measure,
  ask: Ask,
): Promise<{ records: number; timeliness: Timeliness | undefined; recordedAfterPeriod: number }> {
  const table = measure.recordTable
  const id = sql.ref(`${table}_id`)
  const versions = (name: string) => sql`
    select ${id} as id, recorded_at from ${sql.table(`public.${name}`)}
    where partnership_id = ${tx.by.partnershipId} and ${id} in (select record_id from facts)`
  const { rows } = await sql<{ records: number; median: number | null; within: number; after: number }>`
    ${withFacts(tx, measure, ask)},
    first as (select id, min(recorded_at) as at from (${versions(table)} union all ${versions(`${table}_history`)}) v group by id),
    taken as (
      select r.record_id, (first.at at time zone 'Europe/London')::date - r.event_on as days,
        (first.at at time zone 'Europe/London')::date > ${ask.periods[0]!.to}::date as is_after
      from (select distinct record_id, event_on from facts) r join first on first.id = r.record_id)
    select count(*) as records, percentile_disc(0.5) within group (order by greatest(days, 0)) as median,
      count(*) filter (where days <= ${WITHIN_DAYS}) as within, count(*) filter (where is_after) as after
    from taken`.execute(tx)
  const { records, median, within, after } = rows[0]!
  return {
    records,
    timeliness: median === null ? undefined : { records, medianDays: median, withinDays: WITHIN_DAYS, within },
    recordedAfterPeriod: after,
  }
}

/** Different children of the figure who may be somebody known. */
export async function awaitingOf(tx: Tx, measure: Measure, ask: Ask): Promise<number | undefined> {
  if (!measure.dimensions.includes('match')) return undefined
  const { rows } = await sql<{ children: number }>`
    ${withFacts(tx, measure, ask)}
    select count(distinct f.key) as children from facts f where f.match = 'awaiting_review'`.execute(tx)
  return rows[0]!.children
}

/** By the first decision on each contact of the figure. */
export async function decisionsOf(tx: Tx, measure: Measure, ask: Ask): Promise<Decisions | undefined> {
  const contact = contactOf(measure)
  if (!contact) return undefined
  const { rows } = await sql<Decisions>`
    ${withFacts(tx, measure, ask)}
    select count(*) filter (where d.first_on <= c.decision_due_on) as "onTime",
      count(*) filter (where d.first_on > c.decision_due_on) as late,
      count(*) filter (where d.first_on is null and c.decision_due_on < ${dayOf(ask.knownAt)}::date) as overdue,
      count(*) filter (where d.first_on is null and c.decision_due_on >= ${dayOf(ask.knownAt)}::date) as "notDue"
    from (select distinct ${contact} as contact_id from facts f) f join contact c using (contact_id)
    left join (select contact_id, min(decided_on) as first_on from decision group by contact_id) d using (contact_id)`.execute(
    tx,
  )
  return rows[0]
}

/** The facts with the person and the contact that a gap is about. */
const looked = (measure: Measure, knownAt: Ask['knownAt']): RawBuilder<unknown> => {
  const contact = contactOf(measure)
  const [person] = Object.keys(measure.people)
  return sql`facts f cross join (select ${dayOf(knownAt)}::date as today) k
    ${person ? sql`left join person p on p.person_id = ${sql.ref(`f.${person}`)}` : sql``}
    ${contact ? sql`left join contact c on c.contact_id = ${contact}` : sql``}`
}

export type GapCount = { gap: Gap['id']; authority: string | null; missing: number; all: number }

/** How many units of a measure each of its gaps concerns, by authority. */
export async function gapCounts(tx: Tx, measure: Measure, ask: Ask, gaps: readonly Gap[]): Promise<GapCount[]> {
  const columns = gaps.map((gap) => sql`count(distinct ${unit}) filter (where ${gap.is}) as ${sql.ref(gap.id)}`)
  const { rows } = await sql<Record<string, string | number | null>>`
    ${withFacts(tx, measure, ask)}
    select f.authority, count(distinct ${unit}) as "all", ${sql.join(columns)} from ${looked(measure, ask.knownAt)}
    group by f.authority`.execute(tx)
  return rows.flatMap((row) =>
    gaps.map(({ id }) => ({
      gap: id,
      authority: row['authority'] as string | null,
      missing: row[id] as number,
      all: row['all'] as number,
    })),
  )
}

/** A page of the units that a gap concerns, the earliest first. */
export async function gapUnits(
  tx: Tx,
  measure: Measure,
  ask: Ask,
  gap: Gap,
  page: { offset: number; limit: number },
): Promise<{ total: number; units: CountedUnit[] }> {
  const { rows } = await sql<{ unit: string; facts: FactRow[]; total: number; first_on: PlainDate }>`
    ${withFacts(tx, measure, ask)}
    select ${unit} as unit, jsonb_agg(to_jsonb(f) order by f.event_on, f.record_id) as facts,
      min(f.event_on) as first_on, count(*) over () as total
    from ${looked(measure, ask.knownAt)} where ${gap.is} group by 1 order by first_on, unit
    limit ${page.limit} offset ${page.offset}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    units: rows.map((row) => ({ id: row.unit, facts: row.facts.map((fact) => factOf(measure, fact)) })),
  }
}
