/** Asking for a notice: one adult, known or new, is to be warned about one child. In one transaction, audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { findCandidates, savePeople, shortReference, type Candidate, type NewPerson } from '../people/index.ts'
import { authoritiesOfForce, referenceOf } from '../reference/index.ts'
import { signature } from './actions.ts'
import { endingAgeOf } from './ending-age.ts'
import type { Basis, Recipient } from './notice.ts'
import { mayRequest, type RequestRefusal } from './rules.ts'
import * as store from './store.ts'

export type NoticeRequest = {
  /** Both made when the form was shown, so that a form sent twice is one request. */
  noticeId: string
  eventId: string
  recipient: Recipient
  childId: string
  basis: Basis
  /** Of the force's area. */
  authority: string
  requestedOn: PlainDate
  /** Where the order that it rests on is known to end on a day. */
  orderEndsOn?: PlainDate | null
  /** Why the adult should be warned. */
  grounds: string
}

export type AskRefusal =
  | NotFound
  | RequestRefusal
  | { kind: 'unknown_authority' }
  /** The adult who was chosen is not, or no longer, seen. */
  | { kind: 'recipient_not_found' }
  /** Somebody on record may be the new person, and was not answered for. */
  | { kind: 'may_be_known' }

/** Asks for a notice. Somebody else authorises it. */
export async function requestNotice(
  database: Database,
  actor: Actor,
  request: NoticeRequest,
): Promise<Result<{ noticeId: string }, AskRefusal>> {
  const reference = await referenceOf(database)
  const { noticeId, childId, orderEndsOn = null } = request
  const done = ok({ noticeId })
  return onceOnly('notice_pkey', done, () =>
    inTransaction(database, actor, async (tx): Promise<Result<{ noticeId: string }, AskRefusal>> => {
      if (!may(actor, 'request_notice')) return refuse(notFound)
      if (await store.findNotice(tx, noticeId)) return done
      const [child] = await store.findPeople(tx, [childId])
      if (!child) return refuse(notFound)
      const { policeForce } = await partnershipOf(tx)
      const area = authoritiesOfForce(reference, policeForce)
      if (!area.some((one) => one.gssCode === request.authority)) return refuse({ kind: 'unknown_authority' })
      const placed = await placeRecipient(tx, actor, request.recipient)
      if (!placed.ok) return placed
      const { personId: recipientId, born, newcomer } = placed.value
      const allowed = mayRequest(
        { ...request, orderEndsOn, recipientId, childBorn: child.dateOfBirth, recipientBorn: born },
        {
          endingAge: endingAgeOf(reference),
          childUntil: reference.ruleOn('child_until', tx.today).value,
          today: tx.today,
        },
      )
      if (!allowed.ok) return allowed
      if (newcomer) await savePeople(tx, [newcomer])
      const restricted = child.restricted || placed.value.restricted
      await store.insertNotice(
        tx,
        { ...request, orderEndsOn, recipientId, ref: shortReference('N', noticeId) },
        restricted,
      )
      await store.insertEvent(
        tx,
        noticeId,
        {
          eventId: request.eventId,
          kind: 'requested',
          happenedOn: request.requestedOn,
          detail: request.grounds,
          signedBy: signature(actor),
        },
        restricted,
      )
      await audit.record(
        tx,
        { action: 'request_notice', subjectType: 'notice', subjectId: noticeId },
        ...[childId, recipientId].map((personId) => ({
          action: 'request_notice' as const,
          subjectType: 'person',
          subjectId: personId,
          detail: { notice_id: noticeId },
        })),
      )
      return done
    }),
  )
}

type Placed = { personId: string; born: PartialDate | null; restricted: boolean; newcomer?: NewPerson }

/** Whom the notice warns: somebody seen, or somebody new once all who may be the same were shown and answered for. */
async function placeRecipient(tx: Tx, actor: Actor, who: Recipient): Promise<Result<Placed, AskRefusal>> {
  if (who.kind === 'known') {
    const [person] = await store.findPeople(tx, [who.personId])
    if (!person) return refuse({ kind: 'recipient_not_found' })
    return ok({ personId: person.personId, born: person.dateOfBirth, restricted: person.restricted })
  }
  const asked = mostLikely(await findCandidates(tx, who.told))
  if (asked.some((one) => !who.seen.includes(one.person.personId))) return refuse({ kind: 'may_be_known' })
  const personId = uuidv7()
  const newcomer: NewPerson = { ...who.told, personId, source: actor.displayName }
  return ok({ personId, born: who.told.dateOfBirth, restricted: false, newcomer })
}

/** As many as somebody can be asked about: those who are not shown cannot be answered for. */
export const mostLikely = (candidates: readonly Candidate[]): Candidate[] => candidates.slice(0, 8)
