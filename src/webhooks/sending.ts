/**
 * Telling: what comes next along the audit goes out one message at a time, in order, and the place moves behind each that
 * was taken. Sent at least once: a receiver knows by `webhook-id` what it has had.
 */
import { setTimeout } from 'node:timers/promises'
import { audit, type Actor } from '../access/index.ts'
import { actorOfUser, operatorsWithWebhooks } from '../agencies/index.ts'
import { machineClock } from '../platform/clock.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import { addMicroseconds, microsecondsBetween, type Instant } from '../platform/dates.ts'
import { log } from '../platform/log.ts'
import { GIVEN_UP_AFTER_HOURS, waitAfter } from './backoff.ts'
import { actionsOf, toldBy, type Subject, type Told } from './kinds.ts'
import { signedHeaders } from './signing.ts'
import {
  entriesAfter,
  listWebhooks,
  saveStanding,
  saveStopped,
  seenBy,
  takeTurn,
  type Known,
  type Standing,
} from './store.ts'

const ANSWER_SECONDS = 10
const AT_ONCE = 50
/** For so long a turn is one's own, from each message on: if this process dies, another goes on after it. */
const TURN_SECONDS = 30
const EVERY_SECONDS = 2

const inSeconds = (seconds: number): Instant => addMicroseconds(machineClock.now(), seconds * 1_000_000)

/** Tells every webhook of the database whose turn it is what comes next. Gives back how many messages were taken. */
export async function tellAll(database: Database, stopping: () => boolean = () => false): Promise<number> {
  let told = 0
  for (const operator of await operatorsWithWebhooks(database)) {
    const due = await inTransaction(database, operator, (tx) => listWebhooks(tx, machineClock.now()))
    for (const one of due) if (!stopping()) told += await tellOne(database, operator, one, stopping)
  }
  return told
}

async function tellOne(database: Database, operator: Actor, one: Known, stopping: () => boolean): Promise<number> {
  const taken = await inTransaction(database, operator, (tx) => takeTurn(tx, one, inSeconds(TURN_SECONDS)))
  if (!taken) return 0
  let standing = one.standing
  let told = 0
  const next = await whatComesNext(database, operator, one)
  for (const [place, message] of next) {
    if (stopping()) break
    const problem = message && (await send(one, message))
    if (problem !== undefined) {
      await putOff(database, operator, one, standing, problem)
      return told
    }
    if (message) told += 1
    standing = { ...place, attempts: 0, failingSince: null, nextAt: inSeconds(TURN_SECONDS), problem: null }
    await inTransaction(database, operator, (tx) => saveStanding(tx, one.webhookId, standing))
  }
  // More may wait behind a full page; otherwise it is asked again in its time.
  const nextAt = inSeconds(next.length < AT_ONCE ? EVERY_SECONDS : 0)
  await inTransaction(database, operator, (tx) => saveStanding(tx, one.webhookId, { ...standing, nextAt }))
  return told
}

type Place = { happenedAt: Instant; auditId: string }

/** Entry by entry what is told; undefined where the holder may not see what it is about, and it is passed over. */
async function whatComesNext(database: Database, operator: Actor, one: Known): Promise<[Place, Told | undefined][]> {
  // All that was recorded by this moment is committed: nothing can turn up behind it.
  const until = await inTransaction(database, operator, async (tx) => tx.now, 'count')
  const entries = await inTransaction(database, operator, (tx) =>
    entriesAfter(tx, one.standing, until, actionsOf(one.kinds), AT_ONCE),
  )
  const holder = await actorOfUser(database, operator.partnershipId, one.userId)
  const told = entries.map((entry) => [entry, toldBy(entry)] as const)
  const bySubject = Map.groupBy(
    told.flatMap(([, message]) => message ?? []),
    ({ subject }) => subject,
  )
  const seen = new Map<Subject, Set<string>>()
  if (holder)
    await inTransaction(database, holder, async (tx) => {
      for (const [subject, messages] of bySubject)
        seen.set(
          subject,
          await seenBy(
            tx,
            subject,
            messages.flatMap(({ ids }) => ids),
          ),
        )
    })
  return told.map(([{ happenedAt, auditId }, message]) => {
    const isSeen = message?.ids.every((id) => seen.get(message.subject)?.has(id)) ?? false
    return [{ happenedAt, auditId }, isSeen ? message : undefined]
  })
}

/** Whole seconds since 1970, as signatures have them. */
const secondsOf = (moment: Instant): number => Math.floor(microsecondsBetween(FIRST_MOMENT, moment) / 1_000_000)
const FIRST_MOMENT = '1970-01-01T00:00:00.000000Z' as Instant

/** What went wrong, in words; undefined where the message was taken. */
async function send(one: Known, { happening }: Told): Promise<string | undefined> {
  const body = JSON.stringify(happening)
  try {
    const answer = await fetch(one.url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_SECONDS * 1000),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Waymark',
        ...signedHeaders(one.secret, happening.id, secondsOf(machineClock.now()), body),
      },
      body,
    })
    await answer.body?.cancel()
    return answer.ok ? undefined : `answered ${answer.status}`
  } catch (fault) {
    const { cause, name } = fault as Error & { cause?: { code?: string } }
    return name === 'TimeoutError'
      ? `gave no answer in ${ANSWER_SECONDS} seconds`
      : `could not be reached (${cause?.code ?? name})`
  }
}

async function putOff(database: Database, operator: Actor, one: Known, standing: Standing, problem: string) {
  const attempts = standing.attempts + 1
  const now = machineClock.now()
  const failingSince = standing.failingSince ?? now
  const wait = waitAfter(attempts, Math.random())
  const isGivenUp = microsecondsBetween(failingSince, now) > GIVEN_UP_AFTER_HOURS * 3_600_000_000
  log.warn({ webhook: one.webhookId, problem, attempts, givenUp: isGivenUp }, 'webhook not told')
  await inTransaction(database, operator, async (tx) => {
    await saveStanding(tx, one.webhookId, { ...standing, attempts, failingSince, nextAt: inSeconds(wait), problem })
    if (!isGivenUp) return
    await saveStopped(tx, one, tx.now)
    await audit.record(tx, { action: 'stop_webhook', subjectType: 'webhook', subjectId: one.webhookId })
  })
}

/** Tells every few seconds until it is stopped; to stop waits for the message under way. */
export function keepTelling(database: Database): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const telling = (async () => {
    while (!signal.aborted) {
      await tellAll(database, () => signal.aborted).catch((fault: Error) =>
        log.error({ fault: fault.name, stack: fault.stack }, 'webhooks could not be told'),
      )
      await setTimeout(EVERY_SECONDS * 1000, undefined, { signal, ref: false }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await telling
    },
  }
}
