/** Arrests and voluntary interviews of one stretch of time, and the people in them. */
import { addDays, ageOn } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { daysFrom, someDay } from './calendar.ts'
import type { Operation, PolicePlan } from './operations.ts'
import type { Person, Population } from './people.ts'
import { CITY, COUNTY } from './places.ts'
import type { Area } from './places.ts'
import type { Random } from './random.ts'

/** Something the police did with a person on a day. */
export type PoliceEvent = { person: Person; day: PlainDate; area: Area; operation: Operation | undefined }
export type Stretch = { plan: PolicePlan; arrests: PoliceEvent[]; interviews: PoliceEvent[] }

/** Where and under which operation something was done on a day: some police work belongs to none. */
export function under(
  random: Random,
  operations: readonly Operation[],
  day: PlainDate,
): Omit<PoliceEvent, 'person' | 'day'> {
  const open = operations.filter((operation) => operation.opened <= day && (operation.closed ?? day) >= day)
  const operation = random.weighted([...open.map((one) => [one, one.weight] as const), [undefined, 10] as const])
  const areas = operation?.areas ?? [CITY, COUNTY]
  return {
    operation,
    area:
      areas.length === 1
        ? areas[0]!
        : random.weighted([
            [CITY, 44],
            [COUNTY, 56],
          ]),
  }
}

const suspect = (random: Random, all: Population, area: Area, day: PlainDate): Person =>
  all.adult(
    area,
    random.weighted([
      [random.whole(20, 29), 34],
      [random.whole(30, 49), 46],
      [random.whole(50, 66), 20],
    ]),
    day,
  )

/** `again`: people of an earlier stretch who are arrested in this one too. */
export function stretch(random: Random, all: Population, plan: PolicePlan, again: readonly Person[] = []): Stretch {
  const arrests = Array.from({ length: plan.peopleArrested }, (_, nth): PoliceEvent => {
    // The first and the last day of a stretch are counted: each has an arrest.
    const day = nth === 0 ? plan.from : nth === 1 ? plan.to : someDay(random, addDays(plan.from, 1), plan.to)
    const where = under(random, plan.operations, day)
    return { ...where, day, person: again[nth - 2] ?? suspect(random, all, where.area, day) }
  })
  const interviews = interviewsOf(random, all, plan, arrests)
  const early = arrests.filter((arrest) => daysFrom(arrest.day, plan.to) > 60)
  const second = random.shuffled(early).slice(0, plan.secondArrests)
  const secondArrests = second.map((arrest) => {
    const day = someDay(random, addDays(arrest.day, 15), plan.to)
    return { ...arrest, day, operation: openOn(arrest.operation, day) }
  })
  return { plan, arrests: [...arrests, ...secondArrests], interviews }
}

function interviewsOf(
  random: Random,
  all: Population,
  plan: PolicePlan,
  arrests: readonly PoliceEvent[],
): PoliceEvent[] {
  const late = arrests.filter((arrest) => daysFrom(plan.from, arrest.day) > 100)
  const before = random.shuffled(late).slice(0, plan.interviewedThenArrested)
  const people = plan.interviews - plan.interviewedTwice - before.length
  const alone = Array.from({ length: people }, (): PoliceEvent => {
    const day = someDay(random, plan.from, plan.to)
    const where = under(random, plan.operations, day)
    return { ...where, day, person: suspect(random, all, where.area, day) }
  })
  const twice = alone.filter((interview) => daysFrom(interview.day, plan.to) > 40).slice(0, plan.interviewedTwice)
  return [
    ...before.map((arrest) => {
      const day = addDays(arrest.day, -random.whole(10, 90))
      return { ...arrest, day, operation: openOn(arrest.operation, day) }
    }),
    ...alone,
    ...twice.map((interview) => ({ ...interview, day: someDay(random, addDays(interview.day, 10), plan.to) })),
  ]
}

/** The operation, if it was open on the day. */
export const openOn = (operation: Operation | undefined, day: PlainDate): Operation | undefined =>
  operation && operation.opened <= day && (operation.closed ?? day) >= day ? operation : undefined

/** The first arrest of each person. */
export function firstArrests(of: Stretch): PoliceEvent[] {
  const seen = new Set<Person>()
  return of.arrests.filter(({ person }) => !seen.has(person) && seen.add(person))
}

/** The first interview of each person who was not arrested. */
export function onlyInterviewed(of: Stretch): PoliceEvent[] {
  const seen = new Set(of.arrests.map(({ person }) => person))
  return of.interviews.filter(({ person }) => !seen.has(person) && seen.add(person))
}

export const ageAt = (event: PoliceEvent): number => ageOn(event.person.born, event.day)

/** Events in the order of their days. */
export const byDay = <T extends { day: PlainDate }>(events: readonly T[]): T[] =>
  events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
