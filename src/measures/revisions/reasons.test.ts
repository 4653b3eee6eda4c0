// What a merge moves in a figure, and what of it is only another name for the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate, type Instant } from '../../platform/dates.ts'
import { explain, type AnyFact, type Between, type ChangedUnit, type UnitFact } from './reasons.ts'

const on = plainDate('2016-05-03')
const fact = (recordId: string, unit: string) =>
  ({ recordId, unit, on, authority: null, codes: {} }) as unknown as UnitFact

/** Pairs of the kept child K and the absorbed child A, which the merge puts under K. */
const merged = (then: UnitFact[], now: UnitFact[]) => {
  const units = ['K', 'A'].map((id): ChangedUnit => {
    const [factsThen, factsNow] = [then, now].map((facts) => facts.filter(({ unit }) => unit === id)) as [
      UnitFact[],
      UnitFact[],
    ]
    return { id, was: factsThen.length, is: factsNow.length, factsThen, factsNow }
  })
  const between: Between = {
    thenAt: '2016-06-01T00:00:00Z' as Instant,
    thenDay: plainDate('2016-06-01'),
    period: { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') },
    authorities: [],
    concerns: [],
    factThen: new Map(then.map((one) => [one.recordId, one as AnyFact])),
    factNow: new Map(now.map((one) => [one.recordId, one as AnyFact])),
    firstRecorded: new Map(),
    gone: new Set(),
    merges: [{ keptId: 'K', absorbedId: 'A', standsNow: true }],
  }
  return explain(
    units.filter(({ was, is }) => was !== is),
    between,
  ).map(({ id, reason, was, is }) => ({ id, reason, change: is - was }))
}

test('pairs of a child that are told under the record they were merged into neither came nor left', () => {
  assert.deepEqual(merged([fact('1', 'K'), fact('2', 'A')], [fact('1', 'K'), fact('2', 'K')]), [])
})

test('of two records of one child in one contact, the merge takes one pair and no more', () => {
  const then = [fact('1', 'A'), fact('2', 'A'), fact('3', 'K')]
  assert.deepEqual(merged(then, [fact('2', 'K'), fact('3', 'K')]), [{ id: 'A', reason: 'merged', change: -1 }])
})
