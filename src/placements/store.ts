/** Placements in the database. Whose an actor may see is the database's to decide: those in their area's register. */
import { sql, type Selectable } from 'kysely'
import { shortReference } from '../people/index.ts'
import { correctRecord, insertRecords, type DB, type Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import {
  authorityOf,
  type Consultation,
  type Direction,
  type Interviewer,
  type NewPlacement,
  type Placement,
  type PlacementFacts,
} from './placement.ts'

type Row = Selectable<DB['placement']>

const placementOf = (row: Row): Placement => ({
  placementId: row.placement_id,
  ref: row.ref,
  personId: row.person_id,
  direction: row.direction as Direction,
  homeAuthority: row.home_authority,
  hostAuthority: row.host_authority,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  isEmergency: row.is_emergency,
  startNotifiedOn: row.start_notified_on,
  endNotifiedOn: row.end_notified_on,
  socialWorker: row.social_worker,
  address: row.address,
  policeToldOn: row.police_told_on,
  exploitationLeadToldOn: row.exploitation_lead_told_on,
  planAttached: row.plan_attached,
  returnInterviewsBy: row.return_interviews_by as Interviewer | null,
  consultation: row.consultation as Consultation | null,
  notes: row.notes,
  restricted: row.restricted,
  version: row.version,
})

const columnsOf = (facts: PlacementFacts) => ({
  authority: authorityOf(facts),
  direction: facts.direction,
  home_authority: facts.homeAuthority,
  host_authority: facts.hostAuthority,
  starts_on: facts.startsOn,
  ends_on: facts.endsOn,
  is_emergency: facts.isEmergency,
  start_notified_on: facts.startNotifiedOn,
  end_notified_on: facts.endNotifiedOn,
  social_worker: facts.socialWorker,
  address: facts.address,
  police_told_on: facts.policeToldOn,
  exploitation_lead_told_on: facts.exploitationLeadToldOn,
  plan_attached: facts.planAttached,
  return_interviews_by: facts.returnInterviewsBy,
  consultation: facts.consultation,
  notes: facts.notes,
})

export const insertPlacement = (tx: Tx, placement: NewPlacement, restricted: boolean): Promise<void> =>
  insertRecords(tx, 'placement', [
    {
      ...columnsOf(placement),
      placement_id: placement.placementId,
      ref: shortReference('PL', placement.placementId),
      person_id: placement.personId,
      restricted,
    },
  ])

/** False where somebody else corrected it since. */
export const savePlacement = (tx: Tx, placementId: string, version: number, facts: PlacementFacts): Promise<boolean> =>
  correctRecord(tx, 'placement', placementId, version, columnsOf(facts))

/** One placement that the actor may see. `hold` keeps it for this transaction alone. */
export async function findPlacement(tx: Tx, placementId: string, hold = false): Promise<Placement | undefined> {
  const asked = tx
    .selectFrom('placement')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('placement_id', '=', placementId)
  const row = await (hold ? asked.forUpdate() : asked).executeTakeFirst()
  return row && placementOf(row)
}

/** The placements of a child that the actor may see, the earliest first. */
export async function placementsOf(tx: Tx, personId: string): Promise<Placement[]> {
  const rows = await tx
    .selectFrom('placement')
    .selectAll()
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('person_id', '=', personId)
    .orderBy('starts_on')
    .orderBy('placement_id')
    .execute()
  return rows.map(placementOf)
}

/** `now`: lasts or is to come. `to_notify`: the host authority was not told of the start, or of an end that is known. */
export const shows = ['now', 'ended', 'to_notify'] as const
export type Show = (typeof shows)[number]

export const PLACEMENTS_SHOWN = 25

export type Counts = Record<Direction, Record<Show, number>>

/** A page of a register, and how many there are of each kind in both. */
export async function listPlacements(
  tx: Tx,
  { direction, show, page, today }: { direction: Direction; show: Show; page: number; today: PlainDate },
): Promise<{ placements: Placement[]; counts: Counts }> {
  const which = {
    now: sql`(ends_on is null or ends_on > ${today})`,
    ended: sql`ends_on <= ${today}`,
    to_notify: sql`(start_notified_on is null or (ends_on is not null and end_notified_on is null))`,
  }
  // What waits to be told is listed from the longest wait on.
  const order = show === 'to_notify' ? sql`starts_on, placement_id` : sql`starts_on desc, placement_id desc`
  // A placement of somebody whom the actor may not see is neither listed nor counted.
  const seen = sql`partnership_id = ${tx.by.partnershipId} and exists (select from person p
    where p.partnership_id = ${tx.by.partnershipId} and p.person_id = placement.person_id and p.merged_into is null)`
  const { rows } = await sql<Row>`
    select * from placement where ${seen} and direction = ${direction} and ${which[show]}
    order by ${order} limit ${PLACEMENTS_SHOWN} offset ${(page - 1) * PLACEMENTS_SHOWN}`.execute(tx)
  const counted = await sql<{ direction: Direction } & Record<Show, number>>`
    select direction, count(*) filter (where ${which.now})::int as now,
      count(*) filter (where ${which.ended})::int as ended,
      count(*) filter (where ${which.to_notify})::int as to_notify
    from placement where ${seen} group by direction`.execute(tx)
  const of = (one: Direction): Record<Show, number> => {
    const { now = 0, ended = 0, to_notify = 0 } = counted.rows.find((row) => row.direction === one) ?? {}
    return { now, ended, to_notify }
  }
  return { placements: rows.map(placementOf), counts: { received: of('received'), sent: of('sent') } }
}
