/**
 * A creation that is sent twice is done once. The answer is kept under the sender's key in the very transaction that did
 * the work, so that there is never one without the other; a second sending gets the first one's answer.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction, type Database, type Principal, type Tx } from '../database/index.ts'
import type { Instant } from '../dates.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Answer } from './answer.ts'
import { problemOf, type Problem } from './problem.ts'

/** The key's hash, and that of what was asked with it. */
export type Once = { key: string; fingerprint: string }

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

export const onceFor = (key: string, method: string, path: string, body: unknown): Once => ({
  key: hash(key),
  fingerprint: hash(`${method} ${path} ${JSON.stringify(body)}`),
})

/**
 * Runs a creation in one transaction. With a key: the same request again, whether later or at the same moment, gets the
 * answer of the first; another request with that key is refused. An answer that is kept holds ids, never what a person
 * is called. What was refused is not kept: it may be sent again once it is put right.
 */
export async function createOnce(
  visit: { database: Database; who: Principal; once: Once | undefined },
  work: (tx: Tx) => Promise<Result<Answer, Problem>>,
  isSecondOfTwo: (fault: unknown) => boolean = () => false,
): Promise<Result<Answer, Problem>> {
  const { database, who, once } = visit
  const run = () =>
    inTransaction(database, who, async (tx) => {
      const done = await work(tx)
      if (done.ok && once) await keep(tx, once, done.value)
      return done
    })
  const before = () => (once ? inTransaction(database, who, (tx) => kept(tx, once)) : undefined)
  try {
    const done = await run()
    // What stands in the way of a second sending may be what the first one did.
    return done.ok ? done : ((await before()) ?? done)
  } catch (fault) {
    if (once && isKeyTaken(fault)) return (await before())!
    if (isSecondOfTwo(fault)) return run()
    throw fault
  }
}

const isKeyTaken = (fault: unknown): boolean => (fault as { constraint?: string }).constraint === 'api_request_pkey'

async function keep(tx: Tx, once: Once, { value, status, location, etag }: Answer): Promise<void> {
  await sql`insert into api_request (partnership_id, user_id, key_hash, fingerprint, answer, happened_at)
    values (${tx.by.partnershipId}, ${tx.by.actorId}, ${once.key}, ${once.fingerprint},
      ${JSON.stringify({ value, status, location, etag })}, ${tx.now}::timestamptz)`.execute(tx)
}

async function kept(tx: Tx, once: Once): Promise<Result<Answer, Problem> | undefined> {
  const { rows } = await sql<{ fingerprint: string; answer: Answer; happened_at: Instant }>`
    select fingerprint, answer, happened_at from api_request
    where partnership_id = ${tx.by.partnershipId} and user_id = ${tx.by.actorId} and key_hash = ${once.key}`.execute(tx)
  const found = rows[0]
  if (!found) return undefined
  if (found.fingerprint === once.fingerprint) return ok(found.answer)
  return refuse(
    problemOf('key_used', `This Idempotency-Key came with another request at ${found.happened_at}. Use a new key.`),
  )
}
