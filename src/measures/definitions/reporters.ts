/** Who makes contact: different callers, and the shares of professionals and of the public. */
import { sql } from 'kysely'
import { sourceGroups } from '../../reference/index.ts'
import type { Measure, MeasureId } from '../measure.ts'
import { contactColumns, contactsReceived, decisionColumns, latestOutcome } from './contacts.ts'

const { date, source, population } = contactsReceived

export const peopleReporting: Measure = {
  id: 'people_reporting',
  version: 1,
  title: 'People reporting',
  unit: { one: 'caller', many: 'callers' },
  block: 'council',
  definition:
    'Each different caller who made at least one contact about exploitation in the period counts once. Callers are told apart by name and organisation as they were written down.',
  population:
    'Callers of the contacts that "Contacts received" counts, who gave a name and did not ask to stay anonymous',
  date,
  source,
  caveats: [
    'Callers who gave no name or asked to stay anonymous cannot be told apart and are not counted, so a change here can be a change in how many give their name.',
    'A name written in two ways is two callers; two people of one name and organisation are one.',
    'People reporting are not contacts: one caller may make many.',
  ],
  counting: 'distinct',
  keyed: 'other',
  recordTable: 'contact',
  people: {},
  reads: { contact: contactColumns, decision: decisionColumns, contact_caller: ['contact_id', 'caller_key'] },
  dimensions: ['source', 'concern', 'channel', 'outcome'],
  // As a uuid, since that is what a thing counted is known by.
  facts: () => sql`
    select w.caller_key::uuid as key, 1 as weight, c.contact_id as record_id, c.received_on as event_on, c.authority,
      c.source, c.concern, c.channel, ${latestOutcome} as outcome
    from contact c join contact_caller w on w.contact_id = c.contact_id where w.caller_key is not null`,
  examples: [
    {
      given: 'Ms Example called twice, once in capitals, Mr Invented once, and one caller gave no name',
      records: [
        { contact: '2016-05-03T10:00', about: ['A'], caller: 'Ms  Example' },
        { contact: '2016-06-03T10:00', about: ['B'], caller: 'MS EXAMPLE' },
        { contact: '2016-06-04T10:00', about: ['A'], caller: 'Mr Invented' },
        { contact: '2016-06-05T10:00', about: ['A'] },
      ],
      figure: 2,
    },
  ],
}

const contact = { one: 'contact', many: 'contacts' }
const fromThree = [
  { contact: '2016-05-03T10:00', about: ['A'], source: '2A' },
  { contact: '2016-06-03T10:00', about: ['A'], source: '1A' },
  { contact: '2016-07-03T10:00', about: ['A'], source: '9' },
  { contact: '2016-08-03T10:00', about: ['A'], source: '10' },
]
const professional = sourceGroups.find(({ code }) => code === 'professional')!.members

function shareOf(
  id: MeasureId,
  of: { title: string; who: string; isCounted: (source: string) => boolean; caveats: string[]; figure: number },
): Measure {
  const codes = sourceGroups.flatMap(({ members }): string[] => [...members]).filter(of.isCounted)
  return {
    id,
    version: 1,
    title: of.title,
    unit: { one: '% of contacts', many: '% of contacts' },
    block: 'council',
    definition: `Of the contacts about exploitation received in the period whose source is known, the share that came from ${of.who}.`,
    population: `${population}, and whose source is known`,
    date,
    source,
    caveats: of.caveats,
    counting: 'rows',
    ratio: {
      form: 'share',
      numerator: { words: `contacts from ${of.who}`, unit: contact, counting: 'rows' },
      denominator: { words: 'contacts whose source is known', unit: contact, counting: 'rows' },
    },
    recordTable: 'contact',
    people: {},
    reads: { contact: contactColumns, decision: decisionColumns },
    dimensions: ['source', 'concern', 'channel', 'outcome'],
    facts: () => sql`
      select null::uuid as key, 1 as weight, c.contact_id as record_id, c.received_on as event_on, c.authority,
        c.source in (${sql.join(codes.map((one) => sql.lit(one)))}) as counted,
        c.source, c.concern, c.channel, ${latestOutcome} as outcome
      from contact c where c.source <> '10'`,
    examples: [
      {
        given: 'calls from a school, a mother, an anonymous caller and a source that is not known',
        records: fromThree,
        figure: of.figure,
        of: 3,
      },
    ],
  }
}

const isProfessional = (code: string) => (professional as readonly string[]).includes(code)

export const professionalShare = shareOf('professional_share', {
  title: 'Share of contacts from professionals',
  who: 'professionals (source codes 2A to 8)',
  isCounted: isProfessional,
  caveats: ['Code 8 mixes voluntary bodies with others, all counted as professionals.'],
  figure: 1,
})
export const publicShare = shareOf('public_share', {
  title: 'Share of contacts from families, children and the public',
  who: 'families, children and the public (source codes 1A to 1D and 9)',
  isCounted: (code) => !isProfessional(code),
  caveats: ['A sign of awareness at most: why people call is what they say themselves.'],
  figure: 2,
})
