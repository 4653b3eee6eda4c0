/** Warrants that courts issued. */
import { sql } from 'kysely'
import { factsOfTable, type Measure, type Scope } from '../measure.ts'
import { ruleOn } from './rule.ts'

/** Where a warrant issued stands at the moment as known. A search warrant that nobody executed lapses by the law of its day. */
const issued = ({ knownOn }: Scope) => sql`
  select null::uuid as key, 1 as weight, t.warrant_id as record_id, t.issued_on as event_on, t.authority, t.person_id, t.kind,
    t.operation_id, t.executed_on is not null as counted,
    case when t.executed_on is not null then 'executed' when t.returned_on is not null then 'returned'
      when t.kind = 'search' and t.issued_on + make_interval(months => ${ruleOn('search_warrant_months', sql`t.issued_on`)}) <= ${knownOn}::date
        then 'lapsed' else 'outstanding' end as warrant_state
  from warrant t`

export const warrantsIssued: Measure = {
  id: 'warrants_issued',
  version: 1,
  title: 'Warrants issued',
  unit: { one: 'warrant', many: 'warrants' },
  block: 'police',
  definition: 'Each warrant that a court issued in the period counts once, whether or not it was executed.',
  population: 'Warrants issued for operations in the force area',
  date: 'the day the warrant was issued',
  source: 'Police records of the operations that this partnership runs',
  caveats: [
    'A warrant issued is not a warrant executed.',
    'A search warrant is for premises, so warrants do not count people.',
  ],
  counting: 'rows',
  recordTable: 'warrant',
  inOperation: true,
  people: { person_id: 'Person named' },
  reads: {
    warrant: [
      'warrant_id',
      'issued_on',
      'authority',
      'kind',
      'person_id',
      'operation_id',
      'executed_on',
      'returned_on',
    ],
  },
  dimensions: ['kind', 'warrant_state'],
  facts: issued,
  examples: [
    {
      given: 'one warrant issued and never executed, one issued in March 2017 and executed in April',
      records: [{ warrant: '2016-07-01' }, { warrant: '2017-03-30', executed: '2017-04-02' }],
      figure: 2,
    },
    {
      given: 'a warrant issued before the year and executed in it',
      records: [{ warrant: '2016-03-31', executed: '2016-04-01' }],
      figure: 0,
    },
  ],
}

const executedIn: Measure['facts'] = factsOfTable('warrant', {
  eventOn: 'executed_on',
  people: ['person_id'],
  more: ['kind', 'operation_id'],
})
const threeWarrants = [
  { warrant: '2016-03-31', executed: '2016-04-01' },
  { warrant: '2016-07-01', executed: '2017-04-02' },
  { warrant: '2016-08-01', executed: '2016-08-02' },
  { warrant: '2016-09-01' },
]

export const warrantsExecuted: Measure = {
  ...warrantsIssued,
  id: 'warrants_executed',
  title: 'Warrants executed',
  definition: 'Each warrant that was executed in the period counts once, whenever it was issued.',
  population: 'Warrants executed for operations in the force area',
  date: 'the day the warrant was executed',
  caveats: ['Executed in the period is no share of issued in the period: some were issued before it.'],
  dimensions: ['kind'],
  facts: executedIn,
  examples: [
    {
      given: 'one executed on the first day of the year, one after it, one in August, one never',
      records: threeWarrants,
      figure: 2,
    },
  ],
}

export const warrantsExecutedShare: Measure = {
  ...warrantsIssued,
  id: 'warrants_executed_share',
  title: 'Share of warrants executed',
  unit: { one: '% of warrants', many: '% of warrants' },
  definition:
    'Of the warrants issued in the period, the share that has been executed, by the moment as known, on any day.',
  caveats: [
    'A warrant issued lately may still be executed: the share of the latest months rises later.',
    'By where they stand, those that were not executed have lapsed, were returned, or are still out. A search warrant lapses after three months, of those issued before 2006 after one.',
  ],
  ratio: {
    form: 'share',
    numerator: {
      words: 'warrants that have been executed',
      unit: warrantsIssued.unit,
      counting: 'rows',
      same: { measure: 'warrants_issued', part: { warrant_state: 'executed' } },
    },
    denominator: {
      words: 'warrants issued',
      unit: warrantsIssued.unit,
      counting: 'rows',
      same: { measure: 'warrants_issued' },
    },
  },
  examples: [
    {
      given: 'of three issued in the year one executed in it, one after it and one never',
      records: threeWarrants,
      figure: 2,
      of: 3,
    },
  ],
}
