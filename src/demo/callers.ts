/** Who calls, from where and how: by the DfE's referral source codes. */
import type { PlainDate } from '../platform/dates.ts'
import { isWorkingDay } from './calendar.ts'
import { BACKGROUNDS } from './names.ts'
import { dealer, randomStream } from './random.ts'
import type { Random } from './random.ts'

export type Caller = { source: string; channel: string; callerName: string; callerOrganisation: string }

/** The weight of each source code in a thousand contacts. */
const SOURCES: readonly (readonly [string, number])[] = [
  ['6', 290],
  ['2A', 205],
  ['5A', 105],
  ['1A', 75],
  ['8', 60],
  ['3A', 28],
  ['3C', 26],
  ['3E', 30],
  ['3F', 20],
  ['3B', 6],
  ['3D', 6],
  ['2B', 24],
  ['5B', 22],
  ['5D', 25],
  ['4', 16],
  ['7', 14],
  ['1B', 14],
  ['1C', 9],
  ['1D', 8],
  ['9', 15],
  ['10', 2],
]
/** A joint investigation is heard of mostly from the police and from social workers. */
const SOURCES_OF_INVESTIGATION: readonly (readonly [string, number])[] = [...SOURCES, ['6', 330], ['5A', 160]]

const SOURCES_AT_NIGHT: readonly (readonly [string, number])[] = [
  ['6', 76],
  ['3E', 12],
  ['5A', 9],
  ['1A', 3],
]

const ORGANISATIONS: Readonly<Record<string, readonly string[]>> = {
  '2A': [
    'Brackenmoor Academy',
    'Tarnwick High School',
    'Larkfold Academy',
    'Cobblemere School',
    'Quillcroft High School',
    'St Werrin’s Catholic School',
    'Sedgestead Academy',
    'Emberlea School',
  ],
  '2B': ['Whinnyshaw Learning Centre', 'Marlgarth Sixth Form', 'Education welfare'],
  '3A': ['Copperlea Surgery', 'Thistlemere Practice', 'Aldergarth Health Centre'],
  '3B': ['Health visiting'],
  '3C': ['School nursing'],
  '3D': ['Gorsecroft Walk-in Centre', 'Whinnyshaw Dental Practice'],
  '3E': ['Emergency department, Larkenshaw Hospital'],
  '3F': ['Sexual health clinic, Larkenshaw', 'Child and adolescent mental health', 'Ambulance service'],
  '4': ['Wetherlea Homes', 'Housing options'],
  '5A': ['Children’s social care', 'Out-of-hours duty team', 'Looked-after children’s team'],
  '5B': ['Youth service', 'Licensing', 'Community safety'],
  '5C': ['Children’s social care of another council'],
  '5D': ['Early help'],
  '6': ['Staffordshire Police', 'Staffordshire Police, missing persons team', 'Staffordshire Police, local policing'],
  '7': ['Probation', 'Family court adviser', 'Youth offending service'],
  '8': ['Lanternhold', 'Fernlight Youth Project', 'Havenfield Children’s Home', 'Thistlemere Children’s Home'],
}

const CHANNELS: readonly (readonly [string, number])[] = [
  ['phone', 52],
  ['email', 21],
  ['online', 17],
  ['in_person', 5],
  ['letter', 2],
  ['other', 1],
  ['', 2],
]

/** A child from another authority; a contact in the days of the joint investigation. */
type About = { at: string; elsewhere: boolean; investigation: boolean }

/** Gives each contact its caller. At night only the police, hospitals and out-of-hours teams call. */
export function callers(): (about: About) => Caller {
  const random = randomStream('callers')
  const background = dealer(random, BACKGROUNDS)
  const name = (): string => {
    const of = background()
    return `${random.pick(random.chance(0.62) ? of.girls : of.boys)} ${random.pick(of.families)}`
  }
  return (about) => {
    const source = sourceOf(random, about)
    return {
      source,
      channel: isNight(about.at) ? random.pick(['phone', 'email']) : random.weighted(CHANNELS),
      callerName: callerName(source, random, name),
      callerOrganisation: ORGANISATIONS[source] && random.chance(0.94) ? random.pick(ORGANISATIONS[source]) : '',
    }
  }
}

function isNight(at: string): boolean {
  const hour = Number(at.slice(11, 13))
  return hour < 7 || hour > 20
}

const OFFICE_HOURS_ONLY: ReadonlySet<string> = new Set(['2A', '2B', '3A', '3B', '3C', '4', '5B', '5D'])

const isOutOfHours = (at: string): boolean =>
  Number(at.slice(11, 13)) >= 18 || !isWorkingDay(at.slice(0, 10) as PlainDate)

function sourceOf(random: Random, about: About): string {
  if (about.elsewhere && random.chance(0.6)) return '5C'
  if (isNight(about.at)) return random.weighted(SOURCES_AT_NIGHT)
  const source = random.weighted(about.investigation ? SOURCES_OF_INVESTIGATION : SOURCES)
  // Schools and surgeries shut in the evening and at weekends, schools in August; others are heard from then.
  const inAugust = source.startsWith('2') && about.at.slice(5, 7) === '08' && random.chance(0.85)
  const isShut = inAugust || (OFFICE_HOURS_ONLY.has(source) && isOutOfHours(about.at))
  return isShut ? random.pick(['1A', '5A', '6', '8']) : source
}

/** Blank for who did not say, and for a child who calls about themselves. */
function callerName(source: string, random: Random, name: () => string): string {
  if (source === '9' || source === '10' || source === '1C') return ''
  return random.chance(source.startsWith('1') ? 0.75 : 0.88) ? name() : ''
}
