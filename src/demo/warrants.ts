/** Warrants: most to search, days before an arrest; some of premises alone; some issued and never executed. */
import { addDays, plainDate } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, daysFrom, onWorkingDay, someDay } from './calendar.ts'
import { OPERATIONS_FROM } from './calendar.ts'
import { byDay, firstArrests, openOn, under } from './police.ts'
import type { PoliceEvent, Stretch } from './police.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

export type Warrant = Omit<PoliceEvent, 'person'> & {
  kind: 'search' | 'arrest' | 'other'
  person: Person | undefined
  executed: PlainDate | undefined
}

/** The warrants of a stretch, in the order of issue. */
export function warrants(random: Random, of: Stretch): Warrant[] {
  const { plan } = of
  const arrests = random
    .shuffled(firstArrests(of))
    .filter((arrest) => arrest.operation && openOn(arrest.operation, addDays(arrest.day, -8)))
  const searches = Math.min(Math.round(plan.searchWarrants * 0.8), arrests.length)
  const forArrest = Math.round(plan.arrestWarrants * 0.75)
  return byDay([
    ...arrests.slice(0, searches).map((arrest) => beforeArrest(random, arrest, 'search')),
    ...many(plan.searchWarrants - searches, () => ofPremises(random, of, 'search')),
    ...arrests.slice(-forArrest).map((arrest) => beforeArrest(random, arrest, 'arrest')),
    ...many(plan.arrestWarrants - forArrest, () => afterBail(random, of)),
    ...many(plan.otherWarrants, (nth) => ofPremises(random, of, 'other', nth)),
  ])
}

const many = (count: number, make: (nth: number) => Warrant): Warrant[] =>
  Array.from({ length: count }, (_, nth) => make(nth))

function beforeArrest(random: Random, arrest: PoliceEvent, kind: 'search' | 'arrest'): Warrant {
  return { ...arrest, kind, day: addDays(arrest.day, -random.whole(1, 7)), executed: arrest.day }
}

/** The first of the earlier stretch is issued in its last days and executed after: only its issue counts, there. */
function ofPremises(random: Random, of: Stretch, kind: 'search' | 'other', nth = 1): Warrant {
  const acrossTheLine = nth === 0 && of.plan.to < OPERATIONS_FROM
  const day = acrossTheLine
    ? plainDate('2015-06-29')
    : onWorkingDay(someDay(random, of.plan.from, addDays(of.plan.to, -5)))
  const executed = acrossTheLine ? plainDate('2015-07-02') : addDays(day, random.whole(0, 16))
  const lapsed = !acrossTheLine && (random.chance(0.32) || executed > LAST_DAY)
  return {
    ...under(random, of.plan.operations, day),
    day,
    kind,
    person: undefined,
    executed: lapsed ? undefined : executed,
  }
}

/** For somebody who was arrested, released, and did not come back when they had to. */
function afterBail(random: Random, of: Stretch): Warrant {
  const arrest = random.pick(of.arrests.filter(({ day }) => daysFrom(day, of.plan.to) > 70))
  const day = onWorkingDay(someDay(random, addDays(arrest.day, 30), addDays(of.plan.to, -5)))
  const executed = addDays(day, random.whole(1, 40))
  return {
    ...arrest,
    operation: openOn(arrest.operation, day),
    kind: 'arrest',
    day,
    executed: random.chance(0.5) || executed > LAST_DAY ? undefined : executed,
  }
}
