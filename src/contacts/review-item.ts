/** One child who may be somebody known: both records side by side, and deciding who they are. */
import { sql } from 'kysely'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { correctRecord, inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import {
  candidatesToAsk,
  isAnybodyToAsk,
  mergePeople,
  nobodyTold,
  previewMerge,
  rememberNotSame,
  type Candidate,
  type MergePreview,
  type MergeRefusal,
  type OwnColumn,
  type ToldChild,
} from '../people/index.ts'
import { CANDIDATES_MAX } from './review.ts'
import { earlierContactsOf, type EarlierContacts } from './suggestions.ts'

export type ReviewItem = {
  contactChildId: string
  contactId: string
  contactRef: string
  receivedAt: Instant
  told: ToldChild
  personId: string
  /** Those still to be compared, as far as the actor sees. */
  candidates: readonly Candidate[]
  /** Whether somebody is left to compare whom the actor may not see. */
  othersLeft: boolean
  /** The one compared now, with what deciding "the same" would move to them; undefined where nobody is left. */
  compared: { candidate: Candidate; preview: MergePreview } | undefined
  earlier: ReadonlyMap<string, EarlierContacts>
  /** The next child that awaits review. */
  next: string | undefined
}

export type ReviewRefusal = NotFound | { kind: 'decided_already' } | Exclude<MergeRefusal, NotFound>

type Stored = {
  contact_child_id: string
  contact_id: string
  person_id: string
  match_state: string
  version: number
  ref: string
  received_at: Instant
  told: Partial<ToldChild> | null
}

/** What there is to decide of one child. Everyone shown is audited. */
export async function viewReviewItem(
  database: Database,
  actor: Actor,
  contactChildId: string,
  comparedWith?: string,
): Promise<Result<ReviewItem, ReviewRefusal>> {
  const found = await inTransaction(database, actor, async (tx): Promise<Result<ReviewItem, ReviewRefusal>> => {
    if (!may(actor, 'decide_identity')) return refuse(notFound)
    const row = await findAwaiting(tx, contactChildId, false)
    if (!row) return refuse(notFound)
    if (row.match_state !== 'awaiting_review') return refuse({ kind: 'decided_already' })
    const told = { ...nobodyTold, ...row.told }
    const all = (await candidatesToAsk(tx, [{ personId: row.person_id, told }]))[0]!
    const candidates = all.slice(0, CANDIDATES_MAX)
    const shown = [row.person_id, ...candidates.map((one) => one.person.personId)]
    await audit.record(
      tx,
      ...shown.map((subjectId) => ({
        action: 'view_review' as const,
        subjectType: 'person',
        subjectId,
        detail: { contactId: row.contact_id },
      })),
    )
    return ok({
      contactChildId,
      contactId: row.contact_id,
      contactRef: row.ref,
      receivedAt: row.received_at,
      told,
      personId: row.person_id,
      candidates,
      othersLeft: candidates.length === 0 && (await isAnybodyToAsk(tx, { personId: row.person_id, told })),
      compared: undefined,
      earlier: await earlierContactsOf(tx, shown, { except: row.contact_id }),
      next: await nextAfter(tx, contactChildId),
    })
  })
  if (!found.ok) return found
  const { candidates, personId } = found.value
  const candidate = candidates.find((one) => one.person.personId === comparedWith) ?? candidates[0]
  if (!candidate) return found
  const preview = await previewMerge(database, actor, candidate.person.personId, personId)
  if (!preview.ok) return preview
  return ok({ ...found.value, compared: { candidate, preview: preview.value } })
}

async function findAwaiting(tx: Tx, contactChildId: string, hold: boolean): Promise<Stored | undefined> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<Stored>`
    select k.contact_child_id, k.contact_id, k.person_id, k.match_state, k.version, c.ref, c.received_at, k.told
    from contact_child k join contact c on c.partnership_id = ${partnership} and c.contact_id = k.contact_id
    where k.partnership_id = ${partnership} and k.contact_child_id = ${contactChildId}
    ${hold ? sql`for update of k` : sql``}`.execute(tx)
  return rows[0]
}

async function nextAfter(tx: Tx, contactChildId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contact_child')
    .select('contact_child_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('match_state', '=', 'awaiting_review')
    .where('contact_child_id', '>', contactChildId)
    .orderBy('contact_child_id')
    .limit(1)
    .executeTakeFirst()
  return row?.contact_child_id
}

/** What a child was before the question came up: new, unless somebody's record was put right since they were placed. */
async function stateBefore(tx: Tx, contactChildId: string): Promise<string> {
  const { rows } = await sql<{ match_state: string }>`
    select match_state from contact_child_history
    where partnership_id = ${tx.by.partnershipId} and contact_child_id = ${contactChildId}
      and match_state <> 'awaiting_review'
    order by version desc limit 1`.execute(tx)
  return rows[0]?.match_state ?? 'new'
}

export type SameDecision = {
  contactChildId: string
  /** The one on record who the child is. */
  knownId: string
  mergeId: string
  /** Details that the told child's record knows further. */
  take: readonly OwnColumn[]
  reason: string
  shown: string
}

/** The child is the one known: their record joins the known one, and the child of the contact is linked. */
export async function decideSame(
  database: Database,
  actor: Actor,
  { contactChildId, knownId, mergeId, take, reason, shown }: SameDecision,
): Promise<Result<void, ReviewRefusal>> {
  const item = await inTransaction(database, actor, (tx) => findAwaiting(tx, contactChildId, false))
  if (!item || !may(actor, 'decide_identity')) return refuse(notFound)
  if (item.match_state !== 'awaiting_review')
    return item.person_id === knownId ? ok(undefined) : refuse({ kind: 'decided_already' })
  const merge = { mergeId, keptId: knownId, absorbedId: item.person_id, take, reason, shown }
  const merged = await mergePeople(database, actor, merge)
  return merged.ok ? ok(undefined) : merged
}

export type DifferentDecision = { contactChildId: string; otherId: string | undefined; reason: string | null }

/**
 * The child is not the one compared: remembered, and not asked again. Where nobody else is left to compare, seen by the
 * actor or not, the child is somebody new.
 */
export function decideDifferent(
  database: Database,
  actor: Actor,
  { contactChildId, otherId, reason }: DifferentDecision,
): Promise<Result<{ settled: boolean }, ReviewRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<{ settled: boolean }, ReviewRefusal>> => {
    if (!may(actor, 'decide_identity')) return refuse(notFound)
    const item = await findAwaiting(tx, contactChildId, true)
    if (!item) return refuse(notFound)
    if (item.match_state !== 'awaiting_review') return refuse({ kind: 'decided_already' })
    if (otherId !== undefined) {
      const remembered = await rememberNotSame(tx, actor, { one: item.person_id, other: otherId, reason })
      if (!remembered.ok) return remembered
    }
    const asked = { personId: item.person_id, told: { ...nobodyTold, ...item.told } }
    if (await isAnybodyToAsk(tx, asked)) return ok({ settled: false })
    const match_state = await stateBefore(tx, contactChildId)
    await correctRecord(tx, 'contact_child', contactChildId, item.version, { match_state })
    return ok({ settled: true })
  })
}
