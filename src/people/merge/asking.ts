/** Who is still to be asked about: those who may be somebody, without those who were decided to be somebody else. */
import { withSight, type Tx } from '../../platform/database/index.ts'
import { findCandidatesOfEach, type Candidate } from '../matching.ts'
import type { ToldChild } from '../person.ts'
import { summariesOf } from '../summaries.ts'
import { isDecided, notSameOf } from './not-same.ts'
import { WHOLE } from './store.ts'

/** Somebody on record, as they were told of. */
export type Asked = { personId: string; told: ToldChild }

/** For each, in the order given, those who may be the same, as far as the actor sees. */
export async function candidatesToAsk(tx: Tx, asked: readonly Asked[]): Promise<Candidate[][]> {
  const found = await findCandidatesOfEach(
    tx,
    asked.map((one) => one.told),
  )
  const ids = asked.map((one) => one.personId)
  const [people, decided] = [await summariesOf(tx, ids), await notSameOf(tx, ids)]
  return asked.map(({ personId }, index) => {
    const person = people.get(personId)
    return found[index]!.filter(
      (one) => one.person.personId !== personId && !(person && isDecided(decided, person, one.person)),
    )
  })
}

/** Whether anybody is left to ask about, among those the actor may not see as well. */
export const isAnybodyToAsk = async (tx: Tx, asked: Asked): Promise<boolean> =>
  withSight(tx, WHOLE, async () => (await candidatesToAsk(tx, [asked]))[0]!.length > 0)
