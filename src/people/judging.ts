/**
 * Whether people known may be a child who was told of, by the weights of linkage. What the engine cannot know is added
 * here: numbers it does not weigh, and that nobody is linked against anything on record. Pure.
 */
import { scoreEach, type LinkRecord, type Score } from '../linkage/index.ts'
import { parseNhsNumber, parseUpn } from '../reference/index.ts'
import { model } from './name-forms.ts'
import { normalIdentifier, normalName, normalPostcode } from './names.ts'
import type { Identifier, IdentifierKind, Name, PersonSummary, ToldChild } from './person.ts'
import { mayBeTwins, reasonsOf, type Likeness } from './reasons.ts'

/** `same`: may be linked without a person. `look`: a person must look. */
export type Strength = 'same' | 'look'
export type Judgement = {
  strength: Strength
  /**
   * The same given and family name and whole date of birth, and no number of their own that says otherwise: no other
   * likeness makes it doubtful.
   */
  byRule: boolean
  /** The logarithm of the odds that the two are one person: who is likelier comes first. */
  weight: number
  mayBeTwin: boolean
  reasons: string[]
}

/** Each person judged, in the order given: undefined where nothing suggests that they are the child. */
export function judgeEach(told: ToldChild, people: readonly PersonSummary[]): (Judgement | undefined)[] {
  if (people.length === 0) return []
  const sides = people.flatMap((person) => [person, ...person.aliases].map((name) => ({ person, name })))
  const scores = scoreEach(model(), recordOfTold(told), sides.map(({ person, name }) => recordOf(told, person, name))) // prettier-ignore
  const best = new Map<PersonSummary, { name: Name; score: Score }>()
  for (const [at, { person, name }] of sides.entries()) {
    const score = scores[at]!
    const known = best.get(person)
    if (!known || score.weight > known.score.weight) best.set(person, { name, score })
  }
  return people.map((person) => {
    const { name, score } = best.get(person)!
    return judge(told, person, name, score)
  })
}

function judge(told: ToldChild, person: PersonSummary, name: Name, score: Score): Judgement | undefined {
  const levels = new Map(score.shares.map((share) => [share.field, share.level]))
  const level = (field: string) => levels.get(field) ?? 'not_known'
  const { shared, differing } = numbersOf(told.identifiers, person.identifiers)
  const likeness: Likeness = { level, told, name, shared, differing }
  const isNamedAndBornTheSame = isSameByRule(told, person)
  const byRule = isNamedAndBornTheSame && !hasAnotherNumber(told.identifiers, person.identifiers)
  const isOffered = isNamedAndBornTheSame || shared.length > 0 || (score.outcome !== 'different' && isPersonal(level))
  if (!isOffered) return undefined
  // Known under another name is for a person to look at, however well that name fits.
  const isSame =
    byRule || (score.outcome === 'same' && name === person && isWhole(told, person) && !isContradicted(likeness))
  return {
    strength: isSame ? 'same' : 'look',
    byRule,
    weight: score.weight,
    mayBeTwin: mayBeTwins(likeness),
    reasons: reasonsOf(likeness),
  }
}

/** Two told children who are one by the same rule: a caller has named one child twice. */
export const areToldTheSame = (one: ToldChild, other: ToldChild): boolean =>
  isSameByRule(one, other) && !hasAnotherNumber(one.identifiers, other.identifiers)

/** By rule, whatever a model says: given and family name and the whole date of birth the same, no other sex. */
const isSameByRule = (told: ToldChild, person: Name & Pick<ToldChild, 'dateOfBirth' | 'sex'>): boolean =>
  isWhole(told, person) &&
  ([told.sex, person.sex].includes('F') ? ![told.sex, person.sex].includes('M') : true) &&
  normalName(told.givenName) !== '' &&
  normalName(told.familyName) !== '' &&
  normalName(told.givenName) === normalName(person.givenName) &&
  normalName(told.familyName) === normalName(person.familyName)

const isWhole = (told: ToldChild, person: Pick<ToldChild, 'dateOfBirth'>): boolean =>
  told.dateOfBirth?.length === 10 && told.dateOfBirth === person.dateOfBirth

/** Where somebody lives, and with whom, is shared by a whole house: something of their own must agree as well. */
const isPersonal = (level: Likeness['level']): boolean =>
  !['not_known', 'different', 'generation'].includes(level('date_of_birth')) ||
  !['not_known', 'different', 'unfamiliar'].includes(level('given_name'))

/**
 * Names that are one name however the sender writes them. A slip or a short form counts as one only beside a number that
 * everybody has of their own: twins may be called Ella and Bella, or Zayan and Rayan, of which a list of names knows one.
 */
const ONE_NAME = ['exact', 'swapped']
const ONE_NAME_BY_NUMBER = [...ONE_NAME, 'nickname', 'typo']

function isContradicted({ level, shared, differing }: Likeness): boolean {
  const oneName = OWN_NUMBERS.some((kind) => shared.includes(kind)) ? ONE_NAME_BY_NUMBER : ONE_NAME
  return (
    !oneName.includes(level('given_name')) ||
    !oneName.includes(level('family_name')) ||
    level('sex') === 'different' ||
    differing.length > 0
  )
}

const recordOfTold = (told: ToldChild): LinkRecord => ({
  id: 'told',
  values: {
    given_name: told.givenName,
    family_name: told.familyName,
    date_of_birth: told.dateOfBirth,
    sex: sexOf(told.sex),
    postcode: told.postcode,
    nhs_number: numberOf(told.identifiers, 'nhs_number'),
  },
})

/** A person as they are compared with a told child: of several homes and numbers, the one that is told of. */
function recordOf(told: ToldChild, person: PersonSummary, name: Name): LinkRecord {
  const toldNumber = normalIdentifier(numberOf(told.identifiers, 'nhs_number'))
  const sameNumber = person.identifiers.find(
    (one) => one.kind === 'nhs_number' && normalIdentifier(one.value) === toldNumber,
  )
  const toldHome = normalPostcode(told.postcode)
  return {
    id: person.personId,
    values: {
      given_name: name.givenName,
      family_name: name.familyName,
      date_of_birth: fitting(told.dateOfBirth, person.dateOfBirth),
      sex: sexOf(person.sex),
      postcode: person.postcodes.find((one) => normalPostcode(one) === toldHome) ?? person.postcodes[0],
      nhs_number: sameNumber?.value ?? numberOf(person.identifiers, 'nhs_number'),
    },
  }
}

/** "2004" told twice is a year that fits and not a date that is the same, which would weigh far more. */
function fitting(told: string | null, known: string | null): string | null {
  if (!told || told !== known || told.length === 10) return known
  return known.length === 4 ? `${known}-07` : `${known}-15`
}

const sexOf = (sex: string | null): string | null => (sex === 'F' || sex === 'M' ? sex : null)
const numberOf = (identifiers: readonly Identifier[], kind: IdentifierKind): string | undefined =>
  identifiers.find((one) => one.kind === kind)?.value

/** Of an NHS number or UPN everybody has one; a case or a police reference may be a family's. */
const OWN_NUMBERS: readonly IdentifierKind[] = ['nhs_number', 'upn']

/** Each has a number whose check digits are right, and they differ: one name and one birth can be two people's. */
function hasAnotherNumber(told: readonly Identifier[], known: readonly Identifier[]): boolean {
  const verified = (list: readonly Identifier[]) => list.filter(isVerified)
  return numbersOf(verified(told), verified(known)).differing.length > 0
}
const isVerified = ({ kind, value }: Identifier): boolean =>
  kind === 'nhs_number' ? parseNhsNumber(value) !== undefined : kind === 'upn' && parseUpn(value) !== undefined

function numbersOf(told: readonly Identifier[], known: readonly Identifier[]): Pick<Likeness, 'shared' | 'differing'> {
  const values = new Set(known.map((one) => normalIdentifier(one.value)))
  const isShared = (one: Identifier) => normalIdentifier(one.value) !== '' && values.has(normalIdentifier(one.value))
  const shared = [...new Set(told.filter(isShared).map((one) => one.kind))]
  const differing = OWN_NUMBERS.filter(
    (kind) => !shared.includes(kind) && told.some((one) => one.kind === kind) && known.some((one) => one.kind === kind),
  )
  return { shared, differing }
}
