/** Warrants that courts issued. */
import { factsOfTable, type Measure } from '../measure.ts'

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
  people: { person_id: 'Person named' },
  reads: { warrant: ['warrant_id', 'issued_on', 'authority', 'kind', 'person_id'] },
  dimensions: ['kind'],
  facts: factsOfTable('warrant', { eventOn: 'issued_on', people: ['person_id'], dimensions: ['kind'] }),
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
