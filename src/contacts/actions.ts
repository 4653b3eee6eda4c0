/** What people do at the front door: record a contact, decide about it. One action is one transaction. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { dayOf, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import {
  areToldTheSame,
  findCandidatesOfEach,
  holdPeople,
  rememberNotSame,
  summariesOf,
  withFamilyDetails,
} from '../people/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import type { NewContact, NewContactChild, Outcome } from './contact.ts'
import { decisionDueOn, receiptProblem, type ReceiptProblem } from './rules.ts'
import { SUGGESTED_MAX } from './suggestions.ts'
import { holdForDecision, insertContact, insertDecision, isRecorded, type PlacedChild } from './store.ts'

/** `children` are places in the list of children, from 0. */
export type RecordRefusal =
  | NotFound
  | { kind: ReceiptProblem }
  | { kind: 'outside_your_area' }
  | { kind: 'told_twice'; children: number[] }
  | { kind: 'may_be_known'; children: number[] }
  | { kind: 'family_gone'; children: number[] }

/** `made` is what was recorded; undefined where it was before. */
export type Recorded = {
  contactId: string
  alreadyRecorded: boolean
  made?: { ref: string; dueOn: PlainDate; children: readonly PlacedChild[] }
}

/**
 * Records a contact with its children, new or known. A second time with the same id changes nothing and says so. A child
 * who may be somebody known is asked about first, unless whoever records it was shown them and answered.
 */
export async function recordContact(
  database: Database,
  actor: Actor,
  contact: NewContact,
): Promise<Result<Recorded, RecordRefusal>> {
  const reference = await referenceOf(database)
  const recordedBefore = ok({ contactId: contact.contactId, alreadyRecorded: true })
  try {
    return await inTransaction(database, actor, (tx) => recordContactIn(tx, actor, reference, contact))
  } catch (fault) {
    // The same form sent twice at once: the first was recorded while the second was on its way.
    if (isSecondOfTwo(fault)) return recordedBefore
    throw fault
  }
}

/**
 * The same within a transaction that goes on, such as one that takes over what came by a file. An id that was made a
 * moment ago is not looked for.
 */
export async function recordContactIn(
  tx: Tx,
  actor: Actor,
  reference: Reference,
  contact: NewContact,
  { isNewId = false } = {},
): Promise<Result<Recorded, RecordRefusal>> {
  const recordedBefore = ok({ contactId: contact.contactId, alreadyRecorded: true })
  if (!may(actor, 'record_contact')) return refuse(notFound)
  if (!isNewId && (await isRecorded(tx, contact.contactId))) return recordedBefore
  const own =
    actor.authorities === 'all'
      ? authoritiesOfForce(reference, (await partnershipOf(tx)).policeForce).map((one) => one.gssCode)
      : actor.authorities
  if (!own.includes(contact.authority)) return refuse({ kind: 'outside_your_area' })
  const problem = receiptProblem(contact.receivedAt, tx.now)
  if (problem) return refuse({ kind: problem })
  const twice = toldTwice(contact.children)
  if (twice.length > 0) return refuse({ kind: 'told_twice', children: twice })
  const placed = await placeChildren(tx, contact.children)
  // What makes a child known may be this very form, recorded since by its first sending.
  if (!placed.ok) return (await isRecorded(tx, contact.contactId)) ? recordedBefore : placed
  const dueOn = decisionDueOn(dayOf(contact.receivedAt), reference)
  const { ref } = await insertContact(tx, actor, contact, placed.value, dueOn)
  await rememberDifferent(tx, actor, placed.value, ref)
  await audit.record(tx, {
    action: 'record_contact',
    subjectType: 'contact',
    subjectId: contact.contactId,
    detail: { children: placed.value.map((child) => child.personId) },
  })
  const made = { ref, dueOn, children: placed.value }
  return ok({ contactId: contact.contactId, alreadyRecorded: false, made })
}

// Contact and queue are written by one statement, in whichever order the database likes.
const isSecondOfTwo = (fault: unknown): boolean =>
  (fault as { code?: string }).code === '23505' &&
  ['contact_pkey', 'awaiting_decision_pkey'].includes((fault as { constraint?: string }).constraint ?? '')

/** Each child's person: the known one who was chosen, or a new one; refused while somebody known is not yet answered for. */
async function placeChildren(
  tx: Tx,
  children: readonly NewContactChild[],
): Promise<Result<PlacedChild[], RecordRefusal>> {
  const chosen = children.flatMap((child) => (child.who.kind === 'known' ? [child.who.personId] : []))
  const families = children.map((child) => familyOf(child, children[0]))
  const known = await holdPeople(tx, [...new Set([...chosen, ...families.flat()])])
  const gone = children.flatMap((child, at) => (child.siblingsOf.every((one) => known.has(one)) ? [] : [at]))
  if (gone.length > 0) return refuse({ kind: 'family_gone', children: gone })
  const family = await summariesOf(tx, [...new Set(families.flat())])
  const unplaced = children.filter((child) => child.who.kind !== 'known')
  const candidates = await findCandidatesOfEach(
    tx,
    unplaced.map((child) => child.told),
  )
  const placed: PlacedChild[] = []
  const unanswered: number[] = []
  for (const [index, child] of children.entries()) {
    const { who } = child
    const details = withFamilyDetails(
      child.told,
      families[index]!.flatMap((one) => family.get(one) ?? []),
    )
    if (who.kind === 'known') {
      if (!known.has(who.personId)) unanswered.push(index)
      placed.push({ ...child, personId: who.personId, matchState: 'given', details })
      continue
    }
    // Whoever is not shown cannot be answered for: the likeliest few are asked about, as suggestions show them.
    const shown = candidates[unplaced.indexOf(child)]!.slice(0, SUGGESTED_MAX)
    const found = shown.map((one) => one.person.personId)
    const seen: readonly string[] = 'seen' in who ? who.seen : []
    if (who.kind !== 'not_asked' && found.some((personId) => !seen.includes(personId))) unanswered.push(index)
    const awaits = (who.kind === 'unsure' || who.kind === 'not_asked') && found.length > 0
    placed.push({ ...child, personId: uuidv7(), matchState: awaits ? 'awaiting_review' : 'new', details })
  }
  return unanswered.length > 0 ? refuse({ kind: 'may_be_known', children: unanswered }) : ok(placed)
}

/** Those on record whose brother or sister a child was said to be: what is known of their home is the child's too. */
const familyOf = (child: NewContactChild, first: NewContactChild | undefined): string[] => [
  ...(child !== first && child.siblingOfFirst && first?.who.kind === 'known' ? [first.who.personId] : []),
  ...child.siblingsOf,
]

/** Who was said to be a different child than those shown is not asked about again beside them. */
async function rememberDifferent(tx: Tx, actor: Actor, children: readonly PlacedChild[], ref: string): Promise<void> {
  for (const { who, personId } of children)
    if (who.kind === 'different')
      for (const other of who.seen.slice(0, SUGGESTED_MAX))
        await rememberNotSame(tx, actor, { one: personId, other, reason: `Said when contact ${ref} was recorded` })
}

/** The places of children who are the same as one before them. */
function toldTwice(children: readonly NewContactChild[]): number[] {
  const isSame = (one: NewContactChild, other: NewContactChild) =>
    one.who.kind === 'known' || other.who.kind === 'known'
      ? one.who.kind === 'known' && other.who.kind === 'known' && one.who.personId === other.who.personId
      : areToldTheSame(one.told, other.told)
  return children.flatMap((child, at) => (children.slice(0, at).some((before) => isSame(before, child)) ? [at] : []))
}

export type DecisionToTake = {
  contactId: string
  outcome: Outcome
  rationale: string
  /** The latest decision that was on the page when this one was taken; null where there was none. */
  seenDecisionId: string | null
}

export type DecideRefusal = NotFound | { kind: 'rationale_missing' } | { kind: 'decided_by_someone_else' }

/** Decides about a contact. A second decision is a second row: nothing that was decided is ever overwritten. */
export function decideContact(
  database: Database,
  actor: Actor,
  decision: DecisionToTake,
): Promise<Result<{ decisionId: string }, DecideRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ decisionId: string }, DecideRefusal>> => {
    if (!may(actor, 'decide_contact')) return refuse(notFound)
    if (decision.rationale.trim() === '') return refuse({ kind: 'rationale_missing' })
    const held = await holdForDecision(tx, decision.contactId)
    if (!held) return refuse(notFound)
    if (held.latestDecisionId !== decision.seenDecisionId) return refuse({ kind: 'decided_by_someone_else' })
    const decisionId = await insertDecision(tx, actor, { ...decision, authority: held.authority })
    await audit.record(tx, {
      action: 'decide_contact',
      subjectType: 'contact',
      subjectId: decision.contactId,
      detail: { decisionId, outcome: decision.outcome },
    })
    return ok({ decisionId })
  })
}
