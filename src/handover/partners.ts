/** Whose keys are trusted: added from a card, verified by a person who compared the fingerprint, revoked. Audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { areasOf } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { fingerprintOf, parseCard, type CardRefusal } from './card.ts'
import { findPartner, findSigner, insertPartner, listPartnersIn, savePartner, type Partner } from './store.ts'

export type PartnerRefusal =
  | NotFound
  | CardRefusal
  | { kind: 'known_already'; partnerKeyId: string }
  | { kind: 'revoked_already' }
  | { kind: 'said_nothing' }
  | { kind: 'changed_by_someone_else' }

type Done = Result<{ partnerKeyId: string }, PartnerRefusal>

export const listPartners = (database: Database, actor: Actor): Promise<Partner[]> =>
  inTransaction(database, actor, async (tx) => (may(actor, 'view_offers') ? listPartnersIn(tx) : []))

/** Adds the keys on a card. Nothing goes to or comes from them before they are verified. */
export async function addPartner(database: Database, actor: Actor, text: string): Promise<Done> {
  const areas = await areasOf(database, actor)
  const isKnown = (gssCode: string) => areas.isOutside(gssCode) && areas.all.some((one) => one.gssCode === gssCode)
  return inTransaction(database, actor, async (tx): Promise<Done> => {
    if (!may(actor, 'verify_partners')) return refuse(notFound)
    const card = parseCard(text)
    if (!card.ok) return card
    // Whoever says that they are an authority of this partnership is not to be believed about anything else.
    if (!card.value.authorities.every(isKnown)) return refuse({ kind: 'part_wrong', part: 'Authorities' })
    const known = await findSigner(tx, fingerprintOf(card.value))
    if (known) return refuse({ kind: 'known_already', partnerKeyId: known.partnerKeyId })
    const partnerKeyId = await insertPartner(tx, card.value)
    await audit.record(tx, { action: 'add_partner', subjectType: 'partner_key', subjectId: partnerKeyId })
    return ok({ partnerKeyId })
  })
}

type Word = { partnerKeyId: string; version: number; words: string }

/** The actor compared the fingerprint with the partner; `words` say how and with whom. */
export const verifyPartner = (database: Database, actor: Actor, word: Word): Promise<Done> =>
  change(database, actor, word, 'verify_partner', (tx) => ({
    verified: { at: tx.now, by: actor.displayName, how: word.words },
  }))

/** From now on nothing is sent to these keys, and nothing that they sign is believed. For good. */
export const revokePartner = (database: Database, actor: Actor, word: Word): Promise<Done> =>
  change(database, actor, word, 'revoke_partner', (tx) => ({
    revoked: { at: tx.now, by: actor.displayName, why: word.words },
  }))

function change(
  database: Database,
  actor: Actor,
  { partnerKeyId, version, words }: Word,
  action: AuditAction,
  changes: (tx: Tx) => Pick<Partial<Partner>, 'verified' | 'revoked'>,
): Promise<Done> {
  return inTransaction(database, actor, async (tx): Promise<Done> => {
    if (!may(actor, 'verify_partners')) return refuse(notFound)
    const partner = await findPartner(tx, partnerKeyId)
    if (!partner) return refuse(notFound)
    if (words.trim() === '') return refuse({ kind: 'said_nothing' })
    if (partner.revoked) return refuse({ kind: 'revoked_already' })
    if (partner.version !== version || !(await savePartner(tx, partner, changes(tx))))
      return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, { action, subjectType: 'partner_key', subjectId: partnerKeyId })
    return ok({ partnerKeyId })
  })
}
