/** Partners' keys and what files say, in the database. Private keys are never here. */
import type { Selectable } from 'kysely'
import { correctRecord, insertRecords, type DB, type Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { fingerprintOf, type Card } from './card.ts'

export type Partner = Card & {
  partnerKeyId: string
  fingerprint: string
  verified: { at: Instant; by: string; how: string } | null
  revoked: { at: Instant; by: string; why: string } | null
  addedAt: Instant
  version: number
}

const partnerOf = (row: Selectable<DB['partner_key']>): Partner => ({
  partnerKeyId: row.partner_key_id,
  name: row.name,
  authorities: row.authorities.split(','),
  recipient: row.recipient,
  signer: row.signer,
  fingerprint: row.fingerprint,
  verified: row.verified_at && { at: row.verified_at, by: row.verified_by!, how: row.verified_how! },
  revoked: row.revoked_at && { at: row.revoked_at, by: row.revoked_by!, why: row.revoked_why! },
  addedAt: row.recorded_at,
  version: row.version,
})

const partners = (tx: Tx) => tx.selectFrom('partner_key').selectAll().where('partnership_id', '=', tx.by.partnershipId)

export const listPartnersIn = async (tx: Tx): Promise<Partner[]> =>
  (await partners(tx).orderBy('name').orderBy('partner_key_id').execute()).map(partnerOf)

export async function findPartner(tx: Tx, partnerKeyId: string): Promise<Partner | undefined> {
  const row = await partners(tx).where('partner_key_id', '=', partnerKeyId).executeTakeFirst()
  return row && partnerOf(row)
}

export async function findSigner(tx: Tx, fingerprint: string): Promise<Partner | undefined> {
  const row = await partners(tx).where('fingerprint', '=', fingerprint).executeTakeFirst()
  return row && partnerOf(row)
}

export async function insertPartner(tx: Tx, card: Card): Promise<string> {
  const partnerKeyId = uuidv7()
  const { name, authorities, recipient, signer } = card
  await insertRecords(tx, 'partner_key', [
    {
      partner_key_id: partnerKeyId,
      name,
      authorities: authorities.join(','),
      recipient,
      signer,
      fingerprint: fingerprintOf(card),
    },
  ])
  return partnerKeyId
}

export const savePartner = (
  tx: Tx,
  { partnerKeyId, version }: Partner,
  changes: Pick<Partial<Partner>, 'verified' | 'revoked'>,
): Promise<boolean> =>
  correctRecord(tx, 'partner_key', partnerKeyId, version, {
    ...(changes.verified
      ? { verified_at: changes.verified.at, verified_by: changes.verified.by, verified_how: changes.verified.how }
      : {}),
    ...(changes.revoked
      ? { revoked_at: changes.revoked.at, revoked_by: changes.revoked.by, revoked_why: changes.revoked.why }
      : {}),
  })

/** Keeps what a file says or is, beside its offer. */
export async function insertContent(
  tx: Tx,
  content: { offerId: string; authority: string; restricted: boolean; said?: unknown; sealed?: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('transfer_content')
    .values({
      partnership_id: tx.by.partnershipId,
      contact_transfer_id: content.offerId,
      authority: content.authority,
      restricted: content.restricted,
      content: content.said === undefined ? null : JSON.stringify(content.said),
      sealed: content.sealed === undefined ? null : Buffer.from(content.sealed).toString('base64'),
    })
    .execute()
}

/** What came in, and what goes out; undefined where there is none that the actor may see. */
export async function contentOf(
  tx: Tx,
  offerId: string,
): Promise<{ said: unknown; sealed: Buffer | null } | undefined> {
  const row = await tx
    .selectFrom('transfer_content')
    .select(['content', 'sealed'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_transfer_id', '=', offerId)
    .executeTakeFirst()
  return row && { said: row.content, sealed: row.sealed === null ? null : Buffer.from(row.sealed, 'base64') }
}

/** What was refused is nothing that this authority has a reason to keep; what was answered need not be sent again. */
export async function clearContent(tx: Tx, offerId: string): Promise<void> {
  await tx
    .updateTable('transfer_content')
    .set({ content: null, sealed: null })
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_transfer_id', '=', offerId)
    .execute()
}

/** The offer here of a file, by whose it is and its number there. */
export async function offerOfFile(tx: Tx, partnerKeyId: string, partnerOfferId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contact_transfer')
    .select('contact_transfer_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('partner_key_id', '=', partnerKeyId)
    .where('partner_offer_id', '=', partnerOfferId)
    .executeTakeFirst()
  return row?.contact_transfer_id
}

/** The reference of a contact that the actor may see. */
export async function refOfContact(tx: Tx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('contact')
    .select('ref')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return row?.ref ?? null
}

/** The contact of a reference, if the actor may see it. */
export async function findContactByRef(tx: Tx, ref: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contact')
    .select('contact_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row?.contact_id
}
