/**
 * The one seam between the front door, the import and whatever decides who is who. Everything asks here and nowhere
 * else; another engine takes these three functions' place and nothing else changes.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import { judgeEach, type Judgement } from './judging.ts'
import { lookupKeys } from './keys.ts'
import type { PersonSummary, ToldChild } from './person.ts'
import { summariesOf } from './summaries.ts'

/** Somebody known who may be the child told of. `reasons` are words: "same date of birth". */
export type Candidate = { person: PersonSummary } & Judgement

/** Who a told child is: the one same person, somebody whom a person must look at, or nobody known. */
export type Match = { kind: 'same'; personId: string } | { kind: 'look'; candidates: Candidate[] } | { kind: 'nobody' }

/**
 * Of those who share a key, as many are looked at, the first known first. A name such as "Unknown Unknown" is shared by
 * thousands, of whom each would be compared with each; no key that can prove two the same, a name with a whole date of
 * birth, comes near.
 */
export const SHARING_KEY_MAX = 200

/** Those who may be the child told of, likeliest first. Only people whom the actor may see. */
export async function findCandidates(tx: Tx, told: ToldChild): Promise<Candidate[]> {
  return (await findCandidatesOfEach(tx, [told]))[0]!
}

/** The same for several told children at once, in the order given: two statements, however many they are. */
export async function findCandidatesOfEach(tx: Tx, told: readonly ToldChild[]): Promise<Candidate[][]> {
  const asked = told.flatMap((child, index) => lookupKeys(child).map((key) => ({ index, key })))
  if (asked.length === 0) return told.map(() => [])
  // With its limit each key is a look into the index: during an import, whose rows no statistics know yet, the planner
  // would read the whole table instead, once for each batch.
  const { rows } = await sql<{ index: number; person_id: string }>`
    select distinct t.index, k.person_id
    from unnest(${asked.map((one) => one.index)}::int[], ${asked.map((one) => one.key)}::text[]) as t(index, key)
    cross join lateral (
      select person_id from person_key where partnership_id = ${tx.by.partnershipId} and key = t.key
      order by person_id limit ${SHARING_KEY_MAX}) k`.execute(tx)
  const people = await summariesOf(tx, [...new Set(rows.map((row) => row.person_id))])
  const sharing: PersonSummary[][] = told.map(() => [])
  for (const { index, person_id } of rows) {
    const person = people.get(person_id)
    if (person) sharing[index]!.push(person)
  }
  return told.map((child, index) => candidatesAmong(child, sharing[index]!))
}

/** Of some people those who may be the child told of, likeliest first. */
export function candidatesAmong(told: ToldChild, people: readonly PersonSummary[]): Candidate[] {
  const judgements = judgeEach(told, people)
  return people
    .flatMap((person, index) => {
      const judgement = judgements[index]
      return judgement ? [{ person, ...judgement }] : []
    })
    .toSorted(likeliestFirst)
}

/** For each told child, in the order given, who they are. Asks in batches, so that any number may be given. */
export async function matchMany(tx: Tx, told: readonly ToldChild[]): Promise<Match[]> {
  const matches: Match[] = []
  for (let start = 0; start < told.length; start += 1000)
    matches.push(...(await findCandidatesOfEach(tx, told.slice(start, start + 1000))).map(matchOf))
  return matches
}

/**
 * Two people who are the same by rule are for a person to look at: a rule never chooses between them. Whom only the
 * engine calls the same is linked where nobody else is in question.
 */
export function matchOf(candidates: Candidate[]): Match {
  const byRule = candidates.filter((candidate) => candidate.byRule)
  const same = byRule.length === 0 && candidates.length === 1 ? candidates : byRule
  if (same.length === 1 && same[0]!.strength === 'same') return { kind: 'same', personId: same[0]!.person.personId }
  return candidates.length > 0 ? { kind: 'look', candidates } : { kind: 'nobody' }
}

const likeliestFirst = (a: Candidate, b: Candidate): number =>
  Number(b.byRule) - Number(a.byRule) ||
  Number(b.strength === 'same') - Number(a.strength === 'same') ||
  b.weight - a.weight ||
  (a.person.personId < b.person.personId ? -1 : 1)
