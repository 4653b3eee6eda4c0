/**
 * Where an offer stands, and who may take which step. A contact is in one hand throughout: the sender's until it is
 * accepted, the receiver's from then on. No clock, no database.
 */
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Instant } from '../platform/dates.ts'
import type { Offer } from './offer.ts'

export type OfferState = 'offered' | 'expired' | 'accepted' | 'refused' | 'withdrawn'

type Standing = Pick<Offer, 'way' | 'expiresAt' | 'answered' | 'withdrawn'>

/** An answer counts before a withdrawal: what was accepted elsewhere is in their hands, whatever was written here. */
export function stateOf(offer: Standing, now: Instant): OfferState {
  if (offer.answered) return offer.answered.answer
  if (offer.withdrawn) return 'withdrawn'
  return offer.expiresAt !== null && offer.expiresAt < now ? 'expired' : 'offered'
}

export const isOpen = (state: OfferState): boolean => state === 'offered' || state === 'expired'

/** What can be done with an offer; `receipt` is the answer that a file brings from another Waymark. */
export type OfferStep = 'accept' | 'refuse' | 'withdraw' | 'receipt'

export type StepRefusal =
  | { kind: 'over'; state: OfferState }
  | { kind: 'not_yours'; side: 'sender' | 'receiver' }
  | { kind: 'by_file'; way: Offer['way'] }
  | { kind: 'reason_missing' }
  | { kind: 'changed_by_someone_else' }

/** The areas that somebody acts for. */
export type Acting = 'all' | readonly string[]

const actsFor = (acting: Acting, authority: string) => acting === 'all' || acting.includes(authority)

/** Whether somebody who acts for these areas takes this step now, having had `seenVersion` of the offer before them. */
export function mayStep(
  offer: Offer,
  step: Exclude<OfferStep, 'receipt'>,
  by: { acting: Acting; now: Instant; seenVersion: number; reason: string | null },
): Result<undefined, StepRefusal> {
  const side = step === 'withdraw' ? 'sender' : 'receiver'
  if (!actsFor(by.acting, side === 'sender' ? offer.from : offer.to)) return refuse({ kind: 'not_yours', side })
  // What went out by file is answered there, and what came in by file was never this Waymark's to take back.
  if (offer.way === (step === 'withdraw' ? 'file_in' : 'file_out')) return refuse({ kind: 'by_file', way: offer.way })
  const state = stateOf(offer, by.now)
  if (state !== 'offered' && !(state === 'expired' && step !== 'accept')) return refuse({ kind: 'over', state })
  if (offer.version !== by.seenVersion) return refuse({ kind: 'changed_by_someone_else' })
  if (step !== 'accept' && (by.reason ?? '').trim() === '') return refuse({ kind: 'reason_missing' })
  return ok(undefined)
}

/**
 * Whether a receipt closes the offer. An acceptance that comes after the offer was taken back counts, for the contact
 * is in their hands; unless it has gone to somebody else since, when people must speak.
 */
export function mayClose(
  offer: Offer,
  receipt: { answer: 'accepted' | 'refused'; answeredAt: Instant },
  isElsewhere: boolean,
): Result<'close' | 'known', { kind: 'over'; state: OfferState } | { kind: 'contradicts' } | { kind: 'too_late' }> {
  const { answered, withdrawn } = offer
  if (answered) return answered.answer === receipt.answer ? ok('known') : refuse({ kind: 'contradicts' })
  if (offer.expiresAt !== null && receipt.answer === 'accepted' && receipt.answeredAt > offer.expiresAt)
    return refuse({ kind: 'too_late' })
  if (isElsewhere) return refuse({ kind: 'over', state: 'withdrawn' })
  if (withdrawn && receipt.answer === 'refused') return ok('known')
  return ok('close')
}
