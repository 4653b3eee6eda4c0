/**
 * Contacts and the children they are about. Calls, pairs of call and child, children and families are four different
 * counts: one call can be about brothers and sisters, and one child can be called about again.
 */
import { addDays, addYears } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { callers } from './callers.ts'
import type { Caller } from './callers.ts'
import { moments } from './contact-moments.ts'
import { CONTACT_PLANS } from './contact-plan.ts'
import type { ContactPlan } from './contact-plan.ts'
import { birthday } from './people.ts'
import type { Child, Concern, Household, Population } from './people.ts'
import { CITY, COUNTY } from './places.ts'
import type { Area } from './places.ts'
import { randomStream } from './random.ts'
import type { Random } from './random.ts'
import { summary } from './words.ts'

export type Contact = Caller & {
  ref: string
  at: string
  area: Area
  concern: Concern | 'missing' | 'trafficking' | 'other'
  summary: string
  /** None: somebody whom only the caller described. */
  children: readonly Child[]
  /** A risk assessment followed. */
  assessed: boolean
}
type Content = Pick<Contact, 'concern' | 'children'>

/** All contacts, in the order of their arrival, numbered by year. */
export function contacts(all: Population): { contacts: Contact[]; households: Record<Area, Household[]> } {
  const random = randomStream('contacts')
  const households: Record<Area, Household[]> = { [CITY]: [], [COUNTY]: [] }
  const arrivals = CONTACT_PLANS.flatMap((plan) => {
    const known = households[plan.area]
    const about = placed(random, plan, exploitation(random, all, plan, known))
    return [...about, ...otherConcerns(random, all, plan, known)].map((arrival) => ({ ...arrival, area: plan.area }))
  })
  const caller = callers()
  const perYear = new Map<string, number>()
  const numbered = arrivals
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((arrival): Contact => {
      const year = arrival.at.slice(0, 4)
      const number = (perYear.get(year) ?? 0) + 1
      perYear.set(year, number)
      const day = arrival.at.slice(0, 10) as PlainDate
      if (arrival.concern === 'cse' || arrival.concern === 'cce')
        for (const c of arrival.children) c.contactDays.push(day)
      const called = caller({
        at: arrival.at,
        elsewhere: arrival.children.some((c) => c.home !== arrival.area),
        investigation: arrival.area === CITY && (day.startsWith('2017-03') || day.startsWith('2017-04')),
      })
      const said = summary(random, { ...called, concern: arrival.concern, children: arrival.children.length })
      return {
        ref: `C${year}-${String(number).padStart(4, '0')}`,
        ...arrival,
        ...called,
        summary: said,
        assessed: false,
      }
    })
  return { contacts: numbered, households }
}

/** What the year's contacts about exploitation are about: each child once at least, then calls that repeat. */
function exploitation(random: Random, all: Population, plan: ContactPlan, known: Household[]): Content[] {
  const groups = [...returning(random, plan, known), ...newFamilies(random, all, plan, known)]
  const first = groups.map((children): Content => ({ concern: children[0]!.household.concern, children }))
  const waiting = Array.from({ length: plan.waiting }, (): Content => ({ concern: 'cse', children: [] }))
  const repeats = Array.from({ length: plan.contacts - first.length - waiting.length }, (): Content => {
    const group = random.pick(groups)
    const children = random.chance(0.6) ? group : [random.pick(group)]
    return { concern: random.chance(0.96) ? group[0]!.household.concern : 'cce', children }
  })
  return [...waiting, ...random.shuffled([...first, ...repeats])]
}

/** One child each of families known from an earlier year, still under 18 when this one ends. */
function returning(random: Random, plan: ContactPlan, known: readonly Household[]): Child[][] {
  const eligible = (child: Child): boolean => birthday(child, 18) > plan.to
  const families = random.shuffled(known.filter((of) => of.children.some(eligible)))
  if (families.length < plan.returning) throw new Error('too few families are known to return')
  return families.slice(0, plan.returning).map((of) => [random.pick(of.children.filter(eligible))])
}

function newFamilies(random: Random, all: Population, plan: ContactPlan, known: Household[]): Child[][] {
  const family = (size: number, home: string = plan.area): Child[] => {
    const of = all.household(home, random.chance(plan.from < '2015-04-01' ? 0.86 : 0.77) ? 'cse' : 'cce')
    known.push(of)
    const eldest = random.weighted([
      [11, 4],
      [12, 9],
      [13, 18],
      [14, 25],
      [15, 26],
      [16, 18],
    ])
    const ages = Array.from({ length: size }, (_, nth) => Math.max(eldest - nth * random.whole(1, 2), 8))
    return ages.map((age) => all.child(of, addDays(addYears(plan.from, -age), -random.whole(0, 360))))
  }
  const many = (count: number, size: number): Child[][] => Array.from({ length: count }, () => family(size))
  const together = [...many(plan.twos, 2), ...many(plan.threes, 3)]
  const apart = many(plan.apart, 2).flatMap((children) => children.map((child) => [child]))
  const others = plan.returning + plan.waiting + plan.elsewhere.length
  const singles = plan.children - others - plan.twos * 2 - plan.threes * 3 - plan.apart * 2
  return [...together, ...apart, ...plan.elsewhere.map((home) => family(1, home)), ...many(singles, 1)]
}

/** Gives each content its moment: those whom only a caller described come late in the period, still to be looked at. */
function placed(random: Random, plan: ContactPlan, contents: readonly Content[]): (Content & { at: string })[] {
  const slots = moments(random, plan, plan.contacts, plan.moments)
  const places = slots.map((_, nth) => nth)
  const late = random.shuffled(places.slice(Math.floor(slots.length * 0.7))).slice(0, plan.waiting)
  const rest = places.filter((place) => !late.includes(place))
  return contents.map((content, nth) => ({ ...content, at: slots[[...late, ...rest][nth]!]! }))
}

function otherConcerns(
  random: Random,
  all: Population,
  plan: ContactPlan,
  known: Household[],
): (Content & { at: string })[] {
  const concerns = [
    ['missing', 68],
    ['other', 26],
    ['trafficking', 6],
  ] as const
  return moments(random, plan, plan.others).map((at) => {
    const day = at.slice(0, 10) as PlainDate
    const under18 = known.filter((of) => of.children.every((child) => birthday(child, 18) > day))
    const concern = random.weighted(concerns)
    if (random.chance(0.5)) return { at, concern, children: [random.pick(random.pick(under18).children)] }
    const of = all.household(plan.area, random.chance(0.7) ? 'cse' : 'cce')
    known.push(of)
    return {
      at,
      concern,
      children: [all.child(of, addDays(addYears(day, -random.whole(10, 16)), -random.whole(0, 360)))],
    }
  })
}
