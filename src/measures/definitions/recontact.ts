/** Children who come back: a contact about them again within a year. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { ofPairs, pairColumns, pairs } from './contacts.ts'

const child = { one: 'child', many: 'children' }

/** Found by the child's own few contacts; "offset 0" keeps the planner from joining all contacts there ever were. */
const cameBefore = (concerns: readonly string[]) => sql`exists (
  select from (select k.contact_id from contact_child k where k.person_id = cc.person_id offset 0) earlier
  join contact e on e.contact_id = earlier.contact_id
  where e.concern = any(${concerns}::text[]) and e.received_at < c.received_at and e.received_on >= c.received_on - 365)`

export const recontactWithin12Months: Measure = {
  ...ofPairs,
  id: 'recontact_within_12_months',
  title: 'Contact again within 12 months',
  unit: { one: '% of children', many: '% of children' },
  definition:
    'Of the children in contacts about exploitation in the period, the share with a contact that followed on an earlier one about the same child within 365 days.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    'The earlier contact may lie in the period or before it, and may have gone to any authority of the partnership.',
    'What happened before records began is not known, so the first year shows fewer than there were.',
    'More can mean that families trust the front door as well as that help did not last.',
  ],
  counting: 'distinct',
  ratio: {
    form: 'share',
    numerator: {
      words: 'children with a contact within 365 days of an earlier one',
      unit: child,
      counting: 'distinct',
    },
    denominator: {
      words: 'children in contacts',
      unit: child,
      counting: 'distinct',
      same: { measure: 'children_in_contacts' },
    },
  },
  reads: { ...ofPairs.reads, contact: [...ofPairs.reads.contact, 'received_at'] },
  facts: (scope) => sql`
    select cc.person_id as key, 1 as weight, cc.contact_child_id as record_id, c.received_on as event_on, c.authority,
      ${cameBefore(scope.concerns)} as counted, ${pairColumns(scope)}
    from ${pairs}`,
  examples: [
    {
      given: 'A called about in May 2015 and April 2016, B in March 2015 and June 2016, C twice in the year',
      records: [
        { contact: '2015-05-03T10:00', about: ['A'] },
        { contact: '2016-04-20T10:00', about: ['A'] },
        { contact: '2015-03-03T10:00', about: ['B'] },
        { contact: '2016-06-03T10:00', about: ['B'] },
        { contact: '2016-07-03T10:00', about: ['C'] },
        { contact: '2016-07-04T10:00', about: ['C'] },
      ],
      figure: 2,
      of: 3,
    },
  ],
}
