/** Offers in the database. Whose an actor may see is the database's to decide: those from and to their areas. */
import { sql } from 'kysely'
import type { Concern } from '../contacts/index.ts'
import { shortReference } from '../people/index.ts'
import { correctRecord, insertRecords, type DB, type Tx } from '../platform/database/index.ts'
import type { Selectable } from 'kysely'
import type { Answer, NewOffer, Offer, Way } from './offer.ts'

type Row = Selectable<DB['contact_transfer']>

const offerOf = (row: Row): Offer => ({
  offerId: row.contact_transfer_id,
  ref: row.ref,
  contactId: row.contact_id,
  way: row.way as Way,
  from: row.from_authority,
  to: row.to_authority,
  partnerKeyId: row.partner_key_id,
  partnerOfferId: row.partner_offer_id,
  offeredAt: row.offered_at,
  offeredBy: row.offered_by,
  reason: row.reason,
  contactRef: row.contact_ref,
  concern: row.concern as Concern,
  receivedAt: row.received_at,
  decisionDueOn: row.decision_due_on,
  children: row.children,
  expiresAt: row.expires_at,
  answered: row.answered_at && {
    at: row.answered_at,
    by: row.answered_by!,
    answer: row.answer as Answer,
    reason: row.answer_reason,
  },
  partnerContactRef: row.partner_contact_ref,
  withdrawn: row.withdrawn_at && { at: row.withdrawn_at, by: row.withdrawn_by!, reason: row.withdrawal_reason! },
  restricted: row.restricted,
  version: row.version,
})

export async function insertOffer(tx: Tx, offer: NewOffer): Promise<void> {
  await insertRecords(tx, 'contact_transfer', [
    {
      contact_transfer_id: offer.offerId,
      ref: shortReference('H', offer.offerId),
      contact_id: offer.contactId,
      way: offer.way,
      from_authority: offer.from,
      to_authority: offer.to,
      partner_key_id: offer.partnerKeyId,
      partner_offer_id: offer.partnerOfferId,
      offered_at: offer.offeredAt,
      offered_by: offer.offeredBy,
      reason: offer.reason,
      contact_ref: offer.contactRef,
      concern: offer.concern,
      received_at: offer.receivedAt,
      decision_due_on: offer.decisionDueOn,
      children: offer.children,
      expires_at: offer.expiresAt,
      restricted: offer.restricted,
    },
  ])
}

/** What a step sets; false where somebody took another one meanwhile. */
export const saveStep = (
  tx: Tx,
  offer: Offer,
  changes: Partial<Pick<Offer, 'answered' | 'withdrawn' | 'contactId' | 'partnerContactRef'>>,
): Promise<boolean> =>
  correctRecord(tx, 'contact_transfer', offer.offerId, offer.version, {
    ...(changes.contactId === undefined ? {} : { contact_id: changes.contactId }),
    ...(changes.partnerContactRef === undefined ? {} : { partner_contact_ref: changes.partnerContactRef }),
    ...(changes.answered
      ? {
          answered_at: changes.answered.at,
          answered_by: changes.answered.by,
          answer: changes.answered.answer,
          answer_reason: changes.answered.reason,
        }
      : {}),
    ...(changes.withdrawn
      ? {
          withdrawn_at: changes.withdrawn.at,
          withdrawn_by: changes.withdrawn.by,
          withdrawal_reason: changes.withdrawn.reason,
        }
      : {}),
  })

/** One offer that the actor may see. `hold` keeps it for this transaction alone. */
export async function findOffer(tx: Tx, offerId: string, hold = false): Promise<Offer | undefined> {
  const asked = tx
    .selectFrom('contact_transfer')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_transfer_id', '=', offerId)
  const row = await (hold ? asked.forUpdate() : asked).executeTakeFirst()
  return row && offerOf(row)
}

/** The offers of a contact, the latest first. */
export async function offersOf(tx: Tx, contactId: string): Promise<Offer[]> {
  const rows = await tx
    .selectFrom('contact_transfer')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('contact_id', '=', contactId)
    .orderBy('offered_at', 'desc')
    .execute()
  return rows.map(offerOf)
}

/** The contacts about a child that the actor's authority passed on, the latest first. */
export async function passedOnAbout(tx: Tx, personId: string): Promise<Offer[]> {
  const { rows } = await sql<Row>`
    select t.* from contact_transfer t where t.partnership_id = ${tx.by.partnershipId} and t.answer = 'accepted'
      and exists (select from contact_child_history k where k.partnership_id = ${tx.by.partnershipId}
        and k.contact_id = t.contact_id and k.person_id = ${personId} and k.superseded_at = t.answered_at)
    order by t.answered_at desc`.execute(tx)
  return rows.map(offerOf)
}

/** `to` and `by`: open offers to or by any of `ours`; `over`: what was answered or taken back, from or to them. */
export type OfferList = 'to' | 'by' | 'over'

export const OFFERS_SHOWN = 25

/** A page of offers, the latest first, and how many there are in each list. */
export async function listOffers(
  tx: Tx,
  ours: readonly string[],
  list: OfferList,
  page: number,
): Promise<{ offers: Offer[]; counts: Record<OfferList, number> }> {
  const isTo = sql`to_authority = any(${ours}::text[])`
  const isBy = sql`from_authority = any(${ours}::text[])`
  const open = sql`answered_at is null and withdrawn_at is null`
  const which = {
    to: sql`${isTo} and ${open}`,
    by: sql`${isBy} and ${open}`,
    over: sql`(${isTo} or ${isBy}) and not (${open})`,
  }
  const of = sql`from contact_transfer where partnership_id = ${tx.by.partnershipId}`
  const { rows } = await sql<Row>`
    select * ${of} and ${which[list]} order by offered_at desc, contact_transfer_id desc
    limit ${OFFERS_SHOWN} offset ${(page - 1) * OFFERS_SHOWN}`.execute(tx)
  const counts = await sql<Record<OfferList, number>>`
    select count(*) filter (where ${which.to})::int as to, count(*) filter (where ${which.by})::int as by,
      count(*) filter (where ${which.over})::int as over ${of}`.execute(tx)
  return { offers: rows.map(offerOf), counts: counts.rows[0]! }
}

/** Every offer there ever was, the latest first: who sent what to whom. */
export async function listDisclosures(tx: Tx, page: number): Promise<{ offers: Offer[]; total: number }> {
  const of = sql`from contact_transfer where partnership_id = ${tx.by.partnershipId}`
  const { rows } = await sql<Row>`
    select * ${of} order by offered_at desc, contact_transfer_id desc
    limit ${OFFERS_SHOWN} offset ${(page - 1) * OFFERS_SHOWN}`.execute(tx)
  const total = await sql<{ total: number }>`select count(*)::int as total ${of}`.execute(tx)
  return { offers: rows.map(offerOf), total: total.rows[0]!.total }
}
