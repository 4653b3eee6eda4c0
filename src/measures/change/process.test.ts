import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limitsOf, poissonAtLeast, RUN } from './limits.ts'
import { processOf, processWords, type SeriesPoint } from './process.ts'
import { signalsOf } from './signals.ts'

const near = (found: number | null | undefined, expected: number, within = 1e-4) =>
  assert.ok(typeof found === 'number' && Math.abs(found - expected) < within, `${found} is not ${expected}`)

const keyOf = (place: number) => `${2014 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`
const seriesOf = (values: readonly (number | null)[]): SeriesPoint[] =>
  values.map((value, place) => ({ key: keyOf(place), value }))

/** Flow rates of ten batches: the worked example of the NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2. */
const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

test('limits by moving ranges are those of the worked example of NIST', () => {
  // Ten batches are fewer than a chart of ours takes, so they come twice, turned round: the same mean and ranges.
  const limits = limitsOf([...flow, ...flow.toReversed()], false)!
  const ranges = 2 * (16.9 / 19)
  near(limits.centre, 50.81)
  near(limits.upper, 50.81 + (3 / 1.128) * ranges)
  // With the mean range of the ten alone, as the handbook has it: 55.8041 and 45.8159.
  near(limits.centre + ((limits.upper - limits.centre) / ranges) * (16.9 / 9), 55.8041, 1e-3)
  near(limits.centre - ((limits.centre - limits.lower!) / ranges) * (16.9 / 9), 45.8159, 1e-3)
})

test('small counts get the limits of the Poisson distribution, as its tables give them', () => {
  const two = limitsOf(
    Array.from({ length: 12 }, () => 2),
    true,
  )!
  assert.equal(two.method, 'poisson')
  // With a mean of 2: 8 or more 1.1 times in a thousand, 7 or more 4.5 times; none 135 times.
  near(poissonAtLeast(8, 2), 0.0011)
  near(poissonAtLeast(7, 2), 0.0045)
  assert.deepEqual([two.lower, two.upper], [null, 7])
  assert.equal(
    limitsOf(
      Array.from({ length: 12 }, () => 6),
      true,
    )!.method,
    'xmr',
  )
  assert.equal(
    limitsOf(
      Array.from({ length: 12 }, () => 2),
      false,
    )!.method,
    'xmr',
  )
})

test('small counts that come in bursts are not taken for separate events', () => {
  const bursts = [0, 0, 0, 9, 0, 0, 0, 0, 10, 0, 0, 0]
  const limits = limitsOf(bursts, true)!
  assert.deepEqual([limits.method, limits.isOverdispersed], ['xmr', true])
  assert.ok(limits.upper > poissonUpper(19 / 12))
})
const poissonUpper = (mean: number) => {
  let upper = 0
  while (poissonAtLeast(upper + 1, mean) > 0.00135) upper++
  return upper
}

test('too few months, or too few counted, get no limits and no signals', () => {
  assert.equal(
    limitsOf(
      Array.from({ length: 11 }, () => 30),
      true,
    ),
    undefined,
  )
  assert.equal(limitsOf([...Array.from({ length: 11 }, () => 0), 5], true), undefined)
  const chart = processOf(seriesOf([1, 2, 3]), { isCount: true })
  assert.deepEqual([chart.signals, chart.points.map(({ upper }) => upper)], [[], [null, null, null]])
  assert.match(processWords(chart, 'contacts').join(' '), /too few months/)
  assert.deepEqual(processOf([], { isCount: true }), { points: [], stretches: [], signals: [] })
})

const level = (n: number, value: number, spread = 2) =>
  Array.from({ length: n }, (_, place) => value + (place % 2 === 0 ? -spread : spread))

test('a month outside the limits, eight on one side, and two of three far out are signals, each by its name', () => {
  const rulesOf = (later: readonly (number | null)[]) => {
    const points = seriesOf([...level(24, 40, 3), ...later])
    const found = processOf(points, { isCount: true, judgedFrom: keyOf(24) }).signals.filter(
      ({ to }) => to >= keyOf(24),
    )
    return found.map(({ rule, side }) => `${rule} ${side}`)
  }
  assert.deepEqual(rulesOf([43, 37, 41]), [])
  assert.deepEqual(rulesOf([80]), ['beyond_limits above'])
  assert.deepEqual(rulesOf([2]), ['beyond_limits below'])
  assert.deepEqual(rulesOf([52, 40, 52]), ['two_of_three above'])
  assert.deepEqual(rulesOf([52, 40, 40, 52]), [])
  assert.deepEqual(rulesOf(Array.from({ length: 8 }, () => 38)), ['run below'])
  assert.deepEqual(rulesOf([...Array.from({ length: 7 }, () => 38), 41]), [])
})

test('a month on the average, or one not shown, ends a run and is no signal itself', () => {
  const limits = limitsOf(level(24, 40, 3), true)!
  const eight = (fifth: number | null) => [38, 38, 38, 38, fifth, 38, 38, 38]
  assert.equal(signalsOf(eight(38), limits).length, 1)
  assert.equal(signalsOf(eight(40), limits).length, 0)
  assert.equal(signalsOf(eight(null), limits).length, 0)
  const chart = processOf(seriesOf([...level(12, 40, 3), null, 90]), { isCount: true, judgedFrom: keyOf(12) })
  assert.deepEqual([chart.points[12]!.signals, chart.points[13]!.signals], [[], ['beyond_limits']])
  assert.match(processWords(chart, 'contacts').join(' '), /not shown are passed over/)
})

test('where most months lie below their mean, as with rare events, more of them in a row are needed for a signal', () => {
  const rare = limitsOf([...Array.from({ length: 18 }, () => 0), 1, 1, 1, 1, 1, 1], true)!
  assert.ok(rare.run.below > 2 * RUN)
  assert.equal(rare.run.above, RUN)
  assert.equal(
    signalsOf(
      Array.from({ length: RUN }, () => 0),
      rare,
    ).length,
    0,
  )
})

test('what is usual is worked out anew from a break, and by the months before those that are judged', () => {
  const points = seriesOf([...level(12, 40), ...level(12, 10)])
  const whole = processOf(points, { isCount: true, judgedFrom: keyOf(12) })
  assert.deepEqual(whole.stretches[0]!.baseline, { from: keyOf(0), to: keyOf(11), months: 12 })
  assert.ok(whole.signals.some(({ rule, from }) => rule === 'run' && from === keyOf(12)))
  const broken = processOf(points, { isCount: true, judgedFrom: keyOf(12), breaks: [keyOf(12)] })
  assert.deepEqual(
    broken.stretches.map(({ limits }) => limits!.centre),
    [40, 10],
  )
  assert.deepEqual(broken.signals, [])
})

const values = fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { freq: 12 }), { minLength: 0, maxLength: 60 })

test('every signal is of months that are shown and lie on its side, and every month outside the limits is one', () => {
  fc.assert(
    fc.property(values, fc.boolean(), (series, isCount) => {
      const chart = processOf(seriesOf(series), { isCount })
      const at = new Map(chart.points.map((point) => [point.key, point]))
      assert.deepEqual(
        chart.points.map(({ value }) => value),
        series,
      )
      for (const { from, to, side } of chart.signals)
        for (const end of [at.get(from)!, at.get(to)!])
          assert.ok(side === 'above' ? end.value! > end.centre! : end.value! < end.centre!)
      for (const { value, upper, lower, signals } of chart.points) {
        const outside = value !== null && upper !== null && (value > upper + 1e-6 || value < (lower ?? 0) - 1e-6)
        if (outside) assert.ok(signals.includes('beyond_limits'))
        if (value === null) assert.deepEqual(signals, [])
      }
    }),
    { numRuns: 300 },
  )
})

test('the sentences say what is usual and what stands out, never why', () => {
  const chart = processOf(seriesOf([...level(12, 40, 3), 80, 40]), { isCount: true, judgedFrom: keyOf(12) })
  assert.deepEqual(processWords(chart, 'contacts'), [
    'January 2014 to December 2014 (12 months) say what is usual: 40 contacts a month on average, and from 25 to 55.',
    'January 2015 is above what is usual.',
  ])
  const calm = processOf(seriesOf(level(12, 40, 3)), { isCount: true })
  assert.match(processWords(calm, 'contacts').at(-1)!, /No month stands out/)
})
