/** Awareness activities: who was told how to recognise exploitation and whom to call. */
import { addDays, monthPeriod, monthsIn } from '../platform/dates.ts'
import { FIRST_DAY, LAST_DAY, daysFrom, earlier, isWorkingDay, onWorkingDay } from './calendar.ts'
import { numbered } from './folder.ts'
import type { Row } from './folder.ts'
import { CITY, COUNTY } from './places.ts'
import { randomStream } from './random.ts'

type Audience = { audience: string; weight: number; least: number; most: number; topics: readonly string[] }

const AUDIENCES: readonly Audience[] = [
  {
    audience: 'professionals',
    weight: 34,
    least: 9,
    most: 46,
    topics: [
      'Recognising exploitation: half-day course',
      'Listening to children: words that help',
      'Missing children and return interviews',
      'Using the risk assessment together',
      'Health staff: questions to ask in private',
    ],
  },
  {
    audience: 'children',
    weight: 26,
    least: 40,
    most: 210,
    topics: [
      'Theatre in school, with workshops',
      'Safe online: assembly and lessons',
      'Friendship and control: year 9',
    ],
  },
  {
    audience: 'parents',
    weight: 18,
    least: 5,
    most: 38,
    topics: [
      'Parents’ evening: online safety',
      'What to look for and whom to call',
      'Coffee morning with a youth worker',
    ],
  },
  {
    audience: 'communities',
    weight: 12,
    least: 12,
    most: 85,
    topics: ['Stall at a community day', 'Talk with faith and community leaders', 'Residents’ meeting'],
  },
  {
    audience: 'businesses',
    weight: 10,
    least: 6,
    most: 52,
    topics: [
      'Taxi drivers: safeguarding session',
      'Hotel staff: what to notice at reception',
      'Takeaways and night-time staff',
    ],
  },
]

/** The rows of awareness.csv: each month some in each authority, more as the years go on. */
export function awareness(): Row[] {
  const random = randomStream('awareness')
  const rows = monthsIn({ from: FIRST_DAY, to: LAST_DAY }).flatMap((month, nth) => {
    const period = monthPeriod(month)
    const last = daysFrom(period.from, earlier(addDays(period.to, -2), addDays(LAST_DAY, -1)))
    const count = month === LAST_DAY.slice(0, 7) ? 2 : random.whole(2, 3) + Math.floor(nth / 13)
    return Array.from({ length: count }, (): Row => {
      const day = addDays(period.from, random.whole(0, last))
      const schoolsAreShut = day.slice(5) > '07-20' && day.slice(5) < '09-04'
      const audiences = AUDIENCES.filter((one) => !schoolsAreShut || one.audience !== 'children')
      const { audience, least, most, topics } = random.weighted(audiences.map((one) => [one, one.weight] as const))
      return {
        held_on: isWorkingDay(day) || audience === 'communities' ? day : onWorkingDay(addDays(period.from, 3)),
        authority: random.weighted([
          [CITY, 46],
          [COUNTY, 54],
        ]),
        audience,
        // Nobody counted heads at a stall.
        attendees: audience === 'communities' && random.chance(0.25) ? '' : String(random.whole(least, most)),
        topic: random.pick(topics),
      }
    })
  })
  return numbered(
    rows.toSorted((a, b) => (a.held_on! < b.held_on! ? -1 : a.held_on! > b.held_on! ? 1 : 0)),
    'activity_ref',
    'AW',
  )
}
