/** The steps in the life of a notice, each in one transaction, audited. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { dateInWords } from '../platform/pages/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type AuditAction, type NotFound, type Verb } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { shortReference } from '../people/index.ts'
import { authoritiesOfForce, referenceOf } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import { mayRequest, mayStep, type RequestRefusal, type StepRefusal } from './rules.ts'
import * as store from './store.ts'
import type { Basis, Notice, NoticeStep } from './notice.ts'

export type NoticeRequest = {
  /** Both made when the form was shown, so that a form sent twice is one request. */
  noticeId: string
  eventId: string
  recipientId: string
  childId: string
  basis: Basis
  /** Of the force's area. */
  authority: string
  requestedOn: PlainDate
  /** Why the adult should be warned. */
  grounds: string
}

export type NoticeRefusal =
  | RequestRefusal
  | StepRefusal
  | { kind: 'unknown_authority' }
  | { kind: 'changed_by_someone_else' }
  | NotFound

/** Asks for a notice. Somebody else authorises it. */
export async function requestNotice(
  database: Database,
  actor: Actor,
  request: NoticeRequest,
): Promise<Result<{ noticeId: string }, NoticeRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'request_notice')) return refuse(notFound)
    const { noticeId, recipientId, childId } = request
    const done = ok({ noticeId })
    if (await store.findNotice(tx, noticeId)) return done
    const people = await store.findPeople(tx, [recipientId, childId])
    const child = people.find((one) => one.personId === childId)
    if (!child || !people.some((one) => one.personId === recipientId)) return refuse(notFound)
    const { policeForce } = await partnershipOf(tx)
    const area = authoritiesOfForce(reference, policeForce)
    if (!area.some((one) => one.gssCode === request.authority)) return refuse({ kind: 'unknown_authority' })
    const allowed = mayRequest(
      { ...request, childBorn: child.dateOfBirth },
      { endingAge: endingAgeOf(reference), today: tx.today },
    )
    if (!allowed.ok) return allowed
    const restricted = people.some((one) => one.restricted)
    await store.insertNotice(tx, { ...request, ref: shortReference('N', noticeId) }, restricted)
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
    await audit.record(tx, { action: 'request_notice', subjectType: 'notice', subjectId: noticeId })
    return done
  })
}

export type NoticeStepTaken = {
  noticeId: string
  eventId: string
  /** The version of the notice that whoever takes the step had before them. */
  version: number
  happenedOn: PlainDate
  detail: string | null
}

/** Authorises a notice that somebody else asked for, and so issues it; `expiresOn` is the last day it is given for. */
export const authoriseNotice = (
  database: Database,
  actor: Actor,
  step: NoticeStepTaken & { expiresOn: PlainDate | null },
) => takeStep(database, actor, 'authorised', step, { issued_on: step.happenedOn, expires_on: step.expiresOn })

/** Refuses a notice that somebody else asked for; `detail` says why. */
export const refuseNotice = (database: Database, actor: Actor, step: NoticeStepTaken & { detail: string }) =>
  takeStep(database, actor, 'refused', step)

/** The notice was handed to the adult, or read to them: from then it is in force. */
export const recordService = (database: Database, actor: Actor, step: NoticeStepTaken) =>
  takeStep(database, actor, 'served', step, { served_on: step.happenedOn })

export const reviewNotice = (database: Database, actor: Actor, step: NoticeStepTaken) =>
  takeStep(database, actor, 'reviewed', step)

/** The adult did what the notice warns against. No offence in itself; it may be evidence of one. */
export const recordBreach = (database: Database, actor: Actor, step: NoticeStepTaken & { detail: string }) =>
  takeStep(database, actor, 'breached', step)

/** Ends a notice before law or its own last day does; `detail` says why. */
export const endNotice = (database: Database, actor: Actor, step: NoticeStepTaken & { detail: string }) =>
  takeStep(database, actor, 'ended', step)

type Taken = Exclude<NoticeStep, 'requested'>
const steps: Readonly<Record<Taken, { verb: Verb; action: AuditAction }>> = {
  authorised: { verb: 'authorise_notice', action: 'authorise_notice' },
  refused: { verb: 'authorise_notice', action: 'refuse_notice' },
  served: { verb: 'keep_notice', action: 'serve_notice' },
  reviewed: { verb: 'keep_notice', action: 'review_notice' },
  breached: { verb: 'keep_notice', action: 'breach_notice' },
  ended: { verb: 'keep_notice', action: 'end_notice' },
}

async function takeStep(
  database: Database,
  actor: Actor,
  kind: Taken,
  step: NoticeStepTaken,
  dates?: Parameters<typeof store.saveDates>[2],
): Promise<Result<{ noticeId: string }, NoticeRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, steps[kind].verb)) return refuse(notFound)
    const notice = await store.holdNotice(tx, step.noticeId)
    if (!notice) return refuse(notFound)
    const done = ok({ noticeId: notice.noticeId })
    if (notice.events.some((event) => event.eventId === step.eventId)) return done
    if (notice.version !== step.version) return refuse({ kind: 'changed_by_someone_else' })
    const allowed = mayStep(
      notice,
      { kind, happenedOn: step.happenedOn, by: actor.actorId },
      { endingAge: endingAgeOf(reference), today: tx.today, requestedBy: requestOf(notice)?.recordedBy },
    )
    if (!allowed.ok) return allowed
    if (dates && !(await store.saveDates(tx, notice, dates))) return refuse({ kind: 'changed_by_someone_else' })
    const { eventId, happenedOn, detail } = step
    const event = { eventId, kind, happenedOn, detail, signedBy: signature(actor) }
    await store.insertEvent(tx, notice.noticeId, event, notice.restricted)
    await audit.record(tx, { action: steps[kind].action, subjectType: 'notice', subjectId: notice.noticeId })
    return done
  })
}

const requestOf = (notice: Notice) => notice.events.find((event) => event.kind === 'requested')

const signature = (actor: Actor) => `${actor.displayName}, ${actor.jobTitle}`

/** One sentence for each refusal. */
export const refusalText: { [K in NoticeRefusal['kind']]: (refusal: Extract<NoticeRefusal, { kind: K }>) => string } = {
  not_found: () => 'This notice or person does not exist, or you cannot see them',
  same_person: () => 'A notice warns one person about another. Choose two people',
  child_too_old: ({ endsOn }) =>
    `A notice on this legal basis cannot protect the child from ${dateInWords(endsOn)} on. Check the date of birth and the legal basis`,
  in_the_future: ({ today }) => `The day must be today, ${dateInWords(today)}, or before`,
  before_earlier_step: ({ earlier }) => `The day must be on or after the step before it, ${dateInWords(earlier)}`,
  after_its_end: ({ endsOn }) => `The notice ended on ${dateInWords(endsOn)}: give a day before that`,
  own_request: () => 'You asked for this notice. Somebody else must authorise or refuse it',
  wrong_step: () => 'This step cannot follow where the notice now stands',
  unknown_authority: () => 'Choose an authority of this partnership',
  changed_by_someone_else: () => 'Someone else changed this notice. Check it and try again',
}
