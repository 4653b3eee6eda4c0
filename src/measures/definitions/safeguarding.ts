/** Children for whom something was done to make them safer. */
import { factsOfTable, type Measure } from '../measure.ts'

export const childrenSafeguarded: Measure = {
  id: 'children_safeguarded',
  version: 1,
  title: 'Children safeguarded',
  unit: { one: 'child', many: 'children' },
  block: 'police',
  definition:
    'Each child for whom at least one protective action from a fixed list was taken in the period counts once: a strategy discussion, police protection, a child in need plan, a child protection plan, care, an exploitation plan, a move to safety, or another recorded step.',
  population: 'Children for whom police or council took protective action in the force area',
  date: 'the day of the protective action',
  source: 'Records of protective actions; the law has no definition of "safeguarded", so this is ours',
  caveats: [
    'Children only discussed are not counted.',
    'A child with actions in two months, two authorities or of two kinds counts once in each of them and once in the whole.',
  ],
  counting: 'distinct',
  recordTable: 'safeguarding_action',
  people: { person_id: 'Child' },
  reads: { safeguarding_action: ['safeguarding_action_id', 'person_id', 'safeguarded_on', 'authority', 'kind'] },
  dimensions: ['kind'],
  facts: factsOfTable('safeguarding_action', {
    eventOn: 'safeguarded_on',
    key: 'person_id',
    people: ['person_id'],
    dimensions: ['kind'],
  }),
  examples: [
    {
      given: 'A moved to safety and then put on a plan, B put on a plan',
      records: [
        { safeguarded: 'A', on: '2016-05-03' },
        { safeguarded: 'A', on: '2016-05-20' },
        { safeguarded: 'B', on: '2016-05-20' },
      ],
      figure: 2,
    },
  ],
}
