/**
 * Invented people of the past in the shape of Splink's historical_50k, which is not at hand: several records of each person as
 * an encyclopaedia and its copyists write them, with titles, second given names and forms of names in the place of the name, a
 * year for a date of birth, a place of birth, a postcode of that place, an occupation or another, and much missing.
 *
 *   node bench/support/historical.ts > historical.csv && waymark link dedupe historical.csv --truth cluster --out linked
 */
import { chanceTools, type Chance } from './population-chance.ts'
import { boys, families, girls, rareFamily } from './population-names.ts'
import { nicknames } from './population-nicknames.ts'

const of = (text: string): string[] => text.split(' ')
const places = of('london liverpool manchester birmingham edinburgh dublin glasgow bristol leeds sheffield norwich bath exeter plymouth oxford cambridge york hull nottingham leicester derby stoke worcester gloucester cardiff swansea aberdeen dundee paisley greenock belfast cork preston bolton oldham bradford halifax huddersfield sunderland newcastle durham carlisle lancaster chester shrewsbury hereford taunton truro penzance dorchester salisbury winchester southampton portsmouth brighton hastings canterbury dover maidstone guildford reading windsor luton bedford northampton peterborough lincoln boston ipswich colchester chelmsford southend croydon richmond kingston') // prettier-ignore
const works = of('politician cricketer footballer painter writer poet soldier engineer actor clergyman lawyer physician architect botanist composer historian novelist sculptor photographer explorer journalist playwright chemist geologist mathematician banker merchant publisher printer naturalist astronomer singer jockey boxer diplomat judge philanthropist theologian translator economist') // prettier-ignore
const titles = ['1st baron', '2nd baronet', '3rd earl of', 'sir', 'lord', 'viscount']
const letters = 'abdefghjlnpqrstuwxyz'

type Person = { cluster: string; given: string[]; family: string; title: string; born: string; place: string; otherPlace: string; postcode: string; male: boolean; works: string[] } // prettier-ignore
export const historicalColumns = ['unique_id', 'cluster', 'full_name', 'first_and_surname', 'first_name', 'surname', 'dob', 'birth_place', 'postcode_fake', 'gender', 'occupation'] as const // prettier-ignore
export type HistoricalRecord = Record<(typeof historicalColumns)[number], string>

/** About `count` records of a tenth as many people. */
export function historical(count = 50_000, seed = 1): HistoricalRecord[] {
  const chance = chanceTools(seed)
  const records: HistoricalRecord[] = []
  for (let number = 1; records.length < count; number++) {
    const person = personOf(chance, `Q${number}`)
    const times = chance.is(0.1) ? 1 : 1 + chance.below(18)
    for (let time = 1; time <= times; time++) records.push(recordOf(chance, person, time))
  }
  return records
}

const two = (number: number): string => String(number).padStart(2, '0')
/** The first of a list far more often than the last. */
const likely = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance.next() ** 2.5 * list.length)]!

function personOf(chance: Chance, cluster: string): Person {
  const male = chance.is(0.85)
  const names = (male ? boys : girls).map((name) => name.toLowerCase())
  const year = 1600 + Math.floor(330 * Math.sqrt(chance.next()))
  const place = likely(chance, places)
  return {
    cluster,
    given: Array.from({ length: 1 + Number(chance.is(0.6)) + Number(chance.is(0.2)) }, () => likely(chance, names)),
    family: (chance.is(0.5) ? likely(chance, families) : rareFamily(chance.below(6000))).toLowerCase(),
    title: chance.is(0.12) ? `${chance.of(titles)} ${likely(chance, places)}` : '',
    born: chance.is(0.2) ? `${year}-01-01` : `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    place,
    otherPlace: likely(chance, places),
    postcode: postcodeIn(chance, place),
    male,
    works: [likely(chance, works), likely(chance, works)],
  }
}

const postcodeIn = (chance: Chance, place: string): string =>
  `${place.slice(0, 2)}${1 + chance.below(20)} ${chance.below(10)}${chance.of([...letters])}${chance.of([...letters])}`

function recordOf(chance: Chance, person: Person, time: number): HistoricalRecord {
  const typed = (text: string, share: number): string => (text !== '' && chance.is(share) ? slip(chance, text) : text)
  const missing = (share: number, value: string): string => (chance.is(share) ? '' : value)
  const called = chance.is(0.07) && person.given.length > 1 ? person.given.slice(1) : person.given
  const form = chance.is(0.08) ? nicknames(called[0]!) : []
  const first = typed(form.length > 0 ? chance.of(form).toLowerCase() : called[0]!, 0.06)
  const others = chance.is(0.5) ? called.slice(1) : []
  // Whoever has a title is named by it as often as not: the last word then stands for the family name.
  const isTitled = person.title !== '' && chance.is(0.5)
  const last = typed(isTitled ? person.title.split(' ').at(-1)! : person.family, 0.07)
  const full = [first, ...others, ...(isTitled ? [person.family, person.title] : [last])].join(' ')
  const isNameless = chance.is(0.01)
  const postcode = chance.is(0.18) ? nearby(chance, person.postcode) : person.postcode
  return {
    unique_id: `${person.cluster}-${time}`,
    cluster: person.cluster,
    full_name: full,
    first_and_surname: `${first} ${last}`,
    first_name: isNameless ? '' : first,
    surname: chance.is(0.01) ? '' : last,
    dob: missing(0.17, chance.is(0.1) ? badDay(chance, person.born) : person.born),
    birth_place: missing(0.15, typed(chance.is(0.1) ? person.otherPlace : person.place, 0.03)),
    postcode_fake: missing(0.17, typed(postcode, 0.04)),
    gender: missing(0.2, person.male ? 'male' : 'female'),
    occupation: missing(0.17, typed(chance.is(0.15) ? person.works[1]! : person.works[0]!, 0.02)),
  }
}

function slip(chance: Chance, text: string): string {
  const at = chance.below(text.length)
  const letter = letters[chance.below(letters.length)]!
  const kind = chance.below(4)
  if (kind === 0 && text.length > 2) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at)
  if (kind === 2 && at > 0) return text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1)
  return text.slice(0, at) + letter + text.slice(at + 1)
}

/** Another postcode of the district, or of the town. */
const nearby = (chance: Chance, postcode: string): string =>
  chance.is(0.7)
    ? `${postcode.slice(0, -3)}${chance.below(10)}${chance.of([...letters])}${chance.of([...letters])}`
    : postcodeIn(chance, postcode)

function badDay(chance: Chance, born: string): string {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number]
  const kind = chance.below(5)
  if (kind === 0) return `${year}-01-01`
  if (kind === 1) return `${year + chance.of([-1, 1, -2, 2, 10, -10])}-${two(month)}-${two(day)}`
  if (kind === 2) return `${year}-${two(1 + chance.below(12))}-${two(day)}`
  if (kind === 3 && day <= 12) return `${year}-${two(day)}-${two(month)}`
  return `${year}-${two(month)}-${two(1 + chance.below(28))}`
}

if (import.meta.main) {
  const [count = '50000', seed = '1'] = process.argv.slice(2)
  const lines = historical(Number(count), Number(seed)).map((record) => historicalColumns.map((column) => record[column]).join(',')) // prettier-ignore
  process.stdout.write(`${[historicalColumns.join(','), ...lines].join('\n')}\n`)
}
