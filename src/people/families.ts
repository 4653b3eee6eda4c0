/**
 * Known families that a told child may belong to: children of the same family name at the same postcode. Nobody here is
 * the same child; whether somebody is their brother or sister is for a person to say, and joins nobody.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import { nameParts, normalPostcode, soundOf } from './names.ts'
import type { PersonSummary, ToldChild } from './person.ts'
import { summariesOf } from './summaries.ts'

/** Brothers and sisters are hardly born further apart; parents and their children hardly nearer. */
export const SIBLING_YEARS_MAX = 16
/** More than these are not for a person on the telephone to read. */
export const FAMILY_SHOWN_MAX = 5
/** Of one postcode so many people are looked at: a street has fewer. */
const AT_POSTCODE_MAX = 100

/** For each told child, in the order given, those who may be brothers and sisters, the eldest first. Asks once for all. */
export async function familiesOf(tx: Tx, told: readonly ToldChild[]): Promise<PersonSummary[][]> {
  const asked = told.flatMap((child, index) =>
    child.familyName && normalPostcode(child.postcode) ? [{ index, key: `p:${normalPostcode(child.postcode)}` }] : [],
  )
  if (asked.length === 0) return told.map(() => [])
  const { rows } = await sql<{ index: number; person_id: string }>`
    select t.index, k.person_id
    from unnest(${asked.map((one) => one.index)}::int[], ${asked.map((one) => one.key)}::text[]) as t(index, key)
    cross join lateral (
      select person_id from person_key where partnership_id = ${tx.by.partnershipId} and key = t.key
      order by person_id limit ${AT_POSTCODE_MAX}) k`.execute(tx)
  const people = await summariesOf(tx, [...new Set(rows.map((row) => row.person_id))])
  return told.map((child, index) =>
    rows
      .flatMap((row) => (row.index === index ? (people.get(row.person_id) ?? []) : []))
      .filter((person) => mayBeSiblings(child, person, tx.today))
      .toSorted((a, b) => ((a.dateOfBirth ?? '9') < (b.dateOfBirth ?? '9') ? -1 : 1)),
  )
}

/** One family name, or a part of it, at one postcode, and born within a childhood of each other. Pure. */
export function mayBeSiblings(told: ToldChild, person: PersonSummary, today: PlainDate): boolean {
  const home = normalPostcode(told.postcode)
  if (home === '' || !person.postcodes.some((one) => normalPostcode(one) === home)) return false
  const parts = nameParts(told.familyName)
  const isNamedSo = [person, ...person.aliases].some(
    ({ familyName }) =>
      nameParts(familyName).some((part) => parts.includes(part)) ||
      (soundOf(familyName) !== '' && soundOf(familyName) === soundOf(told.familyName)),
  )
  if (!isNamedSo) return false
  const yearOf = (date: string) => Number(date.slice(0, 4))
  // A child of unknown age was born some time in the last eighteen years.
  if (told.dateOfBirth === null)
    return person.dateOfBirth === null || yearOf(today) - yearOf(person.dateOfBirth) <= 18 + SIBLING_YEARS_MAX / 2
  return (
    person.dateOfBirth === null || Math.abs(yearOf(told.dateOfBirth) - yearOf(person.dateOfBirth)) <= SIBLING_YEARS_MAX
  )
}

/** What is told of a child, with the family's name, home and area where the caller did not say. Pure. */
export const withFamilyDetails = (told: ToldChild, family: readonly PersonSummary[]): ToldChild => {
  const known = <T>(of: (one: PersonSummary) => T | null | undefined): T | null =>
    family.map(of).find((value) => value !== null && value !== undefined) ?? null
  return {
    ...told,
    familyName: told.familyName ?? known((one) => one.familyName),
    postcode: told.postcode ?? known((one) => one.postcodes[0]),
    homeAuthority: told.homeAuthority ?? known((one) => one.homeAuthority),
  }
}
