/** Takes contacts: with the day by which each is to be decided, and the caller stored apart. */
import { sql } from 'kysely'
import { dayOf, type Instant, type PlainDate } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { decisionDueOn } from '../../contacts/index.ts'
import type { RecordTable, Tx } from '../../platform/database/index.ts'
import { correctRows, insertRows, text, uuid } from '../bulk.ts'
import { valueOf, type FileSpec } from '../file-spec.ts'
import { compare, correctIncoming, insertIncoming, storedColumns, type Incoming } from '../records.ts'
import type { Run, TakeChunk } from '../run.ts'

const callerColumns = ['caller_name', 'caller_organisation']

export const takeContacts: TakeChunk = async (run, spec, rows) => {
  const { tx } = run
  const columns = storedColumns(spec).filter((one) => !callerColumns.includes(one.column))
  const due = { column: 'decision_due_on', type: 'date' }
  const incoming = rows.map((row) => ({
    row,
    ref: row.values[0]!,
    id: '',
    values: columns.map((one) => row.values[one.at]!),
  }))
  const { fresh, same, changed } = await compare(tx, spec.table, columns, incoming)
  const withDue = (one: Incoming): Incoming => ({
    ...one,
    values: [...one.values, dueOn(run, valueOf(spec, one.row, 'received_at') as Instant)],
  })
  await insertIncoming(tx, spec.table, [...columns, due], fresh.map(withDue))
  await correctIncoming(tx, spec.table, [...columns, due], changed.map(withDue))
  await insertCallers(tx, spec, fresh)
  const told = await correctCallers(tx, spec, [...same, ...changed])
  await followArea(
    tx,
    changed.map((one) => one.id),
  )
  for (const one of [...fresh, ...changed]) run.touched.add(one.id)
  const corrected = new Set([...changed.map((one) => one.id), ...told])
  return { taken: fresh.length, unchanged: rows.length - fresh.length - corrected.size, corrected: corrected.size }
}

// A folder holds thousands of contacts and few days: the working day after each is worked out once.
const dueDays = new WeakMap<Run, Map<PlainDate, PlainDate>>()

function dueOn(run: Run, receivedAt: Instant): PlainDate {
  const known = dueDays.get(run) ?? new Map<PlainDate, PlainDate>()
  dueDays.set(run, known)
  const day = londonDay(receivedAt)
  const due = known.get(day) ?? decisionDueOn(day, run.reference)
  known.set(day, due)
  return due
}

/** Between one and twenty-two hours UTC the day in London is the same, in winter and in summer. */
const londonDay = (moment: Instant): PlainDate => {
  const hour = moment.slice(11, 13)
  return hour >= '01' && hour <= '22' ? (moment.slice(0, 10) as PlainDate) : dayOf(moment)
}

const caller = (spec: FileSpec, { row }: Incoming): [string | null, string | null] => [
  valueOf(spec, row, 'caller_name'),
  valueOf(spec, row, 'caller_organisation'),
]

async function insertCallers(tx: Tx, spec: FileSpec, contacts: readonly Incoming[]): Promise<void> {
  await insertRows(
    tx,
    'contact_caller',
    [uuid('contact_caller_id'), uuid('contact_id'), text('authority'), text('name'), text('organisation')],
    contacts
      .filter((one) => caller(spec, one).some((said) => said !== null))
      .map((one) => [uuidv7(), one.id, valueOf(spec, one.row, 'authority'), ...caller(spec, one)]),
  )
}

/** Gives back the contacts whose caller was corrected. */
async function correctCallers(tx: Tx, spec: FileSpec, contacts: readonly Incoming[]): Promise<string[]> {
  if (contacts.length === 0) return []
  const { rows } = await sql<{ id: string; contact_id: string; name: string | null; organisation: string | null }>`
    select contact_caller_id as id, contact_id, name, organisation from contact_caller
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${contacts.map((one) => one.id)}::uuid[])
    for update`.execute(tx)
  const stored = new Map(rows.map((row) => [row.contact_id, row]))
  const differs = contacts.filter((one) => {
    const [name, organisation] = caller(spec, one)
    const known = stored.get(one.id)
    return name !== (known?.name ?? null) || organisation !== (known?.organisation ?? null)
  })
  await insertCallers(
    tx,
    spec,
    differs.filter((one) => !stored.has(one.id)),
  )
  await correctRows(
    tx,
    'contact_caller',
    [uuid('contact_caller_id'), text('name'), text('organisation')],
    differs.filter((one) => stored.has(one.id)).map((one) => [stored.get(one.id)!.id, ...caller(spec, one)]),
  )
  return differs.map((one) => one.id)
}

/** What belongs to a contact bears its area, by which it is seen: where that was corrected, it follows. */
async function followArea(tx: Tx, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return
  for (const table of ['contact_caller', 'contact_child', 'decision'] as const satisfies RecordTable[]) {
    const { rows } = await sql<{ id: string; authority: string }>`
      select t.${sql.ref(`${table}_id`)} as id, c.authority from ${sql.table(table)} t
      join contact c on c.partnership_id = t.partnership_id and c.contact_id = t.contact_id
      where t.partnership_id = ${tx.by.partnershipId} and t.contact_id = any(${contactIds}::uuid[])
        and t.authority <> c.authority for update of t`.execute(tx)
    await correctRows(
      tx,
      table,
      [uuid(`${table}_id`), text('authority')],
      rows.map((row) => [row.id, row.authority]),
    )
  }
}
