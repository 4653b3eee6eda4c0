/** Offers as their pages show them: the lists, and one with what the reader can do. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { areasOf, type Areas } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { TakenStep } from './actions.ts'
import type { Offer } from './offer.ts'
import { mayStep, stateOf, type OfferState } from './rules.ts'
import { findOffer, listDisclosures, listOffers, OFFERS_SHOWN, type OfferList } from './store.ts'

export type ListedOffer = { offer: Offer; state: OfferState }
export type OfferPage = {
  offers: ListedOffer[]
  counts: Record<OfferList, number>
  page: number
  pages: number
}

/** The areas whose offers are the actor's own: those of their agency, or of the whole partnership. */
const oursOf = (actor: Actor, areas: Areas): readonly string[] =>
  actor.authorities === 'all' ? areas.own.map((one) => one.gssCode) : actor.authorities

/** A page of the offers to or by the actor's authority, open or over. A page past the last is the last. */
export async function viewOffers(
  database: Database,
  actor: Actor,
  { list, page }: { list: OfferList; page: number },
): Promise<Result<OfferPage, NotFound>> {
  const ours = oursOf(actor, await areasOf(database, actor))
  return inTransaction(database, actor, async (tx): Promise<Result<OfferPage, NotFound>> => {
    if (!may(actor, 'view_offers')) return refuse(notFound)
    let found = await listOffers(tx, ours, list, page)
    const pages = pagesOf(found.counts[list])
    if (page > pages) found = await listOffers(tx, ours, list, pages)
    await audit.record(tx, {
      action: 'list_offers',
      subjectType: 'offer',
      detail: { shown: found.offers.map((one) => one.offerId) },
    })
    const offers = found.offers.map((offer) => ({ offer, state: stateOf(offer, tx.now) }))
    return ok({ offers, counts: found.counts, page: Math.min(page, pages), pages })
  })
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / OFFERS_SHOWN))

export type OfferView = ListedOffer & {
  can: readonly TakenStep[]
  /** Whether the contact is the reader's authority's to open now, or was and left a stub. */
  opens: 'contact' | 'stub' | undefined
  now: Instant
}

/** One offer, for either side of it. */
export function viewOffer(database: Database, actor: Actor, offerId: string): Promise<Result<OfferView, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<OfferView, NotFound>> => {
    if (!may(actor, 'view_offers')) return refuse(notFound)
    const offer = await findOffer(tx, offerId)
    if (!offer) return refuse(notFound)
    await audit.record(tx, { action: 'view_offer', subjectType: 'offer', subjectId: offerId })
    const state = stateOf(offer, tx.now)
    const verbs = { accept: 'answer_offer', refuse: 'answer_offer', withdraw: 'offer_contact' } as const
    const asked = { acting: actor.authorities, now: tx.now, seenVersion: offer.version, reason: 'asked' }
    const can = (Object.keys(verbs) as TakenStep[]).filter(
      (step) => may(actor, verbs[step]) && mayStep(offer, step, asked).ok,
    )
    return ok({ offer, state, can, opens: opensOf(actor, offer, state), now: tx.now })
  })
}

function opensOf(actor: Actor, offer: Offer, state: OfferState): OfferView['opens'] {
  if (offer.contactId === null) return undefined
  const covers = (authority: string) => actor.authorities === 'all' || actor.authorities.includes(authority)
  if (state !== 'accepted') return covers(offer.from) ? 'contact' : undefined
  if (covers(offer.to)) return 'contact'
  return offer.way === 'file_in' ? undefined : 'stub'
}

/** Who sent what to whom, all of it, the latest first: for those who answer for disclosures. */
export function viewDisclosures(
  database: Database,
  actor: Actor,
  asked: number,
): Promise<Result<Omit<OfferPage, 'counts'> & { total: number }, NotFound>> {
  return inTransaction(
    database,
    actor,
    async (tx): Promise<Result<Omit<OfferPage, 'counts'> & { total: number }, NotFound>> => {
      if (!may(actor, 'view_disclosures')) return refuse(notFound)
      let found = await listDisclosures(tx, asked)
      const pages = pagesOf(found.total)
      if (asked > pages) found = await listDisclosures(tx, pages)
      await audit.record(tx, { action: 'view_disclosures', subjectType: 'offer' })
      const offers = found.offers.map((offer) => ({ offer, state: stateOf(offer, tx.now) }))
      return ok({ offers, total: found.total, page: Math.min(asked, pages), pages })
    },
  )
}
