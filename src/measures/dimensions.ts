/** What a figure can be broken down by, and the part of each breakdown that a fact belongs to, as SQL. */
import { sql, type RawBuilder } from 'kysely'
import type { RecordTable } from '../platform/database/index.ts'
import { ageBands, ethnicGroups, sourceGroups } from '../reference/index.ts'
import { isTime, timeDimensions, type Dimension } from './dimension.ts'
import type { Measure } from './measure.ts'

export * from './dimension.ts'

const personal = ['age_band', 'sex', 'ethnic_group', 'ethnicity', 'home_authority'] as const satisfies Dimension[]
const ofOperation = ['operation', 'strand'] as const satisfies Dimension[]

/** Every dimension of a measure: those of time and place, its own, and those of the person and the operation in it. */
export function dimensionsOf(measure: Measure): readonly Dimension[] {
  const own = measure.dimensions
  return [
    ...timeDimensions,
    'authority',
    ...own.flatMap((dimension): Dimension[] => (dimension === 'source' ? ['source', 'source_group'] : [dimension])),
    ...(measure.about === undefined ? [] : personal.filter((dimension) => !own.includes(dimension))),
    ...(measure.inOperation ? ofOperation : []),
  ]
}

/** What a breakdown reads besides what the measure itself does. */
export function readsWith(measure: Measure, by: readonly Dimension[]): [RecordTable, readonly string[]][] {
  const reads = new Map(Object.entries(measure.reads) as [RecordTable, readonly string[]][])
  const add = (table: RecordTable, columns: readonly string[]) =>
    reads.set(table, [...new Set([...(reads.get(table) ?? []), ...columns])])
  const own = measure.dimensions
  if (by.some((one) => (personal as readonly Dimension[]).includes(one) && !own.includes(one)))
    add('person', ['person_id', 'date_of_birth', 'sex', 'ethnicity', 'home_authority'])
  if (by.some((one) => (ofOperation as readonly Dimension[]).includes(one)))
    add('operation', ['operation_id', 'ref', 'strand'])
  return [...reads]
}

/** The words of a list of codes by group, as one `case` over the code. */
const grouped = (code: RawBuilder<string>, groups: readonly { code: string; members: readonly string[] }[]) =>
  sql<string>`case ${sql.join(
    groups.map(
      (group) =>
        sql`when ${code} in (${sql.join(group.members.map((one) => sql.lit(one)))}) then ${sql.lit(group.code)}`,
    ),
    sql` `,
  )} end`

/** The first and the last day on which somebody may be born whose date of birth is known in part: '2004', '2004-05'. */
const bornFrom = sql`(p.date_of_birth || substr('-01-01', length(p.date_of_birth) - 3))::date`
const bornTo = sql`(case length(p.date_of_birth) when 10 then p.date_of_birth::date
  when 7 then ((p.date_of_birth || '-01')::date + interval '1 month' - interval '1 day')::date
  else (p.date_of_birth || '-12-31')::date end)`

/** A birthday is so many years after the birth; of 29 February it is 28 February. */
const bandOf = (born: RawBuilder<unknown>) =>
  sql<string>`case ${sql.join(
    ageBands.flatMap(({ code, to }) =>
      to === undefined
        ? []
        : [sql`when f.event_on < ${born} + interval '${sql.raw(String(to + 1))} years' then ${sql.lit(code)}`],
    ),
    sql` `,
  )} else ${sql.lit(ageBands.at(-1)!.code)} end`

/** The band that every possible birthday gives; none where they differ, or no part of it is known. */
const ageBand = sql<string>`case when p.date_of_birth is not null and ${bandOf(bornFrom)} = ${bandOf(bornTo)} then ${bandOf(bornFrom)} end`

const known = sql<string>`case when p.sex in ('F', 'M', 'I') then p.sex end`
const ethnicity = sql<string>`nullif(p.ethnicity, 'NOBT')`

/** The key that a breakdown gives a fact `f`. Quarters and years begin in April; what is not known is a part of its own. */
export function keyOf(measure: Measure, dimension: Dimension): RawBuilder<string> {
  if (dimension === 'month') return sql`to_char(f.event_on, 'YYYY-MM')`
  if (dimension === 'quarter') return sql`to_char(f.event_on - interval '3 months', 'YYYY"-Q"Q')`
  if (dimension === 'year') return sql`to_char(f.event_on - interval '3 months', 'YYYY')`
  return sql`coalesce(${valueOf(measure, dimension)}, 'unknown')`
}

function valueOf(measure: Measure, dimension: Dimension): RawBuilder<string> {
  if (measure.dimensions.includes(dimension) || dimension === 'authority') return sql.ref(`f.${dimension}`)
  const ofPerson = (value: RawBuilder<string>) =>
    sql<string>`(select ${value} from person p where p.person_id = ${sql.ref(`f.${measure.about ?? 'person_id'}`)})`
  switch (dimension) {
    case 'source_group':
      return grouped(sql.ref('f.source'), sourceGroups)
    case 'age_band':
      return ofPerson(ageBand)
    case 'sex':
      return ofPerson(known)
    case 'ethnicity':
      return ofPerson(ethnicity)
    case 'ethnic_group':
      return ofPerson(grouped(sql.ref('p.ethnicity'), ethnicGroups))
    case 'home_authority':
      return ofPerson(sql.ref('p.home_authority'))
    case 'operation':
      return sql`(select o.ref from operation o where o.operation_id = f.operation_id)`
    case 'strand':
      return sql`(select o.strand from operation o where o.operation_id = f.operation_id)`
    default:
      throw new Error(`${measure.id} has no ${dimension}`)
  }
}

/** What stays the same of a person whatever counts them, so that each belongs to one part alone. Age and place do not. */
const lasting: readonly Dimension[] = ['sex', 'ethnicity', 'ethnic_group', 'home_authority']

/** Whether the parts by these dimensions add up to the whole: whether nothing counted can fall in two of them. */
export function addsUp(measure: Measure, by: readonly Dimension[]): boolean {
  if (measure.ratio) return false
  if (measure.snapshot) return !by.some(isTime)
  if (measure.counting !== 'distinct') return true
  return measure.keyed === undefined && by.every((dimension) => lasting.includes(dimension))
}
