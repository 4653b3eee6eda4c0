import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  ageRangeOn,
  dayOf,
  daysOf,
  financialYearOf,
  financialYearPeriod,
  monthOf,
  monthsIn,
  parseFinancialYear,
  parseInstant,
  parseKnownAt,
  parsePartialDate,
  parsePlainDate,
  plainDate,
  quarterOf,
  startOfDay,
  wallClock,
  yearBefore,
  type PlainDate,
} from './dates.ts'

const iso = (ms: number) => parseInstant(Temporal.Instant.fromEpochMilliseconds(ms).toString())!
const anyDay = fc.integer({ min: 0, max: 36_000 }).map((days): PlainDate => addDays(plainDate('1950-01-01'), days))

test('a contact at half past midnight on 1 April, British Summer Time, falls in the new year', () => {
  const moment = parseInstant('2016-04-01T00:30')!
  assert.equal(moment, '2016-03-31T23:30:00.000000Z')
  assert.equal(financialYearOf(dayOf(moment)), '2016-17')
})

test('an hour that the clocks skip in spring is no time, and one that they repeat in autumn is the first of the two', () => {
  assert.equal(parseInstant('2016-03-27T01:30'), undefined)
  assert.equal(parseInstant('2016-10-30T01:30'), '2016-10-30T00:30:00.000000Z')
  assert.equal(parseInstant('2016-10-30T01:30+00:00'), '2016-10-30T01:30:00.000000Z')
})

test('a day that is in no calendar is refused', () => {
  for (const text of ['2015-02-29', '2016-13-01', '2016-00-10', '31/12/2016', '2016-1-1', '', '2016-12-05T10:00'])
    assert.equal(parsePlainDate(text), undefined, text)
})

test('each day lies in the financial year whose period holds it', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const year = financialYearOf(day)
      const period = financialYearPeriod(year)
      assert.ok(period.from <= day && day <= period.to)
      assert.equal(parseFinancialYear(year), year)
    }),
  )
})

test('the year before ends the day before the year begins', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const period = financialYearPeriod(financialYearOf(day))
      assert.equal(addDays(yearBefore(period).to, 1), period.from)
      assert.deepEqual(yearBefore(period), financialYearPeriod(financialYearOf(addDays(period.from, -1))))
    }),
  )
})

test('the year before a month that ends on 29 February ends on the last day of that February', () => {
  assert.deepEqual(yearBefore({ from: plainDate('2016-02-01'), to: plainDate('2016-02-29') }), {
    from: '2015-02-01',
    to: '2015-02-28',
  })
})

test('October to December is the third quarter of the year that began in April', () => {
  const quarters = monthsIn(financialYearPeriod('2016-17' as never)).map(quarterOf)
  assert.deepEqual([...new Set(quarters)], ['2016-Q1', '2016-Q2', '2016-Q3', '2016-Q4'])
  assert.equal(quarterOf(monthOf(plainDate('2016-12-05'))), '2016-Q3')
  assert.equal(quarterOf(monthOf(plainDate('2017-03-31'))), '2016-Q4')
})

test('the first moment of a day is on that day, and the moment before is not', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const start = startOfDay(day)
      assert.equal(dayOf(start), day)
      assert.equal(wallClock(start), `${day}T00:00`)
      assert.equal(addDays(dayOf(parseKnownAt(addDays(day, -1))!), 1), day)
    }),
  )
})

test('moments as text stand in the order in which they happened', () => {
  const moments = fc.integer({ min: 631_152_000_000, max: 3_786_912_000_000 })
  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [a, b] = [iso(one), iso(other)]
      assert.equal(a < b, one < other)
    }),
  )
})

test('known at a day includes that whole day, and known at a second that whole second', () => {
  assert.equal(parseKnownAt('2017-06-01'), '2017-06-01T22:59:59.999999Z')
  assert.equal(parseKnownAt('2017-06-01T10:15:20Z'), '2017-06-01T10:15:20.999999Z')
  assert.equal(parseKnownAt('2017-06-01T10:15:20.123Z'), '2017-06-01T10:15:20.123000Z')
  assert.equal(parseKnownAt('2017-06-01T10:15'), '2017-06-01T09:15:59.999999Z')
  assert.equal(parseKnownAt('soon'), undefined)
})

test('a partial date of birth gives the youngest and the oldest that a child may be', () => {
  const today = plainDate('2017-05-12')
  assert.deepEqual(ageRangeOn(parsePartialDate('2004')!, today), { youngest: 12, oldest: 13 })
  assert.deepEqual(ageRangeOn(parsePartialDate('2004-06')!, today), { youngest: 12, oldest: 12 })
  assert.deepEqual(ageRangeOn(parsePartialDate('2004-05-12')!, today), { youngest: 13, oldest: 13 })
  assert.deepEqual(daysOf(parsePartialDate('2004-02')!), { from: '2004-02-01', to: '2004-02-29' })
})
