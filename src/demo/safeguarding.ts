/** What police and councils did to safeguard children, of whom some had been called about and some had not. */
import { addDays, addYears } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { daysFrom, earlier, later, someDay } from './calendar.ts'
import { BACKGROUNDS } from './names.ts'
import { JOINT_INVESTIGATION, ONLINE_OPERATION } from './operations.ts'
import type { Operation } from './operations.ts'
import { lastDayAsChild } from './people.ts'
import type { Child, Household, Population } from './people.ts'
import { ageAt, byDay, firstArrests, openOn, under } from './police.ts'
import type { Stretch } from './police.ts'
import { AREAS, CITY } from './places.ts'
import type { Area } from './places.ts'
import type { Random } from './random.ts'

export type Action = { child: Child; day: PlainDate; area: Area; operation: Operation | undefined; kind: string }

const KINDS = [
  ['strategy_discussion', 34],
  ['exploitation_plan', 22],
  ['cin_plan', 16],
  ['cp_plan', 9],
  ['moved_to_safety', 6],
  ['police_protection', 5],
  ['looked_after', 3],
  ['other', 5],
] as const
/** Of the city's children safeguarded since July 2015, those through the joint investigation. */
const THROUGH_JOINT_INVESTIGATION = 23

/** The actions of a stretch, in the order of their days. */
export function safeguarding(
  random: Random,
  all: Population,
  of: Stretch,
  households: Record<Area, Household[]>,
): Action[] {
  const inHouseholds = householdsOfSuspects(random, all, of)
  const called = AREAS.flatMap((area) => calledAbout(random, of, area, households[area]))
  const first = [...called, ...inHouseholds]
  const more = random
    .shuffled(first.filter((action) => daysFrom(action.day, lastDay(of, action.child)) > 20))
    .slice(0, of.plan.furtherActions)
    .map((action) => {
      const day = someDay(random, addDays(action.day, 10), earlier(addDays(action.day, 150), lastDay(of, action.child)))
      return { ...action, day, operation: openOn(action.operation, day), kind: random.weighted(KINDS) }
    })
  if (more.length !== of.plan.furtherActions) throw new Error('too few actions to follow')
  return byDay([...first, ...more])
}

const lastDay = (of: Stretch, child: Child): PlainDate => earlier(of.plan.to, addDays(lastDayAsChild(child), -1))

/** Children of whom somebody had called, each some days after a call. */
function calledAbout(random: Random, of: Stretch, area: Area, households: readonly Household[]): Action[] {
  const wanted = of.plan.safeguarded[area]
  const pairs = households.flatMap((home) =>
    home.children.flatMap((child) => child.contactDays.map((day) => ({ child, day }))),
  )
  const joint = of.plan.operations.includes(JOINT_INVESTIGATION) && area === CITY ? THROUGH_JOINT_INVESTIGATION : 0
  const shuffled = random.shuffled(pairs)
  const duringJoint = shuffled.filter(({ day }) => day >= JOINT_INVESTIGATION.opened)
  const taken = new Map<Child, Action>()
  for (const [candidates, upTo, operation] of [
    [duringJoint, joint, JOINT_INVESTIGATION],
    [shuffled, wanted, undefined],
  ] as const)
    for (const { child, day: called } of candidates) {
      if (taken.size >= upTo) break
      const day = addDays(called, random.whole(0, 30))
      if (taken.has(child) || day < of.plan.from || day > lastDay(of, child)) continue
      const where = operation ?? areaOperation(random, of, area, day)
      taken.set(child, { child, day, area, operation: where, kind: kindFor(random, child) })
    }
  if (taken.size !== wanted) throw new Error(`too few children to safeguard in ${area}`)
  return [...taken.values()]
}

/** An operation of the area that was open, or none, as half of all safeguarding is. */
function areaOperation(random: Random, of: Stretch, area: Area, day: PlainDate): Operation | undefined {
  const here = of.plan.operations.filter((one) => one !== JOINT_INVESTIGATION && one.areas.includes(area))
  return random.chance(0.5) ? under(random, here, day).operation : undefined
}

const kindFor = (random: Random, child: Child): string =>
  child.household.inCare && random.chance(0.4) ? 'looked_after' : random.weighted(KINDS)

/** Children who lived with somebody arrested for offending online; of them nobody had called. */
function householdsOfSuspects(random: Random, all: Population, of: Stretch): Action[] {
  const actions: Action[] = []
  const suspects = firstArrests(of).filter((arrest) => arrest.operation === ONLINE_OPERATION && ageAt(arrest) >= 34)
  for (const arrest of random.shuffled(suspects)) {
    const left = of.plan.safeguardedInHouseholds - actions.length
    if (left === 0) return actions
    const background = BACKGROUNDS.find(([one]) => one.name === arrest.person.background)![0]
    const household = all.household(arrest.area, 'cse', background)
    household.familyName = arrest.person.family
    household.postcode = arrest.person.postcode
    const eldest = random.whole(6, 14)
    for (let nth = 0; nth < Math.min(left, random.pick([1, 1, 2])); nth++) {
      const born = addDays(addYears(arrest.day, -(eldest - nth * 3)), -random.whole(0, 300))
      const child = all.child(household, born)
      all.relate(arrest.person, child, 'parent')
      const day = later(arrest.day, earlier(addDays(arrest.day, random.whole(0, 4)), of.plan.to))
      actions.push({ child, day, area: arrest.area, operation: arrest.operation, kind: random.weighted(KINDS) })
    }
  }
  if (actions.length < of.plan.safeguardedInHouseholds) throw new Error('too few households of suspects')
  return actions
}
