/** The invented people: families with their children, and adults whom the police meet. */
import { addDays, addYears, ageOn } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, earlier } from './calendar.ts'
import type { Row } from './folder.ts'
import { nhsNumbers, pupilNumbers } from './identifiers.ts'
import { BACKGROUNDS } from './names.ts'
import type { Background } from './names.ts'
import { CITY, postcodeIn } from './places.ts'
import { dealer, randomStream } from './random.ts'
import type { Random } from './random.ts'

export type Person = {
  ref: string
  given: string
  family: string
  /** The day as it is; what is known of it is `bornKnown`. */
  born: PlainDate
  bornKnown: string
  sex: 'F' | 'M' | 'U'
  ethnicity: string
  background: string
  postcode: string
  home: string
  nhsNumber: string
  upn: string
}
export type Concern = 'cse' | 'cce'
export type Child = Person & {
  household: Household
  /** The days of contacts about exploitation, in no order. */
  contactDays: PlainDate[]
}
export type Household = {
  background: Background
  familyName: string
  home: string
  postcode: string
  concern: Concern
  /** Cared for by somebody other than a parent. */
  inCare: boolean
  children: Child[]
}

export type Population = ReturnType<typeof population>

/** Everybody so far, and the ways to bring in more. Who is made in the same order is the same person. */
export function population() {
  const random = randomStream('people')
  const nextNhsNumber = nhsNumbers()
  const nextUpn = pupilNumbers()
  // Two packs of the same cards: families and adults come from the same backgrounds in the same shares.
  const forFamilies = dealer(randomStream('families'), BACKGROUNDS)
  const forAdults = dealer(randomStream('adults'), BACKGROUNDS)
  const people: Person[] = []
  const relationships: Row[] = []
  const taken = new Set<string>()

  /** The next person's reference: people are numbered as they come. */
  const nextRef = (): string => `P${String(people.length + 1).padStart(5, '0')}`

  function add<T extends Person>(person: T): T {
    people.push(person)
    taken.add(nameKey(person))
    return person
  }

  /** A given name under which no other person has this family name. */
  function givenName(background: Background, sex: Person['sex'], family: string): string {
    const names = sex === 'M' ? background.boys : background.girls
    const free = names.filter((given) => !taken.has(nameKey({ given, family })))
    return random.pick(
      free.length > 0 ? free : names.map((given, nth) => `${given}-${names[(nth + 3) % names.length]}`),
    )
  }

  const relate = (person: Person, other: Person, relationship: string): void => {
    relationships.push({ person_ref: person.ref, related_person_ref: other.ref, relationship })
  }

  /** A household without children yet, whose contacts are about `concern`. */
  function household(home: string, concern: Concern, background = forFamilies()): Household {
    return {
      background,
      familyName: random.pick(background.families),
      home,
      postcode: random.chance(0.9) ? postcodeIn(home, random) : '',
      concern,
      inCare: random.chance(0.09),
      children: [],
    }
  }

  /** A child of the household, related to the children there before. */
  function child(of: Household, born: PlainDate): Child {
    const sex = random.weighted<Person['sex']>([
      ['F', of.concern === 'cse' ? 66 : 30],
      ['M', of.concern === 'cse' ? 33 : 69],
      ['U', 1],
    ])
    const half = of.children.length > 0 && random.chance(0.2)
    const family = half ? random.pick(of.background.families) : of.familyName
    const known = add<Child>({
      ref: nextRef(),
      given: givenName(of.background, sex, family),
      family,
      born,
      bornKnown: childBirth(born, random),
      sex,
      ethnicity: recorded(of.background, random),
      background: of.background.name,
      postcode: of.postcode,
      home: of.home,
      nhsNumber: random.chance(0.45) ? nextNhsNumber() : '',
      upn: random.chance(0.5) ? nextUpn(of.home, Number(born.slice(0, 4)) + 4) : '',
      household: of,
      contactDays: [],
    })
    for (const other of of.children)
      relate(known, other, half ? random.pick(['half_sibling', 'step_sibling']) : 'sibling')
    of.children.push(known)
    return known
  }

  /** An adult of `age` on `day`; of no household unless one is given. */
  function adult(home: string, age: number, day: PlainDate, options: { of?: Household; sex?: 'F' | 'M' } = {}): Person {
    const background = options.of?.background ?? forAdults()
    const sex = options.sex ?? (random.chance(0.88) ? 'M' : 'F')
    const family = options.of?.familyName ?? random.pick(background.families)
    const born = addDays(addYears(day, -age), -random.whole(1, 360))
    return add({
      ref: nextRef(),
      given: givenName(background, sex, family),
      family,
      born,
      bornKnown: adultBirth(born, random),
      sex,
      ethnicity: recorded(background, random),
      background: background.name,
      postcode: options.of?.postcode ?? (random.chance(0.85) ? postcodeIn(home, random) : ''),
      home,
      nhsNumber: random.chance(0.06) ? nextNhsNumber() : '',
      upn: '',
    })
  }

  /** Parents of some households, carers of those in care. */
  function addParents(households: readonly Household[]): void {
    for (const of of households) {
      const oldest = of.children.map((c) => c.born).toSorted()[0]
      if (!oldest) continue
      if (of.inCare) {
        const carer = adult(of.home, random.whole(38, 60), LAST_DAY, { sex: random.pick(['F', 'F', 'M']) })
        for (const c of of.children) relate(carer, c, 'carer')
      } else if (random.chance(of.home === CITY ? 0.45 : 0.3)) {
        const sexes: ('F' | 'M')[] = random.chance(0.3) ? ['F', 'M'] : ['F']
        const parents = sexes.map((sex) => adult(of.home, random.whole(18, 36), oldest, { of, sex }))
        for (const parent of parents) for (const c of of.children) relate(parent, c, 'parent')
        if (parents.length === 2 && random.chance(0.8)) relate(parents[0]!, parents[1]!, 'partner')
      }
    }
  }

  return { people, relationships, household, child, adult, addParents, relate }
}

/** What tells two names apart, as a reader would. */
export const nameKey = (person: Pick<Person, 'given' | 'family'>): string =>
  `${person.given} ${person.family}`.toLowerCase()

/**
 * The day on which the person becomes `age`; for who was born on 29 February, the 28th of a shorter one. Written without
 * a calendar library: it is asked for hundreds of thousands of times.
 */
export function birthday(person: Person, age: number): PlainDate {
  const year = Number(person.born.slice(0, 4)) + age
  const day = person.born.slice(4)
  return (day === '-02-29' && year % 4 !== 0 ? `${year}-02-28` : `${year}${day}`) as PlainDate
}

/** The last day of the demonstration on which the child is still under 18. */
export const lastDayAsChild = (person: Person): PlainDate => earlier(addDays(birthday(person, 18), -1), LAST_DAY)

/** A code is not always asked for, and not always given. */
const recorded = (background: Background, random: Random): string =>
  random.weighted([
    [background.ethnicity, 91],
    ['', 5],
    ['NOBT', 3],
    ['REFU', 1],
  ])

const adultBirth = (born: PlainDate, random: Random): string =>
  random.weighted([
    [born as string, 78],
    [born.slice(0, 7), 4],
    [born.slice(0, 4), 9],
    ['', 9],
  ])

/** Forgets part of some dates of birth, of children only who stay under 18 throughout, whatever the missing part. */
const childBirth = (born: PlainDate, random: Random): string =>
  random.chance(0.09) && ageOn(born, LAST_DAY) <= 15 ? born.slice(0, random.pick([4, 7])) : born

/** The row of people.csv. */
export const personRow = (person: Person): Row => ({
  person_ref: person.ref,
  given_name: person.given,
  family_name: person.family,
  date_of_birth: person.bornKnown,
  sex: person.sex,
  ethnicity: person.ethnicity,
  postcode: person.postcode,
  home_authority: person.home,
  nhs_number: person.nhsNumber,
  upn: person.upn,
})
