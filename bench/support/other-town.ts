/**
 * A second invented population, made on other lines than `population.ts`, so that nothing is fitted to one maker: names of
 * another shape, nicknames of a list of its own, whole families that move, parents' names used again more often, twins with
 * like names, slips of the keyboard, words misheard, dates written badly, and errors that come to some records in heaps.
 */
import { chanceTools, phoneOf, type Chance, type PopulationRecord } from './population-chance.ts'
import { nhsNumberOf } from './population.ts'
import { boys, girls, rareFamily, families } from './population-names.ts'

const nicknames: Record<string, string> = Object.fromEntries(
  'alexander:Alex,Xander,Sandy;alexandra:Alex,Lexi;amelia:Millie,Mia;benjamin:Ben,Benji,Benny;charles:Charlie,Chaz,Chas;charlotte:Lottie,Charlie,Char;christopher:Chris,Kit,Topher;daniel:Dan,Danny;edward:Ed,Ted,Ned,Eddie;eleanor:Ellie,Nell,Nora;elizabeth:Liz,Beth,Lizzie,Betty,Libby,Eliza;emily:Em,Emmy,Millie;frederick:Fred,Freddie,Rick;george:Georgie,Geo,Dodie;harriet:Hattie,Harry;henry:Harry,Hal,Hank;isabella:Bella,Izzy,Belle;jack:Jackie,Jacko;jacob:Jake,Coby;james:Jim,Jamie,Jimmy,Jem;jessica:Jess,Jessie;joseph:Joe,Joey,Jojo;joshua:Josh;katherine:Kate,Kathy,Katie,Kitty;leo:Lee;lucy:Lu,Lulu;margaret:Maggie,Peggy,Meg;matilda:Tilly,Mattie;matthew:Matt,Matty;michael:Mike,Mick,Mikey;mohammed:Mo,Mohammad,Muhammad;nathaniel:Nate,Nat,Nathan;nicholas:Nick,Nicky;noah:Noey;oliver:Ollie,Olly;olivia:Liv,Livvy,Ollie;patrick:Paddy,Pat;rebecca:Becky,Becca;richard:Rick,Dick,Richie;robert:Rob,Bob,Bobby,Robbie;samantha:Sam,Sammy;samuel:Sam,Sammy;sarah:Sally,Sadie;sebastian:Seb,Bas;sophia:Sophie,Soph;sophie:Soph;stephen:Steve,Ste;theodore:Theo,Ted,Teddy;thomas:Tom,Tommy;timothy:Tim;victoria:Vicky,Tori;william:Will,Bill,Billy,Liam;yusuf:Yousef,Joseph;zachary:Zac,Zak'
    .split(';')
    .map((line) => line.split(':') as [string, string]),
)
const neighbours: Record<string, string> = { a: 'sq', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o', q: 'w', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'x' } // prettier-ignore
const heard: [RegExp, string][] = [[/ph/i, 'f'], [/ck/i, 'k'], [/ie$/i, 'y'], [/y$/i, 'ie'], [/ll/i, 'l'], [/tt/i, 't'], [/ea/i, 'ee'], [/ley$/i, 'ly'], [/son$/i, 'sen'], [/^c/i, 'K']] // prettier-ignore
const roads = 'Acacia Birch Cherry Dove Eagle Falcon Heron Larch Maple Oak Poplar Rowan Sycamore Alma Balaclava Crimea Derby Exeter Foundry Gladstone Harbour Iron Jubilee Kiln Lime Minster Nelson Oxford Peel Quarry Rectory Salisbury Tannery Union Vicarage Waterloo'.split(' ') // prettier-ignore
const ways = ['Road', 'Street', 'Avenue', 'Close', 'Lane', 'Gardens', 'Court', 'Hill']
const towns = ['M', 'L', 'B', 'LS', 'S', 'NE', 'CV']

type Home = { postcode: string; address: string; phone: string }
type Who = { person: number; household: number; given: string; family: string; before: string; sex: 'F' | 'M'; born: string; homes: Home[]; nhs: string; isTwin: boolean } // prettier-ignore
export type TownOptions = { withNumbers?: boolean; missing?: number; errors?: number }

/** At least `count` records. `missing` and `errors` multiply the usual shares of empty and of wrong fields. */
export function otherTown(count: number, seed: number, options: TownOptions = {}): PopulationRecord[] {
  const chance = chanceTools(seed)
  const records: PopulationRecord[] = []
  let person = 0
  for (let household = 0; records.length < count; household++)
    for (const one of familyOf(chance, household, Math.max(2, Math.round(count / 25_000)))) {
      const self = { ...one, person: person++ }
      const times = 1 + Number(chance.is(0.5)) + Number(chance.is(0.3)) + Number(chance.is(0.1))
      for (let time = 0; time < times; time++) records.push(recordOf(chance, self, options))
    }
  for (let at = records.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[records[at], records[other]] = [records[other]!, records[at]!]
  }
  return records.map((record, at) => ({ ...record, id: `t${at + 1}` }))
}

const two = (number: number): string => String(number).padStart(2, '0')
/** Common names far more often than rare ones. */
const zipf = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance.next() ** 2.2 * list.length)]!
const dayIn = (chance: Chance, year: number): string => `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}` // prettier-ignore

function homeOf(chance: Chance, size: number): Home {
  const road = chance.below(size * 900)
  const town = towns[road % towns.length]!
  const letter = (at: number): string => 'ABDEFGHJLNPQRSTUWXYZ'[at % 20]!
  return {
    address: `${1 + chance.below(90)} ${roads[road % roads.length]} ${ways[Math.floor(road / 37) % ways.length]}`,
    postcode: `${town}${1 + (Math.floor(road / 7) % 19)} ${road % 10}${letter(road)}${letter(Math.floor(road / 20))}`,
    phone: phoneOf(chance),
  }
}

function familyOf(chance: Chance, household: number, size: number): Omit<Who, 'person'>[] {
  const family = chance.is(0.7) ? zipf(chance, families) : rareFamily(chance.below(9000))
  const maiden = zipf(chance, families)
  const homes = [homeOf(chance, size), ...(chance.is(0.2) ? [homeOf(chance, size)] : [])]
  const named = (sex: 'F' | 'M'): string => zipf(chance, sex === 'F' ? girls : boys)
  const one = (sex: 'F' | 'M', given: string, born: string, name = family, before = name): Omit<Who, 'person'> => ({
    household, given, family: name, before, sex, born, homes, nhs: nhsNumberOf(chance), isTwin: false,
  }) // prettier-ignore
  const year = 1960 + chance.below(35)
  const mother = one('F', named('F'), dayIn(chance, year), family, chance.is(0.6) ? maiden : family)
  const father = one('M', named('M'), dayIn(chance, year - chance.below(5)))
  const found = [...(chance.is(0.5) ? [mother] : []), ...(chance.is(0.4) ? [father] : [])]
  let birth = year + 19 + chance.below(12)
  for (let child = 1 + chance.below(4); child > 0 && birth < 2020; child--) {
    const sex = chance.is(0.5) ? 'F' : 'M'
    const given = chance.is(0.03) ? (sex === 'F' ? mother : father).given : named(sex)
    const name = chance.is(0.05) ? `${maiden}-${family}` : chance.is(0.05) ? maiden : family
    const born = dayIn(chance, birth)
    if (found.some((other) => other.given === given && other.born > '1995')) continue
    found.push(one(sex, given, born, name, chance.is(0.03) ? maiden : name))
    if (chance.is(0.025)) {
      const twinSex = chance.is(0.66) ? sex : sex === 'F' ? 'M' : 'F'
      const like = (twinSex === 'F' ? girls : boys).filter((other) => other[0] === given[0] && other !== given)
      const twin = chance.is(0.25) && like.length > 0 ? chance.of(like) : named(twinSex)
      if (twin !== given) {
        found.at(-1)!.isTwin = true
        found.push({ ...one(twinSex, twin, born, name), isTwin: true })
      }
    }
    birth += 1 + chance.below(4)
  }
  return found
}

function recordOf(
  chance: Chance,
  who: Who,
  { withNumbers = true, missing = 1, errors = 1 }: TownOptions,
): PopulationRecord {
  const heap = errors * (chance.is(0.15) ? 3 : 0.6)
  const first = who.homes[0]!
  const home = who.homes.length > 1 && chance.is(0.5) ? who.homes[1]! : first
  const wrong = (share: number) => chance.is(share * heap)
  let given = who.given
  const forms = nicknames[given.toLowerCase()]
  if (forms && wrong(0.12)) given = chance.of(forms.split(','))
  if (wrong(0.06)) given = slip(chance, given)
  if (wrong(0.02)) given = given[0]!
  if (wrong(0.03)) given = `${given} ${chance.of(who.sex === 'F' ? girls : boys)}`
  let family = chance.is(0.5) ? who.family : who.before
  if (who.before === who.family) family = who.family
  if (wrong(0.07)) family = slip(chance, family)
  if (family.includes('-') && chance.is(0.4)) family = family.split('-')[chance.below(2)]!
  const born = wrong(0.09) ? badDay(chance, who.born) : who.born
  const sex: string = wrong(0.01) ? (who.sex === 'F' ? 'M' : 'F') : who.sex
  const address = wrong(0.08) ? rewritten(chance, home.address) : home.address
  const postcode = wrong(0.04) ? slip(chance, home.postcode).toUpperCase() : home.postcode
  const phone = wrong(0.08) ? phoneOf(chance) : home.phone
  const isClean = given === who.given && family === who.family && born === who.born && sex === who.sex && home === first && address === home.address && postcode === home.postcode // prettier-ignore
  const kept = (share: number, value: string) => (chance.is(share * missing) ? '' : value)
  return {
    id: '', person: who.person, household: who.household, isClean, isTwin: who.isTwin,
    given_name: kept(0.01, given), family_name: kept(0.005, family), date_of_birth: kept(0.1, born), sex: kept(0.04, sex),
    postcode: kept(0.08, postcode), address: kept(0.1, address), phone: withNumbers ? kept(0.4, phone) : '',
    nhs_number: withNumbers ? kept(0.6, who.nhs) : '',
  } // prettier-ignore
}

function slip(chance: Chance, text: string): string {
  const at = chance.below(text.length)
  const kind = chance.below(5)
  const near = neighbours[text[at]!.toLowerCase()] ?? 'e'
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1) || text
  if (kind === 1) return text.slice(0, at) + text[at] + text.slice(at)
  if (kind === 2) return text.slice(0, at) + chance.of([...near]) + text.slice(at + 1)
  if (kind === 3 && at > 0) return text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1)
  const [sound, written] = chance.of(heard)
  return text.replace(sound, written)
}

function rewritten(chance: Chance, address: string): string {
  if (chance.is(0.4)) return address.replace('Road', 'Rd').replace('Street', 'St').replace('Avenue', 'Ave')
  return chance.is(0.3) ? `Flat ${1 + chance.below(4)}, ${address}` : slip(chance, address)
}

function badDay(chance: Chance, born: string): string {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number]
  const kind = chance.below(8)
  if (kind < 2) return day <= 12 ? `${year}-${two(day)}-${two(month)}` : born
  if (kind < 4) return `${year + chance.of([-1, 1])}-${two(month)}-${two(day)}`
  if (kind === 4) return `${year}-01-01`
  if (kind === 5) return `${year}-${two(month)}-${two(1 + chance.below(28))}`
  if (kind === 6) return `${year + chance.of([-10, 10, -2, 2])}-${two(month)}-${two(day)}`
  return `${year}-${two(1 + chance.below(12))}-${two(day)}`
}
