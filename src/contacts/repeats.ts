/**
 * Repeat calls: contacts within days about the same child and concern may be reports of one event. Marking them joins
 * them for the eye and changes no figure: each stays a contact.
 */
import { sql } from 'kysely'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import type { ContactLine } from './contact.ts'
import { changeEvent, contactsOfEvent, heldContacts } from './repeats.sql.ts'

/** Contacts received so many days before or after may be about one event. */
export const REPEAT_DAYS_MAX = 7

export type Repeat = ContactLine & { children: string[] }
/** `eventId` is the contact's own; `marked` are the others of its event, `possible` those that may be of it. */
export type Repeats = { eventId: string | null; marked: Repeat[]; possible: Repeat[] }

/** The contacts that report, or may report, the same event, as far as the actor sees. */
export async function repeatsOf(tx: Tx, contactId: string): Promise<Repeats> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Repeat & { event_id: string | null; own: string | null }>`
    with this as (
      select contact_id, received_on, concern, event_id from contact
      where partnership_id = ${partnership} and contact_id = ${contactId}),
    about as (
      select person_id from contact_child where partnership_id = ${partnership} and contact_id = ${contactId}),
    near as (
      select k.contact_id from contact_child k
      where k.partnership_id = ${partnership} and k.person_id in (select person_id from about)),
    -- Two ways to a contact, each by an index of its own: one condition with "or" would read every contact there is.
    found as (
      select c.contact_id from this join contact c on c.partnership_id = ${partnership} and c.event_id = this.event_id
      union
      select c.contact_id from near n cross join this
      join contact c on c.partnership_id = ${partnership} and c.contact_id = n.contact_id
      where c.concern = this.concern
        and c.received_on between this.received_on - ${REPEAT_DAYS_MAX}::int and this.received_on + ${REPEAT_DAYS_MAX}::int)
    select c.contact_id as "contactId", c.ref, c.received_at as "receivedAt", c.received_on as "receivedOn", c.authority,
      c.source, c.concern, c.event_id, this.event_id as own,
      (select d.outcome from decision d where d.partnership_id = ${partnership} and d.contact_id = c.contact_id
        order by d.decided_at desc limit 1) as outcome,
      array(select k.person_id from contact_child k
        where k.partnership_id = ${partnership} and k.contact_id = c.contact_id
          and k.person_id in (select person_id from about)) as children
    from found f cross join this
    join contact c on c.partnership_id = ${partnership} and c.contact_id = f.contact_id
    where c.contact_id <> ${contactId}
    order by c.received_at, c.contact_id limit 100`.execute(tx)
  const eventId = rows[0]?.own ?? null
  const isMarked = (row: { event_id: string | null }) => eventId !== null && row.event_id === eventId
  const lineOf = ({ event_id: _event, own: _own, ...line }: (typeof rows)[number]): Repeat => line
  return {
    eventId,
    marked: rows.filter(isMarked).map(lineOf),
    possible: rows.filter((row) => !isMarked(row)).map(lineOf),
  }
}

export type RepeatRefusal = NotFound | { kind: 'nothing_chosen' }

/** Marks contacts as reports of one event: those of the events they belong to already come along. */
export function markOneEvent(
  database: Database,
  actor: Actor,
  contactId: string,
  others: readonly string[],
): Promise<Result<void, RepeatRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<void, RepeatRefusal>> => {
    if (!may(actor, 'decide_contact')) return refuse(notFound)
    const wanted = [...new Set([contactId, ...others])]
    const held = await heldContacts(tx, wanted)
    if (held.length < wanted.length) return refuse(notFound)
    if (wanted.length < 2) return refuse({ kind: 'nothing_chosen' })
    const events = [...new Set(held.flatMap((one) => one.eventId ?? []))].toSorted()
    await changeEvent(tx, wanted, events, events[0] ?? uuidv7())
    await audit.record(
      tx,
      ...wanted.map((id) => ({
        action: 'mark_one_event' as const,
        subjectType: 'contact',
        subjectId: id,
        detail: { contacts: wanted },
      })),
    )
    return ok(undefined)
  })
}

/** Takes a contact out of its event; where one alone would be left, there is no event any more. */
export function unmarkOneEvent(
  database: Database,
  actor: Actor,
  contactId: string,
): Promise<Result<void, RepeatRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<void, RepeatRefusal>> => {
    if (!may(actor, 'decide_contact')) return refuse(notFound)
    const [held] = await heldContacts(tx, [contactId])
    if (!held) return refuse(notFound)
    if (held.eventId === null) return ok(undefined)
    await changeEvent(tx, [contactId], [], null)
    const left = await contactsOfEvent(tx, held.eventId)
    if (left.length === 1) await changeEvent(tx, left, [], null)
    await audit.record(tx, {
      action: 'unmark_one_event',
      subjectType: 'contact',
      subjectId: contactId,
      detail: { contacts: [contactId] },
    })
    return ok(undefined)
  })
}
