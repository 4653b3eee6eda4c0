/** Who works in the invented partnership, when its clock stands, and what its people say explains a figure. */
import { LAST_MOMENT, OPERATIONS_FROM } from './calendar.ts'
import { CITY, COUNTY } from './places.ts'

export const DEMO_FORCE = 'Staffordshire'
/** A Friday morning, Europe/London: the moment at which the demonstration begins. */
export const DEMO_NOW = LAST_MOMENT
/** Since when the panel hears of the police's work. */
export const PROGRAMME_FROM = OPERATIONS_FROM
/** Everybody's, and shown at the door: nothing in the demonstration is about anybody. */
export const PASSWORD = 'try-waymark'

type Agency = { name: string; kind: 'council' | 'police' | 'voluntary'; authority?: string }

const CITY_COUNCIL = 'Stoke-on-Trent City Council'
const COUNTY_COUNCIL = 'Staffordshire County Council'
const POLICE = 'Staffordshire Police'

export const agencies: readonly Agency[] = [
  { name: CITY_COUNCIL, kind: 'council', authority: CITY },
  { name: COUNTY_COUNCIL, kind: 'council', authority: COUNTY },
  { name: POLICE, kind: 'police' },
  { name: 'Lanternhold', kind: 'voluntary' },
]

export const users = [
  {
    username: 'contact.officer',
    displayName: 'Ottoline Marlgarth',
    jobTitle: 'Contact officer, front door',
    agency: CITY_COUNCIL,
    role: 'contact_officer',
  },
  {
    username: 'social.worker',
    displayName: 'Temitope Okwulawo',
    jobTitle: 'Social worker, exploitation and missing team',
    agency: CITY_COUNCIL,
    role: 'social_worker',
  },
  {
    username: 'team.manager',
    displayName: 'Farzana Dhaleshupta',
    jobTitle: 'Team manager, front door',
    agency: CITY_COUNCIL,
    role: 'team_manager',
  },
  {
    username: 'police.officer',
    displayName: 'Cormac Sedgeshaw',
    jobTitle: 'Detective sergeant, child exploitation team',
    agency: POLICE,
    role: 'police_officer',
  },
  {
    username: 'analyst',
    displayName: 'Kinga Jarzębiak',
    jobTitle: 'Performance analyst',
    agency: CITY_COUNCIL,
    role: 'analyst',
  },
  {
    username: 'strategic.manager',
    displayName: 'Harleen Devagania',
    jobTitle: 'Strategic manager, safeguarding and quality',
    agency: CITY_COUNCIL,
    role: 'strategic_manager',
  },
  {
    username: 'councillor',
    displayName: 'Bertram Quillstead',
    jobTitle: 'Councillor, children and young people scrutiny panel',
    agency: CITY_COUNCIL,
    role: 'councillor',
  },
  {
    username: 'information.governance',
    displayName: 'Imtiaz Chinarwari',
    jobTitle: 'Information-governance officer',
    agency: CITY_COUNCIL,
    role: 'information_governance_officer',
  },
  {
    username: 'county.contact.officer',
    displayName: 'Philippa Whinnycombe',
    jobTitle: 'Contact officer, front door',
    agency: COUNTY_COUNCIL,
    role: 'contact_officer',
  },
] as const

export type Annotation = { measure: string; month: string; authority?: string; text: string; by: Username }
export type Username = (typeof users)[number]['username']

/** What named people say explains a figure: the arithmetic never explains itself. */
export const annotations: readonly Annotation[] = [
  {
    measure: 'contacts_received',
    month: '2017-03',
    authority: CITY,
    text: 'A joint investigation by police and the council, opened in February, raised contacts in March: officers and social workers told us of more children, many of them friends of children already known.',
    by: 'strategic.manager',
  },
  {
    measure: 'children_safeguarded',
    month: '2017-03',
    authority: CITY,
    text: 'Children met in the joint investigation were each given a strategy discussion or a plan within days.',
    by: 'police.officer',
  },
  {
    measure: 'notices_issued',
    month: '2016-12',
    authority: CITY,
    text: 'Notices were issued before the school holidays to adults who had been spending time with children without their parents’ agreement. They warn; they do not say that a child was abducted.',
    by: 'team.manager',
  },
  {
    measure: 'contacts_received',
    month: '2016-08',
    authority: CITY,
    text: 'Schools are shut in August and call less; each year shows the same dip.',
    by: 'analyst',
  },
]
