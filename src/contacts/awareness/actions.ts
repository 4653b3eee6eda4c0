/** Listing, recording and putting right awareness activities. Each change in one transaction, audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { areasOf } from '../../people/index.ts'
import { inTransaction, nowFor, type Database } from '../../platform/database/index.ts'
import { addDays, dayOf } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import * as store from './activities.sql.ts'
import { mayRecord, type Activity, type ActivityFacts, type ActivityRefusal, type Audience } from './activity.ts'

export const PAGE_SIZE = 25

export type ActivityPage = {
  activities: Activity[]
  counts: ReadonlyMap<Audience, { activities: number; attendees: number }>
  page: number
  pages: number
}

/** A page of the activities for an audience, or for all, the latest first. */
export function viewActivities(
  database: Database,
  actor: Actor,
  { audience, page: asked }: { audience: Audience | undefined; page: number },
): Promise<Result<ActivityPage, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<ActivityPage, NotFound>> => {
    if (!may(actor, 'view_awareness')) return refuse(notFound)
    const counts = await store.countActivities(tx)
    const total = audience
      ? (counts.get(audience)?.activities ?? 0)
      : [...counts.values()].reduce((sum, one) => sum + one.activities, 0)
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(asked, pages)
    const rows = { from: (page - 1) * PAGE_SIZE, to: page * PAGE_SIZE }
    return ok({ activities: await store.listActivities(tx, { audience, ...rows }), counts, page, pages })
  })
}

/** One activity, and how many contacts that the reader sees say that it prompted them. */
export function viewActivity(
  database: Database,
  actor: Actor,
  activityId: string,
): Promise<Result<{ activity: Activity; prompted: number }, NotFound>> {
  return inTransaction(
    database,
    actor,
    async (tx): Promise<Result<{ activity: Activity; prompted: number }, NotFound>> => {
      if (!may(actor, 'view_awareness')) return refuse(notFound)
      const activity = await store.findActivity(tx, activityId)
      if (!activity) return refuse(notFound)
      return ok({ activity, prompted: await store.countPrompted(tx, activity) })
    },
  )
}

/** What is offered to whoever asks a caller what prompted them: the latest activities of a year. */
const RECENT_DAYS = 365
const RECENT_MAX = 40

export function recentActivities(database: Database, actor: Actor): Promise<Activity[]> {
  return inTransaction(database, actor, (tx) =>
    store.listActivities(tx, { since: addDays(tx.today, -RECENT_DAYS), from: 0, to: RECENT_MAX }),
  )
}

type Done = { activityId: string }

/** The id is made when the form is shown, so that a form sent twice is one activity. */
export async function recordActivity(
  database: Database,
  actor: Actor,
  activityId: string,
  facts: ActivityFacts,
): Promise<Result<Done, NotFound | ActivityRefusal>> {
  const area = await areaOf(database, actor)
  const done = ok({ activityId })
  try {
    return await inTransaction(database, actor, async (tx): Promise<Result<Done, NotFound | ActivityRefusal>> => {
      if (!may(actor, 'record_awareness')) return refuse(notFound)
      if (await store.findActivity(tx, activityId)) return done
      const allowed = mayRecord(facts, { today: tx.today, area })
      if (!allowed.ok) return allowed
      await store.insertActivity(tx, activityId, facts)
      await audit.record(tx, { action: 'record_awareness', subjectType: 'awareness_activity', subjectId: activityId })
      return done
    })
  } catch (fault) {
    // The same form sent twice at once: the first was recorded while the second was on its way.
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'awareness_activity_pkey') return done
    throw fault
  }
}

export async function correctActivity(
  database: Database,
  actor: Actor,
  { activityId, version, facts }: { activityId: string; version: number; facts: ActivityFacts },
): Promise<Result<Done, NotFound | ActivityRefusal>> {
  const area = await areaOf(database, actor)
  return inTransaction(database, actor, async (tx): Promise<Result<Done, NotFound | ActivityRefusal>> => {
    if (!may(actor, 'record_awareness')) return refuse(notFound)
    if (!(await store.findActivity(tx, activityId))) return refuse(notFound)
    const allowed = mayRecord(facts, { today: dayOf(nowFor(actor)), area })
    if (!allowed.ok) return allowed
    if (!(await store.saveActivity(tx, activityId, version, facts))) return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, { action: 'correct_awareness', subjectType: 'awareness_activity', subjectId: activityId })
    return ok({ activityId })
  })
}

const areaOf = async (database: Database, actor: Actor) =>
  (await areasOf(database, actor)).own.map((one) => one.gssCode)
