/** Children for whom something was done to make them safer. */
import { sql } from 'kysely'
import { factsOfTable, type Measure } from '../measure.ts'

const threeActions = [
  { safeguarded: 'A', on: '2016-05-03' },
  { safeguarded: 'A', on: '2016-05-20' },
  { safeguarded: 'B', on: '2016-05-20' },
]

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
  rated: true,
  inOperation: true,
  about: 'person_id',
  people: { person_id: 'Child' },
  reads: {
    safeguarding_action: ['safeguarding_action_id', 'person_id', 'safeguarded_on', 'authority', 'kind', 'operation_id'],
  },
  dimensions: ['kind'],
  facts: factsOfTable('safeguarding_action', {
    eventOn: 'safeguarded_on',
    key: 'person_id',
    people: ['person_id'],
    more: ['kind', 'operation_id'],
  }),
  examples: [{ given: 'A moved to safety and then put on a plan, B put on a plan', records: threeActions, figure: 2 }],
}

const { rated: _, ...unrated } = childrenSafeguarded

export const safeguardingActions: Measure = {
  ...unrated,
  id: 'safeguarding_actions',
  title: 'Protective actions',
  unit: { one: 'action', many: 'actions' },
  definition: 'Each protective action from the fixed list that was taken for a child in the period counts once.',
  population: 'Protective actions of police and council in the force area',
  caveats: ['Actions, not children: several are often taken for one child.'],
  counting: 'rows',
  facts: factsOfTable('safeguarding_action', {
    eventOn: 'safeguarded_on',
    people: ['person_id'],
    more: ['kind', 'operation_id'],
  }),
  examples: [{ given: 'A moved to safety and then put on a plan, B put on a plan', records: threeActions, figure: 3 }],
}

export const childInvestigationPairs: Measure = {
  ...unrated,
  id: 'child_investigation_pairs',
  title: 'Children safeguarded, once in each operation',
  unit: { one: 'child in an operation', many: 'children in operations' },
  definition:
    'Each child for whom a protective action was taken within an operation in the period counts once for each such operation.',
  population: 'Children for whom protective action was taken within an operation',
  caveats: [
    'More than children: a child protected in two operations counts twice here and once among children safeguarded.',
    'Actions that belong to no operation are not counted.',
  ],
  counting: 'distinct',
  keyed: 'other',
  facts: () => sql`
    select md5(t.person_id::text || t.operation_id::text)::uuid as key, 1 as weight,
      t.safeguarding_action_id as record_id, t.safeguarded_on as event_on, t.authority, t.person_id, t.kind, t.operation_id
    from safeguarding_action t where t.operation_id is not null`,
  examples: [
    {
      given: 'A protected twice in one operation and once in another, B in none',
      records: [
        { safeguarded: 'A', on: '2016-05-03', operation: 'Kestrel' },
        { safeguarded: 'A', on: '2016-05-20', operation: 'Kestrel' },
        { safeguarded: 'A', on: '2016-06-20', operation: 'Merlin' },
        { safeguarded: 'B', on: '2016-05-20' },
      ],
      figure: 2,
    },
  ],
}
