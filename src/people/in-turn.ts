/**
 * Many told children, each matched to everyone known, those told of before it included: what an import asks. Where nobody
 * is the same the child is somebody new, and known to those who come after.
 */
import { uuidv7 } from '../platform/uuid.ts'
import type { Tx } from '../platform/database/index.ts'
import { lookupKeys, personKeys } from './keys.ts'
import { linkingOf } from './linking.ts'
import { likeliestOf, SHARING_KEY_MAX } from './looked-at.ts'
import { candidatesAmong, findCandidatesOfEach, matchOf, type Candidate } from './matching.ts'
import type { PersonSummary, ToldChild } from './person.ts'

/**
 * Who a told child is: linked to the one who is the same, or somebody new under an id made here, whom the caller takes in;
 * `awaiting_review` where somebody known may be the same, so that a person must look.
 */
export type Placed = { state: 'linked' | 'new' | 'awaiting_review'; personId: string }

/** Places each told child, in the order given: two statements for each thousand. */
export async function placeInTurn(tx: Tx, told: readonly ToldChild[]): Promise<Placed[]> {
  const placed: Placed[] = []
  const newcomers = new Newcomers()
  const linking = await linkingOf(tx)
  for (let start = 0; start < told.length; start += 1000) {
    const some = told.slice(start, start + 1000)
    const known = await findCandidatesOfEach(tx, some)
    for (const [index, child] of some.entries()) {
      const match = matchOf([...known[index]!, ...newcomers.candidatesFor(child)], linking)
      if (match.kind === 'same') {
        placed.push({ state: 'linked', personId: match.personId })
        continue
      }
      const personId = uuidv7()
      newcomers.add(personId, child)
      placed.push({ state: match.kind === 'look' ? 'awaiting_review' : 'new', personId })
    }
  }
  return placed
}

/** Those who are new in this round and not yet in the database, found by the keys under which they will be. */
class Newcomers {
  private readonly byKey = new Map<string, PersonSummary[]>()

  add(personId: string, told: ToldChild): void {
    const { postcode, ...rest } = told
    const postcodes = postcode ? [postcode] : []
    const person: PersonSummary = { ...rest, personId, ref: '', aliases: [], postcodes, restricted: false, version: 1 }
    const identifiers = told.identifiers.map((one) => one.value)
    for (const key of personKeys({ names: [told], dateOfBirth: told.dateOfBirth, postcodes, identifiers })) {
      const known = this.byKey.get(key)
      if (known && known.length < SHARING_KEY_MAX) known.push(person)
      else if (!known) this.byKey.set(key, [person])
    }
  }

  candidatesFor(told: ToldChild): Candidate[] {
    return candidatesAmong(told, likeliestOf(lookupKeys(told).map((key) => this.byKey.get(key) ?? [])))
  }
}
