/** What an offer is: a contact that one authority asks another to take over, and what became of it. */
import type { Concern } from '../contacts/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'

/** How it travels: both authorities work in this Waymark, or a file carries it to or from another one. */
export type Way = 'within' | 'file_out' | 'file_in'

export type Answer = 'accepted' | 'refused'

/** An offer with what its receiver may know of the contact before taking it over: neither names nor what was said. */
export type Offer = {
  offerId: string
  ref: string
  /** Null for a file that came in and is not taken over. */
  contactId: string | null
  way: Way
  from: string
  to: string
  partnerKeyId: string | null
  partnerOfferId: string | null
  offeredAt: Instant
  offeredBy: string
  reason: string
  contactRef: string
  concern: Concern
  receivedAt: Instant
  decisionDueOn: PlainDate
  children: number
  /** Until when a file can be taken over; null within one Waymark. */
  expiresAt: Instant | null
  answered: { at: Instant; by: string; answer: Answer; reason: string | null } | null
  /** The reference of the contact at the other Waymark. */
  partnerContactRef: string | null
  withdrawn: { at: Instant; by: string; reason: string } | null
  restricted: boolean
  version: number
}

export type NewOffer = Omit<Offer, 'ref' | 'answered' | 'withdrawn' | 'version' | 'partnerContactRef'>
