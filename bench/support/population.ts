/**
 * An invented population with the truth about who is who: families at addresses, twins, parents whose child bears their
 * name, and for each person one record or more as different hands would write them: nicknames, slips, moves, marriages,
 * missing and doubtful fields. Seeded: the same numbers give the same people. No model is ever fitted to its truth.
 */
import { chanceTools, phoneOf, type Chance, type Person, type PopulationRecord } from './population-chance.ts'
import { boys, families, girls, rareFamily } from './population-names.ts'
import { recordOf } from './population-errors.ts'

const streets = 'High,Church,Station,Park,Mill,Victoria,Albert,Queen,King,York,Oak,Elm,Ash,Beech,Cedar,Hawthorn,Willow,Grange,Manor,Bridge,School,Chapel,North,South,West,Cross,Green,Spring,Hill,Garden,Orchard,Meadow,Priory,Abbey,Castle,Market,New,Long,Field,Brook'.split(',') // prettier-ignore
const ways = ['Street', 'Road', 'Lane', 'Avenue', 'Close', 'Drive', 'Way', 'Court', 'Grove', 'Crescent', 'Terrace', 'Gardens'] // prettier-ignore
const letters = 'ABDEFGHJLNPQRSTUWXYZ'

/** At least `count` records. `withNumbers`: some have telephone and NHS numbers. */
export function population(count: number, seed = 1, withNumbers = true): PopulationRecord[] {
  const chance = chanceTools(seed)
  const districts = Math.max(5, Math.round(count / 20_000))
  const records: PopulationRecord[] = []
  let person = 0
  for (let household = 0; records.length < count; household++) {
    for (const one of familyAt(chance, household, districts)) {
      const times = chance.is(0.45) ? 1 : chance.is(0.6) ? 2 : chance.is(0.6) ? 3 : 4 + chance.below(3)
      const self = { ...one, person: person++ }
      for (let time = 0; time < times; time++)
        records.push(recordOf(chance, self, () => placeOf(chance, districts), time, withNumbers))
    }
  }
  return shuffled(records, chance).map((record, at) => ({ ...record, id: `r${at + 1}` }))
}

/** People without records, family by family, until there are so many. */
export function* peopleOf(chance: Chance, count: number, districts: number): Generator<Person> {
  let person = 0
  for (let household = 0; person < count; household++)
    for (const one of familyAt(chance, household, districts)) if (person < count) yield { ...one, person: person++ }
}

function shuffled<T>(list: T[], chance: Chance): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

/** Commoner names come more often: half of people bear one by its place in the list, half any of it. */
const common = <T>(chance: Chance, list: readonly T[]): T =>
  chance.is(0.5) ? list[Math.floor(list.length ** chance.next()) - 1]! : chance.of(list)
const familyNameOf = (chance: Chance): string =>
  chance.is(0.6) ? common(chance, families) : rareFamily(chance.below(12_000))
const givenOf = (chance: Chance, sex: 'F' | 'M'): string => common(chance, sex === 'F' ? girls : boys)
const two = (number: number): string => String(number).padStart(2, '0')
const bornIn = (chance: Chance, year: number): string =>
  `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`

export function placeOf(chance: Chance, districts: number): { postcode: string; address: string } {
  const district = chance.below(districts)
  const area = ['ST', 'WS', 'WV', 'DE', 'TF'][district % 5]
  const street = chance.below(1500)
  const postcode = `${area}${1 + Math.floor(district / 5)} ${street % 9}${letters[street % letters.length]}${letters[Math.floor(street / 20) % letters.length]}`
  return {
    postcode,
    address: `${1 + chance.below(120)} ${streets[street % streets.length]} ${ways[Math.floor(street / 40) % ways.length]}`,
  }
}

/** Ten digits whose last is their check, by modulus 11. */
export function nhsNumberOf(chance: Chance): string {
  for (;;) {
    const digits = Array.from({ length: 9 }, (_, at) => (at === 0 ? 4 + chance.below(3) : chance.below(10)))
    const check = (11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11)) % 11
    if (check < 10) return `${digits.join('')}${check}`
  }
}

function familyAt(chance: Chance, household: number, districts: number): Omit<Person, 'person'>[] {
  const family = familyNameOf(chance)
  const otherFamily = chance.is(0.3) ? familyNameOf(chance) : family
  const place = placeOf(chance, districts)
  const phone = phoneOf(chance)
  const someone = (sex: 'F' | 'M', name: string, born: string, given = givenOf(chance, sex)): Omit<Person, 'person'> => ({
    household, given, family: name, sex, born, ...place, phone, nhs: nhsNumberOf(chance), isTwin: false, isAdult: born < '1999',
  }) // prettier-ignore
  const found: Omit<Person, 'person'>[] = []
  const motherYear = 1962 + chance.below(32)
  if (chance.is(0.9)) found.push(someone('F', otherFamily, bornIn(chance, motherYear)))
  if (chance.is(0.7)) found.push(someone('M', family, bornIn(chance, motherYear - 2 + chance.below(6))))
  const children = chance.below(5)
  let year = Math.max(1999, motherYear + 18 + chance.below(8))
  for (let at = 0; at < children && year < 2017; at++) {
    const sex = chance.is(0.5) ? 'F' : 'M'
    const parent = found.find((one) => one.sex === sex)
    const given = parent && parent.family === family && chance.is(0.02) ? parent.given : givenOf(chance, sex)
    const child = someone(
      sex,
      chance.is(0.06) && otherFamily !== family ? `${otherFamily}-${family}` : family,
      bornIn(chance, year),
      given,
    )
    if (found.some((one) => one.given === given && one.born > '1999')) continue
    found.push(child)
    if (chance.is(0.03)) {
      const twinSex = chance.is(0.65) ? sex : sex === 'F' ? 'M' : 'F'
      const name = givenOf(chance, twinSex)
      if (name !== given) {
        child.isTwin = true
        found.push({ ...someone(twinSex, child.family, child.born, name), isTwin: true })
      }
    }
    year += 1 + chance.below(5)
  }
  return found
}
