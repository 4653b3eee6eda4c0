/** The units of a figure that count for more or less at one moment than at another, with their facts at both. */
import { sql, type RawBuilder } from 'kysely'
import { dayOf, type Instant, type PlainDate } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database/index.ts'
import { asKnown, countedFacts, figureOf, type Ask } from '../counting.ts'
import type { Measure } from '../measure.ts'
import { factOf, type FactRow } from '../opened-rows.ts'
import type { AnyFact, Between, ChangedUnit, MergeBetween, UnitFact } from './reasons.ts'

export type Moments = { before: Instant; after: Instant }

const unitOf = sql`coalesce(f.key, f.record_id)`

/** The units that changed, those that came or left first in the order of their days. */
export async function changedUnits(
  tx: Tx,
  measure: Measure,
  ask: Ask,
  { before, after }: Moments,
): Promise<ChangedUnit[]> {
  const unitsAt = (knownAt: Instant): RawBuilder<unknown> => sql`
    ${asKnown(tx, measure, { ...ask, knownAt })}
    select ${unitOf} as unit, (${figureOf[measure.counting]})::bigint as amount, min(f.event_on) as first_on,
      jsonb_agg(to_jsonb(f) order by f.event_on, f.record_id) as facts
    from (select f.* from ${countedFacts(measure, { ...ask, knownAt }, ask.periods[0]!)}) f group by 1`
  const { rows } = await sql<{ unit: string; was: number; is: number; facts_then: FactRow[]; facts_now: FactRow[] }>`
    with units_then as (${unitsAt(before)}), units_now as (${unitsAt(after)})
    select unit, coalesce(t.amount, 0)::bigint as "was", coalesce(n.amount, 0)::bigint as "is",
      coalesce(t.facts, '[]') as facts_then, coalesce(n.facts, '[]') as facts_now
    from units_then t full join units_now n using (unit)
    where coalesce(t.amount, 0) <> coalesce(n.amount, 0)
    order by coalesce(n.first_on, t.first_on), unit`.execute(tx)
  return rows.map((row) => ({
    id: row.unit,
    was: row.was,
    is: row.is,
    factsThen: row.facts_then.map((fact) => unitFact(measure, fact)),
    factsNow: row.facts_now.map((fact) => unitFact(measure, fact)),
  }))
}

const unitFact = (measure: Measure, row: FactRow): UnitFact => ({
  ...factOf(measure, row),
  unit: (row['key'] ?? row['record_id']) as string,
})
const anyFact = (measure: Measure, row: FactRow): AnyFact => ({
  ...unitFact(measure, row),
  on: row['event_on'] as PlainDate | null,
})

/** What else is known of the records of changed units at both moments. */
export async function betweenOf(
  tx: Tx,
  measure: Measure,
  ask: Ask,
  moments: Moments,
  units: readonly ChangedUnit[],
): Promise<Omit<Between, 'thenAt' | 'thenDay' | 'period' | 'authorities' | 'concerns'>> {
  const ids = [
    ...new Set(units.flatMap(({ factsThen, factsNow }) => [...factsThen, ...factsNow]).map((f) => f.recordId)),
  ]
  return {
    factThen: await factsAt(tx, measure, ask, moments.before, ids),
    factNow: await factsAt(tx, measure, ask, moments.after, ids),
    ...(await recordedOf(tx, measure, ids)),
    merges: await mergesBetween(tx, moments),
  }
}

/** The facts of these records at a moment, within the period, area and concern or not. */
async function factsAt(tx: Tx, measure: Measure, ask: Ask, knownAt: Instant, ids: readonly string[]) {
  const { area, concerns } = ask
  const scope = { period: ask.periods[0]!, area, concerns, knownAt, knownOn: dayOf(knownAt) }
  const { rows } = await sql<{ fact: FactRow }>`
    ${asKnown(tx, measure, { ...ask, knownAt })}
    select to_jsonb(f) as fact from (${measure.facts(scope)}) f
    where f.record_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ fact }) => [fact['record_id'] as string, anyFact(measure, fact)]))
}

async function recordedOf(tx: Tx, measure: Measure, ids: readonly string[]) {
  const table = measure.recordTable
  const id = sql.ref(`${table}_id`)
  const versions = (name: string, isThere: boolean) => sql`
    select ${id} as id, recorded_at, ${sql.lit(isThere)} as is_there from ${sql.table(name)}
    where partnership_id = ${tx.by.partnershipId} and ${id} = any(${ids}::uuid[])`
  const { rows } = await sql<{ id: string; first: Instant; is_there: boolean }>`
    select id, min(recorded_at) as first, bool_or(is_there) as is_there
    from (${versions(table, true)} union all ${versions(`${table}_history`, false)}) v group by id`.execute(tx)
  return {
    firstRecorded: new Map(rows.map((row) => [row.id, row.first])),
    gone: new Set(rows.filter((row) => !row.is_there).map((row) => row.id)),
  }
}

async function mergesBetween(tx: Tx, { before, after }: Moments): Promise<MergeBetween[]> {
  const stands = (moment: Instant) => sql`
    (merged_at <= ${moment}::timestamptz and (undone_at is null or undone_at > ${moment}::timestamptz))`
  const { rows } = await sql<MergeBetween>`
    select kept_id as "keptId", absorbed_id as "absorbedId", ${stands(after)} as "standsNow" from person_merge
    where partnership_id = ${tx.by.partnershipId} and ${stands(after)} <> ${stands(before)}`.execute(tx)
  return rows
}
