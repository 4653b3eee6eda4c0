/** Searching for people: by a page, for the search over everything; and the first of them, for whoever chooses one. */
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { isPersonId } from './person-link.ts'
import type { PersonSummary } from './person.ts'
import { isEmpty, parseSearch, type SearchWords } from './search-words.ts'
import { findIds, type Place } from './search.sql.ts'
import { summariesOf } from './summaries.ts'

export const SHOWN_MAX = 50
export type Found = { people: PersonSummary[]; more: boolean }

/** Those whom the actor may see and whom every word fits, whole words first; `more` where some are not shown. Audited. */
export function searchPeople(database: Database, actor: Actor, typed: string): Promise<Found> {
  const words = parseSearch(typed)
  if (isEmpty(words)) return Promise.resolve({ people: [], more: false })
  return inTransaction(database, actor, async (tx) => {
    const { people, next } = await peoplePage(tx, words, { size: SHOWN_MAX })
    await audit.record(tx, {
      action: 'search_people',
      subjectType: 'person',
      detail: { typed, shown: people.map((one) => one.personId) },
    })
    return { people, more: next !== undefined }
  })
}

export type PeoplePage = { people: PersonSummary[]; next: string | undefined }

/** A page of people; `next` is where the following one begins. What is no place in the list is its beginning. */
export async function peoplePage(
  tx: Tx,
  words: SearchWords,
  { after, size }: { after?: string | undefined; size: number },
): Promise<PeoplePage> {
  if (isEmpty(words)) return { people: [], next: undefined }
  const found = await findIds(tx, words, size + 1, placeOf(after))
  const shown = found.slice(0, size)
  const people = await summariesOf(
    tx,
    shown.map((one) => one.personId),
  )
  return {
    people: shown.flatMap((one) => people.get(one.personId) ?? []),
    next: found.length > size ? textOf(shown.at(-1)!) : undefined,
  }
}

const textOf = ({ personId, lead, birthUnknown }: Place): string => `${lead}${birthUnknown ? 'u' : 'b'}.${personId}`
function placeOf(text: string | undefined): Place | undefined {
  const [, lead, birth, personId] = /^(\d{1,2})([ub])\.(.+)$/.exec(text ?? '') ?? []
  return isPersonId(personId) ? { personId, lead: Number(lead), birthUnknown: birth === 'u' } : undefined
}
