/** "Not the same person", remembered: of two who were decided to be different nobody asks again, unless the facts change. */
import { sql } from 'kysely'
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import type { PersonSummary } from '../person.ts'
import { summariesOf } from '../summaries.ts'
import { evidenceOf } from './evidence.ts'

export type NotSame = {
  notSameId: string
  personId: string
  otherPersonId: string
  reason: string | null
  signedBy: string
  decidedAt: Instant
  evidence: string
  version: number
}

/** What was decided of these people among each other or of any with others, as far as the actor sees. */
export async function notSameOf(tx: Tx, personIds: readonly string[]): Promise<NotSame[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<NotSame>`
    select not_same_id as "notSameId", person_id as "personId", other_person_id as "otherPersonId", reason,
      signed_by as "signedBy", decided_at as "decidedAt", evidence, version
    from not_same
    where partnership_id = ${tx.by.partnershipId} and set_aside_by is null
      and (person_id = any(${personIds}::uuid[]) or other_person_id = any(${personIds}::uuid[]))
    order by decided_at desc, not_same_id`.execute(tx)
  return rows
}

export const notSameBetween = async (tx: Tx, one: string, other: string): Promise<NotSame | undefined> =>
  (await notSameOf(tx, [one])).find((decided) => [decided.personId, decided.otherPersonId].includes(other))

/** Of these people those who were decided not to be `person`, while what the two are compared by is what it was. */
export async function decidedDifferent(
  tx: Tx,
  person: PersonSummary,
  others: readonly PersonSummary[],
): Promise<Map<string, NotSame>> {
  const decided = await notSameOf(tx, [person.personId])
  return new Map(
    others.flatMap((other) => {
      const one = isDecided(decided, person, other)
      return one ? [[other.personId, one]] : []
    }),
  )
}

/** The decision that two are different, while what they are compared by is what it was then. */
export const isDecided = (
  decided: readonly NotSame[],
  one: PersonSummary,
  other: PersonSummary,
): NotSame | undefined => {
  const [first, second] = [one.personId, other.personId].toSorted()
  const found = decided.find((pair) => pair.personId === first && pair.otherPersonId === second)
  return found && found.evidence === evidenceOf(one, other) ? found : undefined
}

/**
 * Remembers that two people are not one, within the transaction of the action that says so. Said again on other facts,
 * it is corrected.
 */
export async function rememberNotSame(
  tx: Tx,
  actor: Actor,
  pair: { one: string; other: string; reason: string | null },
): Promise<Result<void, NotFound>> {
  if (!may(actor, 'decide_identity') && !may(actor, 'record_contact')) return refuse(notFound)
  const [personId, otherPersonId] = [pair.one, pair.other].toSorted() as [string, string]
  const people = await summariesOf(tx, [personId, otherPersonId])
  const [person, other] = [people.get(personId), people.get(otherPersonId)]
  if (!person || !other || personId === otherPersonId) return refuse(notFound)
  const known = await notSameBetween(tx, personId, otherPersonId)
  const said = {
    reason: pair.reason,
    signed_by: [actor.displayName, actor.jobTitle].filter(Boolean).join(', '),
    decided_at: tx.now,
    evidence: evidenceOf(person, other),
    restricted: person.restricted || other.restricted,
  }
  if (!known)
    await insertRecords(tx, 'not_same', [
      { not_same_id: uuidv7(), person_id: personId, other_person_id: otherPersonId, ...said },
    ])
  else if (known.evidence !== said.evidence) await correctRecord(tx, 'not_same', known.notSameId, known.version, said)
  await audit.record(
    tx,
    ...[personId, otherPersonId].map((subjectId) => ({
      action: 'decide_not_same' as const,
      subjectType: 'person',
      subjectId,
      detail: { people: [personId, otherPersonId] },
    })),
  )
  return ok(undefined)
}
