/** Finding people by what somebody typed: every word must fit, names by their beginnings; through person_key alone. */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import { prefixRange } from './keys.ts'
import { normalPostcode } from './names.ts'
import type { SearchWords } from './search-words.ts'

/**
 * Where a page ended: the last who was shown, by which of the words the list is in order, and whether they were among
 * those whose date of birth is not known.
 */
export type Place = { personId: string; lead: number; birthUnknown: boolean }

/**
 * The ids of at most `limit` people whom the actor may see and whom every word fits, after `after`. Where names and a
 * date of birth were typed, those of these names whose date of birth is not known come last.
 */
export async function findIds(tx: Tx, words: SearchWords, limit: number, after?: Place): Promise<Place[]> {
  const known = after?.birthUnknown ? [] : await pageOf(tx, testsOf(words), false, limit, after)
  const isNamedAndBorn = words.dateOfBirth !== undefined && words.names.length > 0
  if (!isNamedAndBorn || known.length >= limit) return known
  const tests = testsOf({ ...words, dateOfBirth: undefined })
  const last = after?.birthUnknown ? after : undefined
  return [...known, ...(await pageOf(tx, tests, true, limit - known.length, last))]
}

/**
 * The test that the fewest people pass leads through the index, in its order; the others are looked up by person.
 * Somebody with several keys in the range stands where the first of them does, so that nobody is found twice, on
 * whatever page.
 */
async function pageOf(
  tx: Tx,
  tests: KeyTest[],
  birthUnknown: boolean,
  limit: number,
  after: Place | undefined,
): Promise<Place[]> {
  const partnership = tx.by.partnershipId
  const of = (alias: string) =>
    sql`from person_key ${sql.ref(alias)} where ${sql.ref(`${alias}.partnership_id`)} = ${partnership}`
  const lead = after && tests[after.lead] ? after.lead : await rarest(tx, tests)
  const leads = tests[lead]!
  const others = tests.filter((test) => test !== leads)
  // The keys of the one person, some ten of them: fenced off, since by the range of the test they could be thousands.
  const hasKey = (test: RawBuilder<unknown>) =>
    sql`exists (select from (select o.key ${of('o')} and o.person_id = k.person_id offset 0) o where ${test})`
  const which = [
    sql`not ${hasKey(sql`${leads('o')} and o.key < k.key`)}`,
    ...others.map((test) => hasKey(test('o'))),
    ...(birthUnknown ? [sql`not ${hasKey(startsWith('d:')('o'))}`] : []),
  ]
  if (after) {
    const place = await sql<{ key: string | null }>`
      select min(k.key) as key ${of('k')} and k.person_id = ${after.personId} and ${leads('k')}`.execute(tx)
    const key = place.rows[0]?.key
    if (key) which.push(sql`(k.key, k.person_id) > (${key}, ${after.personId}::uuid)`)
  }
  const { rows } = await sql<{ person_id: string }>`
    select k.person_id ${of('k')} and ${leads('k')} and ${sql.join(which, sql` and `)}
    order by k.key, k.person_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ personId: row.person_id, lead, birthUnknown }))
}

/** Beyond so many keys it does not matter which is more. */
const LOOKED_AT_MAX = 3000

/** Which test leads to the fewest keys. */
async function rarest(tx: Tx, tests: readonly KeyTest[]): Promise<number> {
  if (tests.length === 1) return 0
  const counts = tests.map(
    (test, index) => sql`select ${sql.lit(index)} as index, count(*)::int as keys from (
      select from person_key k where k.partnership_id = ${tx.by.partnershipId} and ${test('k')} limit ${LOOKED_AT_MAX}) s`,
  )
  const { rows } = await sql<{ index: number }>`
    ${sql.join(counts, sql` union all `)} order by keys, index limit 1`.execute(tx)
  return rows[0]!.index
}

type KeyTest = (alias: string) => RawBuilder<unknown>

/** One test a word, those that few people mostly pass first. */
function testsOf(words: SearchWords): KeyTest[] {
  const born = words.dateOfBirth
  const names = words.names.toSorted((a, b) => b.length - a.length).map((part) => startsWith(`w:${part}`))
  const leads = words.identifiers.length + names.length > 0 || words.postcode !== undefined
  return [
    ...words.identifiers.map((value) => equals(`i:${value}`)),
    ...(words.postcode ? [equals(`p:${normalPostcode(words.postcode)}`)] : []),
    // A whole date also finds those of whom only the year or the month is known.
    ...(born?.length === 10 ? [equals(`d:${born}`, `d:${born.slice(0, 7)}`, `d:${born.slice(0, 4)}`)] : []),
    ...names,
    ...(born && born.length < 10 ? [bornWithin(born, leads)] : []),
  ]
}

/** In a year or a month; with other words, a month also finds those of whom only the year is known. */
const bornWithin =
  (born: string, isOneOfSeveral: boolean): KeyTest =>
  (alias) =>
    isOneOfSeveral && born.length === 7
      ? sql`(${startsWith(`d:${born}`)(alias)} or ${equals(`d:${born.slice(0, 4)}`)(alias)})`
      : startsWith(`d:${born}`)(alias)

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
