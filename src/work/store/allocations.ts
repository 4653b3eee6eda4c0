/** Allocations: who holds what, and who held it. Whose rows an actor may see is the database's to decide. */
import { sql } from 'kysely'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { Role } from '../../access/index.ts'
import type { Allocation, HeldKind, Holder, RecordFacts, Worker } from '../work.ts'

const columns = sql`al.allocation_id as "allocationId", al.batch_id as "batchId", al.agency_id as "agencyId",
  al.user_id as "userId", g.name as "agencyName", u.display_name as "userName", al.allocated_at as "allocatedAt",
  al.allocated_by as "allocatedBy", al.reason, al.ended_at as "endedAt", al.ended_by as "endedBy",
  al.ended_why as "endedWhy", al.authority, al.version`
const named = (tx: Tx) => sql`
  join agency g on g.partnership_id = ${tx.by.partnershipId} and g.agency_id = al.agency_id
  left join app_user u on u.partnership_id = ${tx.by.partnershipId} and u.user_id = al.user_id`

type Row = Omit<Allocation, 'ended'> & { endedAt: Instant | null; endedBy: string | null; endedWhy: string | null }

const allocationOf = ({ endedAt, endedBy, endedWhy, ...row }: Row): Allocation => ({
  ...row,
  ended: endedAt === null ? null : { at: endedAt, by: endedBy!, why: endedWhy },
})

/** Everybody who held a record, the latest first. */
export async function allocationsOf(tx: Tx, recordId: string): Promise<Allocation[]> {
  const { rows } = await sql<Row>`
    select ${columns} from allocation al ${named(tx)}
    where al.partnership_id = ${tx.by.partnershipId} and al.record_id = ${recordId}
    order by al.allocated_at desc, al.allocation_id desc`.execute(tx)
  return rows.map(allocationOf)
}

/** Who holds each of these records now; one that nobody holds is left out. */
export async function holdersOf(tx: Tx, recordIds: readonly string[]): Promise<Map<string, Allocation>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<Row & { recordId: string }>`
    select al.record_id as "recordId", ${columns} from allocation al ${named(tx)}
    where al.partnership_id = ${tx.by.partnershipId} and al.record_id = any(${recordIds}::uuid[]) and al.ended_at is null
    order by al.allocated_at, al.allocation_id`.execute(tx)
  return new Map(rows.map(({ recordId, ...row }) => [recordId, allocationOf(row)]))
}

/** How many records a form allocated already: sent again, it allocates nothing. */
export async function batchSize(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select count(*)::int as made from allocation
    where partnership_id = ${tx.by.partnershipId} and batch_id = ${batchId}`.execute(tx)
  return rows[0]!.made
}

export type NewAllocation = {
  record: RecordFacts
  holder: Holder
  batchId: string
  by: string
  reason: string | null
}

export async function insertAllocations(tx: Tx, made: readonly NewAllocation[]): Promise<void> {
  await insertRecords(
    tx,
    'allocation',
    made.map(({ record, holder, batchId, by, reason }) => ({
      allocation_id: uuidv7(),
      batch_id: batchId,
      contact_id: record.kind === 'contact' ? record.recordId : null,
      person_id: record.kind === 'child' ? record.recordId : null,
      notice_id: record.kind === 'notice' ? record.recordId : null,
      task_id: record.kind === 'task' ? record.recordId : null,
      agency_id: holder.agencyId,
      user_id: holder.userId,
      allocated_at: tx.now,
      allocated_by: by,
      reason,
      authority: record.authority,
      seen_as: record.seenAs,
      restricted: record.restricted,
    })),
  )
}

/** False where somebody else ended it meanwhile. */
export const endAllocation = (
  tx: Tx,
  { allocationId, version }: { allocationId: string; version: number },
  by: string,
  why: string | null,
): Promise<boolean> =>
  correctRecord(tx, 'allocation', allocationId, version, { ended_at: tx.now, ended_by: by, ended_why: why })

/**
 * The records of a kind with these ids that the actor may see, held until the transaction ends, so that of two who
 * allocate at once the second sees the first.
 */
export async function holdRecords(tx: Tx, kind: HeldKind, ids: readonly string[]): Promise<RecordFacts[]> {
  if (ids.length === 0) return []
  const partnership = tx.by.partnershipId
  const from = {
    contact: sql`select 'contact' as kind, contact_id as "recordId", coalesce(passed_to, authority) as authority,
      'contacts' as "seenAs", restricted from contact where partnership_id = ${partnership}
      and contact_id = any(${ids}::uuid[]) order by contact_id for update`,
    child: sql`select 'child' as kind, person_id as "recordId", home_authority as authority, 'people' as "seenAs",
      restricted from person where partnership_id = ${partnership} and merged_into is null
      and person_id = any(${ids}::uuid[]) order by person_id for no key update`,
    notice: sql`select 'notice' as kind, notice_id as "recordId", authority, 'notices' as "seenAs", restricted
      from notice where partnership_id = ${partnership} and notice_id = any(${ids}::uuid[]) order by notice_id for update`,
    task: sql`select 'task' as kind, task_id as "recordId", authority, seen_as as "seenAs", restricted
      from task where partnership_id = ${partnership} and rule_id is null and closed_at is null
      and task_id = any(${ids}::uuid[]) order by task_id for update`,
  } as const
  const { rows } = await sql<RecordFacts>`${from[kind]}`.execute(tx)
  return rows
}

/** The people who work in the partnership, by name; `agencyId` or `userIds` narrows it. */
export async function listWorkers(
  tx: Tx,
  only: { agencyId?: string; userId?: string; role?: Role } = {},
): Promise<Worker[]> {
  const { rows } = await sql<Worker>`
    select u.user_id as "userId", u.display_name as name, u.job_title as "jobTitle", u.role, u.active,
      u.agency_id as "agencyId", g.name as "agencyName", g.authority as "agencyAuthority"
    from app_user u join agency g on g.partnership_id = ${tx.by.partnershipId} and g.agency_id = u.agency_id
    where u.partnership_id = ${tx.by.partnershipId} and u.role <> ${'operator' satisfies Role}
      ${only.agencyId ? sql`and u.agency_id = ${only.agencyId}` : sql``}
      ${only.role ? sql`and u.role = ${only.role}` : sql``}
      ${only.userId ? sql`and u.user_id = ${only.userId}` : sql``}
    order by u.display_name, u.user_id`.execute(tx)
  return rows
}
