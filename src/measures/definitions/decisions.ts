/** What was decided about contacts, and whether in time. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { contactColumns, contactsReceived, decisionColumns, latestOutcome } from './contacts.ts'

const contact = { one: 'contact', many: 'contacts' }
const { date, source, population } = contactsReceived

export const decidedInOneWorkingDay: Measure = {
  id: 'decided_in_one_working_day',
  version: 1,
  title: 'Decided within one working day',
  unit: { one: '% of contacts', many: '% of contacts' },
  block: 'council',
  definition:
    'Of the contacts about exploitation received in the period that are decided or overdue, the share first decided by the day that was due: the end of the first working day after receipt.',
  population: `${population}, and which are decided, or undecided past the day that was due at the moment as known`,
  date,
  source,
  caveats: [
    'A contact that is undecided and overdue counts as not in time; one whose day is not over yet does not count.',
    'Due is what the rule in force said on receipt; working days leave out weekends and bank holidays of England and Wales.',
  ],
  counting: 'rows',
  ratio: {
    form: 'share',
    numerator: { words: 'contacts first decided by the day that was due', unit: contact, counting: 'rows' },
    denominator: { words: 'contacts decided or overdue', unit: contact, counting: 'rows' },
  },
  recordTable: 'contact',
  people: {},
  reads: {
    contact: [...contactColumns, 'decision_due_on'],
    decision: [...decisionColumns, 'decided_on'],
  },
  dimensions: ['source', 'concern', 'channel', 'outcome'],
  facts: ({ knownOn }) => sql`
    select null::uuid as key, 1 as weight, c.contact_id as record_id, c.received_on as event_on, c.authority,
      coalesce(first.decided_on <= c.decision_due_on, false) as counted,
      c.source, c.concern, c.channel, ${latestOutcome} as outcome
    from contact c cross join lateral
      (select min(d.decided_on) as decided_on from decision d where d.contact_id = c.contact_id) first
    where first.decided_on is not null or c.decision_due_on < ${knownOn}::date`,
  examples: [
    {
      given: 'received on a Friday and decided on the Tuesday after a bank holiday; decided a day late; never decided',
      records: [
        { contact: '2016-04-29T10:00', about: ['A'], due: '2016-05-03', decided: '2016-05-03T16:00' },
        { contact: '2016-05-03T10:00', about: ['A'], due: '2016-05-04', decided: '2016-05-05T09:00' },
        { contact: '2016-06-01T10:00', about: ['B'], due: '2016-06-02' },
      ],
      figure: 1,
      of: 3,
    },
  ],
}

export const contactsDecided: Measure = {
  id: 'contacts_decided',
  version: 1,
  title: 'Contacts decided',
  unit: contact,
  block: 'council',
  definition:
    'Each contact about exploitation with at least one decision made in the period counts once, whenever it was received; by decision, once in each that was made.',
  population,
  date: 'the day of the decision, in UK time',
  source,
  caveats: [
    'A contact decided twice, in two ways, is in both parts, so parts can add up to more than the figure.',
    'Contacts decided are not contacts received: some were received before the period, some wait at its end.',
  ],
  counting: 'distinct',
  keyed: 'other',
  recordTable: 'decision',
  people: {},
  reads: { contact: contactColumns, decision: ['decision_id', ...decisionColumns, 'decided_on'] },
  dimensions: ['decision', 'source', 'concern', 'channel'],
  facts: () => sql`
    select d.contact_id as key, 1 as weight, d.decision_id as record_id, d.decided_on as event_on, c.authority,
      d.contact_id, d.outcome as decision, c.source, c.concern, c.channel
    from decision d join contact c on c.contact_id = d.contact_id`,
  examples: [
    {
      given: 'a contact of March decided in April and again in May, and one that is not decided',
      records: [
        { contact: '2016-03-31T10:00', about: ['A'], decided: '2016-04-01T10:00' },
        { contact: '2016-05-03T10:00', about: ['A'] },
      ],
      figure: 1,
    },
  ],
}
