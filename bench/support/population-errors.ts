/** How one and the same person comes to be written down differently. */
import { phoneOf, type Chance, type Person, type PopulationRecord } from './population-chance.ts'
import { nicknames } from './population-nicknames.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/** A record of a person. `place` gives somewhere to have moved to; the first record is the cleanest. */
export function recordOf(
  chance: Chance,
  person: Person,
  place: () => { postcode: string; address: string },
  time: number,
  withNumbers: boolean,
): PopulationRecord {
  const before = {
    given_name: person.given,
    family_name: person.family,
    date_of_birth: person.born,
    sex: person.sex as string,
    postcode: person.postcode,
    address: person.address,
    phone: withNumbers ? person.phone : '',
    nhs_number: withNumbers ? person.nhs : '',
  }
  const after = { ...before }
  if (chance.is(0.12)) Object.assign(after, place(), withNumbers && chance.is(0.3) ? { phone: phoneOf(chance) } : {})
  if (person.isAdult && person.sex === 'F' && chance.is(0.04)) after.family_name = place().address.split(' ')[1]!
  if (chance.is(0.08))
    after.given_name = nicknames(person.given).length > 0 ? chance.of(nicknames(person.given)) : after.given_name
  if (chance.is(0.05)) after.given_name = slip(chance, after.given_name)
  if (chance.is(0.01)) after.given_name = after.given_name[0]!
  if (chance.is(0.05)) after.family_name = slip(chance, after.family_name)
  if (chance.is(0.01)) [after.given_name, after.family_name] = [after.family_name, after.given_name]
  if (chance.is(0.08)) after.date_of_birth = doubtful(chance, after.date_of_birth)
  if (chance.is(0.04)) after.address = slip(chance, after.address)
  if (chance.is(0.03)) after.postcode = slip(chance, after.postcode).toUpperCase()
  if (chance.is(0.01)) after.sex = after.sex === 'F' ? 'M' : 'F'
  const isClean = Object.entries(before).every(([key, value]) => after[key as keyof typeof after] === value)
  const missing = (share: number, value: string) => (chance.is(share) ? '' : value)
  return {
    id: String(time), person: person.person, household: person.household, isClean, isTwin: person.isTwin,
    given_name: missing(0.01, after.given_name), family_name: missing(0.01, after.family_name),
    date_of_birth: missing(0.08, after.date_of_birth), sex: missing(0.05, after.sex), postcode: missing(0.12, after.postcode),
    address: missing(0.15, after.address), phone: missing(0.5, after.phone), nhs_number: missing(0.7, after.nhs_number),
  } // prettier-ignore
}

function slip(chance: Chance, text: string): string {
  if (text.length < 2) return text
  const at = chance.below(text.length - 1)
  const letter = alphabet[chance.below(26)]!
  const kind = chance.below(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at + 1) + letter + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + letter + text.slice(at + 1)
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}

const two = (number: number): string => String(number).padStart(2, '0')

function doubtful(chance: Chance, born: string): string {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number]
  const kind = chance.below(10)
  if (kind < 2 && day <= 12) return `${year}-${two(day)}-${two(month)}`
  if (kind < 4) return `${year + (chance.is(0.5) ? 1 : -1)}-${two(month)}-${two(day)}`
  if (kind < 5) return `${year}-01-01`
  if (kind < 7) return `${year}-${two(month)}-${two(1 + chance.below(28))}`
  if (kind < 8) return `${year}-${two(1 + chance.below(12))}-${two(day)}`
  if (kind < 9) return String(year)
  return `${Math.floor(year / 10) * 10 + chance.below(10)}-${two(month)}-${two(day)}`
}
