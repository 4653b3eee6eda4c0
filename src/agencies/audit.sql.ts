/**
 * Reading the audit. Entries come newest first, a page beginning where the one before ended, so that each page of a
 * million costs the same: by an index on time alone, or after the record, the person or the action asked for.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'

/** Where a page ended. */
export type AuditPlace = { at: Instant; auditId: string }

/** What entries are asked for: all of it must hold. Lists of ids mean any of them. */
export type AuditFilter = {
  /** From this moment, and before that one. */
  from?: Instant | undefined
  before?: Instant | undefined
  actors?: readonly string[] | undefined
  action?: string | undefined
  subjects?: readonly string[] | undefined
  /** Also entries about something else that mention one of them: lists and searches that showed it. */
  alsoShown?: boolean | undefined
  after?: AuditPlace | undefined
}

export type AuditRow = {
  auditId: string
  happenedAt: Instant
  action: string
  subjectType: string
  subjectId: string | null
  detail: Record<string, unknown> | null
  actorId: string
  /** Null where whoever acted is no user that is known. */
  actorName: string | null
  username: string | null
  jobTitle: string | null
  agency: string | null
}

export async function findEntries(tx: Tx, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<AuditRow>`
    with found as materialized (${foundBy(tx, filter, limit)})
    select e.audit_id as "auditId", e.happened_at as "happenedAt", e.action, e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.detail, e.actor_id as "actorId", u.display_name as "actorName", u.username,
      u.job_title as "jobTitle", a.name as agency
    from found e
    left join app_user u on u.partnership_id = ${partnership} and u.user_id = e.actor_id
    left join agency a on a.partnership_id = ${partnership} and a.agency_id = e.agency_id
    order by e.happened_at desc, e.audit_id desc`.execute(tx)
  return rows
}

/** Entries about a record and entries that showed it are two searches, each by its own index, joined in order of time. */
function foundBy(tx: Tx, filter: AuditFilter, limit: number): RawBuilder<unknown> {
  const { subjects } = filter
  if (subjects === undefined) return pageOf(tx, filter, sql``, limit)
  const about = pageOf(tx, filter, sql`and subject_id = any(${subjects}::uuid[])`, limit)
  if (!filter.alsoShown) return about
  const mentions = subjects.map((id) => sql`detail::text like ${`%${id}%`}`)
  const others = sql`subject_id is null or subject_id <> all(${subjects}::uuid[])`
  const shown = pageOf(tx, filter, sql`and (${others}) and (${sql.join(mentions, sql` or `)})`, limit)
  return sql`(${about}) union all (${shown}) order by happened_at desc, audit_id desc limit ${limit}`
}

function pageOf(tx: Tx, filter: AuditFilter, which: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  const { from, before, actors, action, after } = filter
  return sql`
    select audit_id, happened_at, action, subject_type, subject_id, detail, actor_id, agency_id
    from audit_entry
    where partnership_id = ${tx.by.partnershipId} ${which}
      ${from ? sql`and happened_at >= ${from}::timestamptz` : sql``}
      ${before ? sql`and happened_at < ${before}::timestamptz` : sql``}
      ${actors ? sql`and actor_id = any(${actors}::uuid[])` : sql``}
      ${action ? sql`and action = ${action}` : sql``}
      ${after ? sql`and (happened_at, audit_id) < (${after.at}::timestamptz, ${after.auditId}::uuid)` : sql``}
    order by happened_at desc, audit_id desc limit ${limit}`
}

/** A record that entries are about, as far as the reader may see it; `name` of people alone. */
export type AuditRecord = { subjectId: string; kind: RecordKind; ref: string; name: string | null }
export type RecordKind = 'person' | 'contact' | 'notice' | 'operation' | 'app_user'

/** Rows of each kind that a condition on id and reference picks; row-level security decides which are there. */
const recordsWhere = (tx: Tx, by: (id: string, ref: string) => RawBuilder<unknown>): RawBuilder<AuditRecord> => {
  const from = (kind: RecordKind, ref = 'ref', name: RawBuilder<unknown> = sql`null`) => sql`
    select ${sql.ref(kind === 'app_user' ? 'user_id' : `${kind}_id`)} as "subjectId", ${kind} as kind,
      ${sql.ref(ref)} as ref, ${name} as name
    from ${sql.table(kind)}
    where partnership_id = ${tx.by.partnershipId} and ${by(kind === 'app_user' ? 'user_id' : `${kind}_id`, ref)}`
  return sql<AuditRecord>`
    ${from('person', 'ref', sql`nullif(concat_ws(' ', given_name, family_name), '')`)}
    union all ${from('contact')} union all ${from('notice')} union all ${from('operation')}
    union all ${from('app_user', 'username', sql`display_name`)}`
}

/** The records with these ids that the reader may see. */
export async function findRecords(tx: Tx, ids: readonly string[]): Promise<Map<string, AuditRecord>> {
  const found = new Map<string, AuditRecord>()
  for (let start = 0; start < ids.length; start += 5000) {
    const some = ids.slice(start, start + 5000)
    const { rows } = await recordsWhere(tx, (id) => sql`${sql.ref(id)} = any(${some}::uuid[])`).execute(tx)
    for (const row of rows) found.set(row.subjectId, row)
  }
  return found
}

/** The records that carry a reference: a person and a contact may carry the same. */
export async function findByReference(tx: Tx, reference: string): Promise<AuditRecord[]> {
  const { rows } = await recordsWhere(tx, (_, ref) => sql`${sql.ref(ref)} = ${reference}`).execute(tx)
  return rows
}

/** At most this many people are meant by a part of a name. */
const ACTORS_MAX = 50

/** Those who work here whose name holds the words, or the one whose username it is. */
export async function findActors(tx: Tx, typed: string): Promise<{ userId: string; name: string; username: string }[]> {
  const { rows } = await sql<{ userId: string; name: string; username: string }>`
    select user_id as "userId", display_name as name, username from app_user
    where partnership_id = ${tx.by.partnershipId}
      and (lower(username) = lower(${typed}) or position(lower(${typed}) in lower(display_name)) > 0)
    order by lower(username) = lower(${typed}) desc, display_name limit ${ACTORS_MAX}`.execute(tx)
  const exact = rows.filter((one) => one.username.toLowerCase() === typed.toLowerCase())
  return exact.length > 0 ? exact : rows
}
