/** One contact with all that belongs to it, as far as the actor may see. */
import { sql } from 'kysely'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { FORM_USER } from '../agencies/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { summariesOf, type ToldChild } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'
import type { Caller, Contact, ContactChild, Decision, MatchState } from './contact.ts'
import { repeatsOf, type Repeats } from './repeats.ts'
import { explainWholeClock } from './rules.ts'
import { earlierContactsOf, type EarlierContacts } from './suggestions.ts'

export type ContactView = {
  contact: Contact
  /** Undefined where nobody is recorded, and where the actor may not see who it was: the two are not told apart. */
  caller: Caller | undefined
  children: (ContactChild & { others: EarlierContacts })[]
  /** The latest first. */
  decisions: Decision[]
  repeats: Repeats
  explanation: string
  today: PlainDate
}

/** The contact, for those who may see it. Audited as a read of the contact and of each child it was about. */
export async function viewContact(
  database: Database,
  actor: Actor,
  contactId: string,
): Promise<Result<ContactView, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<ContactView, NotFound>> => {
    if (!may(actor, 'view_contact')) return refuse(notFound)
    const contact = await findContact(tx, contactId)
    if (!contact) return refuse(notFound)
    const children = await childrenOf(tx, contactId)
    const ids = children.map((child) => child.personId)
    const others = await earlierContactsOf(tx, ids, { except: contactId, shown: 10 })
    await audit.record(
      tx,
      { action: 'view_contact', subjectType: 'contact', subjectId: contactId },
      ...ids.map((id) => ({
        action: 'view_contact' as const,
        subjectType: 'person',
        subjectId: id,
        detail: { contactId },
      })),
    )
    return ok({
      contact,
      caller: await findCaller(tx, contactId),
      children: children.map((child) => ({ ...child, others: others.get(child.personId) ?? { count: 0, latest: [] } })),
      decisions: await decisionsOf(tx, contactId),
      repeats: await repeatsOf(tx, contactId),
      explanation: explainWholeClock({ ...contact, dueOn: contact.decisionDueOn }, reference),
      today: tx.today,
    })
  })
}

/** A contact with all that is told when it is handed over; undefined where the actor may not see it. Not audited. */
export async function contactWhole(tx: Tx, contactId: string) {
  const contact = await findContact(tx, contactId)
  if (!contact) return undefined
  return {
    contact,
    caller: await findCaller(tx, contactId),
    children: await childrenOf(tx, contactId),
    decisions: await decisionsOf(tx, contactId),
  }
}

async function findContact(tx: Tx, contactId: string): Promise<Contact | undefined> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Contact>`
    select c.contact_id as "contactId", c.ref, c.received_at as "receivedAt", c.received_on as "receivedOn", c.authority,
      c.source, c.channel, c.concern, c.summary, c.prompted_by as "promptedBy", c.decision_due_on as "decisionDueOn",
      c.passed_to as "passedTo", c.passed_at as "passedAt", coalesce(h.recorded_at, c.recorded_at) as "recordedAt", c.version, u.display_name as "recordedBy",
      coalesce(u.username = ${FORM_USER}, false) as "byForm",
      c.said_in_danger as "saidInDanger"
    from contact c
    -- Who recorded it is who wrote its first version, whoever marked or corrected it since.
    left join contact_history h on h.partnership_id = ${partnership} and h.contact_id = c.contact_id and h.version = 1
    left join app_user u on u.partnership_id = ${partnership} and u.user_id = coalesce(h.recorded_by, c.recorded_by)
    where c.partnership_id = ${partnership} and c.contact_id = ${contactId}`.execute(tx)
  return rows[0]
}

async function findCaller(tx: Tx, contactId: string): Promise<Caller | undefined> {
  return tx
    .selectFrom('contact_caller')
    .select(['name', 'organisation', 'phone', 'anonymous'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
}

async function childrenOf(tx: Tx, contactId: string): Promise<ContactChild[]> {
  const rows = await tx
    .selectFrom('contact_child')
    .select(['contact_child_id', 'person_id', 'match_state', 'told'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .orderBy('contact_child_id')
    .execute()
  const people = await summariesOf(
    tx,
    rows.map((row) => row.person_id),
  )
  return rows.map((row) => ({
    contactChildId: row.contact_child_id,
    personId: row.person_id,
    matchState: row.match_state as MatchState,
    told: row.told as ToldChild | null,
    person: people.get(row.person_id),
  }))
}

/** The decisions about a contact, the latest first. */
export const decisionsOf = async (tx: Tx, contactId: string): Promise<Decision[]> =>
  (await decisionsOfContacts(tx, [contactId])).get(contactId) ?? []

/** The decisions about each of these contacts, the latest first. A contact without any is left out. */
export async function decisionsOfContacts(tx: Tx, contactIds: readonly string[]): Promise<Map<string, Decision[]>> {
  const found = new Map<string, Decision[]>()
  if (contactIds.length === 0) return found
  const { rows } = await sql<Decision & { contactId: string }>`
    select contact_id as "contactId", decision_id as "decisionId", decided_at as "decidedAt", decided_on as "decidedOn",
      outcome, rationale, decided_by as "decidedBy"
    from decision where partnership_id = ${tx.by.partnershipId} and contact_id = any(${contactIds}::uuid[])
    order by contact_id, decided_at desc`.execute(tx)
  for (const { contactId, ...decision } of rows) {
    const decisions = found.get(contactId) ?? []
    decisions.push(decision)
    found.set(contactId, decisions)
  }
  return found
}
