/** Why somebody may be a child who was told of, in words: what agrees, then what does not, then what that may mean. Pure. */
import { normalName } from './names.ts'
import type { IdentifierKind, Name } from './person.ts'

/** What is compared of two people: the levels of the engine, and the numbers that both have. */
export type Likeness = {
  level: (field: string) => string
  told: Name
  name: Name
  shared: readonly IdentifierKind[]
  differing: readonly IdentifierKind[]
}

/** Born on one day, of one family name, and not of one given name. */
export const mayBeTwins = ({ level }: Pick<Likeness, 'level'>): boolean =>
  level('date_of_birth') === 'exact' &&
  ['exact', 'typo', 'part', 'alike'].includes(level('family_name')) &&
  ['different', 'unfamiliar', 'alike'].includes(level('given_name'))

/** "same date of birth", "family name one letter different", "this may be a twin: the given names differ". */
export function reasonsOf(likeness: Likeness): string[] {
  const { level, shared, differing } = likeness
  const isTwin = mayBeTwins(likeness)
  const isGeneration = level('date_of_birth') === 'generation' && level('given_name') === 'exact'
  const said = [
    ...shared.map((kind) => `same ${numberWords[kind]}`),
    ...namesInWords(likeness),
    birthWords[level('date_of_birth')],
    postcodeWords[level('postcode')],
    level('sex') === 'different' && 'but recorded with another sex',
    ...differing.map((kind) => `but another ${numberWords[kind]}`),
    isTwin && 'this may be a twin: the given names differ',
    isGeneration && 'this may be a parent and child of one name',
  ].filter((one) => typeof one === 'string')
  const isBut = (one: string) => one.startsWith('but ')
  const isNote = (one: string) => one.startsWith('this ')
  return [...said.filter((one) => !isBut(one) && !isNote(one)), ...said.filter(isBut), ...said.filter(isNote)]
}

const numberWords: Record<IdentifierKind, string> = {
  nhs_number: 'NHS number',
  upn: 'UPN',
  police_reference: 'police reference',
  case_number: 'case number',
}

function namesInWords({ level, told, name }: Likeness): (string | undefined)[] {
  const [given, family] = [level('given_name'), level('family_name')]
  if (given === 'swapped') return ['same names the other way round']
  if (given === 'exact' && family === 'exact') return ['same name']
  const isTwin = level('date_of_birth') === 'exact' && family !== 'different' && family !== 'not_known'
  return [
    areOneLetterApart(normalName(told.givenName), normalName(name.givenName)) && ['typo', 'alike'].includes(given)
      ? 'given name one letter different'
      : givenWords[given],
    areOneLetterApart(normalName(told.familyName), normalName(name.familyName)) && ['typo', 'alike'].includes(family)
      ? 'family name one letter different'
      : familyWords[family],
    !isTwin && ['different', 'unfamiliar'].includes(given) ? 'but the given names differ' : undefined,
  ]
}

// Levels that say nothing, such as a postcode of the same town, have no words.
const givenWords: Record<string, string> = {
  exact: 'same given name',
  nickname: 'one given name is a form of the other',
  typo: 'given names spelt a little differently',
  part: 'one of several given names is the same',
  initial: 'given name agrees with an initial',
  alike: 'given names look or sound alike',
}
const familyWords: Record<string, string> = {
  exact: 'same family name',
  typo: 'family names spelt a little differently',
  part: 'part of the family name is the same',
  alike: 'family names look or sound alike',
  different: 'but the family names differ',
}
const birthWords: Record<string, string> = {
  exact: 'same date of birth',
  partial: 'date of birth fits, as far as it is known',
  swapped: 'day and month of birth exchanged',
  placeholder: 'same year of birth, and one of the dates is 1 January',
  year_off: 'same day and month of birth, one year apart',
  one_digit: 'date of birth one digit different',
  two_parts: 'two of day, month and year of birth the same',
  generation: 'but born a generation apart',
  different: 'but another date of birth',
}
const postcodeWords: Record<string, string> = {
  exact: 'same postcode',
  typo: 'postcode one character different',
  different: 'but the postcodes are far apart, as after a move',
}

/** One letter more, one less, one other, or two neighbours exchanged. */
function areOneLetterApart(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  if (one === other || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rest = (list: string[], after: number) => list.slice(from + after).join('')
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  return rest(a, 1) === rest(b, 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2))
}
