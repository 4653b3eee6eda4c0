/** Interviews under caution of people who are not under arrest. */
import { factsOfTable, type Measure } from '../measure.ts'

export const voluntaryInterviews: Measure = {
  id: 'voluntary_interviews',
  version: 1,
  title: 'Voluntary interviews',
  unit: { one: 'interview', many: 'interviews' },
  block: 'police',
  definition:
    'Each interview under caution, in the period, of someone who attended voluntarily because an arrest was not needed counts once.',
  population: 'Voluntary interviews held by the police in the force area',
  date: 'the day of the interview',
  source: 'Police records of the operations that this partnership runs',
  caveats: [
    'Interviews, not people: someone interviewed twice is two interviews.',
    'A voluntary interview is not an arrest.',
  ],
  counting: 'rows',
  recordTable: 'voluntary_interview',
  inOperation: true,
  about: 'person_id',
  people: { person_id: 'Person interviewed' },
  reads: {
    voluntary_interview: ['voluntary_interview_id', 'person_id', 'interviewed_on', 'authority', 'operation_id'],
  },
  dimensions: [],
  facts: factsOfTable('voluntary_interview', {
    eventOn: 'interviewed_on',
    people: ['person_id'],
    more: ['operation_id'],
  }),
  examples: [
    {
      given: 'A interviewed twice in the year',
      records: [
        { interviewed: 'A', on: '2016-04-01' },
        { interviewed: 'A', on: '2016-04-02' },
      ],
      figure: 2,
    },
  ],
}

export const peopleInterviewed: Measure = {
  ...voluntaryInterviews,
  id: 'people_interviewed',
  title: 'People interviewed voluntarily',
  unit: { one: 'person', many: 'people' },
  definition: 'Each person who attended at least one voluntary interview under caution in the period counts once.',
  population: 'People interviewed voluntarily by the police in the force area',
  caveats: [
    'People, not interviews: someone interviewed twice is one person.',
    'People interviewed and people arrested cannot be added: somebody may be both.',
  ],
  counting: 'distinct',
  facts: factsOfTable('voluntary_interview', {
    eventOn: 'interviewed_on',
    key: 'person_id',
    people: ['person_id'],
    more: ['operation_id'],
  }),
  examples: [{ ...voluntaryInterviews.examples[0]!, figure: 1 }],
}
