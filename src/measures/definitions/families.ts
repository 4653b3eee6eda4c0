/** Families among the children in contacts: siblings count together. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { ofPairs, pairColumns, pairs } from './contacts.ts'

const ofSiblings = sql`('sibling', 'half_sibling', 'step_sibling')`

/** All who are reached from a child by siblings and shared parents, one after another; the lowest id names the family. */
const family = sql`(
  with recursive kin (person_id) as (
    select cc.person_id
    union
    select one.person_id from kin k cross join lateral (
      select r.related_person_id as person_id from relationship r where r.person_id = k.person_id and r.kind in ${ofSiblings}
      union all
      select r.person_id from relationship r where r.related_person_id = k.person_id and r.kind in ${ofSiblings}
      union all
      select child.related_person_id from relationship parent
        join relationship child on child.person_id = parent.person_id and child.kind = 'parent'
        where parent.related_person_id = k.person_id and parent.kind = 'parent'
    ) one
  )
  select min(person_id::text collate "C")::uuid from kin)`

export const familiesInContacts: Measure = {
  ...ofPairs,
  id: 'families_in_contacts',
  title: 'Families in contacts',
  unit: { one: 'family', many: 'families' },
  definition:
    'Each family with at least one child in a contact about exploitation in the period counts once. Children are of one family who are recorded as brothers or sisters, half or step ones too, or as having the same parent, and so are those joined by one of them in turn. A child with no such record is a family alone.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    'Counted by the relationships on record: where they are missing, one family counts as several.',
    'Families do not make contacts more than children; only repeated contacts about the same child do.',
  ],
  counting: 'distinct',
  keyed: 'other',
  reads: { ...ofPairs.reads, relationship: ['person_id', 'related_person_id', 'kind'] },
  facts: (scope) => sql`
    select ${family} as key, 1 as weight, cc.contact_child_id as record_id, c.received_on as event_on, c.authority,
      ${pairColumns(scope)}
    from ${pairs}`,
  examples: [
    {
      given: 'A and B are brothers, B and C half-sisters, D is nobody’s sibling',
      records: [
        { siblings: ['A', 'B'] },
        { siblings: ['B', 'C'] },
        { contact: '2016-05-03T10:00', about: ['A', 'C'] },
        { contact: '2016-06-03T10:00', about: ['D'] },
      ],
      figure: 2,
    },
  ],
}
