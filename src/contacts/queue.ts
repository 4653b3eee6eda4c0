/** The contacts awaiting a decision, the longest due first, a page at a time. */
import { sql } from 'kysely'
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'
import type { Name } from '../people/index.ts'
import { referenceOf } from '../reference/index.ts'
import type { Concern, ContactSource } from './contact.ts'
import { clockState, explainWholeClock, type ClockState } from './rules.ts'

export const PAGE_SIZE = 25

export type QueueFilter = {
  state?: ClockState | undefined
  source?: string | undefined
  /** Where the page before ended. */
  after?: QueuePlace | undefined
}
export type QueuePlace = { dueOn: PlainDate; contactId: string }

export type Awaiting = {
  contactId: string
  ref: string
  receivedAt: Instant
  dueOn: PlainDate
  state: ClockState
  /** How the due day came about, in a sentence. */
  explanation: string
  authority: string
  source: ContactSource
  concern: Concern
  saidInDanger: boolean
  children: (Name & { homeAuthority: string | null })[]
}
export type Queue = {
  today: PlainDate
  contacts: Awaiting[]
  /** Where the next page begins; undefined on the last. */
  next: QueuePlace | undefined
  counts: Record<ClockState, number>
}

type Row = {
  contact_id: string
  due_on: PlainDate
  ref: string
  received_at: Instant
  authority: string
  source: ContactSource
  concern: Concern
  saidInDanger: boolean
  passedTo: string | null
  passedAt: Instant | null
  children: Awaiting['children'] | null
}

/** A page of the queue that the actor may see, with how many are overdue, due today and due later. Audited. */
export async function listAwaiting(database: Database, actor: Actor, filter: QueueFilter = {}): Promise<Queue> {
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    const rows = await pageOf(tx, filter)
    const shown = rows.slice(0, PAGE_SIZE)
    const last = shown.at(-1)
    const contacts = shown.map((row) => ({
      contactId: row.contact_id,
      ref: row.ref,
      receivedAt: row.received_at,
      dueOn: row.due_on,
      state: clockState(row.due_on, tx.today),
      explanation: explainWholeClock({ ...row, receivedAt: row.received_at, dueOn: row.due_on }, reference),
      authority: row.authority,
      source: row.source,
      concern: row.concern,
      saidInDanger: row.saidInDanger,
      children: row.children ?? [],
    }))
    await audit.record(tx, {
      action: 'view_queue',
      subjectType: 'contact',
      detail: { contacts: contacts.map((one) => one.contactId) },
    })
    return {
      today: tx.today,
      contacts,
      next: rows.length > PAGE_SIZE && last ? { dueOn: last.due_on, contactId: last.contact_id } : undefined,
      counts: await countByState(tx),
    }
  })
}

/** One row more than a page, so that it is known whether another page follows. */
async function pageOf(tx: Tx, filter: QueueFilter): Promise<Row[]> {
  const partnership = tx.by.partnershipId
  const { after, source, state } = filter
  const { rows } = await sql<Row>`
    with waiting as materialized (
      select a.contact_id, a.due_on, c.ref, c.received_at, c.authority, c.source, c.concern,
        c.said_in_danger as "saidInDanger", c.passed_to as "passedTo", c.passed_at as "passedAt"
      from awaiting_decision a join contact c on c.partnership_id = ${partnership} and c.contact_id = a.contact_id
      where a.partnership_id = ${partnership}
        ${after ? sql`and (a.due_on, a.contact_id) > (${after.dueOn}::date, ${after.contactId}::uuid)` : sql``}
        ${state ? sql`and a.due_on ${comparison[state]} ${tx.today}::date` : sql``}
        ${source ? sql`and c.source = ${source}` : sql``}
      order by a.due_on, a.contact_id limit ${PAGE_SIZE + 1})
    select w.*, (
      select json_agg(json_build_object('givenName', p.given_name, 'familyName', p.family_name,
          'homeAuthority', p.home_authority) order by k.contact_child_id)
        from contact_child k join person p on p.partnership_id = ${partnership} and p.person_id = k.person_id
        where k.partnership_id = ${partnership} and k.contact_id = w.contact_id) as children
    from waiting w order by w.due_on, w.contact_id`.execute(tx)
  return rows
}

const comparison = { overdue: sql`<`, due_today: sql`=`, due_later: sql`>` } as const

async function countByState(tx: Tx): Promise<Record<ClockState, number>> {
  const { rows } = await sql<Record<ClockState, number>>`
    select count(*) filter (where due_on < ${tx.today}::date)::int as overdue,
      count(*) filter (where due_on = ${tx.today}::date)::int as due_today,
      count(*) filter (where due_on > ${tx.today}::date)::int as due_later
    from awaiting_decision where partnership_id = ${tx.by.partnershipId}`.execute(tx)
  return rows[0]!
}
