/** Who is still to be asked about: those who may be somebody, without those who were decided to be somebody else. */
import { withSight, type Tx } from '../../platform/database/index.ts'
import { findCandidatesOfEach, likeliestFirst, type Candidate } from '../matching.ts'
import type { PersonSummary, ToldChild } from '../person.ts'
import { summariesOf } from '../summaries.ts'
import { isDecided, notSameOf } from './not-same.ts'
import { WHOLE } from './store.ts'

/** Somebody on record, as they were told of. */
export type Asked = { personId: string; told: ToldChild }

/**
 * For each, in the order given, those who may be the same, as far as the actor sees: by what was told and by what is on
 * record since, which somebody may have put right.
 */
export async function candidatesToAsk(tx: Tx, asked: readonly Asked[]): Promise<Candidate[][]> {
  const ids = asked.map((one) => one.personId)
  const [people, decided] = [await summariesOf(tx, ids), await notSameOf(tx, ids)]
  const onRecord = asked.map(({ personId, told }) => {
    const person = people.get(personId)
    return person && saysOtherwise(told, person) ? [asTold(person)] : []
  })
  const found = await findCandidatesOfEach(tx, [...asked.map((one) => one.told), ...onRecord.flat()])
  let next = asked.length
  return asked.map(({ personId }, index) => {
    const person = people.get(personId)
    return likeliest([...found[index]!, ...(onRecord[index]!.length > 0 ? found[next++]! : [])]).filter(
      (one) => one.person.personId !== personId && !(person && isDecided(decided, person, one.person)),
    )
  })
}

/** Somebody on record as if they were told of: what they are compared with others by. */
export const asTold = (person: PersonSummary): ToldChild => ({
  givenName: person.givenName,
  familyName: person.familyName,
  dateOfBirth: person.dateOfBirth,
  sex: person.sex,
  postcode: person.postcodes[0] ?? null,
  homeAuthority: person.homeAuthority,
  identifiers: person.identifiers,
})

const saysOtherwise = (told: ToldChild, person: PersonSummary): boolean =>
  (['givenName', 'familyName', 'dateOfBirth', 'sex', 'postcode'] as const).some(
    (fact) => told[fact] !== asTold(person)[fact],
  )

/** Each once, as they are likeliest, the likeliest first. */
function likeliest(candidates: readonly Candidate[]): Candidate[] {
  const ordered = candidates.toSorted(likeliestFirst)
  return ordered.filter((one, at) => ordered.findIndex(({ person }) => person.personId === one.person.personId) === at)
}

/** Whether anybody is left to ask about, among those the actor may not see as well. */
export const isAnybodyToAsk = async (tx: Tx, asked: Asked): Promise<boolean> =>
  withSight(tx, WHOLE, async () => (await candidatesToAsk(tx, [asked]))[0]!.length > 0)
