/** The front door: contacts, and the children they were about. */
import { sql } from 'kysely'
import type { Measure, Scope } from '../measure.ts'

export const contactColumns = ['contact_id', 'received_on', 'authority', 'source', 'channel', 'concern']
export const decisionColumns = ['contact_id', 'decided_at', 'outcome']

/** Worked out only where a breakdown asks for it: what a subquery selects and nobody reads is never computed. */
export const latestOutcome = sql`
  (select d.outcome from decision d where d.contact_id = c.contact_id order by d.decided_at desc limit 1)`

/**
 * The children of one contact, found by its index. "offset 0" keeps the planner from joining the two whole tables: it
 * knows nothing of how rows as known at a moment are spread, and would read every child there ever was for one month.
 */
export const childrenOfContact = sql`
  (select k.contact_child_id, k.person_id, k.match_state from contact_child k where k.contact_id = c.contact_id offset 0)`

const homeOfChild = sql`(select p.home_authority from person p where p.person_id = cc.person_id)`

/** Contacts with each of the children they were about. */
export const pairs = sql`contact c cross join lateral ${childrenOfContact} cc`

/** What a pair of a contact and a child can be broken down by. */
export const pairColumns = ({ area }: Pick<Scope, 'area'>) => sql`
  cc.person_id, c.contact_id, c.source, c.concern, c.channel, ${latestOutcome} as outcome, cc.match_state as match,
  ${homeOfChild} as home_authority, case when ${homeOfChild} = c.authority then 'here'
    when ${homeOfChild} = any(${area}::text[]) then 'in_area' when ${homeOfChild} is not null then 'elsewhere' end as residence`

/** What measures of children in contacts have in common. */
export const ofPairs = {
  version: 1,
  block: 'council',
  date: 'the day the contact was received, in UK time',
  source: 'Contact records of the councils in the partnership',
  recordTable: 'contact_child',
  people: { person_id: 'Child' },
  about: 'person_id',
  reads: {
    contact: contactColumns,
    contact_child: ['contact_child_id', 'contact_id', 'person_id', 'match_state'],
    decision: decisionColumns,
    person: ['person_id', 'home_authority'],
  },
  dimensions: ['source', 'concern', 'channel', 'outcome', 'home_authority', 'match', 'residence'],
} as const

export const contactsReceived: Measure = {
  id: 'contacts_received',
  version: 1,
  title: 'Contacts received',
  unit: { one: 'contact', many: 'contacts' },
  block: 'council',
  rated: true,
  definition:
    'Each contact about child sexual or criminal exploitation that the front door received in the period counts once, however many children it is about and whatever was decided.',
  population:
    'Contacts whose concern is child sexual exploitation or child criminal exploitation, unless another concern is chosen',
  date: 'the day the contact was received, in UK time',
  source: 'Contact records of the councils in the partnership',
  caveats: [
    'A contact is not a referral: many end with advice or early help.',
    'Two calls about one child are two contacts; one call about three children is one contact.',
    'A contact counts for the authority that received it, wherever the child lives.',
  ],
  counting: 'rows',
  recordTable: 'contact',
  people: {},
  reads: { contact: contactColumns, decision: decisionColumns },
  dimensions: ['source', 'concern', 'channel', 'outcome'],
  facts: () => sql`
    select null::uuid as key, 1 as weight, c.contact_id as record_id, c.received_on as event_on, c.authority,
      c.source, c.concern, c.channel, ${latestOutcome} as outcome
    from contact c`,
  examples: [
    {
      given: 'one call about three brothers',
      records: [{ contact: '2016-05-03T10:00', about: ['A', 'B', 'C'] }],
      figure: 1,
    },
    {
      given: 'three calls about one child',
      records: ['2016-05-03T10:00', '2016-06-03T10:00', '2016-12-24T23:59'].map((contact) => ({
        contact,
        about: ['A'],
      })),
      figure: 3,
    },
    {
      given: 'a call at 00:30 on 1 April 2016, British Summer Time',
      records: [{ contact: '2016-04-01T00:30', about: ['A'] }],
      figure: 1,
    },
    {
      given: 'a call at 00:30 on 1 April 2017, British Summer Time, which belongs to the next year',
      records: [{ contact: '2017-04-01T00:30', about: ['A'] }],
      figure: 0,
    },
    {
      given: 'a call about a child who is missing, and no exploitation',
      records: [{ contact: '2016-05-03T10:00', concern: 'missing', about: ['A'] }],
      figure: 0,
    },
    {
      given: 'a call about criminal exploitation',
      records: [{ contact: '2016-05-03T10:00', concern: 'cce', about: ['A'] }],
      figure: 1,
    },
  ],
}

export const childrenInContacts: Measure = {
  ...ofPairs,
  id: 'children_in_contacts',
  title: 'Children in contacts',
  unit: { one: 'child', many: 'children' },
  rated: true,
  definition:
    'Each child whom at least one contact about child sexual or criminal exploitation in the period was about counts once: a child in five contacts is one child, two siblings in one contact are two children.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    'A child in contacts of two months, two authorities or two sources counts once in each of them and once in the whole, so parts can add up to more than the figure.',
    'A child who may be the same as another, but about whom nobody has decided yet, counts as a separate child.',
    'Children who live outside the area are counted like any other; the breakdown by home authority shows them.',
  ],
  counting: 'distinct',
  facts: (scope) => sql`
    select cc.person_id as key, 1 as weight, cc.contact_child_id as record_id, c.received_on as event_on, c.authority,
      ${pairColumns(scope)}
    from ${pairs}`,
  examples: [
    {
      given: 'one call about three brothers',
      records: [{ contact: '2016-05-03T10:00', about: ['A', 'B', 'C'] }],
      figure: 3,
    },
    {
      given: 'three calls about one child',
      records: ['2016-05-03T10:00', '2016-06-03T10:00', '2017-03-31T23:59'].map((contact) => ({
        contact,
        about: ['A'],
      })),
      figure: 1,
    },
    {
      given: 'a child named once for exploitation and another named once as missing',
      records: [
        { contact: '2016-05-03T10:00', about: ['A'] },
        { contact: '2016-05-04T10:00', concern: 'missing', about: ['B'] },
      ],
      figure: 1,
    },
  ],
}
