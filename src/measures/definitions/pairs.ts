/** Contact–child pairs, which stand between contacts and children, and how many there are for each child. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { ofPairs, pairColumns, pairs } from './contacts.ts'

const facts: Measure['facts'] = (scope) => sql`
  select cc.person_id as key, 1 as weight, cc.contact_child_id as record_id, c.received_on as event_on, c.authority,
    true as counted, ${pairColumns(scope)}
  from ${pairs}`

const pair = { one: 'contact–child pair', many: 'contact–child pairs' }
const brothersAndAgain = [
  { contact: '2016-05-03T10:00', about: ['A', 'B', 'C'] },
  { contact: '2016-06-03T10:00', about: ['A'] },
]

export const contactChildPairs: Measure = {
  ...ofPairs,
  id: 'contact_child_pairs',
  title: 'Contact–child pairs',
  unit: pair,
  definition:
    'Each child in each contact about exploitation that was received in the period counts once: a contact about three siblings is three pairs, three contacts about one child are three pairs.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    'Pairs are neither contacts nor children, and lie above both: siblings lift them above contacts, repeats above children.',
  ],
  counting: 'rows',
  facts,
  examples: [
    { given: 'one call about three brothers, a second about one of them', records: brothersAndAgain, figure: 4 },
  ],
}

export const contactsPerChild: Measure = {
  ...ofPairs,
  id: 'contacts_per_child',
  title: 'Contacts per child',
  unit: { one: 'contact for each child', many: 'contacts for each child' },
  definition:
    'On average, how many contacts about exploitation each child was in who was in any in the period: contact–child pairs divided by children.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    'Contacts divided by children would be another number: a contact about two siblings is one contact and two pairs.',
    'Siblings do not lift this average; only contacts about the same child again do.',
  ],
  counting: 'rows',
  ratio: {
    form: 'average',
    numerator: { words: 'contact–child pairs', unit: pair, counting: 'rows', same: { measure: 'contact_child_pairs' } },
    denominator: {
      words: 'children in contacts',
      unit: { one: 'child', many: 'children' },
      counting: 'distinct',
      same: { measure: 'children_in_contacts' },
    },
  },
  facts,
  examples: [
    { given: 'one call about three brothers, a second about one of them', records: brothersAndAgain, figure: 4, of: 3 },
    { given: 'no contact', records: [], figure: 0, of: 0 },
  ],
}
