/** Putting a disruption measure on record, and putting it right. Each in one transaction, audited. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { shortReference } from '../people/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { ageRangeOn } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import type { Disruption, DisruptionFacts, Kind } from './disruption.ts'
import { kindOn, mayStand, type FactsRefusal } from './rules.ts'
import * as store from './store.ts'

export type DisruptionRefusal =
  | NotFound
  | FactsRefusal
  | { kind: 'unknown_authority' }
  /** Somebody who was chosen is not, or no longer, seen. */
  | { kind: 'person_not_found' }
  | { kind: 'not_adult' }
  | { kind: 'not_child' }
  | { kind: 'changed_by_someone_else' }

type Done = { disruptionId: string }

/** The id is made when the form is shown, so that a form sent twice is one measure. */
export async function recordDisruption(
  database: Database,
  actor: Actor,
  disruptionId: string,
  facts: DisruptionFacts,
): Promise<Result<Done, DisruptionRefusal>> {
  const done = ok({ disruptionId })
  const reference = await referenceOf(database)
  try {
    return await inTransaction(database, actor, async (tx): Promise<Result<Done, DisruptionRefusal>> => {
      if (!may(actor, 'record_disruption')) return refuse(notFound)
      if ((await store.listDisruption(tx, { ids: [disruptionId] })).length > 0) return done
      const checked = await check(tx, reference, facts, [])
      if (!checked.ok) return checked
      const { kind, restricted, hiddenChildren } = checked.value
      const ref = shortReference('D', disruptionId)
      await store.insertDisruption(tx, { id: disruptionId, ref, facts, kind, restricted }, hiddenChildren)
      await auditOf(tx, 'record_disruption', disruptionId, facts)
      return done
    })
  } catch (fault) {
    // The same form sent twice at once: the first was recorded while the second was on its way.
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'disruption_measure_pkey') return done
    throw fault
  }
}

/** Puts what a measure says right, or adds what happened since. Whom the actor may not see stays on it. */
export async function correctDisruption(
  database: Database,
  actor: Actor,
  change: { disruptionId: string; version: number; facts: DisruptionFacts },
): Promise<Result<Done, DisruptionRefusal>> {
  const { disruptionId, version } = change
  const reference = await referenceOf(database)
  return inTransaction(database, actor, async (tx): Promise<Result<Done, DisruptionRefusal>> => {
    if (!may(actor, 'record_disruption')) return refuse(notFound)
    const before = await store.holdDisruption(tx, disruptionId)
    if (!before) return refuse(notFound)
    if (before.version !== version) return refuse({ kind: 'changed_by_someone_else' })
    const { facts, unseen } = await keepUnseen(tx, before, change.facts)
    const checked = await check(tx, reference, facts, unseen)
    if (!checked.ok) return checked
    const { kind, hiddenChildren } = checked.value
    const restricted = before.restricted || checked.value.restricted
    if (!(await store.saveDisruption(tx, { id: disruptionId, version, facts, kind, restricted }, hiddenChildren)))
      return refuse({ kind: 'changed_by_someone_else' })
    await auditOf(tx, 'correct_disruption', disruptionId, facts)
    return ok({ disruptionId })
  })
}

/** A form offers only those whom its reader sees. The others are not taken off by leaving them out. */
async function keepUnseen(tx: Tx, before: Disruption, facts: DisruptionFacts) {
  const named = [...before.childIds, ...(before.adultId ? [before.adultId] : [])]
  const seen = await store.findPeople(tx, named)
  const unseen = named.filter((id) => !seen.has(id))
  const keepAdult = before.adultId !== null && unseen.includes(before.adultId) && facts.adultId === null
  return {
    unseen,
    facts: {
      ...facts,
      adultId: keepAdult ? before.adultId : facts.adultId,
      childIds: [...new Set([...facts.childIds, ...before.childIds.filter((id) => unseen.includes(id))])],
    },
  }
}

type Checked = { kind: Kind; restricted: boolean; hiddenChildren: ReadonlySet<string> }

async function check(
  tx: Tx,
  reference: Reference,
  facts: DisruptionFacts,
  unseen: readonly string[],
): Promise<Result<Checked, DisruptionRefusal>> {
  const kind = kindOn(await store.listKinds(tx), facts.kindId, facts.consideredOn)
  if (!kind) return refuse({ kind: 'unknown_kind' })
  const { policeForce } = await partnershipOf(tx)
  if (!authoritiesOfForce(reference, policeForce).some((one) => one.gssCode === facts.authority))
    return refuse({ kind: 'unknown_authority' })
  const asked = [...facts.childIds, ...(facts.adultId ? [facts.adultId] : [])].filter((id) => !unseen.includes(id))
  const people = await store.findPeople(tx, asked)
  if (asked.some((id) => !people.has(id))) return refuse({ kind: 'person_not_found' })
  const childUntil = reference.ruleOn('child_until', tx.today).value
  const adult = facts.adultId === null ? undefined : people.get(facts.adultId)
  // Some kinds are made on somebody under 18; those made on an adult are not.
  if (kind.subject === 'adult' && adult?.born && ageRangeOn(adult.born, tx.today).oldest < childUntil)
    return refuse({ kind: 'not_adult' })
  for (const id of facts.childIds) {
    const born = people.get(id)?.born
    if (born && ageRangeOn(born, facts.consideredOn).youngest >= childUntil) return refuse({ kind: 'not_child' })
  }
  const stands = mayStand(facts, kind, tx.today)
  if (!stands.ok) return stands
  const hiddenChildren = new Set(facts.childIds.filter((id) => people.get(id)?.restricted === true))
  // Whoever is restricted makes the measure so. Whom the writer cannot see they cannot restrict for: that stays as it was.
  return ok({ kind, hiddenChildren, restricted: (adult?.restricted ?? false) || hiddenChildren.size > 0 })
}

const auditOf = (tx: Tx, action: AuditAction, disruptionId: string, facts: DisruptionFacts) =>
  audit.record(
    tx,
    { action, subjectType: 'disruption', subjectId: disruptionId },
    ...[...facts.childIds, ...(facts.adultId ? [facts.adultId] : [])].map((personId) => ({
      action,
      subjectType: 'person',
      subjectId: personId,
      detail: { disruption_id: disruptionId },
    })),
  )
