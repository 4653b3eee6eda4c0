/** Tokens by which other systems work as somebody who works here: made, found again by their hash, revoked. */
import { createHash, randomBytes } from 'node:crypto'
import { audit, isScope, type Actor, type Scope } from '../access/index.ts'
import { machineClock } from '../platform/clock.ts'
import { correctRecord, insertRecords, inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { addMinutes, type Instant } from '../platform/dates.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { actorOf, atTheGate, USER, type UserRow } from './sign-in.ts'

export type Token = {
  tokenId: string
  name: string
  username: string
  scopes: readonly Scope[]
  expiresAt: Instant
  revokedAt: Instant | null
}
export type NewToken = { username: string; name: string; scopes: readonly Scope[]; days: number }
export type TokenHolder = { who: Actor; scopes: readonly Scope[] }

/** Tells what it is wherever it turns up, so that a leaked one can be looked for. */
const PREFIX = 'waymark_'
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Makes a token that is shown once; undefined where nobody of that name works here. Audited. */
export function createToken(
  database: Database,
  actor: Actor,
  { username, name, scopes, days }: NewToken,
): Promise<{ token: string; tokenId: string; expiresAt: Instant } | undefined> {
  const token = PREFIX + randomBytes(32).toString('base64url')
  const tokenId = uuidv7()
  const expiresAt = addMinutes(machineClock.now(), days * 24 * 60)
  return inTransaction(database, actor, async (tx) => {
    const userId = await findUser(tx, username)
    if (userId === undefined) return undefined
    await insertRecords(tx, 'api_token', [
      {
        api_token_id: tokenId,
        name,
        token_hash: hashOf(token),
        user_id: userId,
        scopes: scopes.join(','),
        expires_at: expiresAt,
      },
    ])
    await audit.record(tx, {
      action: 'create_token',
      subjectType: 'api_token',
      subjectId: tokenId,
      detail: { user_id: userId, scopes, expires_at: expiresAt },
    })
    return { token, tokenId, expiresAt }
  })
}

/** The id of somebody who works here; undefined where nobody of that username does. */
export async function findUser(tx: Tx, username: string): Promise<string | undefined> {
  const user = await tx
    .selectFrom('app_user')
    .select('user_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('username', '=', username)
    .where('active', '=', true)
    .executeTakeFirst()
  return user?.user_id
}

/** Every token, the last to expire first. */
export function listTokens(database: Database, actor: Actor): Promise<Token[]> {
  return inTransaction(database, actor, async (tx) => {
    const rows = await tx
      .selectFrom('api_token as t')
      .innerJoin('app_user as u', (join) =>
        join.onRef('u.partnership_id', '=', 't.partnership_id').onRef('u.user_id', '=', 't.user_id'),
      )
      .select(['t.api_token_id', 't.name', 't.scopes', 't.expires_at', 't.revoked_at', 'u.username'])
      .where('t.partnership_id', '=', actor.partnershipId)
      .orderBy('t.expires_at', 'desc')
      .execute()
    return rows.map((row) => ({
      tokenId: row.api_token_id,
      name: row.name,
      username: row.username,
      scopes: scopesIn(row.scopes),
      expiresAt: row.expires_at as Instant,
      revokedAt: row.revoked_at as Instant | null,
    }))
  })
}

/** From now on the token is good for nothing. False where there is none such. Twice is once. */
export function revokeToken(database: Database, actor: Actor, tokenId: string): Promise<boolean> {
  return inTransaction(database, actor, async (tx) => {
    const held = await tx
      .selectFrom('api_token')
      .select(['version', 'revoked_at'])
      .where('partnership_id', '=', actor.partnershipId)
      .where('api_token_id', '=', tokenId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!held) return false
    if (held.revoked_at !== null) return true
    await correctRecord(tx, 'api_token', tokenId, held.version, { revoked_at: machineClock.now() })
    await audit.record(tx, { action: 'revoke_token', subjectType: 'api_token', subjectId: tokenId })
    return true
  })
}

/**
 * For so long a token that was found is not looked up again: one that is revoked, or whose holder no longer works here,
 * is good for so much longer at most. That it has expired is seen at once.
 */
const KEPT_MILLISECONDS = 5_000
const KEPT_MAX = 1_000

type Kept = { found: Promise<(TokenHolder & { expiresAt: Instant }) | undefined>; at: number }
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Whom a token belongs to and what it may be used for; undefined for one that is unknown, expired or revoked. */
export async function holderOfToken(database: Database, token: string): Promise<TokenHolder | undefined> {
  if (!token.startsWith(PREFIX)) return undefined
  const holders = kept.get(database) ?? new Map<string, Kept>()
  kept.set(database, holders)
  const hash = hashOf(token)
  const now = performance.now()
  let known = holders.get(hash)
  if (!known || now - known.at > KEPT_MILLISECONDS) {
    if (holders.size >= KEPT_MAX) holders.clear()
    known = { found: lookUp(database, hash), at: now }
    holders.set(hash, known)
    known.found.catch(() => holders.delete(hash))
  }
  const holder = await known.found
  return holder && holder.expiresAt > machineClock.now() ? holder : undefined
}

async function lookUp(database: Database, hash: string): Promise<(TokenHolder & { expiresAt: Instant }) | undefined> {
  const [row] = await atTheGate(database, (query) =>
    query(
      `select holder.*, t.scopes, t.expires_at from api_token t
       join (${USER} where u.active) holder using (partnership_id, user_id)
       where t.token_hash = $1 and t.revoked_at is null`,
      [hash],
    ),
  )
  if (!row) return undefined
  return {
    who: actorOf(row as unknown as UserRow),
    scopes: scopesIn(row['scopes'] as string),
    expiresAt: row['expires_at'] as Instant,
  }
}

const scopesIn = (text: string): Scope[] => text.split(',').filter(isScope)
