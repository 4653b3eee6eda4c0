/**
 * The one seam between the front door, the import and whatever decides who is who. Everything asks here and nowhere
 * else; another engine takes these three functions' place and nothing else changes.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import { judgeEach, type Judgement } from './judging.ts'
import { linkingOf, type Linking } from './linking.ts'
import { lookupKeys, rareKeys } from './keys.ts'
import { likeliestOf, SHARING_KEY_MAX, SHARING_RARE_KEY_MAX } from './looked-at.ts'
import type { PersonSummary, ToldChild } from './person.ts'
import { summariesOf } from './summaries.ts'

/** Somebody known who may be the child told of. `reasons` are words: "same date of birth". */
export type Candidate = { person: PersonSummary } & Judgement

/** Who a told child is: the one same person, somebody whom a person must look at, or nobody known. */
export type Match = { kind: 'same'; personId: string } | { kind: 'look'; candidates: Candidate[] } | { kind: 'nobody' }

/** Those who may be the child told of, likeliest first. Only people whom the actor may see. */
export async function findCandidates(tx: Tx, told: ToldChild): Promise<Candidate[]> {
  return (await findCandidatesOfEach(tx, [told]))[0]!
}

/** The same for several told children at once, in the order given: two statements, however many they are. */
export async function findCandidatesOfEach(tx: Tx, told: readonly ToldChild[]): Promise<Candidate[][]> {
  const sharing = await sharingKeys(tx, told)
  const lookedAt = sharing.map((keys) => likeliestOf(keys))
  const people = await summariesOf(tx, [...new Set(lookedAt.flat())])
  return told.map((child, index) =>
    candidatesAmong(
      child,
      lookedAt[index]!.flatMap((id) => people.get(id) ?? []),
    ),
  )
}

/** For each told child, and for each key that somebody shares with them, who that is. */
async function sharingKeys(tx: Tx, told: readonly ToldChild[]): Promise<string[][][]> {
  const asked = told.flatMap((child, index) => [
    ...lookupKeys(child).map((key) => ({ index, key, max: SHARING_KEY_MAX, isRareOnly: false })),
    ...rareKeys(child).map((key) => ({ index, key, max: SHARING_RARE_KEY_MAX + 1, isRareOnly: true })),
  ])
  if (asked.length === 0) return told.map(() => [])
  // With its limit each key is a look into the index: during an import, whose rows no statistics know yet, the planner
  // would read the whole table instead, once for each batch.
  const { rows } = await sql<{ place: number; person_id: string }>`
    select t.place::int, k.person_id
    from unnest(${asked.map((one) => one.key)}::text[], ${asked.map((one) => one.max)}::int[])
      with ordinality as t(key, max, place)
    cross join lateral (
      select person_id from person_key where partnership_id = ${tx.by.partnershipId} and key = t.key
      order by person_id limit t.max) k`.execute(tx)
  const byKey = new Map<number, string[]>()
  for (const { place, person_id } of rows) {
    const known = byKey.get(place - 1)
    if (known) known.push(person_id)
    else byKey.set(place - 1, [person_id])
  }
  const sharing: string[][][] = told.map(() => [])
  for (const [place, people] of byKey) {
    const { index, max, isRareOnly } = asked[place]!
    if (!isRareOnly || people.length < max) sharing[index]!.push(people)
  }
  return sharing
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
  const linking = await linkingOf(tx)
  for (let start = 0; start < told.length; start += 1000)
    matches.push(
      ...(await findCandidatesOfEach(tx, told.slice(start, start + 1000))).map((found) => matchOf(found, linking)),
    )
  return matches
}

/**
 * Two people who are the same by rule are for a person to look at: a rule never chooses between them. Whom only the
 * engine calls the same is linked where nobody else is in question, and each only where the partnership allows it.
 */
export function matchOf(candidates: Candidate[], linking: Linking): Match {
  const byRule = candidates.filter((candidate) => candidate.byRule)
  const byModel = byRule.length === 0 && candidates.length === 1 ? candidates : byRule
  const same = { model: byModel, rule: byRule, never: [] }[linking]
  if (same.length === 1 && same[0]!.strength === 'same') return { kind: 'same', personId: same[0]!.person.personId }
  return candidates.length > 0 ? { kind: 'look', candidates } : { kind: 'nobody' }
}

/** Of two candidates, which comes first. */
export const likeliestFirst = (a: Candidate, b: Candidate): number =>
  Number(b.byRule) - Number(a.byRule) ||
  Number(b.strength === 'same') - Number(a.strength === 'same') ||
  b.weight - a.weight ||
  (a.person.personId < b.person.personId ? -1 : 1)
