/** Charges: months after the arrest as a rule, several to a person, some by postal requisition after an interview. */
import { addDays } from '../platform/dates.ts'
import type { PlainDate } from '../platform/dates.ts'
import { daysFrom, someDay } from './calendar.ts'
import { ARRESTED_AGAIN, LATE_CHARGES, ONLINE_OPERATION } from './operations.ts'
import type { Operation } from './operations.ts'
import { byDay, firstArrests, onlyInterviewed } from './police.ts'
import type { PoliceEvent, Stretch } from './police.ts'
import type { Random } from './random.ts'

export type Charge = PoliceEvent & { offence: string }

const ONLINE = [
  'Making an indecent photograph of a child',
  'Possessing an indecent photograph of a child',
  'Distributing an indecent photograph of a child',
  'Possessing a prohibited image of a child',
  'Causing or inciting a child to engage in sexual activity',
  'Attempting to meet a child following grooming',
]
const IN_PERSON = [
  'Meeting a child following grooming',
  'Arranging or facilitating the sexual exploitation of a child',
  'Causing or inciting the sexual exploitation of a child',
  'Sexual activity with a child',
  'Paying for the sexual services of a child',
  'Abduction of a child',
]
const CRIMINAL = [
  'Supplying a controlled drug',
  'Possessing a controlled drug with intent to supply',
  'Participating in the activities of an organised crime group',
]

/** The offences that an operation is about. */
export function offencesOf(operation: Operation | undefined): readonly string[] {
  if (operation === ONLINE_OPERATION) return ONLINE
  return operation?.name.includes('Tansymoor') ? [...CRIMINAL, ...IN_PERSON] : IN_PERSON
}

/** The charges of the stretch before the panel's figures, then those of the panel's. */
export function charges(
  random: Random,
  earlierStretch: Stretch,
  panel: Stretch,
  again: readonly PoliceEvent[],
): Charge[] {
  const before = chargedWithin(random, earlierStretch)
  const chargedBefore = new Set(before.map(({ person }) => person))
  const others = firstArrests(earlierStretch).filter(({ person }) => !again.some((one) => one.person === person))
  // One of those charged late had been charged in time too: a person counted in each stretch.
  const late = [
    ...others.filter(({ person }) => !chargedBefore.has(person)).slice(0, LATE_CHARGES - 1),
    ...others.filter(({ person }) => chargedBefore.has(person)).slice(0, 1),
  ].map((arrest) => ({ ...arrest, operation: undefined, day: addDays(panel.plan.from, random.whole(0, 120)) }))
  if (late.length !== LATE_CHARGES || again.length !== ARRESTED_AGAIN)
    throw new Error('the earlier stretch is too small')
  return byDay([
    ...split(random, earlierStretch, before),
    ...split(random, panel, [...chargedWithin(random, panel), ...late]),
  ])
}

/** Who is charged within the stretch, with the first day of it. */
function chargedWithin(random: Random, of: Stretch): PoliceEvent[] {
  const { plan } = of
  const arrested = firstArrests(of).filter(({ day }) => daysFrom(day, plan.to) > 60)
  const interviewed = onlyInterviewed(of).filter(({ day }) => daysFrom(day, plan.to) > 75)
  const afterArrest = random.shuffled(arrested).slice(0, plan.chargedAfterArrest)
  const afterInterview = random.shuffled(interviewed).slice(0, plan.chargedAfterInterview)
  if (afterArrest.length < plan.chargedAfterArrest) throw new Error('too few people were arrested early enough')
  if (afterInterview.length < plan.chargedAfterInterview)
    throw new Error('too few people were interviewed early enough')
  const after = (event: PoliceEvent, days: number): PoliceEvent => {
    const day = addDays(event.day, Math.min(days, daysFrom(event.day, plan.to)))
    return { ...event, day }
  }
  return [
    ...afterArrest.map((event) =>
      after(
        event,
        random.weighted([
          [random.whole(0, 1), 22],
          [random.whole(25, 290), 78],
        ]),
      ),
    ),
    ...afterInterview.map((event) => after(event, random.whole(60, 190))),
  ]
}

/** Shares the stretch's charges out among those charged, some to a second day. */
function split(random: Random, of: Stretch, charged: readonly PoliceEvent[]): Charge[] {
  const counts = charged.map(() =>
    random.weighted([
      [1, 15],
      [2, 17],
      [3, 17],
      [4, 14],
      [5, 12],
      [6, 8],
      [8, 7],
      [11, 5],
      [15, 3],
      [21, 2],
    ]),
  )
  const sum = (): number => counts.reduce((all, count) => all + count, 0)
  while (sum() !== of.plan.charges) {
    const nth = random.whole(0, counts.length - 1)
    const step = sum() < of.plan.charges ? 1 : -1
    if (counts[nth]! + step >= 1) counts[nth]! += step
  }
  return charged.flatMap((event, nth) => {
    const offences = offencesOf(event.operation)
    const later = counts[nth]! > 3 && random.chance(0.3) ? laterDay(random, event.day, of.plan.to) : event.day
    return Array.from({ length: counts[nth]! }, (_, place) => ({
      ...event,
      day: place < counts[nth]! / 2 ? event.day : later,
      offence: random.pick(offences),
    }))
  })
}

const laterDay = (random: Random, day: PlainDate, last: PlainDate): PlainDate =>
  daysFrom(day, last) < 14 ? day : someDay(random, addDays(day, 14), addDays(day, Math.min(60, daysFrom(day, last))))
