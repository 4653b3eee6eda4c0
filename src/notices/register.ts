/** The register of notices, by state, by child and by adult; and what falls due by a day. Every read of it is audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf, type Reference } from '../reference/index.ts'
import { endingAgeOf } from './ending-age.ts'
import { standsOn, type NoticeView, type Stands } from './reading.ts'
import type { StandingState } from './rules.ts'
import { countStanding, listBySide, listStanding, noticesDueBy, type RegisterAsk, type Side } from './standing.sql.ts'
import { listNotices } from './store.ts'

export const PAGE_SIZE = 25

export type Register = {
  today: PlainDate
  counts: Map<StandingState, number>
  /** How many there are in any state, for how many something falls due, and how many are as asked for. */
  all: number
  due: number
  total: number
  notices: NoticeView[]
  page: number
  pages: number
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_SIZE))
const rowsOf = (page: number) => ({ from: (page - 1) * PAGE_SIZE, to: page * PAGE_SIZE })

/** A page of the notices that stand as asked, what falls due first before the others; of all where nothing is asked. */
export async function viewRegister(
  database: Database,
  actor: Actor,
  ask: RegisterAsk & { page: number },
): Promise<Result<Register, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<Register, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const counts = await countStanding(tx)
    const total = ask.due ? counts.due : ask.state ? (counts.states.get(ask.state) ?? 0) : counts.all
    const page = Math.min(ask.page, pagesOf(total))
    const shown = await inOrder(tx, reference, await listStanding(tx, ask, rowsOf(page)))
    const notices = await named(tx, shown)
    await auditList(tx, shown)
    return ok({
      today: tx.today,
      counts: counts.states,
      all: counts.all,
      due: counts.due,
      notices,
      total,
      page,
      pages: pagesOf(total),
    })
  })
}

/** Somebody whom notices protect or warn. Their name is undefined where the reader may not see them. */
export type PersonWithNotices = {
  personId: string
  person: PersonSummary | undefined
  counts: Map<StandingState, number>
  notices: NoticeView[]
}
export type BySide = { today: PlainDate; people: PersonWithNotices[]; total: number; page: number; pages: number }

/** The same notices by the child whom they protect, or by the adult whom they warn: those with most in force first. */
export async function viewBySide(
  database: Database,
  actor: Actor,
  { side, page: asked }: { side: Side; page: number },
): Promise<Result<BySide, NotFound>> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<BySide, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    let page = asked
    let found = await listBySide(tx, side, rowsOf(page))
    if (found.people.length === 0 && page > 1) {
      page = pagesOf((await listBySide(tx, side, rowsOf(1))).total)
      found = await listBySide(tx, side, rowsOf(page))
    }
    const ids = found.people.map((one) => one.personId)
    const endingAge = endingAgeOf(reference)
    const read = await listNotices(tx, side === 'child' ? { childIds: ids } : { recipientIds: ids })
    const notices = await named(
      tx,
      read.map((notice) => standsOn(notice, endingAge, tx.today)),
    )
    const people = await summariesOf(tx, ids)
    await auditList(tx, notices)
    const idOf = ({ notice }: Stands) => (side === 'child' ? notice.childId : notice.recipientId)
    return ok({
      today: tx.today,
      people: found.people.map(({ personId, states }) => ({
        personId,
        person: people.get(personId),
        counts: states,
        notices: notices.filter((one) => idOf(one) === personId),
      })),
      total: found.total,
      page,
      pages: pagesOf(found.total),
    })
  })
}

/** The notices for which something falls due by a day, each with its duties: for a list of tasks. Whoever calls audits. */
export const noticesFallingDue = async (tx: Tx, reference: Reference, by: PlainDate): Promise<Stands[]> =>
  inOrder(tx, reference, await noticesDueBy(tx, by))

async function inOrder(tx: Tx, reference: Reference, noticeIds: readonly string[]): Promise<Stands[]> {
  const endingAge = endingAgeOf(reference)
  const read = new Map((await listNotices(tx, { noticeIds })).map((notice) => [notice.noticeId, notice]))
  return noticeIds.flatMap((id) => read.get(id) ?? []).map((notice) => standsOn(notice, endingAge, tx.today))
}

async function named(tx: Tx, notices: readonly Stands[]): Promise<NoticeView[]> {
  const people = await summariesOf(
    tx,
    notices.flatMap(({ notice }) => [notice.childId, notice.recipientId]),
  )
  return notices.map((one) => ({
    ...one,
    child: people.get(one.notice.childId),
    recipient: people.get(one.notice.recipientId),
  }))
}

const auditList = (tx: Tx, notices: readonly Stands[]) =>
  audit.record(tx, {
    action: 'list_notices',
    subjectType: 'notice',
    detail: { notices: notices.map(({ notice }) => notice.noticeId) },
  })
