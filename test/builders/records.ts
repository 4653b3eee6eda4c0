/** Records straight into the tables: valid, dull and fixed, of plainly invented people. A test states only what matters. */
import { insertRecords, type NewRow, type RecordTable, type Tx } from '../../src/platform/database/index.ts'
import { dayOf, parseInstant, plainDate, type Instant } from '../../src/platform/dates.ts'
import { uuidv7 } from '../../src/platform/uuid.ts'

export const STOKE = 'E06000021'
export const STAFFORDSHIRE = 'E10000028'
export const DORSET = 'E06000059'

/** A row of a table with everything filled in that the test does not say. Gives back its id. */
async function add<T extends RecordTable>(tx: Tx, table: T, row: object): Promise<string> {
  const id = uuidv7()
  await insertRecords(tx, table, [{ [`${table}_id`]: id, ref: id, ...row } as unknown as NewRow<T>])
  return id
}

/** A day or, in UK time, a moment: for a contact. */
const momentOf = (text: string): Instant => parseInstant(text.includes('T') ? text : `${text}T10:00`)!

export const addPerson = (tx: Tx, row: Partial<NewRow<'person'>> = {}): Promise<string> =>
  add(tx, 'person', { given_name: 'Anna', family_name: 'Example', home_authority: STOKE, ...row })

type ContactRow = {
  at: string
  about: readonly string[]
  match?: string | undefined
  caller?: string | null | undefined
  organisation?: string
} & Partial<NewRow<'contact'>>

/** A contact received at a moment, about people who are known by id. */
export async function addContact(
  tx: Tx,
  { at, about, match, caller, organisation, ...row }: ContactRow,
): Promise<string> {
  const received = momentOf(at)
  const contact = { received_at: received, authority: STOKE, source: '2A', concern: 'cse', channel: 'phone', ...row }
  const id = await add(tx, 'contact', { decision_due_on: dayOf(received), ...contact })
  for (const person_id of about) {
    const link = { contact_id: id, person_id, match_state: match ?? 'given', authority: contact.authority }
    await insertRecords(tx, 'contact_child', [{ contact_child_id: uuidv7(), ...link }])
  }
  if (typeof caller === 'string') {
    const called = { contact_id: id, name: caller, organisation: organisation ?? null, authority: contact.authority }
    await insertRecords(tx, 'contact_caller', [{ contact_caller_id: uuidv7(), ...called }])
  }
  return id
}

export async function addDecision(
  tx: Tx,
  row: { contact: string; at: string; outcome: string; authority?: string },
): Promise<string> {
  const id = uuidv7()
  await insertRecords(tx, 'decision', [
    {
      decision_id: id,
      contact_id: row.contact,
      decided_at: momentOf(row.at),
      outcome: row.outcome,
      rationale: 'It was weighed',
      authority: row.authority ?? STOKE,
    },
  ])
  return id
}

/** person is the … of the related person; brothers and sisters are stored with the lower id first. */
export async function addRelationship(
  tx: Tx,
  { person, related, kind }: { person: string; related: string; kind: string },
): Promise<string> {
  const id = uuidv7()
  const [first, second] = kind === 'parent' || person < related ? [person, related] : [related, person]
  const row = { relationship_id: id, person_id: first, related_person_id: second, kind, source: 'test' }
  await insertRecords(tx, 'relationship', [row])
  return id
}
export const addOperation = (tx: Tx, row: { ref?: string; strand?: string | null } = {}): Promise<string> =>
  add(tx, 'operation', { name: 'Operation Invented', opened_on: plainDate('2016-04-01'), ...row })
export async function addNoticeEvent(
  tx: Tx,
  { notice, kind, on }: { notice: string; kind: string; on: string },
): Promise<string> {
  const id = uuidv7()
  await insertRecords(tx, 'notice_event', [
    { notice_event_id: id, notice_id: notice, kind, happened_on: plainDate(on) },
  ])
  return id
}

type Event = { person: string; on: string; authority?: string; operation?: string | null }

export const addArrest = (tx: Tx, { person, on, authority, operation }: Event): Promise<string> =>
  add(tx, 'arrest', {
    operation_id: operation ?? null,
    person_id: person,
    arrested_on: plainDate(on),
    authority: authority ?? STOKE,
  })
export const addInterview = (tx: Tx, { person, on, authority, operation }: Event): Promise<string> =>
  add(tx, 'voluntary_interview', {
    operation_id: operation ?? null,
    person_id: person,
    interviewed_on: plainDate(on),
    authority: authority ?? STOKE,
  })
export const addCharge = (
  tx: Tx,
  { person, on, authority, operation, outcome, ended }: Event & { outcome?: string | null; ended?: string | null },
): Promise<string> =>
  add(tx, 'charge', {
    operation_id: operation ?? null,
    person_id: person,
    charged_on: plainDate(on),
    authority: authority ?? STOKE,
    offence: 'Invented offence',
    outcome: outcome ?? null,
    outcome_on: ended ? plainDate(ended) : null,
  })
export const addSafeguarding = (
  tx: Tx,
  { person, on, authority, operation, kind }: Event & { kind?: string },
): Promise<string> =>
  add(tx, 'safeguarding_action', {
    operation_id: operation ?? null,
    person_id: person,
    safeguarded_on: plainDate(on),
    authority: authority ?? STOKE,
    kind: kind ?? 'cin_plan',
  })
export const addWarrant = (
  tx: Tx,
  row: {
    on: string
    executed?: string | null | undefined
    returned?: string | null | undefined
    authority?: string
    kind?: string
    person?: string | undefined
    operation?: string | null
  },
) =>
  add(tx, 'warrant', {
    issued_on: plainDate(row.on),
    executed_on: row.executed ? plainDate(row.executed) : null,
    returned_on: row.returned ? plainDate(row.returned) : null,
    operation_id: row.operation ?? null,
    authority: row.authority ?? STOKE,
    kind: row.kind ?? 'search',
    person_id: row.person ?? null,
  })
export const addNotice = (
  tx: Tx,
  row: {
    adult: string
    child: string
    on: string
    authority?: string
    ref?: string
    basis?: string
    served?: string | null | undefined
    expires?: string | null | undefined
    orderEnds?: string | undefined
  },
): Promise<string> =>
  add(tx, 'notice', {
    ...(row.ref === undefined ? {} : { ref: row.ref }),
    recipient_id: row.adult,
    child_id: row.child,
    issued_on: plainDate(row.on),
    served_on: row.served ? plainDate(row.served) : null,
    expires_on: row.expires ? plainDate(row.expires) : null,
    order_ends_on: row.orderEnds ? plainDate(row.orderEnds) : null,
    authority: row.authority ?? STOKE,
    basis: row.basis ?? (row.orderEnds ? 'children_act_s49' : 'child_abduction_act_s2'),
  })
export const addAssessment = (
  tx: Tx,
  row: { person: string; on: string; level: string; ref?: string; exploitation?: string },
): Promise<string> =>
  add(tx, 'risk_assessment', {
    person_id: row.person,
    assessed_on: plainDate(row.on),
    level: row.level,
    exploitation: row.exploitation ?? 'cse',
    ...(row.ref === undefined ? {} : { ref: row.ref }),
  })
export async function addClosure(tx: Tx, { person, on }: Event): Promise<string> {
  const id = uuidv7()
  await insertRecords(tx, 'risk_closure', [
    { risk_closure_id: id, person_id: person, closed_on: plainDate(on), reason: 'Work is done' },
  ])
  return id
}
export const addAwareness = (
  tx: Tx,
  row: { on: string; attendees: number | null; authority?: string; audience?: string },
) =>
  add(tx, 'awareness_activity', {
    held_on: plainDate(row.on),
    attendees: row.attendees,
    authority: row.authority ?? STOKE,
    audience: row.audience ?? 'parents',
  })
