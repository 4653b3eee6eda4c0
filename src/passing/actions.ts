/** Offering a contact, taking it over, refusing it, taking the offer back: each one transaction, audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { childrenOfContact, holdContact, passContact, stubOf } from '../contacts/index.ts'
import { areasOf } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { NewOffer, Offer, Way } from './offer.ts'
import { isOpen, mayStep, stateOf, type StepRefusal } from './rules.ts'
import { findOffer, insertOffer, offersOf, saveStep } from './store.ts'

export type OfferRefusal =
  | NotFound
  | { kind: 'reason_missing' }
  | { kind: 'not_held'; heldBy: string }
  | { kind: 'to_itself' }
  | { kind: 'not_a_partner'; to: string }
  | { kind: 'offered_already'; offerId: string; to: string }

export type OfferToMake = { offerId: string; contactId: string; to: string; reason: string }

/** Offers a contact to another authority of this Waymark. The same form sent twice is one offer. */
export async function offerContact(
  database: Database,
  actor: Actor,
  offer: OfferToMake,
): Promise<Result<{ offerId: string }, OfferRefusal>> {
  const areas = await areasOf(database, actor)
  return onlyOneOpen(database, actor, offer.contactId, () =>
    inTransaction(database, actor, async (tx): Promise<Result<{ offerId: string }, OfferRefusal>> => {
      if (areas.isOutside(offer.to)) return refuse({ kind: 'not_a_partner', to: offer.to })
      const made = await offerIn(tx, actor, offer, { way: 'within', partnerKeyId: null, expiresAt: null })
      return made.ok ? ok({ offerId: made.value.offerId }) : made
    }),
  )
}

/** The two who offer one contact at once: the second is told of the first. */
export async function onlyOneOpen<T, R>(
  database: Database,
  actor: Actor,
  contactId: string,
  work: () => Promise<Result<T, R | OfferRefusal>>,
): Promise<Result<T, R | OfferRefusal>> {
  try {
    return await work()
  } catch (fault) {
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code !== '23505' || constraint !== 'contact_transfer_open_once') throw fault
    const first = await inTransaction(database, actor, async (tx) => openOffer(await offersOf(tx, contactId), tx))
    return first ? refuse({ kind: 'offered_already', offerId: first.offerId, to: first.to }) : refuse(notFound)
  }
}

const openOffer = (offers: readonly Offer[], tx: Tx) => offers.find((one) => isOpen(stateOf(one, tx.now)))

/** An offer within a transaction that goes on, such as one that seals the file. */
export async function offerIn(
  tx: Tx,
  actor: Actor,
  offer: OfferToMake,
  by: { way: Way; partnerKeyId: string | null; expiresAt: Offer['expiresAt'] },
): Promise<Result<NewOffer, OfferRefusal>> {
  if (!may(actor, 'offer_contact')) return refuse(notFound)
  const { offerId, contactId, to, reason } = offer
  if (reason.trim() === '') return refuse({ kind: 'reason_missing' })
  const contact = await holdContact(tx, contactId)
  if (!contact) return refuse(notFound)
  const { heldBy, ref, children, ...told } = contact
  const before = await offersOf(tx, contactId)
  const open = openOffer(before, tx)
  const made: NewOffer = {
    ...told,
    ...by,
    offerId,
    contactId,
    from: heldBy,
    to,
    partnerOfferId: null,
    offeredAt: tx.now,
    offeredBy: actor.displayName,
    reason,
    contactRef: ref,
    children,
  }
  if (before.some((one) => one.offerId === offerId)) return ok(made)
  if (heldBy === to) return refuse({ kind: 'to_itself' })
  // Somebody who sees the whole force area may look at a contact, and it is not theirs to give away.
  if (actor.authorities !== 'all' && !actor.authorities.includes(heldBy)) return refuse({ kind: 'not_held', heldBy })
  if (open) return refuse({ kind: 'offered_already', offerId: open.offerId, to: open.to })
  await insertOffer(tx, made)
  await audit.record(tx, {
    action: 'offer_contact',
    subjectType: 'contact',
    subjectId: contactId,
    detail: { offerId, from: heldBy, to },
  })
  return ok(made)
}

export type StepToTake = { offerId: string; version: number; reason: string | null }
export type TakenStep = 'accept' | 'refuse' | 'withdraw'
type Step = StepToTake & { step: TakenStep }

const steps = {
  accept: { verb: 'answer_offer', action: 'accept_offer' },
  refuse: { verb: 'answer_offer', action: 'refuse_offer' },
  withdraw: { verb: 'offer_contact', action: 'withdraw_offer' },
} as const satisfies Record<TakenStep, { verb: string; action: AuditAction }>

/**
 * One step with an offer. Accepting makes the contact the receiver's, whole, in this transaction; of two who come at
 * once the second finds the offer answered.
 */
export function takeOfferStep(
  database: Database,
  actor: Actor,
  step: Step,
): Promise<Result<{ offer: Offer }, StepRefusal | NotFound>> {
  return inTransaction(database, actor, (tx) => offerStepIn(tx, actor, step))
}

/**
 * The same within a transaction that goes on. `byFile` answers what came in by a file, with the contact that was made
 * of it where it is taken over.
 */
export async function offerStepIn(
  tx: Tx,
  actor: Actor,
  { step, offerId, version, reason }: Step,
  byFile?: { contactId?: string },
): Promise<Result<{ offer: Offer }, StepRefusal | NotFound>> {
  const { verb, action } = steps[step]
  if (!may(actor, verb)) return refuse(notFound)
  const offer = await findOffer(tx, offerId, true)
  if (!offer) return refuse(notFound)
  const by = { acting: actor.authorities, now: tx.now, seenVersion: version, reason }
  const allowed = mayStep(offer, step, by)
  if (!allowed.ok) return allowed
  if (offer.way === 'file_in' && !byFile) return refuse({ kind: 'by_file', way: offer.way })
  const what = { at: tx.now, by: actor.displayName }
  const changes =
    step === 'withdraw'
      ? { withdrawn: { ...what, reason: reason! } }
      : { answered: { ...what, answer: step === 'accept' ? ('accepted' as const) : ('refused' as const), reason } }
  if (!(await saveStep(tx, offer, { ...changes, ...byFile }))) return refuse({ kind: 'changed_by_someone_else' })
  if (step === 'accept' && offer.way === 'within') await passContact(tx, offer.contactId!, offer)
  const detail = { offerId, from: offer.from, to: offer.to }
  await audit.record(tx, { action, subjectType: 'offer', subjectId: offerId, detail: { contactId: offer.contactId } })
  if (step === 'accept' && offer.way === 'within') await auditPassing(tx, offer, detail)
  return ok({ offer: { ...offer, ...changes, version: offer.version + 1 } })
}

/** Whose records went from one authority to another stands in the audit of each child. */
async function auditPassing(tx: Tx, offer: Offer, detail: Record<string, unknown>): Promise<void> {
  const children = await childrenOfContact(tx, offer.contactId!)
  await audit.record(
    tx,
    { action: 'accept_offer', subjectType: 'contact', subjectId: offer.contactId!, detail },
    ...children.map((personId) => ({
      action: 'accept_offer' as const,
      subjectType: 'person',
      subjectId: personId,
      detail: { ...detail, contactId: offer.contactId },
    })),
  )
}

/** A contact as it stood when the actor's authority passed it on. Audited as a read of it and of each child. */
export function viewStub(database: Database, actor: Actor, offerId: string) {
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'view_offers')) return refuse(notFound)
    const offer = await findOffer(tx, offerId)
    if (offer?.answered?.answer !== 'accepted' || offer.way === 'file_in' || offer.contactId === null)
      return refuse(notFound)
    const stub = await stubOf(tx, offer.contactId, offer.answered.at)
    if (!stub) return refuse(notFound)
    await audit.record(
      tx,
      { action: 'view_stub', subjectType: 'contact', subjectId: offer.contactId, detail: { offerId } },
      ...stub.personIds.map((id) => ({
        action: 'view_stub' as const,
        subjectType: 'person',
        subjectId: id,
        detail: { offerId },
      })),
    )
    return ok({ offer, stub })
  })
}
