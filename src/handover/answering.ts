/** What came by a file: looked at before anything is made of it, taken over or refused, and answered with a receipt. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import {
  recordContactIn,
  suggestPeople,
  type NewContactChild,
  type RecordRefusal,
  type Suggestions,
  type WhoTheyAre,
} from '../contacts/index.ts'
import {
  findOffer,
  isOpen,
  offerStepIn,
  stateOf,
  type Offer,
  type OfferState,
  type StepRefusal,
} from '../passing/index.ts'
import type { ToldChild } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { referenceOf } from '../reference/index.ts'
import { seal } from './envelope.ts'
import type { OwnKeys } from './keys.ts'
import { MESSAGE_VERSION, OfferMessage } from './message.ts'
import { clearContent, contentOf, findPartner, refOfContact, type Partner } from './store.ts'

export type Preview = {
  offer: Offer
  state: OfferState
  partner: Partner
  /** Undefined where the offer was refused: nothing of it is kept. */
  message: OfferMessage | undefined
  /** For each child, in the order of the file, who of those known they may be. */
  suggestions: Suggestions[]
  today: PlainDate
}

/** What a file says, and what would be made of it. Audited; whoever is shown as a possible match is too. */
export async function previewFile(
  database: Database,
  actor: Actor,
  offerId: string,
): Promise<Result<Preview, NotFound>> {
  const found = await inTransaction(
    database,
    actor,
    async (tx): Promise<Result<Omit<Preview, 'suggestions'>, NotFound>> => {
      if (!may(actor, 'answer_offer')) return refuse(notFound)
      const offer = await findOffer(tx, offerId)
      if (offer?.way !== 'file_in') return refuse(notFound)
      const partner = await findPartner(tx, offer.partnerKeyId!)
      const content = await contentOf(tx, offerId)
      if (!partner || !content) return refuse(notFound)
      await audit.record(tx, {
        action: 'view_offer',
        subjectType: 'offer',
        subjectId: offerId,
        detail: { contactId: offer.contactId },
      })
      const message = content.said === null ? undefined : OfferMessage.parse(content.said)
      return ok({ offer, state: stateOf(offer, tx.now), partner, message, today: tx.today })
    },
  )
  if (!found.ok) return found
  const { message, state } = found.value
  const asks = message !== undefined && isOpen(state)
  return ok({ ...found.value, suggestions: asks ? await suggestPeople(database, actor, toldOf(message)) : [] })
}

/** The children of a file, as a caller would have told of them. */
export const toldOf = (message: OfferMessage): ToldChild[] => message.children.map(({ risk: _risk, ...child }) => child)

export type AcceptRefusal = StepRefusal | RecordRefusal | NotFound | { kind: 'partner_revoked'; name: string }

/** Takes the contact over: recorded here with its children, and the offer answered, in one transaction. */
export async function acceptFile(
  database: Database,
  actor: Actor,
  { offerId, version, children }: { offerId: string; version: number; children: readonly WhoTheyAre[] },
): Promise<Result<{ contactId: string }, AcceptRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<{ contactId: string }, AcceptRefusal>> => {
    if (!may(actor, 'answer_offer')) return refuse(notFound)
    const offer = await findOffer(tx, offerId, true)
    if (offer?.way !== 'file_in') return refuse(notFound)
    const state = stateOf(offer, tx.now)
    if (state !== 'offered') return refuse({ kind: 'over', state })
    const partner = await findPartner(tx, offer.partnerKeyId!)
    if (!partner || partner.revoked) return refuse({ kind: 'partner_revoked', name: partner?.name ?? '' })
    const message = OfferMessage.parse((await contentOf(tx, offerId))?.said)
    const contactId = uuidv7()
    const recorded = await recordContactIn(tx, actor, reference, {
      contactId,
      receivedAt: offer.offeredAt,
      authority: offer.to,
      source: '5C',
      channel: 'other',
      concern: message.contact.concern,
      summary: message.contact.summary,
      promptedBy: null,
      caller: { name: message.by, organisation: partner.name, phone: null, anonymous: false },
      children: toldOf(message).map((told, at): NewContactChild => ({
        told,
        who: children[at] ?? { kind: 'unanswered' },
        siblingOfFirst: false,
        siblingsOf: [],
      })),
    })
    if (!recorded.ok) return recorded
    const step = { step: 'accept', offerId, version, reason: null } as const
    const stepped = await offerStepIn(tx, actor, step, { contactId })
    return stepped.ok ? ok({ contactId }) : stepped
  })
}

/** Refuses what came by a file. What it said is not kept. */
export function refuseFile(
  database: Database,
  actor: Actor,
  { offerId, version, reason }: { offerId: string; version: number; reason: string },
): Promise<Result<{ offerId: string }, StepRefusal | NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ offerId: string }, StepRefusal | NotFound>> => {
    const stepped = await offerStepIn(tx, actor, { step: 'refuse', offerId, version, reason }, {})
    if (!stepped.ok) return stepped
    await clearContent(tx, offerId)
    return ok({ offerId })
  })
}

export type ReceiptRefusal =
  | NotFound
  | { kind: 'not_answered' }
  | { kind: 'partner_revoked'; name: string }
  | { kind: 'does_not_fit'; where: string }

/** The receipt of an offer that was answered, for its sender. It can be made as often as it is asked for. */
export function makeReceipt(
  database: Database,
  actor: Actor,
  keys: OwnKeys,
  offerId: string,
): Promise<Result<Uint8Array, ReceiptRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Uint8Array, ReceiptRefusal>> => {
    if (!may(actor, 'answer_offer')) return refuse(notFound)
    const offer = await findOffer(tx, offerId)
    if (offer?.way !== 'file_in') return refuse(notFound)
    const { answered, contactId } = offer
    if (!answered) return refuse({ kind: 'not_answered' })
    const partner = await findPartner(tx, offer.partnerKeyId!)
    if (!partner || partner.revoked) return refuse({ kind: 'partner_revoked', name: partner?.name ?? '' })
    const sealed = await seal(
      {
        format: 'waymark-handover',
        version: MESSAGE_VERSION,
        kind: 'receipt',
        offerId: offer.partnerOfferId!,
        from: { fingerprint: keys.fingerprint, authority: offer.to },
        to: { fingerprint: partner.fingerprint, authority: offer.from },
        madeAt: tx.now,
        by: answered.by,
        demonstration: actor.demonstration,
        answer: answered.answer,
        answeredAt: answered.at,
        reason: answered.reason,
        contactRef: contactId === null ? null : await refOfContact(tx, contactId),
      },
      keys,
      partner,
    )
    if (!sealed.ok) return refuse({ kind: 'does_not_fit', where: sealed.refusal.where })
    await audit.record(tx, { action: 'make_receipt', subjectType: 'offer', subjectId: offerId })
    return ok(sealed.value)
  })
}
