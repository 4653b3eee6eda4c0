/** Webhooks and their places along the audit. */
import { sql } from 'kysely'
import { correctRecord, insertRecords, type Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { isKind, type Entry, type Kind, type Subject } from './kinds.ts'

export type Webhook = {
  webhookId: string
  name: string
  url: string
  secret: string
  userId: string
  kinds: readonly Kind[]
  stoppedAt: Instant | null
  version: number
}
export type Place = { happenedAt: Instant; auditId: string }
export type Standing = Place & {
  attempts: number
  failingSince: Instant | null
  nextAt: Instant
  problem: string | null
}
export type Known = Webhook & { username: string; standing: Standing }

/** Adds a webhook that is told what happens after `tx.now`. */
export async function insertWebhook(
  tx: Tx,
  one: Omit<Webhook, 'stoppedAt' | 'version'>,
  nextAt: Instant,
): Promise<void> {
  const { webhookId, name, url, secret, userId, kinds } = one
  await insertRecords(tx, 'webhook', [
    { webhook_id: webhookId, name, url, secret, user_id: userId, kinds: kinds.join(',') },
  ])
  await sql`insert into webhook_place (partnership_id, webhook_id, happened_at, audit_id, next_at)
    values (${tx.by.partnershipId}, ${webhookId}, ${tx.now}::timestamptz, ${'ffffffff-ffff-ffff-ffff-ffffffffffff'},
      ${nextAt}::timestamptz)`.execute(tx)
}

/** Every webhook with how far it was told, or those alone whose turn it is at `due`. */
export async function listWebhooks(tx: Tx, due?: Instant): Promise<Known[]> {
  const { rows } = await sql<Omit<Known, 'kinds' | 'standing'> & { kinds: string } & Standing>`
    select w.webhook_id as "webhookId", w.name, w.url, w.secret, w.user_id as "userId", w.kinds,
      w.stopped_at as "stoppedAt", w.version, u.username, p.happened_at as "happenedAt", p.audit_id as "auditId",
      p.attempts, p.failing_since as "failingSince", p.next_at as "nextAt", p.problem
    from webhook w
    join webhook_place p on p.partnership_id = ${tx.by.partnershipId} and p.webhook_id = w.webhook_id
    join app_user u on u.partnership_id = ${tx.by.partnershipId} and u.user_id = w.user_id
    where w.partnership_id = ${tx.by.partnershipId}
      ${due ? sql`and w.stopped_at is null and p.next_at <= ${due}::timestamptz` : sql``}
    order by w.webhook_id`.execute(tx)
  return rows.map(({ happenedAt, auditId, attempts, failingSince, nextAt, problem, ...one }) => ({
    ...one,
    kinds: one.kinds.split(',').filter(isKind),
    standing: { happenedAt, auditId, attempts, failingSince, nextAt, problem },
  }))
}

/**
 * Puts the next try ahead to `until`, so that no other process tries meanwhile. False where one took it first, which
 * shows by its next try having moved.
 */
export async function takeTurn(tx: Tx, one: Known, until: Instant): Promise<boolean> {
  const done = await sql`update webhook_place set next_at = ${until}::timestamptz
    where partnership_id = ${tx.by.partnershipId} and webhook_id = ${one.webhookId}
      and next_at = ${one.standing.nextAt}::timestamptz`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function saveStanding(tx: Tx, webhookId: string, to: Standing): Promise<void> {
  await sql`update webhook_place set happened_at = ${to.happenedAt}::timestamptz, audit_id = ${to.auditId},
      attempts = ${to.attempts}, failing_since = ${to.failingSince}::timestamptz, next_at = ${to.nextAt}::timestamptz,
      problem = ${to.problem}
    where partnership_id = ${tx.by.partnershipId} and webhook_id = ${webhookId}`.execute(tx)
}

/** Stops a webhook, or with null resumes it. */
export const saveStopped = (tx: Tx, one: Webhook, at: Instant | null): Promise<boolean> =>
  correctRecord(tx, 'webhook', one.webhookId, one.version, { stopped_at: at })

/** The entries after a place and by a moment, the earliest first. */
export async function entriesAfter(
  tx: Tx,
  place: Place,
  until: Instant,
  actions: readonly string[],
  limit: number,
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select audit_id as "auditId", happened_at as "happenedAt", action, subject_type as "subjectType",
      subject_id as "subjectId", detail
    from audit_entry
    where partnership_id = ${tx.by.partnershipId} and happened_at >= ${place.happenedAt}::timestamptz
      and (happened_at, audit_id) > (${place.happenedAt}::timestamptz, ${place.auditId}::uuid)
      and happened_at <= ${until}::timestamptz and action = any(${actions}::text[])
    order by happened_at, audit_id limit ${limit}`.execute(tx)
  return rows
}

const tables: Readonly<Record<Subject, readonly string[]>> = {
  contact: ['contact'],
  person: ['person'],
  operation: ['operation'],
  notice: ['notice'],
  event: ['arrest', 'voluntary_interview', 'warrant', 'charge', 'safeguarding_action'],
}

/** Which of these the actor sees. */
export async function seenBy(tx: Tx, subject: Subject, ids: readonly string[]): Promise<Set<string>> {
  const parts = tables[subject].map(
    (table) => sql`select ${sql.ref(`${table}_id`)} as id from ${sql.table(table)}
      where partnership_id = ${tx.by.partnershipId} and ${sql.ref(`${table}_id`)} = any(${ids}::uuid[])`,
  )
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
