import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate, startOfDay } from '../../platform/dates.ts'
import { measureOf } from '../definitions/index.ts'
import { qualityFrom } from './quality.ts'

test('of records in which nobody is named it is not said how many of nobody are known', () => {
  const { sentences } = qualityFrom({
    measure: measureOf('warrants_issued'),
    period: { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') },
    authorities: [],
    knownAt: startOfDay(plainDate('2017-05-12')),
    records: 2,
    completeness: [
      { field: 'person_sex', title: 'Sex', of: 'people', known: 0, all: 0 },
      { field: 'kind', title: 'Kind', of: 'warrants', known: 1, all: 2 },
    ],
    timeliness: undefined,
    recordedAfterPeriod: 0,
    awaitingReview: undefined,
    decisions: undefined,
  })
  assert.deepEqual(sentences, [
    'Kind: known of 1 of 2 warrants (50%).',
    'All records were made before the period was over.',
  ])
})
