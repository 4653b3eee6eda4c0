/** What became of charges at court. */
import { sql } from 'kysely'
import type { Measure } from '../measure.ts'
import { charges } from './charges.ts'

const convictions = ['guilty_plea', 'convicted']

const shared = {
  ...charges,
  version: 1,
  population: 'Charges of an offence against a child in the force area that ended at court',
  date: 'the day on which the charge ended at court',
  reads: {
    charge: ['charge_id', 'person_id', 'authority', 'operation_id', 'outcome', 'outcome_on'],
  },
  dimensions: ['court_outcome'],
  facts: () => sql`
    select null::uuid as key, 1 as weight, t.charge_id as record_id, t.outcome_on as event_on, t.authority, t.person_id,
      t.operation_id, t.outcome as court_outcome,
      t.outcome in (${sql.join(convictions.map((code) => sql.lit(code)))}) as counted
    from charge t where t.outcome is not null`,
} as const satisfies Partial<Measure>
const notOfPeriod =
  'Ended in the period is no share of charged in the period: charges end at court months or years later.'
const fourCharges = [
  { charged: 'A', on: '2015-05-03', outcome: 'guilty_plea', ended: '2016-04-01' },
  { charged: 'A', on: '2015-05-03', outcome: 'lies_on_file', ended: '2016-04-01' },
  { charged: 'B', on: '2016-05-03', outcome: 'discontinued', ended: '2016-06-03' },
  { charged: 'B', on: '2016-05-03', outcome: 'convicted', ended: '2017-04-01' },
  { charged: 'C', on: '2016-05-03' },
] as const
const given = 'a guilty plea with a charge left on file, one discontinued, one convicted after the year, one not ended'

export const chargesEnded: Measure = {
  ...shared,
  id: 'charges_ended',
  title: 'Charges ended at court',
  definition:
    'Each charge that ended in the period counts once, whenever it was made: by a guilty plea, a conviction, an acquittal, discontinuance, being left on file, or otherwise.',
  caveats: [
    'Charges, not people: one person may plead guilty to one charge and see three discontinued.',
    notOfPeriod,
    'A charge that was replaced by another counts as ended otherwise or as discontinued, and the other as a charge of its own: which replaced which is not on record.',
  ],
  examples: [{ given, records: fourCharges, figure: 3 }],
}

export const chargesConvictedShare: Measure = {
  ...shared,
  id: 'charges_convicted_share',
  title: 'Share of ended charges that ended in conviction',
  unit: { one: '% of charges', many: '% of charges' },
  definition:
    'Of the charges that ended in the period, the share that ended in a guilty plea or in conviction after a trial.',
  caveats: [
    'Charges, not people: no share of defendants, several of whose charges are often dropped when they plead guilty to others.',
    notOfPeriod,
  ],
  ratio: {
    form: 'share',
    numerator: { words: 'charges that ended in conviction', unit: charges.unit, counting: 'rows' },
    denominator: {
      words: 'charges that ended',
      unit: charges.unit,
      counting: 'rows',
      same: { measure: 'charges_ended' },
    },
  },
  examples: [{ given, records: fourCharges, figure: 1, of: 3 }],
}
