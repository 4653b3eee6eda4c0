/** Which estimate a rate is made with: all children once, of one year, for all of the area. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaPopulation, type Population } from './populations.ts'

const of = (authority: string, year: number, ageFrom: number, ageTo: number, children: number): Population => ({
  authority,
  year,
  ageFrom,
  ageTo,
  children,
  source: `${authority}'s estimate`,
  published: null,
})

test('the estimate is of the year asked about, or else of the latest year before it that all the area has', () => {
  const known = [of('A', 2016, 0, 17, 100), of('B', 2016, 0, 17, 50), of('A', 2017, 0, 17, 110)]
  assert.deepEqual(areaPopulation(known, ['A'], 2017), { year: 2017, children: 110, source: "A's estimate" })
  assert.deepEqual(areaPopulation(known, ['A', 'B'], 2017), {
    year: 2016,
    children: 150,
    source: "A's estimate; B's estimate",
  })
  assert.equal(areaPopulation(known, ['A'], 2015), undefined, 'no later year stands in for an earlier one')
  assert.equal(areaPopulation(known, ['A', 'C'], 2017), undefined)
})

test('ages in bands count each child once, and a gap is no estimate', () => {
  const bands = [of('A', 2016, 0, 9, 60), of('A', 2016, 10, 17, 40), of('A', 2016, 10, 15, 30)]
  assert.equal(areaPopulation(bands, ['A'], 2016)?.children, 100)
  assert.equal(areaPopulation([...bands, of('A', 2016, 0, 17, 101)], ['A'], 2016)?.children, 101)
  assert.equal(areaPopulation([of('A', 2016, 0, 9, 60), of('A', 2016, 11, 17, 40)], ['A'], 2016), undefined)
})
