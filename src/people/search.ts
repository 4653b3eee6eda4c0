/** Searching for people: every word must fit, names by their beginnings; through person_key alone. */
import { sql, type RawBuilder } from 'kysely'
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { normalPostcode } from './names.ts'
import { prefixRange } from './keys.ts'
import type { PersonSummary } from './person.ts'
import { isEmpty, parseSearch, type SearchWords } from './search-words.ts'
import { summariesOf } from './summaries.ts'

export const SHOWN_MAX = 50
export type Found = { people: PersonSummary[]; more: boolean }

/** Those whom the actor may see and whom every word fits, whole words first; `more` where some are not shown. Audited. */
export function searchPeople(database: Database, actor: Actor, typed: string): Promise<Found> {
  const words = parseSearch(typed)
  if (isEmpty(words)) return Promise.resolve({ people: [], more: false })
  return inTransaction(database, actor, async (tx) => {
    const ids = await findIds(tx, words)
    const shown = ids.slice(0, SHOWN_MAX)
    const people = await summariesOf(tx, shown)
    await audit.record(tx, {
      action: 'search_people',
      subjectType: 'person',
      detail: { typed, shown },
    })
    return { people: shown.flatMap((id) => people.get(id) ?? []), more: ids.length > SHOWN_MAX }
  })
}

/** The ids of at most one more than are shown. The first test leads through the index; the others are looked up. */
async function findIds(tx: Tx, words: SearchWords): Promise<string[]> {
  const [first, ...others] = testsOf(words)
  const partnership = tx.by.partnershipId
  const alsoFits = others.map(
    (test) => sql`and exists (select from person_key o
      where o.partnership_id = ${partnership} and o.person_id = k.person_id and ${test('o')})`,
  )
  // Somebody may have several keys in the range: some more rows than people are read, in the order of the index.
  const { rows } = await sql<{ person_id: string }>`
    select k.person_id from person_key k
    where k.partnership_id = ${partnership} and ${first!('k')} ${sql.join(alsoFits, sql` `)}
    order by k.key, k.person_id limit ${(SHOWN_MAX + 1) * 4}`.execute(tx)
  return [...new Set(rows.map((row) => row.person_id))].slice(0, SHOWN_MAX + 1)
}

type KeyTest = (alias: string) => RawBuilder<unknown>

/** One test a word, those that few people pass first. */
function testsOf(words: SearchWords): KeyTest[] {
  const born = words.dateOfBirth
  return [
    ...words.identifiers.map((value) => equals(`i:${value}`)),
    ...(words.postcode ? [equals(`p:${normalPostcode(words.postcode)}`)] : []),
    // A whole date also finds those of whom only the year or the month is known.
    ...(born?.length === 10 ? [equals(`d:${born}`, `d:${born.slice(0, 7)}`, `d:${born.slice(0, 4)}`)] : []),
    ...words.names.toSorted((a, b) => b.length - a.length).map((part) => startsWith(`w:${part}`)),
    ...(born && born.length < 10 ? [startsWith(`d:${born}`)] : []),
  ]
}

const equals =
  (...keys: string[]): KeyTest =>
  (alias) =>
    sql`${sql.ref(`${alias}.key`)} = any(${keys}::text[])`

const startsWith =
  (prefix: string): KeyTest =>
  (alias) => {
    const [from, to] = prefixRange(prefix)
    return sql`${sql.ref(`${alias}.key`)} >= ${from} and ${sql.ref(`${alias}.key`)} < ${to}`
  }
