/** Making the file that offers a contact to an authority that works in another Waymark, and giving it out. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { contactWhole } from '../contacts/index.ts'
import { currentLevel, riskRecordsOf } from '../exploitation/index.ts'
import { offerIn, onlyOneOpen, type OfferRefusal } from '../passing/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { addMinutes } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { seal } from './envelope.ts'
import type { OwnKeys } from './keys.ts'
import { MESSAGE_VERSION, type OfferMessage } from './message.ts'
import { contentOf, findPartner, insertContent, type Partner } from './store.ts'

/** A fortnight: long enough for a letter to be answered, short enough that a forgotten one is noticed. */
export const FILE_DAYS = 14

export type FileToMake = {
  offerId: string
  contactId: string
  partnerKeyId: string
  to: string
  reason: string
  /** Whether to say who called. Who asked to stay anonymous is never said. */
  withCaller: boolean
}

export type SendRefusal =
  | OfferRefusal
  | { kind: 'partner_unknown' }
  | { kind: 'partner_not_verified'; name: string }
  | { kind: 'partner_revoked'; name: string }
  | { kind: 'partner_elsewhere'; name: string }
  | { kind: 'no_children' }
  | { kind: 'does_not_fit'; where: string }

/** Offers a contact by a file. Offer and file stand together or not at all; the same form sent twice is one offer. */
export function makeFile(
  database: Database,
  actor: Actor,
  keys: OwnKeys,
  file: FileToMake,
): Promise<Result<{ offerId: string }, SendRefusal>> {
  return onlyOneOpen(database, actor, file.contactId, () =>
    inTransaction(database, actor, (tx) => makeIn(tx, actor, keys, file)),
  )
}

async function makeIn(
  tx: Tx,
  actor: Actor,
  keys: OwnKeys,
  file: FileToMake,
): Promise<Result<{ offerId: string }, SendRefusal>> {
  const { offerId, contactId, partnerKeyId, to } = file
  if (!may(actor, 'offer_contact')) return refuse(notFound)
  const partner = await findPartner(tx, partnerKeyId)
  const unfit = unfitFor(partner, to)
  if (!partner || unfit) return refuse(unfit ?? { kind: 'partner_unknown' })
  const expiresAt = addMinutes(tx.now, FILE_DAYS * 24 * 60)
  const offered = await offerIn(tx, actor, file, { way: 'file_out', partnerKeyId, expiresAt })
  if (!offered.ok) return offered
  if (await contentOf(tx, offerId)) return ok({ offerId })
  const whole = await contactWhole(tx, contactId)
  if (!whole) return refuse(notFound)
  if (whole.children.length === 0 || whole.children.some((child) => !child.person))
    return refuse({ kind: 'no_children' })
  const message: OfferMessage = {
    format: 'waymark-handover',
    version: MESSAGE_VERSION,
    kind: 'offer',
    offerId,
    from: { fingerprint: keys.fingerprint, authority: offered.value.from },
    to: { fingerprint: partner.fingerprint, authority: to },
    madeAt: tx.now,
    by: actor.displayName,
    demonstration: actor.demonstration,
    expiresAt,
    reason: file.reason,
    ...(await saidOf(tx, whole, file.withCaller)),
  }
  const sealed = await seal(message, keys, partner)
  if (!sealed.ok) return refuse({ kind: 'does_not_fit', where: sealed.refusal.where })
  const { from: authority, restricted } = offered.value
  await insertContent(tx, { offerId, authority, restricted, sealed: sealed.value })
  await audit.record(
    tx,
    { action: 'make_handover_file', subjectType: 'contact', subjectId: contactId, detail: { offerId, to } },
    ...whole.children.map((child) => ({
      action: 'make_handover_file' as const,
      subjectType: 'person',
      subjectId: child.personId,
      detail: { offerId, to },
    })),
  )
  return ok({ offerId })
}

function unfitFor(partner: Partner | undefined, to: string): SendRefusal | undefined {
  if (!partner) return { kind: 'partner_unknown' }
  if (partner.revoked) return { kind: 'partner_revoked', name: partner.name }
  if (!partner.verified) return { kind: 'partner_not_verified', name: partner.name }
  return partner.authorities.includes(to) ? undefined : { kind: 'partner_elsewhere', name: partner.name }
}

type Whole = NonNullable<Awaited<ReturnType<typeof contactWhole>>>

async function saidOf(
  tx: Tx,
  { contact, caller, children, decisions }: Whole,
  withCaller: boolean,
): Promise<Pick<OfferMessage, 'contact' | 'caller' | 'children' | 'decisions'>> {
  const risks = await riskRecordsOf(
    tx,
    children.map((child) => child.personId),
  )
  return {
    contact: {
      ref: contact.ref,
      receivedAt: contact.receivedAt,
      decisionDueOn: contact.decisionDueOn,
      concern: contact.concern,
      source: contact.source,
      channel: contact.channel,
      summary: contact.summary,
    },
    caller:
      withCaller && caller && !caller.anonymous
        ? { name: caller.name, organisation: caller.organisation, phone: caller.phone }
        : null,
    children: children.map(({ personId, person }) => {
      const record = risks.get(personId)
      const standing = record && currentLevel(record.assessments, record.closures)
      return {
        givenName: person!.givenName,
        familyName: person!.familyName,
        dateOfBirth: person!.dateOfBirth,
        sex: person!.sex,
        postcode: person!.postcodes[0] ?? null,
        homeAuthority: person!.homeAuthority,
        identifiers: [...person!.identifiers],
        risk:
          standing?.state === 'assessed'
            ? {
                level: standing.level,
                exploitation: record!.assessments.at(-1)!.exploitation,
                assessedOn: standing.assessedOn,
              }
            : null,
      }
    }),
    decisions: decisions.map(({ decidedAt, outcome, rationale, decidedBy }) => ({
      decidedAt,
      outcome,
      rationale,
      decidedBy,
    })),
  }
}

/** The file of an offer that waits, to be sent. Audited each time that it is taken out. */
export function takeFile(database: Database, actor: Actor, offerId: string): Promise<Result<Uint8Array, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Uint8Array, NotFound>> => {
    if (!may(actor, 'offer_contact')) return refuse(notFound)
    const sealed = (await contentOf(tx, offerId))?.sealed
    if (!sealed) return refuse(notFound)
    await audit.record(tx, { action: 'make_handover_file', subjectType: 'offer', subjectId: offerId })
    return ok(sealed)
  })
}
