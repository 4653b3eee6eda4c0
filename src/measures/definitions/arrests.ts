/** Arrests, and the different people arrested. */
import { factsOfTable, type Measure } from '../measure.ts'

const shared = {
  version: 1,
  block: 'police',
  date: 'the day of the arrest',
  source: 'Police records of the operations that this partnership runs',
  recordTable: 'arrest',
  inOperation: true,
  about: 'person_id',
  people: { person_id: 'Person arrested' },
  reads: { arrest: ['arrest_id', 'person_id', 'arrested_on', 'authority', 'operation_id'] },
  dimensions: [],
} as const

const twice = [
  { arrested: 'A', on: '2016-05-03' },
  { arrested: 'A', on: '2016-11-03' },
  { arrested: 'B', on: '2017-03-31' },
  { arrested: 'C', on: '2016-03-31' },
]

export const peopleArrested: Measure = {
  ...shared,
  id: 'people_arrested',
  title: 'People arrested',
  unit: { one: 'person', many: 'people' },
  definition: 'Each person who was arrested at least once in the period counts once, however often they were arrested.',
  population: 'People arrested on suspicion of an offence against a child in the force area',
  caveats: [
    'Arrests are more than people: the same person can be arrested again.',
    'A person arrested in two months or two authorities counts once in each of them and once in the whole.',
    'An arrest is not a charge, and people charged in a period may have been arrested before it.',
  ],
  counting: 'distinct',
  facts: factsOfTable('arrest', {
    eventOn: 'arrested_on',
    key: 'person_id',
    people: ['person_id'],
    more: ['operation_id'],
  }),
  examples: [{ given: 'A arrested twice in the year, B once, C the day before it began', records: twice, figure: 2 }],
}

export const arrests: Measure = {
  ...shared,
  id: 'arrests',
  title: 'Arrests',
  unit: { one: 'arrest', many: 'arrests' },
  definition: 'Each arrest in the period counts once.',
  population: 'Arrests on suspicion of an offence against a child in the force area',
  caveats: ['A person arrested twice is two arrests.'],
  counting: 'rows',
  facts: factsOfTable('arrest', { eventOn: 'arrested_on', people: ['person_id'], more: ['operation_id'] }),
  examples: [{ given: 'A arrested twice in the year, B once, C the day before it began', records: twice, figure: 3 }],
}
