/** Reading a file from another Waymark: an offer waits here for its answer, a receipt closes the offer that it answers. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { holdContact, passContactAway } from '../contacts/index.ts'
import { findOffer, insertOffer, isOpen, mayClose, offersOf, saveStep, stateOf } from '../passing/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { addMinutes, type Instant } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { openEnvelope, type OpenRefusal } from './envelope.ts'
import type { OwnKeys } from './keys.ts'
import type { OfferMessage, ReceiptMessage } from './message.ts'
import { clearContent, findSigner, insertContent, offerOfFile, type Partner } from './store.ts'

export type ReadRefusal =
  | NotFound
  | OpenRefusal
  | { kind: 'signer_not_verified'; name: string }
  | { kind: 'signer_revoked'; name: string }
  | { kind: 'invented' }
  | { kind: 'real' }
  | { kind: 'expired'; at: Instant }
  | { kind: 'not_made_yet'; at: Instant }
  | { kind: 'not_your_area' }
  | { kind: 'not_yours_to_answer' }
  | { kind: 'no_such_offer' }
  | { kind: 'receipt_contradicts' }
  | { kind: 'receipt_too_late' }
  | { kind: 'gone_elsewhere' }

/** `known`: the same file, or the same offer, was read before: nothing is taken twice. */
export type FileRead = { kind: 'offer' | 'receipt'; offerId: string; known: boolean }

/** Two Waymarks' clocks may differ by a little. */
const CLOCKS_APART_MINUTES = 60

/** Reads a file. Nothing of it is kept unless all of it is right, and of the children nothing is made. */
export async function readFile(
  database: Database,
  actor: Actor,
  keys: OwnKeys,
  file: Uint8Array,
): Promise<Result<FileRead, ReadRefusal>> {
  const read = () =>
    inTransaction(database, actor, async (tx): Promise<Result<FileRead, ReadRefusal>> => {
      if (!may(actor, 'offer_contact')) return refuse(notFound)
      const opened = await openEnvelope(file, keys, (fingerprint) => findSigner(tx, fingerprint))
      if (!opened.ok) return opened
      const { message, partner } = opened.value
      const doubt = doubtOf(partner, actor, message.demonstration)
      if (doubt) return refuse(doubt)
      if (message.madeAt > addMinutes(tx.now, CLOCKS_APART_MINUTES))
        return refuse({ kind: 'not_made_yet', at: message.madeAt })
      return message.kind === 'offer' ? keepOffer(tx, actor, message, partner) : closeOffer(tx, actor, message, partner)
    })
  try {
    return await read()
  } catch (fault) {
    // The same file read twice at once: the first is in, and the second finds it.
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'contact_transfer_file_once') return read()
    throw fault
  }
}

function doubtOf(partner: Partner, actor: Actor, demonstration: boolean): ReadRefusal | undefined {
  if (partner.revoked) return { kind: 'signer_revoked', name: partner.name }
  if (!partner.verified) return { kind: 'signer_not_verified', name: partner.name }
  if (demonstration === actor.demonstration) return undefined
  return { kind: demonstration ? 'invented' : 'real' }
}

async function keepOffer(
  tx: Tx,
  actor: Actor,
  message: OfferMessage,
  partner: Partner,
): Promise<Result<FileRead, ReadRefusal>> {
  if (!may(actor, 'answer_offer')) return refuse({ kind: 'not_yours_to_answer' })
  const known = await offerOfFile(tx, partner.partnerKeyId, message.offerId)
  if (known !== undefined) return ok({ kind: 'offer', offerId: known, known: true })
  const { from, to, contact } = message
  if (actor.authorities !== 'all' && !actor.authorities.includes(to.authority)) return refuse({ kind: 'not_your_area' })
  if (message.expiresAt < tx.now) return refuse({ kind: 'expired', at: message.expiresAt })
  const offerId = uuidv7()
  await insertOffer(tx, {
    offerId,
    contactId: null,
    way: 'file_in',
    from: from.authority,
    to: to.authority,
    partnerKeyId: partner.partnerKeyId,
    partnerOfferId: message.offerId,
    // When it came here: what the clock of the contact runs from, once it is taken over.
    offeredAt: tx.now,
    offeredBy: `${message.by} (${partner.name})`,
    reason: message.reason,
    contactRef: contact.ref,
    concern: contact.concern,
    receivedAt: contact.receivedAt,
    decisionDueOn: contact.decisionDueOn,
    children: message.children.length,
    expiresAt: message.expiresAt,
    restricted: false,
  })
  await insertContent(tx, { offerId, authority: to.authority, restricted: false, said: message })
  await audit.record(tx, {
    action: 'read_handover_file',
    subjectType: 'offer',
    subjectId: offerId,
    detail: { from: from.authority, to: to.authority },
  })
  return ok({ kind: 'offer', offerId, known: false })
}

/** What the receiver answered: accepted, and the contact is theirs from here on; or refused, and it stays. */
async function closeOffer(
  tx: Tx,
  actor: Actor,
  receipt: ReceiptMessage,
  partner: Partner,
): Promise<Result<FileRead, ReadRefusal>> {
  const offer = await findOffer(tx, receipt.offerId, true)
  if (offer?.way !== 'file_out' || offer.partnerKeyId !== partner.partnerKeyId) return refuse({ kind: 'no_such_offer' })
  if (actor.authorities !== 'all' && !actor.authorities.includes(offer.from)) return refuse({ kind: 'not_your_area' })
  const { offerId, contactId, from, to } = offer
  const held = await holdContact(tx, contactId!)
  const others = (await offersOf(tx, contactId!)).filter((one) => one.offerId !== offerId)
  const isElsewhere = held?.heldBy !== from || others.some((one) => isOpen(stateOf(one, tx.now)))
  const closes = mayClose(offer, receipt, isElsewhere)
  const why = { over: 'gone_elsewhere', contradicts: 'receipt_contradicts', too_late: 'receipt_too_late' } as const
  if (!closes.ok) return refuse({ kind: why[closes.refusal.kind] })
  const done = { kind: 'receipt', offerId, known: closes.value === 'known' } as const
  if (done.known) return ok(done)
  const by = `${receipt.by} (${partner.name})`
  await saveStep(tx, offer, {
    answered: { at: tx.now, by, answer: receipt.answer, reason: receipt.reason },
    partnerContactRef: receipt.contactRef,
  })
  if (receipt.answer === 'accepted')
    await passContactAway(
      tx,
      { from, to },
      {
        contactId: contactId!,
        outcome: 'passed_to_other_authority',
        rationale: offer.reason,
        authority: from,
        decidedBy: offer.offeredBy,
      },
    )
  await clearContent(tx, offerId)
  await audit.record(tx, {
    action: 'read_receipt',
    subjectType: 'offer',
    subjectId: offerId,
    detail: { contactId, answer: receipt.answer, answeredAt: receipt.answeredAt, from, to },
  })
  return ok(done)
}
