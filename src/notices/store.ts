/** Notices with the steps of their lives, read and written. Whose rows the actor may see is the database's to decide. */
import { correctRecord, insertRecords, type Tx } from '../platform/database/index.ts'
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import type { Basis, Notice, NoticeEvent, NoticeStep } from './notice.ts'

/** Whose notices: those that protect any of these children, or that warn any of these adults; all where neither is said. */
export type NoticeQuery = {
  childIds?: readonly string[]
  recipientIds?: readonly string[]
  noticeIds?: readonly string[]
}

/**
 * The notices asked for, the last issued first and those only asked for before them, each with its steps. The register
 * asks the database which stand how (`standing.sql.ts`), and reads a page of them.
 */
export async function listNotices(tx: Tx, query: NoticeQuery = {}): Promise<Notice[]> {
  const sought = Object.values(query).every((ids) => ids.length > 0)
  if (!sought) return []
  let rows = tx
    .selectFrom('notice as n')
    // A child whom the actor may not see leaves the date of birth unknown, and the notice in the list.
    .leftJoin('person as c', (join) =>
      join.onRef('c.partnership_id', '=', 'n.partnership_id').onRef('c.person_id', '=', 'n.child_id'),
    )
    .select(['n.notice_id', 'n.ref', 'n.recipient_id', 'n.child_id', 'n.basis', 'n.authority', 'n.issued_on'])
    .select(['n.served_on', 'n.expires_on', 'n.order_ends_on', 'n.version', 'n.restricted', 'c.date_of_birth'])
    .where('n.partnership_id', '=', tx.by.partnershipId)
  if (query.childIds) rows = rows.where('n.child_id', 'in', query.childIds)
  if (query.recipientIds) rows = rows.where('n.recipient_id', 'in', query.recipientIds)
  if (query.noticeIds) rows = rows.where('n.notice_id', 'in', query.noticeIds)
  const found = await rows
    .orderBy('n.issued_on', (order) => order.desc().nullsFirst())
    .orderBy('n.ref')
    .execute()
  const events = await eventsOf(
    tx,
    query.childIds || query.recipientIds || query.noticeIds ? found.map((row) => row.notice_id) : undefined,
  )
  return found.map((row) => ({
    noticeId: row.notice_id,
    ref: row.ref,
    recipientId: row.recipient_id,
    childId: row.child_id,
    basis: row.basis as Basis,
    authority: row.authority,
    issuedOn: row.issued_on,
    servedOn: row.served_on,
    expiresOn: row.expires_on,
    orderEndsOn: row.order_ends_on,
    version: row.version,
    restricted: row.restricted,
    childBorn: row.date_of_birth as PartialDate | null,
    events: events.get(row.notice_id) ?? [],
  }))
}

/** The steps of these notices, or of all, in the order of their days. */
async function eventsOf(tx: Tx, noticeIds: readonly string[] | undefined): Promise<Map<string, NoticeEvent[]>> {
  if (noticeIds?.length === 0) return new Map()
  let rows = tx
    .selectFrom('notice_event')
    .select(['notice_event_id', 'notice_id', 'kind', 'happened_on', 'detail', 'signed_by', 'recorded_by'])
    .where('partnership_id', '=', tx.by.partnershipId)
  if (noticeIds) rows = rows.where('notice_id', 'in', noticeIds)
  const byNotice = new Map<string, NoticeEvent[]>()
  for (const row of await rows.orderBy('happened_on').orderBy('notice_event_id').execute()) {
    const events = byNotice.get(row.notice_id) ?? []
    events.push({
      eventId: row.notice_event_id,
      kind: row.kind as NoticeStep,
      happenedOn: row.happened_on,
      detail: row.detail,
      signedBy: row.signed_by,
      recordedBy: row.recorded_by,
    })
    byNotice.set(row.notice_id, events)
  }
  return byNotice
}

/** One notice; undefined where there is none that the actor may see. */
export const findNotice = async (tx: Tx, noticeId: string): Promise<Notice | undefined> =>
  (await listNotices(tx, { noticeIds: [noticeId] }))[0]

/** One notice, held until the transaction ends, so that of two steps taken at once the second sees the first. */
export async function holdNotice(tx: Tx, noticeId: string): Promise<Notice | undefined> {
  await tx
    .selectFrom('notice')
    .select('notice_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('notice_id', '=', noticeId)
    .forNoKeyUpdate()
    .execute()
  return findNotice(tx, noticeId)
}

/** The people a notice would name, as far as the actor may see them. */
export async function findPeople(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; dateOfBirth: PartialDate | null; restricted: boolean }[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['person_id', 'date_of_birth', 'restricted'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('person_id', 'in', personIds)
    .where('merged_into', 'is', null)
    // Held, so that nobody is merged into another while a notice that names them is on its way.
    .forKeyShare()
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    dateOfBirth: row.date_of_birth as PartialDate | null,
    restricted: row.restricted,
  }))
}

export type NewNotice = Pick<
  Notice,
  'noticeId' | 'ref' | 'recipientId' | 'childId' | 'basis' | 'authority' | 'orderEndsOn'
>

export async function insertNotice(tx: Tx, notice: NewNotice, restricted: boolean): Promise<void> {
  await insertRecords(tx, 'notice', [
    {
      notice_id: notice.noticeId,
      ref: notice.ref,
      recipient_id: notice.recipientId,
      child_id: notice.childId,
      basis: notice.basis,
      authority: notice.authority,
      order_ends_on: notice.orderEndsOn,
      restricted,
    },
  ])
}

export async function insertEvent(
  tx: Tx,
  noticeId: string,
  event: Omit<NoticeEvent, 'recordedBy'>,
  restricted: boolean,
): Promise<void> {
  await insertRecords(tx, 'notice_event', [
    {
      notice_event_id: event.eventId,
      notice_id: noticeId,
      kind: event.kind,
      happened_on: event.happenedOn,
      detail: event.detail,
      signed_by: event.signedBy,
      restricted,
    },
  ])
}

/** Sets the dates that a step brings; false where the notice changed since it was read. */
export const saveDates = (
  tx: Tx,
  notice: Notice,
  dates: {
    issued_on?: PlainDate
    served_on?: PlainDate
    expires_on?: PlainDate | null
    order_ends_on?: PlainDate | null
  },
): Promise<boolean> => correctRecord(tx, 'notice', notice.noticeId, notice.version, dates)

export type NoticesAsked = {
  child_id?: string | undefined
  recipient_id?: string | undefined
  issued_from?: PlainDate | undefined
  issued_to?: PlainDate | undefined
  limit: number
}

/** The ids of notices as they were made, the last first, from the one named on; one more than asked for tells of more. */
export async function noticeIdsAfter(tx: Tx, asked: NoticesAsked, after: string | undefined): Promise<string[]> {
  let rows = tx.selectFrom('notice').select('notice_id').where('partnership_id', '=', tx.by.partnershipId)
  if (asked.child_id) rows = rows.where('child_id', '=', asked.child_id)
  if (asked.recipient_id) rows = rows.where('recipient_id', '=', asked.recipient_id)
  if (asked.issued_from) rows = rows.where('issued_on', '>=', asked.issued_from)
  if (asked.issued_to) rows = rows.where('issued_on', '<=', asked.issued_to)
  if (after) rows = rows.where('notice_id', '<', after)
  const found = await rows
    .orderBy('notice_id', 'desc')
    .limit(asked.limit + 1)
    .execute()
  return found.map((row) => row.notice_id)
}
