/** Who is at the door: sign-in by username and password, sessions by a token of which only the hash is stored. */
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { uuidv7 } from '../platform/uuid.ts'
import { machineClock } from '../platform/clock.ts'
import { addMicroseconds, addMinutes } from '../platform/dates.ts'
import type { Database } from '../platform/database/index.ts'
import { isRole, roles, type Actor } from '../access/index.ts'

const argon = promisify(argon2)
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } // OWASP's argon2id: 19 MiB, two passes

/** A salted argon2id hash of a password, as text. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await argon('argon2id', { message: password, nonce, ...COST })
  return `argon2id$${nonce.toString('base64url')}$${tag.toString('base64url')}`
}

async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [kind, nonce, tag] = hash.split('$')
  if (kind !== 'argon2id' || !nonce || !tag) return false
  const made = await argon('argon2id', { message: password, nonce: Buffer.from(nonce, 'base64url'), ...COST })
  return timingSafeEqual(made, Buffer.from(tag, 'base64url'))
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')
/** What an unknown username is compared with, so that the answer takes as long as for a known one. */
const nobody = hashPassword(randomBytes(16).toString('hex'))

export const USER = `select u.partnership_id, u.user_id, u.agency_id, u.username, u.display_name, u.job_title, u.role, u.password_hash,
    a.name as agency_name, a.authority, p.clock_offset, p.demonstration
  from app_user u join agency a using (partnership_id, agency_id) join partnership p using (partnership_id)`

export type UserRow = {
  partnership_id: string
  user_id: string
  agency_id: string
  display_name: string
  job_title: string
  role: string
  password_hash: string | null
  agency_name: string
  authority: string | null
  clock_offset: number
  demonstration: boolean
}

/** The actor that a user is. Councils see the contacts of their own area; other agencies the whole force area's. */
export function actorOf(row: UserRow): Actor {
  if (!isRole(row.role)) throw new Error(`user ${row.user_id} has an unknown role`)
  return {
    partnershipId: row.partnership_id,
    actorId: row.user_id,
    agencyId: row.agency_id,
    sees: roles[row.role].sees,
    authorities: row.authority === null ? 'all' : [row.authority],
    clockOffset: row.clock_offset,
    role: row.role,
    displayName: row.display_name,
    jobTitle: row.job_title,
    agencyName: row.agency_name,
    homeArea: row.authority ?? undefined,
    demonstration: row.demonstration,
  }
}

/** Work of the gate: before anybody is known, and so without an actor. */
export async function atTheGate<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query("begin; set local role waymark_gate; set local timezone = 'UTC'")
    const result = await work(async (text, values) => (await client.query(text, values)).rows)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
type Query = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/** The session's token for a right username and password; undefined for any other, told apart by nothing. */
export async function signIn(
  database: Database,
  username: string,
  password: string,
): Promise<{ token: string; actor: Actor } | undefined> {
  const [row] = (await atTheGate(database, (query) =>
    query(`${USER} where lower(u.username) = lower($1) and u.active limit 1`, [username.trim()]),
  )) as unknown as UserRow[]
  const right = await passwordMatches(password, row?.password_hash ?? (await nobody))
  return atTheGate(database, async (query) => {
    if (!row) return undefined
    const now = addMicroseconds(machineClock.now(), row.clock_offset)
    const audit = (action: string) =>
      query(
        `insert into audit_entry (partnership_id, audit_id, happened_at, actor_id, agency_id, action, subject_type, subject_id)
         values ($1, $2, $3, $4, $5, $6, 'app_user', $4)`,
        [row.partnership_id, uuidv7(), now, row.user_id, row.agency_id, action],
      )
    if (!right) {
      await audit('sign_in_refused')
      return undefined
    }
    const token = randomBytes(32).toString('base64url')
    await query(
      `insert into user_session (partnership_id, session_id, token_hash, user_id, started_at, seen_at)
       values ($1, $2, $3, $4, $5, $5)`,
      [row.partnership_id, uuidv7(), hashToken(token), row.user_id, machineClock.now()],
    )
    await audit('sign_in')
    return { token, actor: actorOf(row) }
  })
}

/** Who a token belongs to, if its session is open and was used within `minutes`. Using it keeps it open. */
export async function actorOfToken(database: Database, token: string, minutes: number): Promise<Actor | undefined> {
  const now = machineClock.now()
  return atTheGate(database, async (query) => {
    const [row] = await query(
      `${USER} join user_session s using (partnership_id, user_id)
       where s.token_hash = $1 and s.ended_at is null and s.seen_at > $2 and u.active`,
      [hashToken(token), addMinutes(now, -minutes)],
    )
    if (!row) return undefined
    // Written once a minute, not at every request.
    await query('update user_session set seen_at = $2 where token_hash = $1 and seen_at < $3', [
      hashToken(token),
      now,
      addMinutes(now, -1),
    ])
    return actorOf(row as unknown as UserRow)
  })
}

/** Ends the session of a token. */
export async function signOut(database: Database, token: string): Promise<void> {
  await atTheGate(database, (query) =>
    query('update user_session set ended_at = $2 where token_hash = $1 and ended_at is null', [
      hashToken(token),
      machineClock.now(),
    ]),
  )
}

/** The operator of a partnership, as whom commands act; undefined where no such partnership was founded. */
export async function operatorOf(database: Database, partnership: string): Promise<Actor | undefined> {
  const [row] = (await atTheGate(database, (query) =>
    query(`${USER} where p.name = $1 and u.role = 'operator' and u.active limit 1`, [partnership]),
  )) as unknown as UserRow[]
  return row && actorOf(row)
}

/** The operators of the partnerships that have webhooks to tell. */
export async function operatorsWithWebhooks(database: Database): Promise<Actor[]> {
  const rows = (await atTheGate(database, (query) =>
    query(
      `${USER} where u.role = 'operator' and u.active and exists (
         select from webhook w where w.partnership_id = u.partnership_id and w.stopped_at is null)`,
      [],
    ),
  )) as unknown as UserRow[]
  return rows.map(actorOf)
}

/** The actor that a user is; undefined where they no longer work here. */
export async function actorOfUser(
  database: Database,
  partnershipId: string,
  userId: string,
): Promise<Actor | undefined> {
  const [row] = (await atTheGate(database, (query) =>
    query(`${USER} where u.partnership_id = $1 and u.user_id = $2 and u.active`, [partnershipId, userId]),
  )) as unknown as UserRow[]
  return row && actorOf(row)
}

/** Everybody who works in a partnership and may sign in, with their username, by name: for what is made for each. */
export async function actorsOf(
  database: Database,
  partnershipId: string,
): Promise<{ username: string; actor: Actor }[]> {
  const rows = (await atTheGate(database, (query) =>
    query(`${USER} where u.partnership_id = $1 and u.role <> 'operator' and u.active order by u.username`, [
      partnershipId,
    ]),
  )) as unknown as (UserRow & { username: string })[]
  return rows.map((row) => ({ username: row.username, actor: actorOf(row) }))
}

/** The names of the partnerships in this database. */
export async function listPartnerships(database: Database): Promise<string[]> {
  const rows = await atTheGate(database, (query) => query('select name from partnership order by name', []))
  return rows.map((row) => row['name'] as string)
}

/** Who records what comes by the public form. Nobody can sign in as it: no username that a person is given has an @. */
export const FORM_USER = 'online-form@waymark'

/**
 * The form's actor in a partnership, which sees as little as recording a contact needs; undefined where no form was ever
 * opened.
 */
export async function formActorOf(database: Database, partnershipId: string): Promise<Actor | undefined> {
  const [row] = (await atTheGate(database, (query) =>
    query(`${USER} where u.partnership_id = $1 and u.username = $2 and u.active`, [partnershipId, FORM_USER]),
  )) as unknown as UserRow[]
  return row && { ...actorOf(row), sees: ['people', 'contacts', 'callers', 'anonymous_callers'] }
}
