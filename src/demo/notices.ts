/**
 * Child abduction warning notices: one adult and one child each; a paper that names two children is two notices. Under
 * the Child Abduction Act 1984, section 2, the child is under 16; under the Children Act 1989, section 49, in care.
 */
import { addDays, plainDate } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, daysFrom, onWorkingDay } from './calendar.ts'
import { numbered } from './folder.ts'
import type { Row } from './folder.ts'
import { birthday } from './people.ts'
import type { Child, Household, Person, Population } from './people.ts'
import { CITY, COUNTY } from './places.ts'
import type { Area } from './places.ts'
import type { PoliceEvent } from './police.ts'
import { randomStream } from './random.ts'
import type { Random } from './random.ts'

/** Month by month and adult by adult, how many children each was warned about. */
const ISSUED: readonly (readonly [Area, Readonly<Record<string, readonly number[]>>])[] = [
  [CITY, { '2014-07': [1], '2014-09': [1, 1], '2014-12': [1], '2015-01': [2], '2015-03': [1] }],
  [CITY, { '2015-05': [1, 1], '2015-07': [2], '2015-09': [1], '2015-11': [1, 1], '2016-01': [1], '2016-02': [2, 1] }],
  [CITY, { '2016-04': [1], '2016-05': [1], '2016-06': [1], '2016-07': [1], '2016-08': [2], '2016-09': [1] }],
  [CITY, { '2016-11': [1], '2016-12': [2, 1, 1], '2017-01': [1], '2017-02': [1], '2017-03': [2] }],
  [CITY, { '2017-04': [1], '2017-05': [1] }],
  [COUNTY, { '2014-06': [1], '2014-10': [1, 1], '2015-02': [2] }],
  [COUNTY, { '2015-04': [1], '2015-06': [1, 1], '2015-08': [1], '2015-10': [2], '2015-12': [1], '2016-03': [1, 1] }],
  [COUNTY, { '2016-04': [1], '2016-06': [2, 1], '2016-08': [1], '2016-10': [1, 1], '2016-12': [1, 1] }],
  [COUNTY, { '2017-01': [1], '2017-02': [1, 1], '2017-03': [1], '2017-04': [1] }],
]
/** Issued in one month and served in the next, and counted where issued. */
const SERVED_LATE: Readonly<Record<string, readonly [string, string]>> = { '2016-11': ['2016-11-29', '2016-12-01'] }

/** The rows of notices.csv. `arrests`: some who are warned are arrested for something, before or after. */
export function notices(
  all: Population,
  households: Record<Area, Household[]>,
  arrests: readonly PoliceEvent[],
): Row[] {
  const random = randomStream('notices')
  const named = new Set<Child>()
  const warned = new Set<Person>()
  const rows = ISSUED.flatMap(([area, months]) =>
    Object.entries(months).flatMap(([month, adults]) =>
      adults.flatMap((children) => {
        const late = area === CITY ? SERVED_LATE[month] : undefined
        const day = late
          ? plainDate(late[0])
          : onWorkingDay(plainDate(`${month}-${month === '2017-05' ? '04' : dayIn(random)}`))
        const recipient = recipientIn(random, all, area, day, arrests, warned)
        const served = late?.[1] ?? (month === '2017-05' ? '' : addDays(day, random.whole(0, 4)))
        return Array.from({ length: children }, () => {
          const child = childFor(random, households[area], day, named)
          const paper = { recipient_ref: recipient.ref, child_ref: child.ref, issued_on: day, authority: area }
          return { ...paper, ...groundsFor(random, child, day), served_on: served }
        })
      }),
    ),
  )
  const inOrder = rows.toSorted((a, b) => (a.issued_on < b.issued_on ? -1 : a.issued_on > b.issued_on ? 1 : 0))
  return numbered(inOrder, 'notice_ref', 'N')
}

/** Early enough in any month for service within it. */
const dayIn = (random: Random): string => String(random.whole(3, 20)).padStart(2, '0')

function recipientIn(
  random: Random,
  all: Population,
  area: Area,
  day: PlainDate,
  arrests: readonly PoliceEvent[],
  warned: Set<Person>,
): Person {
  const near = arrests.filter((arrest) => arrest.area === area && Math.abs(daysFrom(arrest.day, day)) < 240)
  const free = near.map(({ person }) => person).filter((person) => !warned.has(person))
  const person = free.length > 0 && random.chance(0.45) ? random.pick(free) : all.adult(area, random.whole(20, 58), day)
  warned.add(person)
  return person
}

/** A child of whom somebody called in the months before, whose age the law covers and whose birthday is known. */
function childFor(random: Random, households: readonly Household[], day: PlainDate, named: Set<Child>): Child {
  const fits = (child: Child): boolean =>
    !named.has(child) &&
    child.bornKnown.length === 10 &&
    child.contactDays.some((called) => called <= day && daysFrom(called, day) < 150) &&
    birthday(child, child.household.inCare ? 18 : 16) > addDays(day, 30)
  const child = random.pick(households.flatMap((of) => of.children.filter(fits)))
  named.add(child)
  return child
}

function groundsFor(random: Random, child: Child, day: PlainDate): { basis: string; expires_on: string } {
  const inCare = child.household.inCare && (birthday(child, 16) <= addDays(day, 30) || random.chance(0.7))
  const expires = birthday(child, inCare ? 18 : 16)
  const basis = inCare ? 'children_act_s49' : 'child_abduction_act_s2'
  return { basis, expires_on: random.chance(0.86) || day >= LAST_DAY ? expires : '' }
}
