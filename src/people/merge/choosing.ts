/** Which record a person may be on as well: those who may be the same, those searched for, and what was merged so far. */
import { audit, may, notFound, type Actor, type NotFound } from '../../access/index.ts'
import { inTransaction, type Database } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { personDetailsOf, type PersonDetails } from '../details.ts'
import { findCandidates, type Candidate } from '../matching.ts'
import type { PersonSummary } from '../person.ts'
import { searchPeople } from '../search.ts'
import { summariesOf } from '../summaries.ts'
import type { Merge } from './merge.ts'
import { decidedDifferent, notSameOf, type NotSame } from './not-same.ts'
import { mergesOf } from './store.ts'

const OFFERED_MAX = 10

export type MergeChoice = {
  person: PersonDetails
  /** Those who may be the same and were not decided to be somebody else. */
  candidates: readonly Candidate[]
  /** Undefined where nothing was searched for. */
  found: readonly PersonSummary[] | undefined
  merges: readonly (Merge & { other: PersonDetails | undefined })[]
  different: readonly (NotSame & { other: PersonSummary | undefined })[]
}

export async function viewMergeChoice(
  database: Database,
  actor: Actor,
  personId: string,
  typed: string,
): Promise<Result<MergeChoice, NotFound>> {
  const decides = may(actor, 'decide_identity')
  const choice = await inTransaction(database, actor, async (tx): Promise<Result<MergeChoice, NotFound>> => {
    if (!may(actor, 'view_person')) return refuse(notFound)
    const person = await personDetailsOf(tx, personId)
    const own = (await summariesOf(tx, [personId])).get(personId)
    if (!person || !own) return refuse(notFound)
    const told = { ...own, postcode: own.postcodes[0] ?? null }
    const alike = decides ? (await findCandidates(tx, told)).filter((one) => one.person.personId !== personId) : []
    const decided = await decidedDifferent(
      tx,
      own,
      alike.map((one) => one.person),
    )
    const candidates = alike.filter((one) => !decided.has(one.person.personId)).slice(0, OFFERED_MAX)
    const pairs = await notSameOf(tx, [personId])
    const otherOf = (pair: NotSame) => (pair.personId === personId ? pair.otherPersonId : pair.personId)
    const others = await summariesOf(tx, pairs.map(otherOf))
    const merges: (Merge & { other: PersonDetails | undefined })[] = []
    for (const merge of await mergesOf(tx, personId)) {
      const otherId = merge.keptId === personId ? merge.absorbedId : merge.keptId
      merges.push({ ...merge, other: await personDetailsOf(tx, otherId) })
    }
    await audit.record(tx, {
      action: 'suggest_people',
      subjectType: 'person',
      subjectId: personId,
      detail: { shown: [...candidates.map((one) => one.person.personId), ...others.keys()] },
    })
    const different = pairs.map((pair) => ({ ...pair, other: others.get(otherOf(pair)) }))
    return ok({ person, candidates, found: undefined, merges, different })
  })
  if (!choice.ok || !decides || typed.trim() === '') return choice
  const { people } = await searchPeople(database, actor, typed)
  return ok({ ...choice.value, found: people.filter((one) => one.personId !== personId).slice(0, OFFERED_MAX) })
}
