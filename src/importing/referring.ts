/** What the references of a chunk point to: one query for each kind of thing. What is not found is not there for us. */
import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../platform/dates.ts'
import type { FileSpec, GoodRow, Referred } from './file-spec.ts'
import type { Run } from './run.ts'

/**
 * A contact's own facts come with it, for the rules that need them. `keptId`: the record that a person's was merged into,
 * which stands for it. What is new refers to the person's own record, and follows the merge at the end of the import.
 */
export type Found = { id: string; keptId?: string; authority?: string; receivedAt?: Instant }

const files: Record<Referred, string> = {
  person: 'people.csv',
  contact: 'contacts.csv',
  operation: 'operations.csv',
}

/** The rows whose references all point to something, each with what they point to by column. The others are rejected. */
export async function followReferences(
  run: Run,
  spec: FileSpec,
  rows: readonly GoodRow[],
): Promise<{ row: GoodRow; found: Map<string, Found> }[]> {
  const columns = spec.columns.flatMap((column, at) => (column.refersTo ? [{ column, at, to: column.refersTo }] : []))
  const targets = new Map<Referred, Map<string, Found>>()
  for (const to of new Set(columns.map((one) => one.to))) {
    const refs = columns.filter((one) => one.to === to).flatMap(({ at }) => rows.map((row) => row.values[at]!))
    targets.set(to, await find(run, to, [...new Set(refs.filter((ref) => ref !== null))]))
  }
  return rows.flatMap((row) => {
    const found = new Map<string, Found>()
    for (const { column, at, to } of columns) {
      const ref = row.values[at]
      if (ref === null || ref === undefined) continue
      const target = targets.get(to)!.get(ref)
      if (!target) {
        run.report.rejectRow(spec, row, column.name, nowhere(to))
        return []
      }
      found.set(column.name, target)
    }
    return [{ row, found }]
  })
}

const nowhere = (to: Referred): string =>
  `This points to no ${to}: ${files[to]} holds no good row with this reference, and none was imported before. Add the ${to}, or correct the reference.`

type Row = { ref: string; id: string; merged_into?: string | null; authority?: string; received_at?: Instant }
const facts: Record<Referred, RawBuilder<unknown>> = {
  person: sql`, merged_into`,
  contact: sql`, authority, received_at`,
  operation: sql``,
}

async function find(run: Run, to: Referred, refs: string[]): Promise<Map<string, Found>> {
  if (refs.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select ref, ${sql.ref(`${to}_id`)} as id ${facts[to]} from ${sql.table(to)}
    where partnership_id = ${run.tx.by.partnershipId} and ref = any(${refs}::text[])`.execute(run.tx)
  return new Map(
    rows.map(({ ref, id, merged_into: keptId, authority, received_at: receivedAt }) => [
      ref,
      {
        id,
        ...(keptId ? { keptId } : {}),
        ...(authority ? { authority } : {}),
        ...(receivedAt ? { receivedAt } : {}),
      },
    ]),
  )
}
