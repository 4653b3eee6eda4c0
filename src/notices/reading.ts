/** Reading a notice with the people it names, as far as the reader may see those. Audited. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'
import { requesterOf, verbFor } from './actions.ts'
import { endingAgeOf } from './ending-age.ts'
import type { Notice, TakenStep } from './notice.ts'
import { dutiesOf, type Duty } from './duties.ts'
import { endingOf, reviewDueOn, standing, stepsAfter, type Ending, type EndingAge, type Standing } from './rules.ts'
import { findNotice } from './store.ts'

/** A notice with where it stands and what falls due. */
export type Stands = {
  notice: Notice
  standing: Standing
  ending: Ending
  reviewDue: PlainDate | undefined
  /** What falls due, the most pressing first. */
  duties: Duty[]
}

/** The people are undefined where the reader may not see them. */
export type NoticeView = Stands & {
  child: PersonSummary | undefined
  recipient: PersonSummary | undefined
}

export const standsOn = (notice: Notice, endingAge: EndingAge, today: PlainDate): Stands => {
  const stands = standing(notice, endingAge, today)
  const facts = {
    notice,
    standing: stands,
    ending: endingOf(notice, endingAge, today),
    reviewDue: reviewDueOn(notice, stands),
  }
  return { ...facts, duties: dutiesOf(facts) }
}

/** What somebody who opens a notice may do next. */
export type NextSteps = {
  steps: TakenStep[]
  /** Whether they asked for it themselves, and somebody else must decide. */
  isOwnRequest: boolean
}

export type OpenedNotice = NoticeView & { next: NextSteps; today: PlainDate }

/** One notice, for those who may see it, with what they may do next. Audited as a read of it and of both people. */
export async function viewNotice(
  database: Database,
  actor: Actor,
  noticeId: string,
): Promise<Result<OpenedNotice, NotFound>> {
  const endingAge = endingAgeOf(await referenceOf(database))
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const notice = await findNotice(tx, noticeId)
    if (!notice) return refuse(notFound)
    const people = await summariesOf(tx, [notice.childId, notice.recipientId])
    await audit.record(
      tx,
      { action: 'view_notice', subjectType: 'notice', subjectId: noticeId },
      ...[...people.keys()].map((personId) => ({
        action: 'view_notice' as const,
        subjectType: 'person',
        subjectId: personId,
        detail: { notice_id: noticeId },
      })),
    )
    const stands = standsOn(notice, endingAge, tx.today)
    return ok({
      ...stands,
      today: tx.today,
      child: people.get(notice.childId),
      recipient: people.get(notice.recipientId),
      next: nextFor(actor, stands),
    })
  })
}

function nextFor(actor: Actor, stands: Stands): NextSteps {
  const allowed = stepsAfter(stands.notice, stands.standing).filter((step) => may(actor, verbFor(step)))
  const isDecision = (step: TakenStep) => step === 'authorised' || step === 'refused'
  const isOwnRequest = requesterOf(stands.notice) === actor.actorId && allowed.some(isDecision)
  return { steps: isOwnRequest ? allowed.filter((step) => !isDecision(step)) : allowed, isOwnRequest }
}
