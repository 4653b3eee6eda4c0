/**
 * Counting: every figure, every part of a breakdown and every list is a query round the same definition, over the rows
 * as known at one moment. One statement a measure answers for all periods and all breakdowns at once.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Instant, Period } from '../platform/dates.ts'
import { asKnownAt, type RecordTable, type Tx } from '../platform/database/index.ts'
import { dimensionsOf, type Dimension, type Measure } from './measure.ts'

/** What is counted, of where, as known when. Dimensions that the measure does not have are passed over. */
export type Ask = {
  periods: readonly Period[]
  /** Empty for the whole force area. */
  authorities: readonly string[]
  /** Exploitation, unless asked otherwise; of no effect on measures that have no concern. */
  concerns: readonly string[]
  knownAt: Instant
  /** The authorities of the force area. */
  area: readonly string[]
  by: readonly Dimension[]
  /** One part of a breakdown alone, such as a month. */
  part?: PartOf | undefined
}

/** A part of a breakdown, by the key that the breakdown gives it. */
export type PartOf = { by: Dimension; key: string }

/** The figure of one period, and its parts by each dimension asked for: a key and how many. */
export type Count = { value: number; parts: Map<Dimension, Map<string, number>> }

export const EXPLOITATION: readonly string[] = ['cse', 'cce']

const figureOf: { [counting in Measure['counting']]: RawBuilder<number> } = {
  distinct: sql`count(distinct f.key)`,
  rows: sql`count(*)`,
  sum: sql`coalesce(sum(f.weight), 0)`,
}

/** The part of a breakdown that a fact belongs to. Quarters and years begin in April. */
const partOf: Partial<Record<Dimension, RawBuilder<string>>> = {
  month: sql`to_char(f.event_on, 'YYYY-MM')`,
  quarter: sql`to_char(f.event_on - interval '3 months', 'YYYY"-Q"Q')`,
  year: sql`to_char(f.event_on - interval '3 months', 'YYYY')`,
}
const keyOf = (dimension: Dimension) =>
  partOf[dimension] ?? sql<string>`coalesce(${sql.ref(`f.${dimension}`)}, 'unknown')`

/** The facts of one part: those to which the breakdown gives its key. A year is known here by the one in which it begins. */
const inPart = ({ by, key }: PartOf) => sql`and ${keyOf(by)} = ${by === 'year' ? key.slice(0, 4) : key}`

/** The tables a measure reads, each shadowed by its rows as known at the moment. */
export function asKnown(tx: Tx, measure: Measure, knownAt: Instant): RawBuilder<unknown> {
  const tables = Object.entries(measure.reads) as [RecordTable, readonly string[]][]
  return sql`with ${sql.join(tables.map(([table, columns]) => asKnownAt(tx.by.partnershipId, table, columns, knownAt)))}`
}

/** The facts `f` that a figure counts: the definition's, within the period, the authorities, the concern, the part. */
export function countedFacts(measure: Measure, ask: Omit<Ask, 'by' | 'periods'>, period: Period): RawBuilder<unknown> {
  return sql`(${measure.facts({ period, area: ask.area })}) f
    where f.event_on between ${period.from}::date and ${period.to}::date
    ${ask.authorities.length > 0 ? sql`and f.authority = any(${ask.authorities}::text[])` : sql``}
    ${measure.dimensions.includes('concern') ? sql`and f.concern = any(${ask.concerns}::text[])` : sql``}
    ${ask.part ? inPart(ask.part) : sql``}`
}

/** Counts a measure in each of the periods. Runs in a counting transaction. */
export async function count(tx: Tx, measure: Measure, ask: Ask): Promise<Count[]> {
  const by = ask.by.filter((dimension) => dimensionsOf(measure).includes(dimension))
  const names = by.map((_, index) => sql.ref(`by_${index}`))
  const sets = sql.join([sql`()`, ...names.map((name) => sql`(${name})`)])
  const inPeriod = (period: Period, index: number) => {
    const keys = sql.join([sql``, ...by.map((dimension, at) => sql`${keyOf(dimension)} as ${names[at]!}`)])
    const which = by.length > 0 ? sql`grouping(${sql.join(names)})` : sql`0`
    const shown = sql.join([sql``, ...names])
    return sql`
      select ${sql.lit(index)} as period, ${which} as part${shown}, (${figureOf[measure.counting]})::bigint as figure
      from (select f.key, f.weight${keys} from ${countedFacts(measure, ask, period)}) f
      group by grouping sets (${sets})`
  }
  const { rows } = await sql<Record<string, unknown>>`
    ${asKnown(tx, measure, ask.knownAt)} ${sql.join(ask.periods.map(inPeriod), sql` union all `)}`.execute(tx)
  return ask.periods.map((_, index) =>
    countOf(
      rows.filter((row) => row['period'] === index),
      by,
    ),
  )
}

/** Rows of one period: `part` has a bit for each dimension, 0 for the one that a row is grouped by. */
function countOf(rows: Record<string, unknown>[], by: readonly Dimension[]): Count {
  const none = 2 ** by.length - 1
  const parts = by.map((dimension, index): [Dimension, Map<string, number>] => {
    const part = none - 2 ** (by.length - 1 - index)
    const ofPart = rows.filter((row) => row['part'] === part)
    return [dimension, new Map(ofPart.map((row) => [row[`by_${index}`] as string, row['figure'] as number]))]
  })
  const whole = rows.find((row) => row['part'] === none)
  return { value: (whole?.['figure'] as number | undefined) ?? 0, parts: new Map(parts) }
}
