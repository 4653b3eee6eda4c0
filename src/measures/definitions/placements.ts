/** Children placed by one authority in the area of another, and whether the authority of the area was told in time. */
import { sql } from 'kysely'
import type { Measure, Scope } from '../measure.ts'
import { ruleOn, workingDayAfter } from './rule.ts'

const child = { one: 'child', many: 'children' }
const placement = { one: 'placement', many: 'placements' }
const columns = [
  'placement_id',
  'person_id',
  'authority',
  'direction',
  'home_authority',
  'host_authority',
  'starts_on',
  'ends_on',
  'is_emergency',
  'start_notified_on',
]

const shared = {
  version: 1,
  block: 'placements',
  source: 'The registers of placements that the councils keep',
  recordTable: 'placement',
  people: { person_id: 'Child' },
  about: 'person_id',
  reads: { placement: columns },
} as const
const asRegistered =
  'What a council keeps in its register counts: a child of whom another authority told nobody, and whom nobody entered, is missing.'

/** The last day on which the host authority is told in time; null before the regulations. */
const lastDay = sql`case when ${ruleOn('placement_notified_in_emergency', sql`p.starts_on`)} is null then null
  when p.is_emergency then ${workingDayAfter(sql`p.starts_on`, ruleOn('placement_notified_in_emergency', sql`p.starts_on`))}
  else p.starts_on end`

/** Placements that the area received and that have begun, each with whether it was notified in time. */
const received = ({ knownOn }: Scope) => sql`
  select null::uuid as key, 1 as weight, q.*, q.notified = 'in_time' as counted from (
    select p.placement_id as record_id, p.starts_on as event_on, p.authority, p.person_id,
      p.home_authority as placing_authority,
      case when p.start_notified_on is null then case when ${knownOn}::date > b.by then 'overdue' else 'waits' end
        when b.by is null then 'not_judged' when p.start_notified_on > b.by then 'late' else 'in_time' end as notified
    from placement p cross join lateral (select ${lastDay} as by) b
    where p.direction = 'received' and p.starts_on <= ${knownOn}::date) q`

const starts = {
  ...shared,
  date: 'the day on which the placement started',
  counting: 'rows',
  dimensions: ['placing_authority', 'notified'],
} as const
const population = "Children of another authority placed in a council's area, as that council registered them"
const fourStarts = [
  { placed: 'A', on: '2016-05-03', notified: '2016-05-03' },
  { placed: 'B', on: '2016-05-03', notified: '2016-05-04' },
  { placed: 'C', on: '2016-12-22', emergency: true, notified: '2017-01-03' },
  { placed: 'D', on: '2016-05-03' },
  { placed: 'E', on: '2016-05-03', sent: true, notified: '2016-05-03' },
  { placed: 'F', on: '2017-04-01', notified: '2017-03-01' },
] as const
const inWords =
  'one notified on the day, one a day later, an emergency before Christmas notified on the fifth working day, one never; one sent, and one that started after the year'

export const placementsReceived: Measure = {
  ...starts,
  id: 'placements_received',
  title: 'Placements received from other authorities',
  unit: placement,
  definition:
    "Each placement of another authority's child in a council's area that started in the period counts once, whether or not the council was notified of it.",
  population,
  caveats: [
    'Placements, not children: a child moved twice within the area is several.',
    asRegistered,
    'A placement that is planned counts once it has started.',
  ],
  facts: received,
  examples: [{ given: inWords, records: fourStarts, figure: 4 }],
}

export const placementsNotifiedInTime: Measure = {
  ...starts,
  id: 'placements_notified_in_time',
  title: 'Placements received of which the council was notified in time',
  unit: { one: '% of placements', many: '% of placements' },
  definition:
    'Of the placements received that started in the period, the share of whose start the host authority was notified in writing in time: on or before the day it started or, in an emergency, within five working days of it.',
  population: `${population}; of them those that were notified, and those of which the last day to notify has passed by the moment as known`,
  source: `${shared.source}; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13`,
  caveats: [
    'It tells of the authorities that placed the children, not of the council that was to be notified.',
    asRegistered,
    'Before 1 April 2011 no law said by when, and no placement is judged.',
  ],
  ratio: {
    form: 'share',
    numerator: {
      words: 'placements notified in time',
      unit: placement,
      counting: 'rows',
      same: { measure: 'placements_received', part: { notified: 'in_time' } },
    },
    denominator: { words: 'placements notified, or overdue', unit: placement, counting: 'rows' },
  },
  facts: (scope) => sql`select r.* from (${received(scope)}) r where r.notified in ('in_time', 'late', 'overdue')`,
  examples: [
    { given: inWords, records: fourStarts, figure: 2, of: 4 },
    {
      given: 'an emergency before Christmas, notified on the sixth working day',
      records: [{ placed: 'A', on: '2016-12-22', emergency: true, notified: '2017-01-04' }],
      figure: 0,
      of: 1,
    },
  ],
}

const stands = {
  ...shared,
  unit: child,
  date: 'the last day of the period, or of each month, quarter or year in it',
  counting: 'distinct',
  snapshot: true,
} as const
const oneDay = 'How things stood on one day: months do not add up to a year.'
/** The day on which a placement ends is no day of it: another may begin then. */
const standingOn = ({ period: { to } }: Scope, direction: 'received' | 'sent') => sql`
  select p.person_id as key, 1 as weight, p.placement_id as record_id, ${to}::date as event_on, p.authority, p.person_id,
    p.home_authority as placing_authority, p.host_authority
  from placement p
  where p.direction = ${sql.lit(direction)} and p.starts_on <= ${to}::date and (p.ends_on is null or p.ends_on > ${to}::date)`
const fourStanding = [
  { placed: 'A', on: '2016-05-03' },
  { placed: 'B', on: '2016-05-03', until: '2017-03-31' },
  { placed: 'C', on: '2016-05-03', until: '2017-04-01' },
  { placed: 'D', on: '2017-04-01' },
  { placed: 'E', on: '2016-05-03', sent: true },
] as const

export const childrenPlacedInArea: Measure = {
  ...stands,
  id: 'children_placed_in_area',
  title: 'Children of other authorities placed in the area at the end of the period',
  definition:
    "Each child of another authority counts once who on the last day of the period was placed in a council's area, by that council's register.",
  population,
  caveats: [
    oneDay,
    asRegistered,
    'A child counts for the council in whose area they are placed. By authority and by who placed them, a child whom two registers hold on one day counts in each, and once in the whole.',
  ],
  dimensions: ['placing_authority'],
  facts: (scope) => standingOn(scope, 'received'),
  examples: [
    {
      given: 'one who stays, one who left on the last day, one who left after it, one who came after it, one sent away',
      records: fourStanding,
      figure: 2,
    },
  ],
}

export const childrenPlacedElsewhere: Measure = {
  ...stands,
  id: 'children_placed_elsewhere',
  title: 'Children placed in other areas at the end of the period',
  definition:
    "Each child of a council counts once who on the last day of the period was placed in another authority's area, by the register of the council that placed them.",
  population: "A council's own children placed in another authority's area, as that council registered them",
  caveats: [
    oneDay,
    'A child counts for the council that placed them, wherever they are placed: another council of the same force area counts as elsewhere.',
    'Not to be added to the children placed in the area: where both councils work here, one child is in both.',
  ],
  dimensions: ['host_authority'],
  facts: (scope) => standingOn(scope, 'sent'),
  examples: [
    {
      given: 'one sent away who stays there, and four received',
      records: fourStanding,
      figure: 1,
    },
  ],
}
