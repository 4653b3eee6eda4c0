/**
 * What two people are compared by, as a fingerprint: who decided that they are not the same is not asked again while it
 * stays. It goes by facts and not by the words of whatever compares them, so that another engine asks nothing anew. Pure.
 */
import { createHash } from 'node:crypto'
import { normalIdentifier, normalName, normalPostcode } from '../names.ts'
import type { PersonSummary } from '../person.ts'

type Compared = Pick<
  PersonSummary,
  'givenName' | 'familyName' | 'aliases' | 'dateOfBirth' | 'sex' | 'postcodes' | 'identifiers'
>

/** The same whichever comes first; another one once a name, a birth or a sex is put right, or something more is shared. */
export function evidenceOf(one: Compared, other: Compared): string {
  const sides = [ownFacts(one), ownFacts(other)].toSorted()
  const shared = [
    inBoth(namesOf(one), namesOf(other)),
    inBoth(one.postcodes.map(normalPostcode), other.postcodes.map(normalPostcode)),
    inBoth(numbersOf(one), numbersOf(other)),
  ]
  return createHash('sha256')
    .update(JSON.stringify([sides, shared]))
    .digest('hex')
    .slice(0, 32)
}

const ownFacts = (of: Compared): string =>
  JSON.stringify([normalName(of.givenName), normalName(of.familyName), of.dateOfBirth, of.sex])
const namesOf = (of: Compared): string[] =>
  [of, ...of.aliases].map((name) => `${normalName(name.givenName)} ${normalName(name.familyName)}`)
const numbersOf = (of: Compared): string[] => of.identifiers.map((one) => normalIdentifier(one.value))

const inBoth = (some: readonly string[], others: readonly string[]): string[] =>
  [...new Set(some)].filter((one) => one.trim() !== '' && others.includes(one)).toSorted()
