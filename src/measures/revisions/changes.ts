/** What was changed of a record between two moments: which column, from what to what, by whom and when. */
import { sql } from 'kysely'
import type { Instant } from '../../platform/dates.ts'
import type { RecordTable, Tx } from '../../platform/database/index.ts'
import type { Measure } from '../measure.ts'
import type { OpenedUnit } from '../open-figure.ts'
import type { Explained } from './reasons.ts'
import type { Revision } from './revision.ts'

/**
 * One change: `column` is null where the record, or the merge, is new. `by` is undefined where it was no person who works
 * here: an import. Only columns that figures are counted from are told of, never anybody's words.
 */
export type Change = {
  table: RecordTable | 'person_merge'
  column: string | null
  from: string | null
  to: string | null
  by: string | undefined
  at: Instant
}

type Version = { id: string; values: Record<string, unknown>; at: Instant; by: string }

/** For each unit the changes between, of the records of it that the reader sees. Under the reader's own access. */
export async function changesSeen(
  tx: Tx,
  { measure, thenKnownAt, nowKnownAt }: Revision,
  units: readonly Explained[],
  seen: readonly OpenedUnit[],
): Promise<Change[][]> {
  const facts = seen.flatMap((unit) => unit.facts)
  const own = await versionsOf(
    tx,
    measure.recordTable,
    facts.map((fact) => fact.recordId),
  )
  const contactIds = measure.recordTable === 'contact' ? [] : facts.flatMap(({ contactId }) => contactId ?? [])
  const contacts = await versionsOf(tx, 'contact', contactIds)
  const merges = await mergesOf(
    tx,
    seen.flatMap((unit, index) => (unit.facts.length > 0 ? [units[index]!.id] : [])),
  )
  const isBetween = ({ at }: { at: Instant }) => at > thenKnownAt && at <= nowKnownAt
  return seen.map((unit, index) => {
    const ofRecords = unit.facts.flatMap((fact) => [
      ...changesOf(measure, measure.recordTable, own.get(fact.recordId) ?? []),
      ...(fact.contactId === null ? [] : changesOf(measure, 'contact', contacts.get(fact.contactId) ?? [])),
    ])
    const ofMerges = merges.filter(({ people }) => people.includes(units[index]!.id)).flatMap((merge) => merge.changes)
    const all = unit.facts.length > 0 ? [...ofRecords, ...ofMerges] : []
    return all.filter(isBetween).toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
  })
}

/** Of each version after the first, the counted columns in which it differs from the one before it; the first as new. */
function changesOf(measure: Measure, table: RecordTable, versions: readonly Version[]): Change[] {
  const columns = (measure.reads[table] ?? []).filter((column) => column !== `${table}_id`)
  return versions.flatMap((version, index): Change[] => {
    const before = versions[index - 1]
    const stamp = { table, by: version.by, at: version.at }
    if (!before) return [{ ...stamp, column: null, from: null, to: null }]
    return columns.flatMap((column) => {
      const [from, to] = [textOf(before.values[column]), textOf(version.values[column])]
      return from === to ? [] : [{ ...stamp, column, from, to }]
    })
  })
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** All versions of these records that the reader sees, the earliest first. */
async function versionsOf(tx: Tx, table: RecordTable, ids: readonly string[]): Promise<Map<string, Version[]>> {
  const id = sql.ref(`t.${table}_id`)
  const from = (name: string) => sql`
    select ${id} as id, to_jsonb(t) as values, t.recorded_at as at, t.recorded_by from ${sql.table(name)} t
    where t.partnership_id = ${tx.by.partnershipId} and ${id} = any(${[...new Set(ids)]}::uuid[])`
  const { rows } = await sql<Version>`
    select v.id, v.values, v.at, u.display_name as by
    from (${from(table)} union all ${from(`${table}_history`)}) v
    left join app_user u on u.partnership_id = ${tx.by.partnershipId} and u.user_id = v.recorded_by
    order by v.at`.execute(tx)
  const found = new Map<string, Version[]>()
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), { ...row, by: row.by ?? undefined! }])
  return found
}

async function mergesOf(tx: Tx, personIds: readonly string[]): Promise<{ people: string[]; changes: Change[] }[]> {
  const { rows } = await sql<{
    people: string[]
    at: Instant
    by: string
    undone_at: Instant | null
    undone_by: string
  }>`
    select array[kept_id::text, absorbed_id::text] as people, merged_at as at, signed_by as by, undone_at, undone_by
    from person_merge where partnership_id = ${tx.by.partnershipId}
      and (kept_id = any(${personIds}::uuid[]) or absorbed_id = any(${personIds}::uuid[]))`.execute(tx)
  const change = (at: Instant, by: string, to: string): Change => ({
    table: 'person_merge',
    column: null,
    from: null,
    to,
    by,
    at,
  })
  return rows.map((row) => ({
    people: row.people,
    changes: [
      change(row.at, row.by, 'merged'),
      ...(row.undone_at === null ? [] : [change(row.undone_at, row.undone_by, 'undone')]),
    ],
  }))
}
