/** Children of contacts who may be somebody known, waiting for a person to say; until then they count on their own. */
import { sql } from 'kysely'
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import {
  candidatesToAsk,
  nobodyTold,
  summariesOf,
  type Candidate,
  type PersonSummary,
  type ToldChild,
} from '../people/index.ts'

export const REVIEW_PAGE_SIZE = 25
/** As many as somebody compares one by one. */
export const CANDIDATES_MAX = 5

export type AwaitingReview = {
  contactChildId: string
  contactId: string
  contactRef: string
  receivedAt: Instant
  told: ToldChild
  person: PersonSummary
  candidates: Candidate[]
}
export type ReviewPage = { children: AwaitingReview[]; total: number; next: string | undefined }

type Row = {
  contact_child_id: string
  contact_id: string
  person_id: string
  ref: string
  received_at: Instant
  told: Partial<ToldChild> | null
  total: number
}

/** A page of the children awaiting review whom the actor may see, each with those who may be the same. Audited. */
export function listAwaitingReview(database: Database, actor: Actor, after?: string): Promise<ReviewPage> {
  return inTransaction(database, actor, async (tx) => {
    const partnership = tx.by.partnershipId
    const { rows } = await sql<Row>`
      select k.contact_child_id, k.contact_id, k.person_id, c.ref, c.received_at, k.told,
        (select count(*)::int from contact_child a
          where a.partnership_id = ${partnership} and a.match_state = 'awaiting_review') as total
      from contact_child k join contact c on c.partnership_id = ${partnership} and c.contact_id = k.contact_id
      where k.partnership_id = ${partnership} and k.match_state = 'awaiting_review'
        ${after === undefined ? sql`` : sql`and k.contact_child_id > ${after}`}
      order by k.contact_child_id limit ${REVIEW_PAGE_SIZE + 1}`.execute(tx)
    const shown = rows.slice(0, REVIEW_PAGE_SIZE)
    const told = shown.map((row) => ({ ...nobodyTold, ...row.told }))
    const people = await summariesOf(
      tx,
      shown.map((row) => row.person_id),
    )
    const asked = shown.map((row, index) => ({ personId: row.person_id, told: told[index]! }))
    const candidates = await candidatesToAsk(tx, asked)
    const children = shown.flatMap((row, index): AwaitingReview[] => {
      const person = people.get(row.person_id)
      if (!person) return []
      return [
        {
          contactChildId: row.contact_child_id,
          contactId: row.contact_id,
          contactRef: row.ref,
          receivedAt: row.received_at,
          told: told[index]!,
          person,
          candidates: candidates[index]!.slice(0, CANDIDATES_MAX),
        },
      ]
    })
    const read = children.flatMap((child) => [child.person, ...child.candidates.map((one) => one.person)])
    await audit.record(tx, {
      action: 'list_review',
      subjectType: 'person',
      detail: { shown: [...new Set(read.map((person) => person.personId))] },
    })
    return {
      children,
      total: rows[0]?.total ?? 0,
      next: rows.length > REVIEW_PAGE_SIZE ? shown.at(-1)?.contact_child_id : undefined,
    }
  })
}

/** How many children await review, as far as the actor sees; a number, so no person's record is read. */
export async function countAwaitingReview(database: Database, actor: Actor): Promise<number> {
  return inTransaction(database, actor, async (tx) => {
    const row = await tx
      .selectFrom('contact_child')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('partnership_id', '=', actor.partnershipId)
      .where('match_state', '=', 'awaiting_review')
      .executeTakeFirstOrThrow()
    return row.waiting
  })
}
