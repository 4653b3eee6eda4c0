/** Recording an event of any kind, about somebody known or new, in one transaction, audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound, type Verb } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { findCandidates, holdPeople, savePeople, summariesOf, type Candidate, type NewPerson } from '../people/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import type { NewEvent, Who } from './drafts.ts'
import type { EventKind, OperationEvent } from './investigation.ts'
import { checkEvent, type EventRefusal } from './rules.ts'
import { listEvents } from './store/events.ts'
import { findOperation } from './store/operations.ts'
import { insertEvent } from './store/recording.ts'

export type RecordRefusal =
  | NotFound
  | EventRefusal
  | { kind: 'unknown_authority' }
  | { kind: 'outside_your_area' }
  /** Whom the event is about is not, or no longer, seen. */
  | { kind: 'person_not_found' }
  /** Somebody known may be the new person, and was not answered for. */
  | { kind: 'may_be_known'; candidates: readonly string[] }
  /** The form was sent before, with other facts: those stand. */
  | { kind: 'recorded_otherwise'; on: PlainDate }

export type Recorded = { id: string; personId: string | null }

const kinds: Readonly<Record<EventKind, { verb: Verb; action: AuditAction }>> = {
  warrant: { verb: 'record_investigation', action: 'record_warrant' },
  arrest: { verb: 'record_investigation', action: 'record_arrest' },
  voluntary_interview: { verb: 'record_investigation', action: 'record_voluntary_interview' },
  charge: { verb: 'record_investigation', action: 'record_charge' },
  safeguarding_action: { verb: 'record_safeguarding', action: 'record_safeguarding_action' },
}
export const verbToRecord = (kind: EventKind): Verb => kinds[kind].verb

/**
 * Puts an event on record. The same form again changes nothing. What is about somebody restricted, or within a restricted
 * operation, is restricted too.
 */
export async function recordEvent(
  database: Database,
  actor: Actor,
  event: NewEvent,
): Promise<Result<Recorded, RecordRefusal>> {
  const reference = await referenceOf(database)
  const sentTwice = ok({ id: event.id, personId: event.who.kind === 'known' ? event.who.personId : null })
  return onceOnly(`${event.kind}_pkey`, sentTwice, () =>
    inTransaction(database, actor, (tx) => recordEventIn(tx, actor, reference, event)),
  )
}

/** The same within a transaction that goes on, such as one that records a night's events together. */
export async function recordEventIn(
  tx: Tx,
  actor: Actor,
  reference: Reference,
  event: NewEvent,
): Promise<Result<Recorded, RecordRefusal>> {
  if (!may(actor, kinds[event.kind].verb)) return refuse(notFound)
  const recorded = async (): Promise<Result<Recorded, RecordRefusal> | undefined> => {
    const which = event.ref === undefined ? { id: event.id } : { ref: event.ref }
    const [before] = await listEvents(tx, { kinds: [event.kind], ...which })
    return before && (sameAs(before, event) ? ok({ id: before.id, personId: before.personId }) : otherwise(before))
  }
  const before = await recorded()
  if (before) return before
  const operation = event.operationId === null ? undefined : await findOperation(tx, event.operationId)
  if (event.operationId !== null && !operation) return refuse(notFound)
  const area = await checkArea(tx, actor, event.authority, reference)
  if (!area.ok) return area
  const placed = await placePerson(tx, actor, event.who)
  // Whoever may be known may be so by this very form, recorded since by its first sending.
  if (!placed.ok) return (await recorded()) ?? placed
  const { personId, born, newcomer } = placed.value
  const childUntil = (on: PlainDate) => reference.ruleOn('child_until', on).value
  const allowed = checkEvent(event, { today: tx.today, born, childUntil })
  if (!allowed.ok) return allowed
  if (newcomer) await savePeople(tx, [newcomer])
  const restricted = placed.value.restricted || (operation?.restricted ?? false)
  const ids = await insertEvent(tx, event, { personId, restricted })
  await audit.record(tx, {
    action: kinds[event.kind].action,
    ...(personId === null
      ? { subjectType: event.kind, subjectId: event.id }
      : { subjectType: 'person', subjectId: personId }),
    detail: { [`${event.kind}_id`]: ids, operation_id: event.operationId, new_person: newcomer !== undefined },
  })
  return ok({ id: event.id, personId })
}

const otherwise = (before: OperationEvent) => refuse({ kind: 'recorded_otherwise' as const, on: before.on })

/** Whether what is on record under this id is what is sent now. */
function sameAs(before: OperationEvent, event: NewEvent): boolean {
  const samePerson =
    event.who.kind === 'new' || before.personId === (event.who.kind === 'known' ? event.who.personId : null)
  return samePerson && before.on === event.on && before.authority === event.authority
}

/** People of a council record for their own area; those of the force for any council's within it. */
export async function checkArea(
  tx: Tx,
  actor: Actor,
  authority: string,
  reference: Reference,
): Promise<Result<void, RecordRefusal>> {
  const { policeForce } = await partnershipOf(tx)
  if (!authoritiesOfForce(reference, policeForce).some((one) => one.gssCode === authority))
    return refuse({ kind: 'unknown_authority' })
  const own = actor.authorities === 'all' || actor.authorities.includes(authority)
  return own ? ok(undefined) : refuse({ kind: 'outside_your_area' })
}

export type Placed = {
  personId: string | null
  born: PartialDate | null
  restricted: boolean
  newcomer?: NewPerson
}

/** Whom the event is about: somebody seen, or somebody new once all who may be the same were shown and answered for. */
export async function placePerson(tx: Tx, actor: Actor, who: Who): Promise<Result<Placed, RecordRefusal>> {
  if (who.kind === 'nobody') return ok({ personId: null, born: null, restricted: false })
  if (who.kind === 'known') {
    const person = (await summariesOf(tx, [who.personId])).get(who.personId)
    if (!person || !(await holdPeople(tx, [who.personId])).has(who.personId))
      return refuse({ kind: 'person_not_found' })
    return ok({ personId: person.personId, born: person.dateOfBirth, restricted: person.restricted })
  }
  const asked = mostLikely(await findCandidates(tx, who.told)).map((one) => one.person.personId)
  if (asked.some((one) => !who.seen.includes(one))) return refuse({ kind: 'may_be_known', candidates: asked })
  const personId = uuidv7()
  const newcomer: NewPerson = { ...who.told, personId, ref: who.ref, source: actor.displayName }
  return ok({ personId, born: who.told.dateOfBirth, restricted: false, newcomer })
}

/** As many as somebody can be asked about: those who are not shown cannot be answered for. */
export const mostLikely = (candidates: readonly Candidate[]): Candidate[] => candidates.slice(0, 8)
