/** The form in the database, as those reach it who act for the partnership: its settings, sending, and who may read. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { ContactSource } from '../contacts/index.ts'
import type { Answered, Sent } from './concern.ts'

export type FormSettings = { phone: string; outOfHoursPhone: string; fallbackAuthority: string }

/** Opens the form, or changes what it says. */
export async function saveForm(tx: Tx, settings: FormSettings & { slug: string; name: string }): Promise<void> {
  const { phone, outOfHoursPhone, fallbackAuthority, slug, name } = settings
  await sql`
    insert into concern_form (partnership_id, slug, name, demonstration, phone, out_of_hours_phone, fallback_authority, opened_at)
    select partnership_id, ${slug}, ${name}, demonstration, ${phone}, ${outOfHoursPhone}, ${fallbackAuthority}, ${tx.now}
    from partnership where partnership_id = ${tx.by.partnershipId}
    on conflict (partnership_id) do update set phone = excluded.phone, out_of_hours_phone = excluded.out_of_hours_phone,
      fallback_authority = excluded.fallback_authority, opened_at = excluded.opened_at, closed_at = null`.execute(tx)
}

/** Whether there was an open form to close. */
export async function closeForm(tx: Tx): Promise<boolean> {
  const closed = await tx
    .updateTable('concern_form')
    .set({ closed_at: tx.now })
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return closed.numUpdatedRows === 1n
}

export type HeldDraft = { answers: Answered | null; changes: number; codeHash: string | null }

/**
 * Takes the form for the length of the transaction, so that of two who send it at once one comes after the other;
 * undefined where it is over. `hash` is that of the visitor's secret: it opens the row to whoever acts for them.
 */
export async function holdDraft(tx: Tx, draftId: string, hash: string): Promise<HeldDraft | undefined> {
  await sql`select set_config('waymark.holds', ${hash}, true)`.execute(tx)
  const { rows } = await sql<HeldDraft>`
    select answers, changes, code_hash as "codeHash" from concern_draft
    where partnership_id = ${tx.by.partnershipId} and concern_draft_id = ${draftId} and expires_at > statement_timestamp()
    for update`.execute(tx)
  return rows[0]
}

export type Sending = { draftId: string; source: ContactSource; hours: number }

/** Erases what was typed, and leaves what its sender may read; the contact's reference and clock are those that it has. */
export async function markSent(tx: Tx, { draftId, source, hours }: Sending): Promise<void> {
  await sql`
    update concern_draft d set answers = null, sent_at = ${tx.now}, source = ${source}, contact_ref = c.ref,
      decision_due_on = c.decision_due_on, expires_at = statement_timestamp() + make_interval(hours => ${hours})
    from contact c where c.partnership_id = ${tx.by.partnershipId} and c.contact_id = ${draftId}
      and d.partnership_id = ${tx.by.partnershipId} and d.concern_draft_id = ${draftId}`.execute(tx)
}

export type SentForm = Pick<Sent, 'source' | 'codeHash'> & {
  readableBy: string | null
  sentOn: PlainDate
}

/** What came in as this contact; undefined where no form did, or its sender can no longer come back. */
export async function findSent(tx: Tx, contactId: string): Promise<SentForm | undefined> {
  const { rows } = await sql<SentForm>`
    select source, code_hash as "codeHash", readable_by as "readableBy",
      (sent_at at time zone 'Europe/London')::date as "sentOn" from concern_draft
    where partnership_id = ${tx.by.partnershipId} and concern_draft_id = ${contactId} and sent_at is not null
      and expires_at > statement_timestamp()`.execute(tx)
  return rows[0]
}

/** Lets the sender read what is decided, by the actor's name; or no longer. */
export async function markReadable(tx: Tx, contactId: string, by: string | null): Promise<void> {
  await tx
    .updateTable('concern_draft')
    .set({ readable_at: by === null ? null : tx.now, readable_by: by })
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('concern_draft_id', '=', contactId)
    .where('sent_at', 'is not', null)
    .execute()
}
