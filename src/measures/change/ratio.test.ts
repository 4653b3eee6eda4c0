import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../../platform/dates.ts'
import { atLeast, probabilityOf, proportionInterval } from './binomial.ts'
import { ratioInterval, verdictOf } from './ratio.ts'
import { tellChange, type ChangeAsked } from './told.ts'

const near = (found: number | null | undefined, expected: number, within = 1e-9) =>
  assert.ok(typeof found === 'number' && Math.abs(found - expected) < within, `${found} is not ${expected}`)

test('the interval of a proportion is that of Clopper and Pearson, as other programs give it', () => {
  // By the quantiles of the beta distribution in SciPy 1.17; none out of ten is "up to 31 in a hundred" in all textbooks.
  for (const [k, n, low, high] of [
    [0, 10, 0, 0.3084971078187607],
    [1, 10, 0.0025285785444617848, 0.4450161170281954],
    [5, 10, 0.18708602844739855, 0.8129139715526015],
    [343, 794, 0.3972128031362936, 0.4672738486070589],
  ] as const) {
    const found = proportionInterval(k, n)
    near(found.low, low)
    near(found.high, high)
  }
  assert.deepEqual(proportionInterval(0, 0), { low: 0, high: 1 })
  assert.throws(() => proportionInterval(3, 2), /no 3 out of 2/)
  assert.throws(() => proportionInterval(0.5, 2), RangeError)
})

test('the interval of two counts in times of unequal length is that of the example in the manual of R', () => {
  const found = ratioInterval({ now: 11, before: 6 + 8 + 7, exposureNow: 800, exposureBefore: 1083 + 1050 + 878 })!
  near(found.ratio, 1.971488, 1e-6)
  near(found.low, 0.8584264033916397)
  near(found.high, 4.277265943654075)
})

test('343 contacts after 451 are fewer by more than chance would usually give', () => {
  const found = ratioInterval({ now: 343, before: 451 })!
  near(found.ratio, 343 / 451)
  near(found.low, 0.6589602519811077)
  near(found.high, 0.8771370569761943)
  assert.equal(verdictOf({ now: 343, before: 451 }), 'fewer')
})

test('whatever the true share is, the interval holds it at least as often as it says', () => {
  for (const n of [1, 2, 5, 9, 17, 30, 41]) {
    const intervals = Array.from({ length: n + 1 }, (_, k) => proportionInterval(k, n))
    for (let step = 1; step < 200; step++) {
      const p = step / 200
      const held = intervals.reduce(
        (sum, { low, high }, k) => sum + (low <= p && p <= high ? probabilityOf(k, n, p) : 0),
        0,
      )
      assert.ok(held >= 0.95 - 1e-12, `${n} of share ${p}: ${held}`)
    }
  }
})

test('the tails of what is counted add up to one, near its middle and far from it', () => {
  const counts = fc.tuple(fc.nat(400), fc.nat(400), fc.double({ min: 0.001, max: 0.999, noNaN: true }))
  fc.assert(
    fc.property(counts, ([k, more, p]) => {
      const n = k + more
      let plainly = 0
      for (let i = k; i <= n; i++) plainly += probabilityOf(i, n, p)
      near(atLeast(k, n, p), plainly, 1e-9)
    }),
    { numRuns: 200 },
  )
})

const count = fc.integer({ min: 0, max: 5000 })

test('seen from the other period, the interval is the same turned over', () => {
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (a, b, x, y) => {
      const one = ratioInterval({ now: a, before: b, exposureNow: x, exposureBefore: y })
      const other = ratioInterval({ now: b, before: a, exposureNow: y, exposureBefore: x })
      if (a + b === 0) return assert.deepEqual([one, other], [undefined, undefined])
      if (b > 0) near(one!.high! * other!.low, a === 0 && b === 0 ? 0 : 1, 1e-6)
      else assert.equal(one!.high, null)
      if (a > 0) near(one!.low * other!.high!, 1, 1e-6)
      const turned = { fewer: 'more', more: 'fewer' } as const
      const verdict = verdictOf({ now: a, before: b })
      assert.equal(verdictOf({ now: b, before: a }), turned[verdict as 'more'] ?? verdict)
    }),
    { numRuns: 150 },
  )
})

test('the ratio that was found lies in its interval, and a surer interval holds a less sure one', () => {
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 5000 }), (now, before) => {
      const [sure, surer] = [0.95, 0.99].map((level) => ratioInterval({ now, before }, { level })!)
      const mid = ratioInterval({ now, before }, { midP: true })!
      assert.ok(sure!.low <= sure!.ratio! && sure!.ratio! <= sure!.high!)
      assert.ok(surer!.low <= sure!.low && sure!.high! <= surer!.high!)
      assert.ok(sure!.low <= mid.low && mid.high! <= sure!.high!)
    }),
    { numRuns: 100 },
  )
})

test('of two counts of one size it says only that chance would give as much, and of very few nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 5000 }), (n) => verdictOf({ now: n, before: n }) === 'no_more_than_chance'),
  )
  for (const [now, before] of [
    [0, 0],
    [0, 5],
    [3, 1],
    [2, 3],
  ] as const)
    assert.equal(verdictOf({ now, before }), 'too_few', `${now} after ${before}`)
  assert.equal(verdictOf({ now: 0, before: 6 }), 'fewer')
  assert.equal(verdictOf({ now: 1, before: 6 }), 'no_more_than_chance')
})

const [of2016, of2015] = ['2016', '2015'].map((year) => ({
  from: plainDate(`${year}-04-01`),
  to: plainDate(`${Number(year) + 1}-03-31`),
})) as [ChangeAsked['period'], ChangeAsked['period']]
const contacts: ChangeAsked = {
  value: 343,
  before: 451,
  period: of2016,
  beforePeriod: of2015,
  unit: { one: 'contact', many: 'contacts' },
  isOfPeople: false,
  than: 'the year before',
}

test('a councillor is told in one sentence, with both counts and no reason why', () => {
  const words = (given: Partial<ChangeAsked>) => tellChange({ ...contacts, ...given }).words
  assert.equal(
    words({}),
    'Fewer contacts than the year before, by more than chance would usually give: 343 contacts against 451.',
  )
  assert.equal(
    words({ value: 440 }),
    'The difference from the year before is no more than chance would usually give: 440 contacts against 451.',
  )
  assert.equal(
    words({ value: 1, before: 3 }),
    'Too few contacts to tell whether the difference is more than chance: 1 contact against 3.',
  )
  assert.match(words({ value: 600 }), /^More contacts than the year before, by more than chance/)
})

test('a year with a leap day is as long as any other; a quarter is compared with a year by the day', () => {
  near(tellChange(contacts).interval!.ratio, 343 / 451)
  const quarter = tellChange({
    ...contacts,
    value: 100,
    period: { from: plainDate('2016-04-01'), to: plainDate('2016-06-30') },
    than: 'the other period',
  })
  near(quarter.interval!.ratio, 100 / 91 / (451 / 366))
  assert.equal(quarter.percent, undefined)
  assert.match(quarter.notes.join(' '), /91 and 366 days: they are compared by the day/)
})

test('of people it says that those counted twice make the interval approximate, and how many they are', () => {
  const people = { ...contacts, unit: { one: 'child', many: 'children' }, isOfPeople: true }
  const notes = (inBoth?: number) => tellChange({ ...people, inBoth }).notes.join(' ')
  assert.match(notes(31), /31 were counted in both periods.*approximate/)
  assert.match(notes(1), /One was counted in both periods/)
  assert.match(notes(0), /None was counted in both periods/)
  assert.match(notes(), /Some may be counted in both periods/)
  assert.doesNotMatch(tellChange(contacts).notes.join(' '), /approximate/)
})

test('no per cent is said of a base below ten', () => {
  assert.equal(tellChange({ ...contacts, before: 9, value: 3 }).percent, undefined)
  near(tellChange({ ...contacts, before: 10, value: 5 }).percent, -50)
})
