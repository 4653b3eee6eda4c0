/** Recording a placement and putting it right: each one transaction, audited. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { areasOf, holdPeople, summariesOf, type Areas } from '../people/index.ts'
import { inTransaction, onceOnly, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { referenceOf, type Reference } from '../reference/index.ts'
import { authorityOf, partnerOf, type NewPlacement, type Placement, type PlacementFacts } from './placement.ts'
import { checkFacts, overlap, type FactsRefusal } from './rules.ts'
import { findPlacement, insertPlacement, placementsOf, savePlacement } from './store.ts'

export type PlacementRefusal =
  | NotFound
  | FactsRefusal
  | { kind: 'unknown_authority' }
  | { kind: 'outside_your_area' }
  /** The child is in another placement on some of these days. */
  | { kind: 'placed_already'; placementId: string; ref: string }

export type CorrectionRefusal = PlacementRefusal | { kind: 'changed_by_someone_else' } | { kind: 'nothing_new' }

type Known = { areas: Areas; reference: Reference }
const knownTo = async (database: Database, actor: Actor): Promise<Known> => ({
  areas: await areasOf(database, actor),
  reference: await referenceOf(database),
})

/** Puts a placement on record. The same form sent again changes nothing. Of a restricted child it is restricted too. */
export async function recordPlacement(
  database: Database,
  actor: Actor,
  placement: NewPlacement,
): Promise<Result<{ placementId: string }, PlacementRefusal>> {
  const known = await knownTo(database, actor)
  const { placementId, personId } = placement
  const done = ok({ placementId })
  return onceOnly('placement_pkey', done, () =>
    inTransaction(database, actor, async (tx): Promise<Result<{ placementId: string }, PlacementRefusal>> => {
      if (!may(actor, 'keep_placements')) return refuse(notFound)
      if (await findPlacement(tx, placementId)) return done
      const allowed = await check(tx, actor, known, placement)
      if (!allowed.ok) return allowed
      await insertPlacement(tx, placement, allowed.value.restricted)
      const detail = { placement_id: placementId, direction: placement.direction }
      await audit.record(tx, { action: 'record_placement', subjectType: 'person', subjectId: personId, detail })
      return done
    }),
  )
}

export type PlacementCorrection = {
  placementId: string
  /** The version that whoever puts it right had before them. */
  version: number
  facts: PlacementFacts
}

/** Puts a placement right, or says what became of it since. The version that stood is kept. */
export async function correctPlacement(
  database: Database,
  actor: Actor,
  { placementId, version, facts }: PlacementCorrection,
): Promise<Result<{ placementId: string }, CorrectionRefusal>> {
  const known = await knownTo(database, actor)
  return inTransaction(database, actor, async (tx): Promise<Result<{ placementId: string }, CorrectionRefusal>> => {
    if (!may(actor, 'keep_placements')) return refuse(notFound)
    const before = await findPlacement(tx, placementId, true)
    if (!before || !covers(actor, before)) return refuse(notFound)
    if (before.version !== version) return refuse({ kind: 'changed_by_someone_else' })
    const allowed = await check(tx, actor, known, { ...facts, placementId, personId: before.personId })
    if (!allowed.ok) return allowed
    const changed = (Object.keys(facts) as (keyof PlacementFacts)[]).filter((name) => facts[name] !== before[name])
    if (changed.length === 0) return refuse({ kind: 'nothing_new' })
    if (!(await savePlacement(tx, placementId, version, facts))) return refuse({ kind: 'changed_by_someone_else' })
    await audit.record(tx, {
      action: 'correct_placement',
      subjectType: 'person',
      subjectId: before.personId,
      detail: { placement_id: placementId, changed },
    })
    return ok({ placementId })
  })
}

export const covers = (actor: Actor, of: Pick<Placement, 'direction' | 'homeAuthority' | 'hostAuthority'>): boolean =>
  actor.authorities === 'all' || actor.authorities.includes(authorityOf(of))

/** Whether the child can be seen, both sides are known, one is the actor's, and the days can be. */
async function check(
  tx: Tx,
  actor: Actor,
  { areas, reference }: Known,
  placement: NewPlacement,
): Promise<Result<{ restricted: boolean }, PlacementRefusal>> {
  const { personId, placementId } = placement
  const person = (await summariesOf(tx, [personId])).get(personId)
  if (!person || !(await holdPeople(tx, [personId])).has(personId)) return refuse(notFound)
  if (!reference.authorities.has(partnerOf(placement)) || !reference.authorities.has(authorityOf(placement)))
    return refuse({ kind: 'unknown_authority' })
  if (areas.isOutside(authorityOf(placement)) || !covers(actor, placement)) return refuse({ kind: 'outside_your_area' })
  const childUntil = reference.ruleOn('child_until', tx.today).value
  const allowed = checkFacts(placement, { today: tx.today, born: person.dateOfBirth, childUntil })
  if (!allowed.ok) return allowed
  const others = (await placementsOf(tx, personId)).filter((one) => one.placementId !== placementId)
  const clash = others.find((one) => authorityOf(one) === authorityOf(placement) && overlap(one, placement))
  return clash
    ? refuse({ kind: 'placed_already', placementId: clash.placementId, ref: clash.ref })
    : ok({ restricted: person.restricted })
}
