/** What a digest tells, and what was told: no name of a child is read here. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { HeldKind } from '../work.ts'

export type DigestAllocation = { kind: HeldKind; recordId: string; ref: string; by: string }

const described = (tx: Tx) => sql`
  case when al.contact_id is not null then 'contact' when al.person_id is not null then 'child'
    when al.notice_id is not null then 'notice' else 'task' end as kind,
  al.record_id as "recordId", coalesce(c.ref, n.ref, q.ref, '') as ref
  from allocation al
  left join task o on o.partnership_id = ${tx.by.partnershipId} and o.task_id = al.task_id
  left join contact c on c.partnership_id = ${tx.by.partnershipId} and c.contact_id = coalesce(al.contact_id, o.contact_id)
  left join notice n on n.partnership_id = ${tx.by.partnershipId} and n.notice_id = coalesce(al.notice_id, o.notice_id)
  left join person q on q.partnership_id = ${tx.by.partnershipId} and q.person_id = coalesce(al.person_id, o.person_id)`

/** What came to somebody since a moment, and is still theirs. */
export async function newFor(tx: Tx, userId: string, since: Instant | null): Promise<DigestAllocation[]> {
  const { rows } = await sql<DigestAllocation>`
    select al.allocated_by as by, ${described(tx)}
    where al.partnership_id = ${tx.by.partnershipId} and al.user_id = ${userId} and al.ended_at is null
      and (${since}::timestamptz is null or al.allocated_at > ${since}::timestamptz)
    order by al.allocated_at, al.allocation_id`.execute(tx)
  return rows
}

/** What others took from somebody since a moment: told too, so that nobody works on what is another's. */
export async function goneFrom(tx: Tx, userId: string, since: Instant | null): Promise<DigestAllocation[]> {
  if (since === null) return []
  const { rows } = await sql<DigestAllocation>`
    select al.ended_by as by, ${described(tx)}
    join app_user u on u.partnership_id = ${tx.by.partnershipId} and u.user_id = al.user_id
    where al.partnership_id = ${tx.by.partnershipId} and al.user_id = ${userId} and al.ended_at > ${since}::timestamptz
      and al.ended_by <> u.display_name and not exists (
        select from allocation s where s.partnership_id = ${tx.by.partnershipId} and s.record_id = al.record_id
          and s.ended_at is null and s.user_id = ${userId})
    order by al.ended_at, al.allocation_id`.execute(tx)
  return rows
}

export type StoredDigest = { digestId: string; madeAt: Instant; told: string }

/** The latest digests of somebody, the last first. */
export async function digestsOf(tx: Tx, userId: string, limit: number): Promise<StoredDigest[]> {
  const { rows } = await sql<StoredDigest>`
    select work_digest_id as "digestId", made_at as "madeAt", told from work_digest
    where partnership_id = ${tx.by.partnershipId} and user_id = ${userId}
    order by made_at desc limit ${limit}`.execute(tx)
  return rows
}

export async function insertDigest(
  tx: Tx,
  digest: { userId: string; madeAt: Instant; told: string; digestId?: string },
): Promise<void> {
  await tx
    .insertInto('work_digest')
    .values({
      partnership_id: tx.by.partnershipId,
      work_digest_id: digest.digestId ?? uuidv7(),
      user_id: digest.userId,
      made_at: digest.madeAt,
      told: digest.told,
      recorded_at: tx.now,
      recorded_by: tx.by.actorId,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'work_digest_id']).doNothing())
    .execute()
}
