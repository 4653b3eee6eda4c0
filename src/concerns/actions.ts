/** The verbs of whoever writes: begin, answer, keep a code, come back, send, and read what became of it. */
import { audit, type Actor } from '../access/index.ts'
import { formActorOf } from '../agencies/index.ts'
import { decisionsOf, recordContactIn } from '../contacts/index.ts'
import { areasOf } from '../people/index.ts'
import { inTransaction, nowFor, type Database } from '../platform/database/index.ts'
import { dayOf, type PlainDate } from '../platform/dates.ts'
import { newVisitor } from '../platform/http/index.ts'
import { log } from '../platform/log.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { referenceOf, type Authority } from '../reference/index.ts'
import type { Answered, ConcernForm, Draft, Question, SendRefusal, Sent, ToldDecision, Typed } from './concern.ts'
import * as drafts from './drafts.sql.ts'
import {
  answersWith,
  answersWithout,
  childrenOf,
  firstUnanswered,
  keptHours,
  mayBeTold,
  sentKeptHours,
} from './rules.ts'
import { hashOf, returnCode } from './secrets.ts'
import { holdDraft, markSent } from './store.ts'
import { contactOf } from './told.ts'

/** All that a form's pages need to know of the partnership that takes it. */
export type Desk = { form: ConcernForm; actor: Actor; areas: readonly Authority[]; today: PlainDate }

/** Undefined where the partnership takes nothing by the form, or no longer. */
export async function deskOf(database: Database, partnershipId: string): Promise<Desk | undefined> {
  const [form, actor] = [await drafts.findForm(database, partnershipId), await formActorOf(database, partnershipId)]
  if (!form || !actor) return undefined
  return { form, actor, areas: (await areasOf(database, actor)).own, today: dayOf(nowFor(actor)) }
}

/** Begins a form and gives back the secret of whoever writes it: a new one, so that nobody has known it before. */
export async function begin(database: Database, form: ConcernForm): Promise<string> {
  // What is over is cleared away by those who come after; that it fails must keep nobody from writing.
  await drafts.eraseOver(database).catch((fault: Error) => log.error({ fault: fault.message }, 'drafts not erased'))
  const visitor = newVisitor()
  const draft = { partnershipId: form.partnershipId, draftId: uuidv7(), hours: keptHours(false) }
  await drafts.insertDraft(database, visitor, draft)
  return visitor
}

/** Keeps an answer that was checked; undefined where the form is gone. */
export const keepAnswer = (
  database: Database,
  visitor: string,
  question: Question,
  typed: Typed,
): Promise<Draft | undefined> =>
  drafts.changeAnswers(database, visitor, ({ answers, codeHash }) => ({
    answers: answersWith(answers, question, typed),
    hours: keptHours(codeHash !== null),
  }))

/** Takes out a child that was told of by mistake. */
export const removeChild = (database: Database, visitor: string, child: number): Promise<Draft | undefined> =>
  drafts.changeAnswers(database, visitor, ({ answers, codeHash }) => ({
    answers: answersWithout(answers, child),
    hours: keptHours(codeHash !== null),
  }))

/** Keeps the form for whoever has the code that is shown. */
export const keepCode = (database: Database, visitor: string, draft: Draft): Promise<void> =>
  drafts.saveCode(database, visitor, draft, {
    hash: hashOf(returnCode(visitor, draft.draftId)),
    hours: keptHours(true),
  })

/** The code, where this browser is the one that it was made in. */
export function codeOf(
  visitor: string,
  { draftId, codeHash }: Pick<Draft, 'draftId' | 'codeHash'>,
): string | undefined {
  const code = returnCode(visitor, draftId)
  return codeHash !== null && hashOf(code) === codeHash ? code : undefined
}

/** Comes back by a code, with a new secret for the browser one came back in. */
export async function comeBack(
  database: Database,
  typed: { code: string; ref: string },
): Promise<{ visitor: string; isSent: boolean } | undefined> {
  const visitor = newVisitor()
  const found = await drafts.takeByCode(database, visitor, typed)
  return found && { visitor, isSent: found.sent !== undefined }
}

/**
 * Sends the form as it was shown: it becomes a contact, what was typed is erased here, and both happen or neither does.
 * Sent twice, it is one contact.
 */
export async function send(
  database: Database,
  visitor: string,
  seenChanges: number,
): Promise<Result<'sent', SendRefusal>> {
  const found = await drafts.findOwn(database, visitor)
  if (!found) return refuse({ kind: 'gone' })
  if (found.sent) return ok('sent')
  const { draftId, partnershipId } = found.draft
  const desk = await deskOf(database, partnershipId)
  if (!desk) return refuse({ kind: 'gone' })
  const { actor, areas, form } = desk
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<'sent', SendRefusal>> => {
    const held = await holdDraft(tx, draftId, hashOf(visitor))
    if (!held) return refuse({ kind: 'gone' })
    const { answers, codeHash } = held
    if (answers === null) return ok('sent')
    const missing = firstUnanswered(answers, areas.length > 1)
    if (missing) return refuse({ kind: 'incomplete', question: missing })
    if (held.changes !== seenChanges) return refuse({ kind: 'changed_since' })
    const contact = contactOf(answers, { draftId, form, areas, now: tx.now })
    const recorded = await recordContactIn(tx, actor, reference, contact)
    if (!recorded.ok) {
      const { refusal } = recorded
      if (refusal.kind !== 'told_twice') throw new Error(`a form was refused: ${refusal.kind}`)
      const children = childrenOf(answers)
      return refuse({ kind: 'told_twice', children: refusal.children.map((at) => children[at]!) })
    }
    await markSent(tx, { draftId, source: contact.source, hours: sentKeptHours(codeHash !== null) })
    return ok('sent')
  })
}

/** A whole form at once, as the pages would take it: for a demonstration. */
export async function sendConcern(
  database: Database,
  partnershipId: string,
  answers: Answered,
): Promise<Result<'sent', SendRefusal>> {
  const form = await drafts.findForm(database, partnershipId)
  if (!form) return refuse({ kind: 'gone' })
  const visitor = await begin(database, form)
  for (const [question, typed] of Object.entries(answers))
    await keepAnswer(database, visitor, question as Question, typed!)
  const found = await drafts.findOwn(database, visitor)
  return send(database, visitor, found?.draft?.changes ?? 0)
}

/** `ask` where the form cannot say: nobody let the sender read, or the contact is one that few may see. */
export type Standing =
  | { kind: 'not_told' }
  | { kind: 'ask' }
  | { kind: 'waiting' }
  | ({ kind: 'decided' } & ToldDecision)

/** What the sender may be told of what became of it. To tell it is a disclosure, and audited. */
export async function standingOf(database: Database, sent: Sent): Promise<Standing> {
  if (!mayBeTold(sent)) return { kind: 'not_told' }
  const actor = await formActorOf(database, sent.partnershipId)
  if (!actor || !sent.isReadable) return { kind: 'ask' }
  return inTransaction(database, actor, async (tx): Promise<Standing> => {
    const [latest] = await decisionsOf(tx, sent.draftId)
    if (!latest) return { kind: 'waiting' }
    await audit.record(tx, {
      action: 'tell_decision',
      subjectType: 'contact',
      subjectId: sent.draftId,
      detail: { outcome: latest.outcome, to: 'the sender of the form' },
    })
    return { kind: 'decided', outcome: latest.outcome, decidedOn: latest.decidedOn }
  })
}
