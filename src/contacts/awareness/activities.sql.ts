/** Awareness activities in the database. */
import { sql } from 'kysely'
import { shortReference } from '../../people/index.ts'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { Activity, ActivityFacts, Audience } from './activity.ts'

const activities = (tx: Tx) =>
  tx
    .selectFrom('awareness_activity')
    .select(['awareness_activity_id', 'ref', 'held_on', 'authority', 'audience', 'attendees', 'topic', 'place'])
    .select(['materials', 'version'])
    .where('partnership_id', '=', tx.by.partnershipId)

type Row = Awaited<ReturnType<ReturnType<typeof activities>['executeTakeFirstOrThrow']>>

const activityOf = (row: Row): Activity => ({
  activityId: row.awareness_activity_id,
  ref: row.ref,
  heldOn: row.held_on,
  authority: row.authority,
  audience: row.audience as Audience,
  attendees: row.attendees,
  topic: row.topic,
  place: row.place,
  materials: row.materials,
  version: row.version,
})

/** The latest first. */
export async function listActivities(
  tx: Tx,
  ask: { audience?: Audience | undefined; since?: PlainDate | undefined; from: number; to: number },
): Promise<Activity[]> {
  let rows = activities(tx)
  if (ask.audience) rows = rows.where('audience', '=', ask.audience)
  if (ask.since) rows = rows.where('held_on', '>=', ask.since)
  const found = await rows
    .orderBy('held_on', 'desc')
    .orderBy('awareness_activity_id', 'desc')
    .limit(ask.to - ask.from)
    .offset(ask.from)
    .execute()
  return found.map(activityOf)
}

/** How many activities there are for each audience, and how many came, as far as anybody noted it. */
export async function countActivities(tx: Tx): Promise<Map<Audience, { activities: number; attendees: number }>> {
  const { rows } = await sql<{ audience: Audience; activities: number; attendees: number }>`
    select audience, count(*)::integer as activities, coalesce(sum(attendees), 0)::integer as attendees
    from awareness_activity where partnership_id = ${tx.by.partnershipId} group by audience`.execute(tx)
  return new Map(rows.map(({ audience, ...counts }) => [audience, counts]))
}

export async function findActivity(tx: Tx, id: string): Promise<Activity | undefined> {
  const row = await activities(tx).where('awareness_activity_id', '=', id).executeTakeFirst()
  return row && activityOf(row)
}

const columnsOf = (facts: ActivityFacts) => ({
  held_on: facts.heldOn,
  authority: facts.authority,
  audience: facts.audience,
  attendees: facts.attendees,
  topic: facts.topic,
  place: facts.place,
  materials: facts.materials,
})

export const insertActivity = (tx: Tx, id: string, facts: ActivityFacts): Promise<void> =>
  insertRecords(tx, 'awareness_activity', [
    { awareness_activity_id: id, ref: shortReference('W', id), ...columnsOf(facts) },
  ])

/** False where somebody else changed it since. */
export const saveActivity = (tx: Tx, id: string, version: number, facts: ActivityFacts): Promise<boolean> =>
  correctRecord(tx, 'awareness_activity', id, version, columnsOf(facts))

/** How many contacts that the actor sees say that an activity prompted them: those that name its reference. */
export async function countPrompted(tx: Tx, { ref, heldOn }: Activity): Promise<number> {
  const { rows } = await sql<{ contacts: number }>`
    select count(*)::integer as contacts from contact
    where partnership_id = ${tx.by.partnershipId} and received_on >= ${heldOn}::date
      and prompted_by is not null and position(${`(${ref})`} in prompted_by) > 0`.execute(tx)
  return rows[0]?.contacts ?? 0
}
