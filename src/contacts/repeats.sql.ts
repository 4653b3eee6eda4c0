/** The event that contacts report, in the database: a correction of each contact, so that its history tells. */
import { sql } from 'kysely'
import { subjects, type Subject } from '../access/index.ts'
import { restamped, supersede, withSight, type Tx } from '../platform/database/index.ts'

/** An event may have reports in an area that the actor does not cover: they stay with it. */
const EVERY_CONTACT = { sees: Object.keys(subjects) as Subject[], authorities: 'all' as const }

/** Holds contacts until the transaction ends; those that the actor may not see are left out. */
export async function heldContacts(
  tx: Tx,
  contactIds: readonly string[],
): Promise<{ contactId: string; eventId: string | null }[]> {
  const { rows } = await sql<{ contactId: string; eventId: string | null }>`
    select contact_id as "contactId", event_id as "eventId" from contact
    where partnership_id = ${tx.by.partnershipId} and contact_id = any(${contactIds}::uuid[])
    order by contact_id for no key update`.execute(tx)
  return rows
}

/** Gives contacts, and all of these events, one event; null takes it from them. */
export async function changeEvent(
  tx: Tx,
  contactIds: readonly string[],
  events: readonly string[],
  eventId: string | null,
): Promise<void> {
  const which = sql`(t.contact_id = any(${contactIds}::uuid[]) or t.event_id = any(${events}::uuid[]))
    and t.event_id is distinct from ${eventId}::uuid`
  await withSight(tx, EVERY_CONTACT, async () => {
    await sql`select from contact t where t.partnership_id = ${tx.by.partnershipId} and ${which}
      order by t.contact_id for no key update`.execute(tx)
    await supersede(tx, 'contact', which)
    await sql`
      update contact t set ${sql.join([sql`event_id = ${eventId}::uuid`, ...restamped(tx)])}
      where t.partnership_id = ${tx.by.partnershipId} and ${which}`.execute(tx)
  })
}

/** The contacts of an event, seen by the actor or not. */
export const contactsOfEvent = (tx: Tx, eventId: string): Promise<string[]> =>
  withSight(tx, EVERY_CONTACT, async () => {
    const { rows } = await sql<{ contact_id: string }>`
      select contact_id from contact
      where partnership_id = ${tx.by.partnershipId} and event_id = ${eventId} for no key update`.execute(tx)
    return rows.map((row) => row.contact_id)
  })
