/** Reading notices with the people they name, as far as the reader may see those. Audited. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'
import { requesterOf, verbFor } from './actions.ts'
import { endingAgeOf } from './ending-age.ts'
import type { Notice, TakenStep } from './notice.ts'
import {
  endingOf,
  endsSoon,
  reviewDueOn,
  standing,
  stepsAfter,
  type Ending,
  type EndingAge,
  type Standing,
  type StandingState,
} from './rules.ts'
import { findNotice, listNotices } from './store.ts'

export const PAGE_SIZE = 25

/** A notice with where it stands and what falls due. */
export type Stands = {
  notice: Notice
  standing: Standing
  ending: Ending
  reviewDue: PlainDate | undefined
}

/** The people are undefined where the reader may not see them. */
export type NoticeView = Stands & {
  child: PersonSummary | undefined
  recipient: PersonSummary | undefined
}

export type Register = {
  today: PlainDate
  counts: Map<StandingState, number>
  /** How many there are in any state, and how many in the state asked for. */
  all: number
  total: number
  notices: NoticeView[]
  page: number
  pages: number
}

export const standsOn = (notice: Notice, endingAge: EndingAge, today: PlainDate): Stands => {
  const stands = standing(notice, endingAge, today)
  return {
    notice,
    standing: stands,
    ending: endingOf(notice, endingAge, today),
    reviewDue: reviewDueOn(notice, stands),
  }
}

/** The order of a register: what waits for somebody first. */
const order: readonly StandingState[] = ['requested', 'issued', 'in_force', 'ended', 'refused']

/** A page of the notices that stand as asked, what falls due first before the others; of all where no state is asked for. */
export async function viewRegister(
  database: Database,
  actor: Actor,
  ask: { state: StandingState | undefined; page: number },
): Promise<Result<Register, NotFound>> {
  const endingAge = endingAgeOf(await referenceOf(database))
  return inTransaction(database, actor, async (tx): Promise<Result<Register, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const all = (await listNotices(tx)).map((notice) => standsOn(notice, endingAge, tx.today))
    const counts = new Map<StandingState, number>()
    for (const one of all) counts.set(one.standing.state, (counts.get(one.standing.state) ?? 0) + 1)
    // Each place is worked out once: days are dear, and a sort compares them many times over.
    const asked = all
      .filter((one) => ask.state === undefined || one.standing.state === ask.state)
      .map((one) => ({ ...one, place: `${order.indexOf(one.standing.state)} ${dueOf(one, tx.today)}` }))
      .toSorted((a, b) => compare(a.place, b.place))
    const pages = Math.max(1, Math.ceil(asked.length / PAGE_SIZE))
    const page = Math.min(ask.page, pages)
    const shown = asked.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    const people = await summariesOf(
      tx,
      shown.flatMap(({ notice }) => [notice.childId, notice.recipientId]),
    )
    await audit.record(tx, {
      action: 'list_notices',
      subjectType: 'notice',
      detail: { notices: shown.map(({ notice }) => notice.noticeId) },
    })
    return ok({
      today: tx.today,
      counts,
      all: all.length,
      notices: shown.map((one) => ({
        ...one,
        child: people.get(one.notice.childId),
        recipient: people.get(one.notice.recipientId),
      })),
      total: asked.length,
      page,
      pages,
    })
  })
}

/** What comes first within a state: what ends soon, then the soonest review or end; of what has ended, the latest. */
function dueOf({ notice, standing, ending, reviewDue }: Stands, today: PlainDate): string {
  if (standing.state === 'ended' || standing.state === 'refused') return inverted(standing.since)
  if (standing.state !== 'in_force') return `${standing.since} ${notice.ref}`
  if (endsSoon(ending, today)) return `0 ${ending.endsOn}`
  return `1 ${[ending.endsOn, reviewDue].filter((day) => day !== undefined).toSorted()[0] ?? '9999'}`
}
/** Orders days backwards. */
const inverted = (day: PlainDate) => String(99_999_999 - Number(day.replaceAll('-', '')))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

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
