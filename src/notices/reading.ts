/** Reading notices with the people they name, as far as the reader may see those. Audited. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import { endingOf, standing, type Ending, type Standing, type StandingState } from './rules.ts'
import { findNotice, listNotices } from './store.ts'
import type { Notice } from './notice.ts'

export const PAGE_SIZE = 25

/** A notice with where it stands. The people are undefined where the reader may not see them. */
export type NoticeView = {
  notice: Notice
  standing: Standing
  ending: Ending
  child: PersonSummary | undefined
  recipient: PersonSummary | undefined
}

export type Register = {
  today: PlainDate
  counts: Map<StandingState, number>
  notices: NoticeView[]
  /** How many there are in the state asked for. */
  total: number
  page: number
}

/** The order of a register: what waits for somebody first. */
const order: readonly StandingState[] = ['requested', 'issued', 'in_force', 'ended', 'refused']

/** A page of the notices that stand as asked, those that end soonest first; of all where no state is asked for. */
export async function viewRegister(
  database: Database,
  actor: Actor,
  ask: { state: StandingState | undefined; page: number },
): Promise<Register> {
  const endingAge = endingAgeOf(await referenceOf(database))
  return inTransaction(database, actor, async (tx) => {
    const all = (await listNotices(tx)).map((notice) => ({
      notice,
      standing: standing(notice, endingAge, tx.today),
      ending: endingOf(notice, endingAge, tx.today),
    }))
    const counts = new Map<StandingState, number>()
    for (const one of all) counts.set(one.standing.state, (counts.get(one.standing.state) ?? 0) + 1)
    const asked = all
      .filter((one) => ask.state === undefined || one.standing.state === ask.state)
      .toSorted(
        (a, b) => order.indexOf(a.standing.state) - order.indexOf(b.standing.state) || compare(dueOf(a), dueOf(b)),
      )
    const page = Math.min(ask.page, Math.max(1, Math.ceil(asked.length / PAGE_SIZE)))
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
    return {
      today: tx.today,
      counts,
      notices: shown.map((one) => ({
        ...one,
        child: people.get(one.notice.childId),
        recipient: people.get(one.notice.recipientId),
      })),
      total: asked.length,
      page,
    }
  })
}

type Stands = { standing: Standing; ending: Ending }
/** What comes first within a state: the soonest end of what stands, the latest end of what has ended. */
const dueOf = ({ standing, ending }: Stands): string =>
  standing.state === 'ended' ? inverted(standing.since) : (ending.endsOn ?? '9999')
/** Orders days backwards. */
const inverted = (day: PlainDate) => String(99_999_999 - Number(day.replaceAll('-', '')))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One notice, for those who may see it. Audited as a read of it and of both people. */
export async function viewNotice(
  database: Database,
  actor: Actor,
  noticeId: string,
): Promise<Result<NoticeView & { today: PlainDate }, NotFound>> {
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
    return ok({
      today: tx.today,
      notice,
      standing: standing(notice, endingAge, tx.today),
      ending: endingOf(notice, endingAge, tx.today),
      child: people.get(notice.childId),
      recipient: people.get(notice.recipientId),
    })
  })
}
