/** Charges, and the different people charged. */
import { sql } from 'kysely'
import { factsOfTable, type Measure } from '../measure.ts'

const shared = {
  version: 1,
  block: 'police',
  date: 'the day of the charge',
  source: 'Police records of the operations that this partnership runs',
  recordTable: 'charge',
  inOperation: true,
  about: 'person_id',
  people: { person_id: 'Person charged' },
  reads: { charge: ['charge_id', 'person_id', 'charged_on', 'authority', 'operation_id'] },
  dimensions: [],
} as const

const fiveCharges = [
  { charged: 'A', on: '2016-05-03' },
  { charged: 'A', on: '2016-05-03' },
  { charged: 'A', on: '2016-05-03' },
  { charged: 'A', on: '2016-09-01' },
  { charged: 'B', on: '2016-05-03' },
]

export const peopleCharged: Measure = {
  ...shared,
  id: 'people_charged',
  title: 'People charged',
  unit: { one: 'person', many: 'people' },
  definition:
    'Each person charged with at least one offence in the period counts once, however many charges they face.',
  population: 'People charged with an offence against a child in the force area',
  caveats: [
    'Charges are more than people: one person often faces several.',
    'People charged are no share of people arrested: charges follow arrests by months.',
    'A person charged in two months or two authorities counts once in each of them and once in the whole.',
  ],
  counting: 'distinct',
  facts: factsOfTable('charge', {
    eventOn: 'charged_on',
    key: 'person_id',
    people: ['person_id'],
    more: ['operation_id'],
  }),
  examples: [{ given: 'A facing four charges, B one', records: fiveCharges, figure: 2 }],
}

export const charges: Measure = {
  ...shared,
  id: 'charges',
  title: 'Charges',
  unit: { one: 'charge', many: 'charges' },
  definition: 'Each offence that a person was charged with in the period counts once.',
  population: 'Charges of an offence against a child in the force area',
  caveats: [
    'Charges, not people: one person facing four charges is four charges.',
    'A charge that is dropped or replaced later stays counted: by outcome at court, as known, it is told what became of it.',
  ],
  counting: 'rows',
  reads: { charge: [...shared.reads.charge, 'outcome'] },
  dimensions: ['court_outcome'],
  facts: () => sql`
    select null::uuid as key, 1 as weight, t.charge_id as record_id, t.charged_on as event_on, t.authority, t.person_id,
      t.operation_id, coalesce(t.outcome, 'not_ended') as court_outcome
    from charge t`,
  examples: [{ given: 'A facing four charges, B one', records: fiveCharges, figure: 5 }],
}

export const chargesPerPerson: Measure = {
  ...shared,
  id: 'charges_per_person',
  title: 'Charges per person charged',
  unit: { one: 'charge for each person', many: 'charges for each person' },
  definition:
    'On average, how many charges each person faced who was charged in the period: charges divided by people.',
  population: 'People charged with an offence against a child in the force area',
  caveats: ['A few people with very many charges lift an average: the two counts say more.'],
  counting: 'rows',
  ratio: {
    form: 'average',
    numerator: { words: 'charges', unit: charges.unit, counting: 'rows', same: { measure: 'charges' } },
    denominator: {
      words: 'people charged',
      unit: peopleCharged.unit,
      counting: 'distinct',
      same: { measure: 'people_charged' },
    },
  },
  facts: factsOfTable('charge', {
    eventOn: 'charged_on',
    key: 'person_id',
    counted: 'charge_id',
    people: ['person_id'],
    more: ['operation_id'],
  }),
  examples: [{ given: 'A facing four charges, B one', records: fiveCharges, figure: 5, of: 2 }],
}
