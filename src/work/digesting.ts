/** Makes digests: read with the sight of the one whom they are for, and kept, so that the next one begins there. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf, type Calendar } from '../reference/index.ts'
import { composeDigest, digestText, type Digest, type DigestFacts } from './digest.ts'
import { refreshTasks } from './refreshing.ts'
import { countStates, listOpen } from './store/board.ts'
import { digestsOf, goneFrom, insertDigest, newFor, type StoredDigest } from './store/digests.ts'

/** More than anybody reads: the page holds the rest. */
const TASKS_READ_MAX = 500
const EARLIER_SHOWN = 5

export type DigestView = { facts: DigestFacts; digest: Digest | undefined; earlier: StoredDigest[] }

/** What the actor's digest would tell now, and the last ones that were made. */
export async function viewDigest(database: Database, actor: Actor): Promise<Result<DigestView, NotFound>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  await refreshTasks(database, actor)
  const { calendar } = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    const earlier = await digestsOf(tx, actor.actorId, EARLIER_SHOWN)
    const facts = await factsFor(tx, actor, calendar, earlier[0]?.madeAt ?? null)
    await audit.record(tx, { action: 'view_my_work', subjectType: 'task', detail: recordsIn(facts) })
    return ok({ facts, digest: composeDigest(facts), earlier })
  })
}

const recordsIn = ({ fresh, gone }: DigestFacts) => ({ records: [...fresh, ...gone].map((one) => one.recordId) })

async function factsFor(tx: Tx, person: Actor, calendar: Calendar, since: Instant | null): Promise<DigestFacts> {
  const mine = { whose: { kind: 'user', id: person.actorId } as const }
  const ours = { whose: { kind: 'team', id: person.agencyId } as const }
  const nextDay = calendar.workingDaysAfter(tx.today, 1).day
  const tasks = await listOpen(tx, mine, TASKS_READ_MAX)
  const { overdue, due_today, due_later } = await countStates(tx, ours)
  return {
    now: tx.now,
    today: tx.today,
    nextDay,
    since,
    tasks: tasks
      .filter((task) => task.dueOn <= nextDay)
      .map(({ taskId, ruleId, kind, heldAs, ref, dueOn }) => ({ taskId, ruleId, kind, heldAs, ref, dueOn })),
    fresh: await newFor(tx, person.actorId, since),
    gone: await goneFrom(tx, person.actorId, since),
    team: overdue + due_today + due_later,
  }
}

/** The actor has read their digest: the next one begins now. The same form sent twice is one digest. */
export async function keepOwnDigest(
  database: Database,
  actor: Actor,
  { digestId, address }: { digestId: string; address: string },
): Promise<Result<undefined, NotFound>> {
  if (!may(actor, 'hold_work')) return refuse(notFound)
  const { calendar } = await referenceOf(database)
  return inTransaction(database, actor, async (tx) => {
    const earlier = await digestsOf(tx, actor.actorId, 1)
    const facts = await factsFor(tx, actor, calendar, earlier[0]?.madeAt ?? null)
    const digest = composeDigest(facts)
    const told = digest ? digestText(digest, facts, address) : 'Nothing was due, and nothing new.'
    await insertDigest(tx, { digestId, userId: actor.actorId, madeAt: tx.now, told })
    await audit.record(tx, { action: 'make_digest', subjectType: 'app_user', subjectId: actor.actorId })
    return ok(undefined)
  })
}

/**
 * Somebody's digest, made by a command: read with their sight, under the name of who runs it. Kept unless `keep` is
 * false. Undefined where there is nothing to tell them.
 */
export async function makeDigestFor(
  database: Database,
  by: Actor,
  person: Actor,
  { address, keep }: { address: string; keep: boolean },
): Promise<string | undefined> {
  const { calendar } = await referenceOf(database)
  const last = await inTransaction(database, by, (tx) => digestsOf(tx, person.actorId, 1))
  const since = last[0]?.madeAt ?? null
  const sight = { ...by, sees: person.sees, authorities: person.authorities, agencyId: person.agencyId }
  const facts = await inTransaction(database, sight, (tx) => factsFor(tx, person, calendar, since))
  const digest = composeDigest(facts)
  if (!digest) return undefined
  const told = digestText(digest, facts, address)
  if (keep)
    await inTransaction(database, by, async (tx) => {
      await insertDigest(tx, { userId: person.actorId, madeAt: facts.now, told })
      await audit.record(tx, { action: 'make_digest', subjectType: 'app_user', subjectId: person.actorId })
    })
  return told
}
