/** Whether somebody known may be a child who was told of, with the reasons in words. Pure; no score, only facts. */
import { daysOf, type PartialDate } from '../platform/dates.ts'
import { normalIdentifier, normalName, normalPostcode, soundOf } from './names.ts'
import type { Name, PersonSummary, ToldChild } from './person.ts'

/** `same`: by rule. `look`: a person must look. */
export type Strength = 'same' | 'look'
export type Judgement = { strength: Strength; reasons: string[] }

type NameLikeness = 'same' | 'swapped' | 'alike' | 'given' | 'family' | 'none'
type BirthLikeness = 'same' | 'fits' | 'nearly' | 'unknown' | 'different'

/**
 * The same only where given and family name and the whole date of birth are the same and the sex does not contradict.
 * Undefined where nothing suggests that they are one person.
 */
export function judge(told: ToldChild, person: PersonSummary): Judgement | undefined {
  const name = nameLikeness(told, person)
  const birth = birthLikeness(told.dateOfBirth, person.dateOfBirth)
  const sexesDiffer = contradicts(told.sex, person.sex)
  const postcode = sharesPostcode(told, person)
  const identifier = sharesIdentifier(told, person)
  if (isSame(told, person) && !sexesDiffer) return { strength: 'same', reasons: reasons() }

  const wholeName = name === 'same' || name === 'swapped' || name === 'alike'
  const someName = wholeName || name === 'given' || name === 'family'
  const mayBe =
    identifier ||
    (wholeName && (birth !== 'different' || postcode)) ||
    (someName && birth === 'same') ||
    (name === 'given' && postcode && birth !== 'different')
  return mayBe ? { strength: 'look', reasons: reasons() } : undefined

  function reasons(): string[] {
    return [
      identifier ? 'same NHS number, UPN or other identifier' : '',
      nameWords[name],
      birthWords[birth],
      postcode ? 'same postcode' : '',
      sexesDiffer ? 'but recorded with another sex' : '',
    ].filter(Boolean)
  }
}

const nameWords: Record<NameLikeness, string> = {
  same: 'same name',
  swapped: 'same names the other way round',
  alike: 'name sounds the same',
  given: 'same given name',
  family: 'family name the same or sounds the same',
  none: '',
}
const birthWords: Record<BirthLikeness, string> = {
  same: 'same date of birth',
  fits: 'date of birth fits, as far as it is known',
  nearly: 'date of birth nearly the same',
  unknown: '',
  different: 'but another date of birth',
}

const isSame = (told: ToldChild, person: PersonSummary): boolean =>
  told.dateOfBirth?.length === 10 && told.dateOfBirth === person.dateOfBirth && oneNameLikeness(told, person) === 'same'

/** The best likeness with any name that the person is or was known by. */
function nameLikeness(told: Name, person: PersonSummary): NameLikeness {
  const order: NameLikeness[] = ['same', 'swapped', 'alike', 'given', 'family', 'none']
  const found = [person, ...person.aliases].map((name) => oneNameLikeness(told, name))
  return order.find((likeness) => found.includes(likeness)) ?? 'none'
}

function oneNameLikeness(one: Name, other: Name): NameLikeness {
  const [given, family] = [normalName(one.givenName), normalName(one.familyName)]
  const [otherGiven, otherFamily] = [normalName(other.givenName), normalName(other.familyName)]
  const sameGiven = given !== '' && given === otherGiven
  const sounds = (a: string | null, b: string | null) => soundOf(a) !== '' && soundOf(a) === soundOf(b)
  const likeFamily = sounds(one.familyName, other.familyName)
  if (sameGiven && family !== '' && family === otherFamily) return 'same'
  if (given !== '' && family !== '' && given === otherFamily && family === otherGiven) return 'swapped'
  if (likeFamily && sounds(one.givenName, other.givenName)) return 'alike'
  if (sounds(one.givenName, other.familyName) && sounds(one.familyName, other.givenName)) return 'alike'
  if (sameGiven) return 'given'
  return likeFamily ? 'family' : 'none'
}

function birthLikeness(told: PartialDate | null, known: PartialDate | null): BirthLikeness {
  if (!told || !known) return 'unknown'
  if (told === known) return told.length === 10 ? 'same' : 'fits'
  if (told.length < 10 || known.length < 10) {
    const [a, b] = [daysOf(told), daysOf(known)]
    return a.from <= b.to && b.from <= a.to ? 'fits' : 'different'
  }
  const [year, month, day] = told.split('-') as [string, string, string]
  const [knownYear, knownMonth, knownDay] = known.split('-') as [string, string, string]
  if (year === knownYear && month === knownDay && day === knownMonth) return 'nearly'
  const same = [year === knownYear, month === knownMonth, day === knownDay].filter(Boolean).length
  return same === 2 && Math.abs(Number(year) - Number(knownYear)) <= 1 ? 'nearly' : 'different'
}

const contradicts = (a: string | null, b: string | null): boolean =>
  (a === 'F' && b === 'M') || (a === 'M' && b === 'F')

function sharesPostcode(told: ToldChild, person: PersonSummary): boolean {
  const code = normalPostcode(told.postcode)
  return code !== '' && person.postcodes.some((one) => normalPostcode(one) === code)
}

function sharesIdentifier(told: ToldChild, person: PersonSummary): boolean {
  const known = new Set(person.identifiers.map((one) => normalIdentifier(one.value)))
  return told.identifiers.some((one) => normalIdentifier(one.value) !== '' && known.has(normalIdentifier(one.value)))
}
