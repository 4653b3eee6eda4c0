/** The steps in the life of a notice, each in one transaction, audited. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type AuditAction, type NotFound, type Verb } from '../access/index.ts'
import { referenceOf } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import { mayRestOnOrder, mayStep, type RequestRefusal, type StepRefusal } from './rules.ts'
import * as store from './store.ts'
import type { Notice, TakenStep } from './notice.ts'

export type NoticeRefusal =
  | StepRefusal
  | Extract<RequestRefusal, { kind: 'order_over' | 'no_order' }>
  | { kind: 'changed_by_someone_else' }
  | NotFound

export type NoticeStepTaken = {
  noticeId: string
  eventId: string
  /** The version of the notice, and how many steps of it were on record, that whoever takes the step had before them. */
  version: number
  stepsSeen: number
  happenedOn: PlainDate
  detail: string | null
}

/** Social care was asked what it knows and thinks: `detail` says who answered, and what. */
export const recordConsultation = (database: Database, actor: Actor, step: NoticeStepTaken & { detail: string }) =>
  takeStep(database, actor, 'consulted', step)

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

const steps: Readonly<Record<TakenStep, { verb: Verb; action: AuditAction }>> = {
  // Whoever may ask for a notice may say what social care said of it: they are of the council or the police.
  consulted: { verb: 'request_notice', action: 'consult_about_notice' },
  authorised: { verb: 'authorise_notice', action: 'authorise_notice' },
  refused: { verb: 'authorise_notice', action: 'refuse_notice' },
  served: { verb: 'keep_notice', action: 'serve_notice' },
  reviewed: { verb: 'keep_notice', action: 'review_notice' },
  breached: { verb: 'keep_notice', action: 'breach_notice' },
  ended: { verb: 'keep_notice', action: 'end_notice' },
}

/** What one must be allowed to do to take a step. */
export const verbFor = (step: TakenStep): Verb => steps[step].verb

async function takeStep(
  database: Database,
  actor: Actor,
  kind: TakenStep,
  step: NoticeStepTaken & { expiresOn?: PlainDate | null },
  dates?: Parameters<typeof store.saveDates>[2],
): Promise<Result<{ noticeId: string }, NoticeRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, steps[kind].verb)) return refuse(notFound)
    const notice = await store.holdNotice(tx, step.noticeId)
    if (!notice) return refuse(notFound)
    const done = ok({ noticeId: notice.noticeId })
    if (notice.events.some((event) => event.eventId === step.eventId)) return done
    if (notice.version !== step.version || notice.events.length !== step.stepsSeen)
      return refuse({ kind: 'changed_by_someone_else' })
    const allowed = mayStep(
      notice,
      { kind, happenedOn: step.happenedOn, by: actor.actorId, detail: step.detail, expiresOn: step.expiresOn ?? null },
      { endingAge: endingAgeOf(reference), today: tx.today, requestedBy: requesterOf(notice) },
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

/** Says on which day the order that a notice rests on ends, or that it is not known after all. The notice ends with it. */
export function sayOrderEnds(
  database: Database,
  actor: Actor,
  said: { noticeId: string; version: number; orderEndsOn: PlainDate | null },
): Promise<Result<{ noticeId: string }, NoticeRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ noticeId: string }, NoticeRefusal>> => {
    if (!may(actor, 'request_notice')) return refuse(notFound)
    const notice = await store.holdNotice(tx, said.noticeId)
    if (!notice) return refuse(notFound)
    const done = ok({ noticeId: notice.noticeId })
    if (notice.orderEndsOn === said.orderEndsOn) return done
    if (notice.version !== said.version) return refuse({ kind: 'changed_by_someone_else' })
    const since = notice.issuedOn ?? notice.events.find((event) => event.kind === 'requested')?.happenedOn ?? tx.today
    const allowed = mayRestOnOrder(notice.basis, said.orderEndsOn, since)
    if (!allowed.ok) return allowed
    if (!(await store.saveDates(tx, notice, { order_ends_on: said.orderEndsOn })))
      return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, { action: 'correct_notice', subjectType: 'notice', subjectId: notice.noticeId })
    return done
  })
}

/** Who asked for a notice: they cannot also authorise it. */
export const requesterOf = (notice: Notice): string | undefined =>
  notice.events.find((event) => event.kind === 'requested')?.recordedBy

/** How a step is signed. */
export const signature = (actor: Actor) => `${actor.displayName}, ${actor.jobTitle}`
