/** Placements as their pages show them: the register, one placement, and what its form begins with. Audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { summariesOf, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf } from '../reference/index.ts'
import { covers } from './actions.ts'
import { lawOf } from './law.ts'
import type { Direction, Placement } from './placement.ts'
import { notificationsOf, stateOf, type Notifications, type PlacementState } from './rules.ts'
import { findPlacement, listPlacements, PLACEMENTS_SHOWN, type Counts, type Show } from './store.ts'

export type PlacementView = {
  placement: Placement
  child: PersonSummary
  state: PlacementState
  notifications: Notifications
  today: PlainDate
}

export type Register = { placements: PlacementView[]; counts: Counts; page: number; pages: number }

/** A page of the placements sent or received. A page past the last is the last. */
export async function viewPlacements(
  database: Database,
  actor: Actor,
  { direction, show, page }: { direction: Direction; show: Show; page: number },
): Promise<Result<Register, NotFound>> {
  const law = lawOf(await referenceOf(database))
  return inTransaction(database, actor, async (tx): Promise<Result<Register, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const ask = { direction, show, today: tx.today }
    let found = await listPlacements(tx, { ...ask, page })
    const pages = Math.max(1, Math.ceil(found.counts[direction][show] / PLACEMENTS_SHOWN))
    if (page > pages) found = await listPlacements(tx, { ...ask, page: pages })
    const children = await summariesOf(
      tx,
      found.placements.map((one) => one.personId),
    )
    await audit.record(tx, {
      action: 'list_placements',
      subjectType: 'placement',
      detail: { placements: found.placements.map((one) => one.placementId) },
    })
    const placements = found.placements.flatMap((placement): PlacementView[] => {
      const child = children.get(placement.personId)
      return child
        ? [
            {
              placement,
              child,
              state: stateOf(placement, tx.today),
              notifications: notificationsOf(placement, law, tx.today),
              today: tx.today,
            },
          ]
        : []
    })
    return ok({ placements, counts: found.counts, page: Math.min(page, pages), pages })
  })
}

/** One placement, for those who may see it and the child. Audited as a read of both. */
export async function viewPlacement(
  database: Database,
  actor: Actor,
  placementId: string,
): Promise<Result<PlacementView & { mayCorrect: boolean }, NotFound>> {
  const law = lawOf(await referenceOf(database))
  return inTransaction(
    database,
    actor,
    async (tx): Promise<Result<PlacementView & { mayCorrect: boolean }, NotFound>> => {
      if (!may(actor, 'view_person')) return refuse(notFound)
      const placement = await findPlacement(tx, placementId)
      const child = placement && (await summariesOf(tx, [placement.personId])).get(placement.personId)
      if (!placement || !child) return refuse(notFound)
      await audit.record(
        tx,
        { action: 'view_placement', subjectType: 'placement', subjectId: placementId },
        {
          action: 'view_placement',
          subjectType: 'person',
          subjectId: child.personId,
          detail: { placement_id: placementId },
        },
      )
      return ok({
        placement,
        child,
        state: stateOf(placement, tx.today),
        notifications: notificationsOf(placement, law, tx.today),
        today: tx.today,
        mayCorrect: may(actor, 'keep_placements') && covers(actor, placement),
      })
    },
  )
}

/** The child whom a form that records a placement is about. Audited as a read of the child. */
export function childToPlace(
  database: Database,
  actor: Actor,
  personId: string,
): Promise<Result<{ child: PersonSummary; today: PlainDate }, NotFound>> {
  return inTransaction(database, actor, async (tx) => {
    if (!may(actor, 'keep_placements')) return refuse(notFound)
    const child = (await summariesOf(tx, [personId])).get(personId)
    if (!child) return refuse(notFound)
    await audit.record(tx, { action: 'view_person', subjectType: 'person', subjectId: personId })
    return ok({ child, today: tx.today })
  })
}
