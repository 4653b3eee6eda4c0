/**
 * Counting: every figure, every part of a breakdown, every cell of a crossing and every list is a query round the same
 * definition, over the rows as known at one moment. One statement a measure answers for all periods and breakdowns at once.
 */
import { sql, type RawBuilder } from 'kysely'
import { dayOf, type Instant, type Period } from '../platform/dates.ts'
import { asKnownAt, type Tx } from '../platform/database/index.ts'
import { dimensionsOf, isTime, keyOf, readsWith, type Dimension, type TimeDimension } from './dimensions.ts'
import type { Counting, Measure } from './measure.ts'
import { sliceOf, slicesIn } from './slices.ts'

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
  /** One part of a breakdown alone, such as a month; of two, one cell of their crossing. */
  parts?: readonly PartOf[] | undefined
}

/** A part of a breakdown, by the key that the breakdown gives it. */
export type PartOf = { by: Dimension; key: string }

/** How many are counted; of a share or an average the number above, and in `of` the number below. */
export type Tally = { value: number; of?: number }
/** The figure of one period, and its parts by each dimension asked for: a key and how many. */
export type Count = Tally & { parts: Map<Dimension, Map<string, Tally>> }

export const EXPLOITATION: readonly string[] = ['cse', 'cce']

/** The figure that facts `f` add up to. */
export const figureOf: { [counting in Counting]: RawBuilder<number> } = {
  distinct: sql`count(distinct f.key)`,
  rows: sql`count(*)`,
  sum: sql`coalesce(sum(f.weight), 0)`,
}

/** The facts of one part: those to which the breakdown gives its key. A year is known here by the one in which it begins. */
const inPart = (measure: Measure, { by, key }: PartOf) =>
  sql`and ${keyOf(measure, by)} = ${by === 'year' ? key.slice(0, 4) : key}`

/** The tables a measure reads for these breakdowns, each shadowed by its rows as known at the moment. */
export function asKnown(tx: Tx, measure: Measure, ask: Pick<Ask, 'knownAt' | 'by' | 'parts'>): RawBuilder<unknown> {
  const by = [...ask.by, ...(ask.parts ?? []).map((part) => part.by)]
  const tables = readsWith(measure, by)
  return sql`with ${sql.join(tables.map(([table, columns]) => asKnownAt(tx.by.partnershipId, table, columns, ask.knownAt)))}`
}

/** The facts `f` that a figure counts: the definition's, within the period, the authorities, the concern, the parts. */
export function countedFacts(measure: Measure, ask: Omit<Ask, 'by' | 'periods'>, whole: Period): RawBuilder<unknown> {
  const { period, parts } = narrowed(measure, whole, ask.parts ?? [])
  const { area, concerns, knownAt } = ask
  return sql`(${measure.facts({ period, area, concerns, knownAt, knownOn: dayOf(knownAt) })}) f
    where f.event_on between ${period.from}::date and ${period.to}::date
    ${ask.authorities.length > 0 ? sql`and f.authority = any(${ask.authorities}::text[])` : sql``}
    ${measure.dimensions.includes('concern') ? sql`and f.concern = any(${concerns}::text[])` : sql``}
    ${sql.join([sql``, ...parts.map((part) => inPart(measure, part))], sql` `)}`
}

/** How things stand in a month is how they stand on its last day: a part in time of a snapshot is a period of its own. */
function narrowed(measure: Measure, period: Period, parts: readonly PartOf[]) {
  if (!measure.snapshot) return { period, parts }
  const inTime = parts.filter((part) => isTime(part.by))
  return {
    period: inTime.reduce((within, part) => sliceOf(within, part.by as TimeDimension, part.key), period),
    parts: parts.filter((part) => !isTime(part.by)),
  }
}

/** Counts a measure in each of the periods. Runs in a counting transaction. */
export async function count(tx: Tx, measure: Measure, ask: Ask): Promise<Count[]> {
  const by = ask.by.filter((dimension) => dimensionsOf(measure).includes(dimension))
  const across = measure.snapshot ? by.filter((dimension) => !isTime(dimension)) : by
  const inTime = measure.snapshot ? by.filter(isTime) : []
  const wholes = ask.periods.map((period): Wanted => ({ period, sets: [[], ...across.map((one) => [one])] }))
  const slices = ask.periods.flatMap((whole, index) =>
    inTime.flatMap((dimension) => slicesIn(whole, dimension).map((slice) => ({ ...slice, dimension, index }))),
  )
  const wanted = [...wholes, ...slices.map(({ period }): Wanted => ({ period, sets: [[]] }))]
  const found = await tallies(tx, measure, { ...ask, by: across }, wanted)
  return ask.periods.map((_, index) => {
    const parts = new Map<Dimension, Map<string, Tally>>()
    for (const dimension of by) parts.set(dimension, new Map())
    for (const { keys, ...tally } of found[index]!) {
      const [only] = Object.entries(keys) as [Dimension, string][]
      if (only) parts.get(only[0])!.set(only[1], tallyOf(tally))
    }
    for (const [at, slice] of slices.entries())
      if (slice.index === index)
        parts.get(slice.dimension)!.set(slice.key, wholeOf(measure, found[wholes.length + at]!))
    return { ...wholeOf(measure, found[index]!), parts }
  })
}

/** A period, and the sets of dimensions by which its facts are put together: none for the whole. */
export type Wanted = { period: Period; sets: readonly (readonly Dimension[])[] }
/** What is counted of one part: its key by each dimension of its set. */
export type Found = Tally & { keys: Partial<Record<Dimension, string>> }

/** The numbers alone. */
export const tallyOf = ({ value, of }: Tally): Tally => (of === undefined ? { value } : { value, of })
export const noneOf = (measure: Measure): Tally => (measure.ratio ? { value: 0, of: 0 } : { value: 0 })
export const wholeOf = (measure: Measure, found: readonly Found[]): Tally => {
  const whole = found.find(({ keys }) => Object.keys(keys).length === 0)
  return whole ? tallyOf(whole) : noneOf(measure)
}

/** Counts, in one statement, all that is wanted: for each a list of what was found. `ask.by` has every dimension of the sets. */
export async function tallies(
  tx: Tx,
  measure: Measure,
  ask: Omit<Ask, 'periods'>,
  wanted: readonly Wanted[],
): Promise<Found[][]> {
  const nameOf = (dimension: Dimension) => sql.ref(`by_${ask.by.indexOf(dimension)}`)
  const oneOf = ({ period, sets }: Wanted, index: number) => {
    const by = setsBy(ask.by, sets)
    const keys = by.map((dimension) => sql`${keyOf(measure, dimension)} as ${nameOf(dimension)}`)
    const which = by.length > 0 ? sql`grouping(${sql.join(by.map(nameOf))})` : sql`0`
    const shown = ask.by.map((dimension) => (by.includes(dimension) ? nameOf(dimension) : sql`null::text`))
    const grouped = sets.map((set) => sql`(${set.length > 0 ? sql.join(set.map(nameOf)) : sql``})`)
    return sql`
      select ${sql.lit(index)} as wanted, ${which} as part, ${sidesOf(measure)}${sql.join([sql``, ...shown.map((one, at) => sql`${one} as ${sql.ref(`by_${at}`)}`)])}
      from (select f.key, f.weight${measure.ratio ? sql`, f.counted` : sql``}${sql.join([sql``, ...keys])}
        from ${countedFacts(measure, ask, period)}) f
      group by grouping sets (${sql.join(grouped)})`
  }
  const { rows } = await sql<Record<string, unknown>>`
    ${asKnown(tx, measure, ask)} ${sql.join(wanted.map(oneOf), sql` union all `)}`.execute(tx)
  const found: Found[][] = wanted.map(() => [])
  for (const row of rows) {
    const index = row['wanted'] as number
    found[index]!.push(foundIn(row, ask.by, setsBy(ask.by, wanted[index]!.sets)))
  }
  return found
}

/** The dimensions of the sets, in order: no other is worked out. */
const setsBy = (by: readonly Dimension[], sets: Wanted['sets']) =>
  by.filter((dimension) => sets.some((set) => set.includes(dimension)))

/** What is counted, and of a ratio also what it is a share of. */
function sidesOf({ ratio, counting }: Measure): RawBuilder<unknown> {
  if (!ratio) return sql`(${figureOf[counting]})::bigint as figure`
  return sql`(${figureOf[ratio.numerator.counting]} filter (where f.counted))::bigint as figure,
    (${figureOf[ratio.denominator.counting]})::bigint as of`
}

/** `part` has a bit for each dimension of the sets, the first the highest: 0 for those that the row is grouped by. */
function foundIn(row: Record<string, unknown>, all: readonly Dimension[], by: readonly Dimension[]): Found {
  const part = row['part'] as number
  const keys = Object.fromEntries(
    by.flatMap((dimension, index) =>
      (part >> (by.length - 1 - index)) & 1 ? [] : [[dimension, row[`by_${all.indexOf(dimension)}`] as string]],
    ),
  )
  const value = row['figure'] as number
  return row['of'] === undefined ? { value, keys } : { value, of: row['of'] as number, keys }
}
