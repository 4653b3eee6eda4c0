/** How much of a year a report can count. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsIn, parseKnownAt, plainDate, type FinancialYear, type Instant } from '../platform/dates.ts'
import {
  financialYearNamed,
  lastWholeYear,
  parseReportYear,
  programmePeriod,
  yearCounted,
  yearsOffered,
} from './years.ts'

const at = (moment: string) => parseKnownAt(moment)!
const counted = (year: string, moment: Instant) => yearCounted(year as FinancialYear, moment)

test('a year is written with two halves that follow on each other, and is not one of another age', () => {
  assert.equal(parseReportYear('2016-17'), '2016-17')
  assert.equal(parseReportYear('1999-00'), '1999-00')
  for (const text of ['2016', '2016-18', '2016/17', '16-17', '0000-01', '1989-90', ' 2016-17', '']) {
    assert.equal(parseReportYear(text), undefined, text)
  }
})

test('a year that was over is counted whole, from its last moment on', () => {
  const whole = { from: '2016-04-01', to: '2017-03-31' }
  const before = { from: '2015-04-01', to: '2016-03-31' }
  for (const moment of ['2017-03-31', '2017-04-01T00:00', '2030-01-01'])
    assert.deepEqual(counted('2016-17', at(moment)), { year: '2016-17', period: whole, before, whole: true }, moment)
  assert.equal(counted('2016-17', at('2017-03-31T23:58'))?.whole, false, 'on its last evening it is not over')
})

test('a year not over is counted to the day, beside the same days of the year before', () => {
  const so = counted('2016-17', at('2016-05-12T08:00'))
  assert.deepEqual(so?.period, { from: '2016-04-01', to: '2016-05-12' })
  assert.deepEqual(so?.before, { from: '2015-04-01', to: '2015-05-12' })
})

test('months of both years always pair, on 29 February too', () => {
  for (const day of ['2016-02-29', '2017-02-28', '2016-04-01', '2016-12-31']) {
    const year = day < '2016-04-01' ? '2015-16' : '2016-17'
    const { period, before } = counted(year, at(day))!
    assert.equal(monthsIn(period).length, monthsIn(before).length, day)
  }
})

test('a year yet to come has no report, however far off', () => {
  assert.equal(counted('2017-18', at('2017-03-31')), undefined)
  assert.equal(counted('9999-00', at('2017-05-12')), undefined)
  // 00:30 on 1 April in British Summer Time is still 31 March in UTC.
  assert.equal(counted('2017-18', at('2017-04-01T00:30'))?.period.to, '2017-04-01')
})

test('the programme is counted from its first day to the day as known, unless the year was over before it began', () => {
  const moment = at('2017-05-12T08:00')
  const year = counted('2016-17', moment)!
  assert.deepEqual(programmePeriod(plainDate('2015-07-01'), year, moment), { from: '2015-07-01', to: '2017-05-12' })
  assert.equal(programmePeriod(plainDate('2017-04-01'), year, moment), undefined)
  assert.equal(programmePeriod(null, year, moment), undefined)
})

test('the last whole year comes first to mind, and the years to choose from begin with that of today', () => {
  assert.equal(lastWholeYear(plainDate('2017-05-12')), '2016-17')
  assert.equal(lastWholeYear(plainDate('2017-03-31')), '2015-16')
  assert.deepEqual(yearsOffered(plainDate('2017-05-12')).slice(0, 2), ['2017-18', '2016-17'])
})

test('a period is named as a year where it is one', () => {
  assert.equal(financialYearNamed({ from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }), '2016-17')
  assert.equal(financialYearNamed({ from: plainDate('2016-04-01'), to: plainDate('2017-03-30') }), undefined)
})
