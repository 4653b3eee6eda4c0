/** Of how many the ethnicity is on record: of suspects as they say it or as an officer saw it, and of children. */
import { sql } from 'kysely'
import type { RecordTable } from '../../platform/database/index.ts'
import type { Measure, MeasureId } from '../measure.ts'
import { ofPairs, pairColumns, pairs } from './contacts.ts'

const person = { one: 'person', many: 'people' }
const known =
  'How complete the record is must be known before any split by ethnicity is read: a split of the known alone misleads where many are not.'

const threeDescribed = (happened: 'arrested' | 'interviewed' | 'charged') =>
  [
    { [happened]: 'A', on: '2016-05-03' },
    { described: 'A', on: '2016-05-03', self: true, officer: true },
    { [happened]: 'B', on: '2016-05-03' },
    { [happened]: 'B', on: '2016-09-03' },
    { described: 'B', on: '2016-05-03', officer: true },
    { [happened]: 'C', on: '2016-05-03' },
    { described: 'C', on: '2016-05-03', self: true },
    { described: 'C', on: '2016-05-04' },
    { [happened]: 'D', on: '2016-05-03' },
  ] as unknown as Measure['examples'][number]['records']

/** The same of the people in each kind of police record, by the description that stands at the moment as known. */
const ofSuspects = (
  id: MeasureId,
  table: RecordTable & ('arrest' | 'charge' | 'voluntary_interview'),
  day: string,
  words: {
    people: string
    measure: MeasureId
    role: string
    happened: 'arrested' | 'interviewed' | 'charged'
    date: string
  },
): Measure => ({
  id,
  version: 1,
  title: `Ethnicity known of ${words.people}`,
  unit: { one: '% of people', many: '% of people' },
  block: 'police',
  definition: `Of the ${words.people} in the period, the share whose ethnicity is on record by the moment as known: as they say it themselves, as an officer saw it, or both.`,
  population: `Different people ${words.happened} by police in the force area`,
  date: words.date,
  source: 'Descriptions of suspects by the police: the latest of a person stands',
  caveats: [
    known,
    'Self-defined and officer-defined are different facts and are told apart by source; one is no stand-in for the other.',
    'Somebody who did not want to say, and whom no officer described, is not known. An ethnicity that came with a person’s record, without saying who defined it, is not counted.',
    'A description made after the period counts too: the share of the latest months rises later.',
  ],
  counting: 'distinct',
  ratio: {
    form: 'share',
    numerator: { words: `${words.people} whose ethnicity is known`, unit: person, counting: 'distinct' },
    denominator: { words: words.people, unit: person, counting: 'distinct', same: { measure: words.measure } },
  },
  recordTable: table,
  inOperation: true,
  about: 'person_id',
  people: { person_id: words.role },
  reads: {
    [table]: [`${table}_id`, 'person_id', day, 'authority', 'operation_id'],
    suspect_description: [
      'suspect_description_id',
      'person_id',
      'described_on',
      'self_defined_blank',
      'officer_defined_blank',
    ],
  },
  dimensions: ['ethnicity_source'],
  facts: () => sql`
    select t.person_id as key, 1 as weight, ${sql.ref(`t.${table}_id`)} as record_id, ${sql.ref(`t.${day}`)} as event_on,
      t.authority, t.person_id, t.operation_id, coalesce(d.own or d.seen, false) as counted,
      case when d.own and d.seen then 'self_and_officer' when d.own then 'self' when d.seen then 'officer'
        when d.person_id is not null then 'blank' else 'not_described' end as ethnicity_source
    from ${sql.table(table)} t
    left join lateral (
      select s.person_id, s.self_defined_blank is null as own, s.officer_defined_blank is null as seen
      from suspect_description s where s.person_id = t.person_id
      order by s.described_on desc, s.suspect_description_id desc limit 1) d on true`,
  examples: [
    {
      given:
        'A described by both, B by an officer alone, C first by themselves and then by nobody, D not at all; B twice in the year',
      records: threeDescribed(words.happened),
      figure: 2,
      of: 4,
    },
  ],
})

export const arrestedEthnicityKnown = ofSuspects('arrested_ethnicity_known', 'arrest', 'arrested_on', {
  people: 'people arrested',
  measure: 'people_arrested',
  role: 'Person arrested',
  happened: 'arrested',
  date: 'the day of the arrest',
})
export const interviewedEthnicityKnown = ofSuspects(
  'interviewed_ethnicity_known',
  'voluntary_interview',
  'interviewed_on',
  {
    people: 'people interviewed voluntarily',
    measure: 'people_interviewed',
    role: 'Person interviewed',
    happened: 'interviewed',
    date: 'the day of the interview',
  },
)
export const chargedEthnicityKnown = ofSuspects('charged_ethnicity_known', 'charge', 'charged_on', {
  people: 'people charged',
  measure: 'people_charged',
  role: 'Person charged',
  happened: 'charged',
  date: 'the day of the charge',
})

export const childrenEthnicityKnown: Measure = {
  ...ofPairs,
  id: 'children_ethnicity_known',
  title: 'Ethnicity known of children in contacts',
  unit: { one: '% of children', many: '% of children' },
  definition:
    'Of the children in contacts about exploitation in the period, the share whose ethnicity is on record by the moment as known.',
  population: 'Children named in the contacts that "Contacts received" counts',
  caveats: [
    known,
    'Refused and not obtained are not known here. What to chase counts a refusal as an answer, since nobody can chase it.',
    'Who defined a child’s ethnicity is not on record.',
  ],
  counting: 'distinct',
  ratio: {
    form: 'share',
    numerator: {
      words: 'children whose ethnicity is known',
      unit: { one: 'child', many: 'children' },
      counting: 'distinct',
    },
    denominator: {
      words: 'children in contacts',
      unit: { one: 'child', many: 'children' },
      counting: 'distinct',
      same: { measure: 'children_in_contacts' },
    },
  },
  reads: { ...ofPairs.reads, person: ['person_id', 'home_authority', 'ethnicity'] },
  facts: (scope) => sql`
    select p.person_id as key, 1 as weight, p.*, coalesce(p.said not in ('REFU', 'NOBT'), false) as counted
    from (select cc.contact_child_id as record_id, c.received_on as event_on, c.authority, ${pairColumns(scope)},
      (select o.ethnicity from person o where o.person_id = cc.person_id) as said from ${pairs}) p`,
  examples: [
    {
      given: 'one child of whom it is known, in two contacts; one who refused, one of whom nothing is on record',
      records: [
        { lives: 'A', in: 'E06000021', ethnicity: 'WBRI' },
        { lives: 'B', in: 'E06000021', ethnicity: 'REFU' },
        { contact: '2016-05-03T10:00', about: ['A', 'B'] },
        { contact: '2016-06-03T10:00', about: ['A', 'C'] },
      ],
      figure: 1,
      of: 3,
    },
  ],
}
