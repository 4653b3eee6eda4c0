/**
 * A few disruption measures about the people of the invented notices: one considered and not used, one applied for, one in
 * force on a place. They are made after loading, by those whose work it is; no figure counts them.
 */
import type { Actor } from '../access/index.ts'
import { signIn } from '../agencies/index.ts'
import { recordDisruption, type DisruptionFacts } from '../disruption/index.ts'
import { endingAgeOf, listNotices, standing } from '../notices/index.ts'
import { inTransaction, nowFor, type Database } from '../platform/database/index.ts'
import { addDays, dayOf } from '../platform/dates.ts'
import { mustBeOk } from '../platform/result.ts'
import { referenceOf } from '../reference/index.ts'
import { PASSWORD } from './personas.ts'
import { CITY } from './places.ts'

/** Their ids, so that a loading that was cut off makes each once. */
const ID = '0193b5a0-0000-7000-8000-00000000d10'

/** Records them, each once. */
export async function recordMeasures(database: Database): Promise<void> {
  const { actor } = (await signIn(database, 'police.officer', PASSWORD))!
  const today = dayOf(nowFor(actor))
  const [first, second] = await pairsInForce(database, actor)
  if (!first || !second) return
  const nothing: Omit<DisruptionFacts, 'kindId' | 'consideredOn' | 'decision'> = {
    adultId: null,
    subjectTold: null,
    childIds: [],
    authority: CITY,
    applicant: 'Staffordshire Police, exploitation team',
    reason: null,
    appliedOn: null,
    refusedOn: null,
    grantedOn: null,
    servedOn: null,
    expiresOn: null,
    reviewedOn: null,
    endedOn: null,
    endedWhy: null,
    conditions: null,
  }
  const measures: DisruptionFacts[] = [
    {
      ...nothing,
      kindId: 'sexual_risk_order',
      adultId: first.recipientId,
      childIds: [first.childId],
      consideredOn: addDays(today, -40),
      decision: 'pursued',
      reason: 'The notice alone has not kept the adult away.',
      appliedOn: addDays(today, -12),
    },
    {
      ...nothing,
      kindId: 'civil_injunction',
      adultId: second.recipientId,
      childIds: [second.childId],
      consideredOn: addDays(today, -75),
      decision: 'not_used',
      reason: 'The adult has kept to the notice since it was served, and the family is moving away.',
    },
    {
      ...nothing,
      kindId: 'hotel_notice',
      subjectTold: 'The Invented Arms Hotel, 1 Nowhere Street',
      consideredOn: addDays(today, -160),
      decision: 'pursued',
      grantedOn: addDays(today, -158),
      servedOn: addDays(today, -157),
      expiresOn: addDays(today, 20),
      conditions: 'Names and addresses of guests who stay with a child, on request.',
    },
  ]
  for (const [index, facts] of measures.entries())
    mustBeOk(await recordDisruption(database, actor, `${ID}${index}`, facts))
}

/** Two notices in force of different adults and children, as far as the officer sees them. */
async function pairsInForce(database: Database, actor: Actor) {
  const reference = await referenceOf(database)
  const notices = await inTransaction(database, actor, async (tx) =>
    (await listNotices(tx)).filter(
      (one) => standing(one, endingAgeOf(reference), tx.today).state === 'in_force' && one.authority === CITY,
    ),
  )
  const [first] = notices
  return [first, notices.find((one) => one.recipientId !== first?.recipientId && one.childId !== first?.childId)]
}
