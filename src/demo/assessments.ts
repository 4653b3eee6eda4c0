/**
 * Risk assessments over time: how many children each year first come to light as at risk, then reviews whose levels rise
 * and fall, some back to none and some at risk again later.
 */
import { addDays } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { LAST_DAY, onWorkingDay } from './calendar.ts'
import type { Contact } from './contacts.ts'
import { numbered } from './folder.ts'
import type { Row } from './folder.ts'
import { lastDayAsChild } from './people.ts'
import type { Child } from './people.ts'
import { CITY, COUNTY } from './places.ts'
import { randomStream } from './random.ts'
import type { Random } from './random.ts'

type Level = 'none' | 'emerging' | 'moderate' | 'significant'
/** More are found each year, in each authority, whether calls rise or fall: people have learnt what to look for. */
const FOUND = [
  { area: CITY, from: '2014-04-01', to: '2015-03-31', children: 96 },
  { area: COUNTY, from: '2014-04-01', to: '2015-03-31', children: 118 },
  { area: CITY, from: '2015-04-01', to: '2016-03-31', children: 117 },
  { area: COUNTY, from: '2015-04-01', to: '2016-03-31', children: 139 },
  { area: CITY, from: '2016-04-01', to: '2017-03-31', children: 149 },
  { area: COUNTY, from: '2016-04-01', to: '2017-03-31', children: 165 },
  { area: CITY, from: '2017-04-01', to: '2017-05-12', children: 12 },
  { area: COUNTY, from: '2017-04-01', to: '2017-05-12', children: 14 },
] as const

/** The next level, by the last. */
const NEXT: Readonly<Record<Level, readonly (readonly [Level, number])[]>> = {
  none: [
    ['emerging', 60],
    ['moderate', 32],
    ['significant', 8],
  ],
  emerging: [
    ['none', 42],
    ['emerging', 36],
    ['moderate', 18],
    ['significant', 4],
  ],
  moderate: [
    ['none', 8],
    ['emerging', 42],
    ['moderate', 34],
    ['significant', 16],
  ],
  significant: [
    ['emerging', 12],
    ['moderate', 46],
    ['significant', 42],
  ],
}

/** The rows of risk_assessments.csv; marks the contacts that an assessment followed. */
export function assessments(contacts: readonly Contact[]): Row[] {
  const random = randomStream('assessments')
  const seen = new Set<Child>()
  const rows = FOUND.flatMap((found) => {
    const pairs = contacts
      .filter((contact) => contact.area === found.area && (contact.concern === 'cse' || contact.concern === 'cce'))
      .filter((contact) => contact.at >= found.from && contact.at.slice(0, 10) <= found.to)
      .flatMap((contact) => contact.children.map((child) => ({ contact, child })))
    const atRisk = followed(random, pairs, found.children, seen)
    const notAtRisk = followed(random, pairs, Math.round(found.children / 4), seen)
    return [
      ...atRisk.flatMap(({ child, day }) => reviews(random, child, day, random.weighted(NEXT.none))),
      ...notAtRisk.flatMap(({ child, day }) => reviews(random, child, day, 'none')),
    ]
  })
  const inOrder = rows.toSorted((a, b) =>
    a.assessed_on! < b.assessed_on! ? -1 : a.assessed_on! > b.assessed_on! ? 1 : 0,
  )
  return numbered(inOrder, 'assessment_ref', 'RA')
}

/** `count` children of the contacts, not seen before, with the day of their first assessment. */
function followed(
  random: Random,
  pairs: readonly { contact: Contact; child: Child }[],
  count: number,
  seen: Set<Child>,
): { child: Child; day: PlainDate }[] {
  const taken: { child: Child; day: PlainDate }[] = []
  for (const { contact, child } of random.shuffled(pairs)) {
    if (taken.length === count) return taken
    const day = onWorkingDay(addDays(contact.at.slice(0, 10) as PlainDate, random.whole(3, 30)))
    if (seen.has(child) || day >= lastDayAsChild(child)) continue
    seen.add(child)
    contact.assessed = true
    taken.push({ child, day })
  }
  throw new Error(`too few children to assess: ${taken.length} of ${count}`)
}

/** The first assessment and those after it, weeks apart, while the child is under 18 and the risk is not none. */
function reviews(random: Random, child: Child, first: PlainDate, level: Level): Row[] {
  const exploitation = random.chance(0.07) ? 'both' : child.household.concern
  const row = (day: PlainDate, at: Level): Row => ({ person_ref: child.ref, assessed_on: day, level: at, exploitation })
  const rows = [row(first, level)]
  const end = lastDayAsChild(child)
  let last = level
  for (let day = first; rows.length < 7;) {
    if (last === 'none' && !random.chance(0.2)) return rows
    day = onWorkingDay(addDays(day, last === 'none' ? random.whole(90, 300) : random.whole(35, 110)))
    if (day >= end || day >= LAST_DAY) return rows
    last = random.weighted(NEXT[last])
    rows.push(row(day, last))
  }
  return rows
}
