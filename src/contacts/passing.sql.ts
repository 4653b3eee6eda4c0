/**
 * A contact becoming another authority's: every row that follows it changes hands in one transaction, and the version
 * that stood stays in the history, where the authority that passed it on reads it as it was.
 */
import { sql } from 'kysely'
import { restamped, supersede, withSight, type RecordTable, type Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import type { Caller, Contact, Decision } from './contact.ts'
import { insertOwnDecision, refreshAwaiting, type NewDecision } from './store.ts'

/**
 * What becomes of each table's rows about a contact, when another authority takes it over. A test reads the catalogue
 * and fails where a table that refers to contacts is missing here.
 *
 *   follow   the row is the receiver's from then on, and its earlier version the sender's to read
 *   derive   made anew from the records
 *   stay     tells of the passing itself, or of one authority's own work
 */
export const followsContact: Record<string, 'follow' | 'derive' | 'stay'> = {
  contact: 'follow',
  contact_caller: 'follow',
  contact_child: 'follow',
  decision: 'follow',
  awaiting_decision: 'derive',
  contact_transfer: 'stay',
  task: 'derive',
  allocation: 'stay',
}

/** What reaches every row of a contact, whoever passes it on. Nothing that is read by it is shown. */
const everyRow = ['contacts', 'callers', 'anonymous_callers', 'restricted']

/** Everything of the contact is `to`'s from now on. It waits there for a decision, unless one stands already. */
export async function passContact(
  tx: Tx,
  contactId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await withSight(tx, { sees: everyRow, authorities: [from, to] }, async () => {
    // Whoever decides it at this moment comes first, and what they decided goes along.
    if (!(await holdContact(tx, contactId))) throw new Error(`the contact ${contactId} is held by neither authority`)
    for (const [table, what] of Object.entries(followsContact)) {
      if (what !== 'follow') continue
      await supersede(tx, table as RecordTable, sql`t.contact_id = ${contactId}`)
      const moment = table === 'contact' ? [sql`passed_at = ${tx.now}::timestamptz`] : []
      await sql`
        update ${sql.table(table)} set ${sql.join([sql`passed_to = ${to}`, ...moment, ...restamped(tx)])}
        where partnership_id = ${tx.by.partnershipId} and contact_id = ${contactId}`.execute(tx)
    }
    await refreshAwaiting(tx, [contactId])
  })
}

/**
 * The same to an authority that works in another Waymark, where it is decided. Here the passing on is its decision, for
 * figures ask of each contact what was decided; the row stays with the authority that passed the contact on.
 */
export async function passContactAway(
  tx: Tx,
  places: { from: string; to: string },
  decision: NewDecision & { decidedBy: string },
): Promise<void> {
  await passContact(tx, decision.contactId, places)
  await withSight(tx, { sees: everyRow, authorities: [places.from, places.to] }, () => insertOwnDecision(tx, decision))
}

/** Who holds a contact: undefined where there is none that the actor may see. Held for the length of the transaction. */
export async function holdContact(tx: Tx, contactId: string): Promise<HeldContact | undefined> {
  const { rows } = await sql<HeldContact>`
    select ref, coalesce(passed_to, authority) as "heldBy", restricted, concern, received_at as "receivedAt",
      decision_due_on as "decisionDueOn",
      (select count(*)::int from contact_child k where k.partnership_id = ${tx.by.partnershipId}
        and k.contact_id = ${contactId}) as children
    from contact where partnership_id = ${tx.by.partnershipId} and contact_id = ${contactId} for update`.execute(tx)
  return rows[0]
}

export type HeldContact = Pick<Contact, 'ref' | 'concern' | 'receivedAt' | 'decisionDueOn'> & {
  heldBy: string
  restricted: boolean
  children: number
}

/** The children that a contact is about, for whoever holds it. */
export async function childrenOfContact(tx: Tx, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from contact_child where partnership_id = ${tx.by.partnershipId} and contact_id = ${contactId}
    order by contact_child_id`.execute(tx)
  return rows.map((row) => row.person_id)
}

/** A contact as it stood when it was passed on: what the authority that had it may still read. */
export type Stub = {
  contact: Omit<Contact, 'recordedAt' | 'recordedBy' | 'byForm' | 'saidInDanger' | 'version'>
  caller: Caller | undefined
  personIds: string[]
  decisions: Decision[]
}

/** The stub left by the passing at `moment`; undefined where there is none that the actor may see. */
export async function stubOf(tx: Tx, contactId: string, moment: Instant): Promise<Stub | undefined> {
  const left = sql`partnership_id = ${tx.by.partnershipId} and contact_id = ${contactId}
    and superseded_at = ${moment}::timestamptz`
  const { rows } = await sql<Stub['contact']>`
    select contact_id as "contactId", ref, received_at as "receivedAt", received_on as "receivedOn", authority, source,
      channel, concern, summary, prompted_by as "promptedBy", decision_due_on as "decisionDueOn",
      passed_to as "passedTo", passed_at as "passedAt"
    from contact_history where ${left}`.execute(tx)
  const [contact] = rows
  if (!contact) return undefined
  const callers = await sql<Caller>`
    select name, organisation, phone, anonymous from contact_caller_history where ${left}`.execute(tx)
  const people = await sql<{ person_id: string }>`
    select person_id from contact_child_history where ${left} order by contact_child_id`.execute(tx)
  const decisions = await sql<Decision>`
    select decision_id as "decisionId", decided_at as "decidedAt", decided_on as "decidedOn", outcome, rationale,
      decided_by as "decidedBy"
    from decision_history where ${left} order by decided_at desc`.execute(tx)
  return {
    contact,
    caller: callers.rows[0],
    personIds: people.rows.map((row) => row.person_id),
    decisions: decisions.rows,
  }
}
