/** Children and where they live: by the authority that received the contact, or by the one that is their home. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { ofPairs, pairColumns, pairs } from './contacts.ts'

const child = { one: 'child', many: 'children' }
const population = 'Children named in the contacts that "Contacts received" counts'
const fromThree = [
  { lives: 'A', in: 'E06000059' },
  { lives: 'B', in: 'E06000021' },
  { lives: 'C', in: 'E10000028' },
  { contact: '2016-05-03T10:00', about: ['A', 'B'] },
  { contact: '2016-06-03T10:00', about: ['A', 'C'] },
] as const

/** Whether the child was placed by then, and where: by any register that has it. */
const placed = sql`coalesce((
  select case when l.host_authority = c.authority then 'placed_here' else 'placed_elsewhere' end from placement l
  where l.person_id = cc.person_id and l.starts_on <= c.received_on and (l.ends_on is null or l.ends_on > c.received_on)
  order by l.host_authority = c.authority desc limit 1), 'not_placed')`
const withPlacement = {
  reads: {
    ...ofPairs.reads,
    placement: ['placement_id', 'person_id', 'host_authority', 'starts_on', 'ends_on'],
  },
  dimensions: [...ofPairs.dimensions, 'placement'],
} as const

/** Pairs of which `counted` says that the child is known to live elsewhere than where the contact was received. */
const facts: Measure['facts'] = (scope) => sql`
  select p.person_id as key, 1 as weight, p.*, coalesce(p.residence <> 'here', false) as counted
  from (select cc.contact_child_id as record_id, c.received_on as event_on, c.authority, ${placed} as placement,
    ${pairColumns(scope)} from ${pairs}) p`

export const outOfAreaChildren: Measure = {
  ...ofPairs,
  ...withPlacement,
  id: 'out_of_area_children',
  title: 'Children from out of area',
  unit: child,
  definition:
    'Each child counts once who was in a contact about exploitation in the period and whose home is in another authority than the one that received the contact.',
  population,
  caveats: [
    'By authority is by the host, which received the contact; by home authority is by home; the two crossed show both.',
    'A child whose home is not known is not counted.',
    'By placement, it is told whether a council’s register had them placed with the host, or elsewhere, on the day of the contact.',
    'The home authority is the one on record at the moment as known.',
  ],
  counting: 'distinct',
  facts: (scope) => sql`select * from (${facts(scope)}) every where counted`,
  examples: [
    {
      given: 'a child from Dorset, one from Stoke-on-Trent and one from Staffordshire, in contacts to Stoke-on-Trent',
      records: fromThree,
      figure: 2,
    },
  ],
}

export const outOfAreaShare: Measure = {
  ...ofPairs,
  ...withPlacement,
  id: 'out_of_area_share',
  title: 'Share of children from out of area',
  unit: { one: '% of children', many: '% of children' },
  definition:
    'Of the children in contacts about exploitation in the period, the share whose home is in another authority than one that received a contact about them.',
  population,
  caveats: ['Children whose home is not known are in the denominator, and not above it.'],
  counting: 'distinct',
  ratio: {
    form: 'share',
    numerator: {
      words: 'children from out of area',
      unit: child,
      counting: 'distinct',
      same: { measure: 'out_of_area_children' },
    },
    denominator: {
      words: 'children in contacts',
      unit: child,
      counting: 'distinct',
      same: { measure: 'children_in_contacts' },
    },
  },
  facts,
  examples: [
    {
      given: 'a child from Dorset, one from Stoke-on-Trent and one from Staffordshire, in contacts to Stoke-on-Trent',
      records: fromThree,
      figure: 2,
      of: 3,
    },
  ],
}

export const residentChildrenInContacts: Measure = {
  ...ofPairs,
  id: 'resident_children_in_contacts',
  title: 'Children in contacts, by where they live',
  unit: child,
  definition:
    'Each child of the area counts once who was in a contact about exploitation in the period, received by any authority of the partnership. A child is of the area whose home authority is in it.',
  population,
  caveats: ['By home, not by host: a child of this authority about whom another one was called counts here.'],
  counting: 'distinct',
  rated: true,
  facts: (scope) => sql`
    select p.person_id as key, 1 as weight, p.*, p.home_authority as authority
    from (select cc.contact_child_id as record_id, c.received_on as event_on, ${pairColumns(scope)} from ${pairs}) p
    where p.home_authority = any(${scope.area}::text[])`,
  examples: [
    { given: 'a child from Dorset, one from Stoke-on-Trent and one from Staffordshire', records: fromThree, figure: 2 },
  ],
}
