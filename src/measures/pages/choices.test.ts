import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../../platform/dates.ts'
import type { Authority } from '../../reference/index.ts'
import { addressOf, readChoices, type Choices, type Query } from './choices.ts'
import { typedOf } from './choices.view.ts'
import { typedDay, typedMoment } from './typed-dates.ts'

const area = [
  { gssCode: 'E10000028', name: 'Staffordshire' },
  { gssCode: 'E06000021', name: 'Stoke-on-Trent' },
] as Authority[]
const setting = { today: plainDate('2017-05-12'), homeArea: 'E06000021', area }
const chosen = (query: Query): Choices => {
  const read = readChoices(query, setting)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.choices
}
const wrong = (query: Query): Record<string, string> => {
  const read = readChoices(query, setting)
  return read.ok ? {} : Object.fromEntries(read.errors.map(({ field, text }) => [field, text]))
}
const queryOf = (address: string): Query => {
  const params = new URLSearchParams(address.split('?')[1])
  return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]))
}

test('who chooses nothing gets their own area in the last financial year that is over, beside the one before it', () => {
  assert.deepEqual(chosen({}), {
    named: '2016-17',
    period: { from: '2016-04-01', to: '2017-03-31' },
    comparing: 'year_before',
    compare: { from: '2015-04-01', to: '2016-03-31' },
    authorities: ['E06000021'],
    concerns: ['cse', 'cce'],
    knownAt: undefined,
    knownAtTyped: '',
  })
})

test('this year so far ends today, and is compared with as much of the year before', () => {
  const { period, compare } = chosen({ period: 'this_year' })
  assert.deepEqual(period, { from: '2017-04-01', to: '2017-05-12' })
  assert.deepEqual(compare, { from: '2016-04-01', to: '2016-05-12' })
})

test('two dates can be typed as people write them', () => {
  const { period } = chosen({ from: '1 April 2016', to: '3/6/2016' })
  assert.deepEqual(period, { from: '2016-04-01', to: '2016-06-03' })
  assert.equal(typedDay('29 feb 2016'), '2016-02-29')
  for (const text of ['31 April 2016', '29 Feb 2015', '1 Foo 2016', '12/2016', '0001-01-01', '9999-12-31', 'x'])
    assert.equal(typedDay(text), undefined, text)
})

test('a day as known at means all of that day, a moment its whole minute', () => {
  assert.equal(typedMoment('1 June 2017'), '2017-06-01T22:59:59.999999Z')
  assert.equal(typedMoment('1 June 2017 at 9:30'), '2017-06-01T08:30:59.999999Z')
  assert.equal(typedMoment('2017-06-01T09:30'), '2017-06-01T08:30:59.999999Z')
  assert.equal(typedMoment('1 June 2017 at 25:30'), undefined)
  assert.equal(typedMoment('9999-12-31'), undefined)
})

test('in the form, dates typed beside a named year count, and so does a year selected beside dates that stood there', () => {
  const dates = { from: '2016-05-01', to: '2016-05-31' }
  assert.equal(chosen({ period: '2016-17', asked: 'name', ...dates }).named, 'dates')
  assert.equal(chosen({ period: '2015-16', asked: 'dates', ...dates }).named, '2015-16')
  assert.equal(chosen({ compare: 'year_before', asked_compare: 'dates', compare_from: 'x' }).comparing, 'year_before')
})

test('no area ticked in the form, or all of it, is the whole force area', () => {
  assert.deepEqual(chosen({ asked: 'name' }).authorities, [])
  assert.deepEqual(chosen({ area: ['all', 'E06000021'] }).authorities, [])
  assert.deepEqual(chosen({ area: ['E06000021', 'E10000028', 'E06000021'] }).authorities, ['E10000028', 'E06000021'])
})

test('what cannot be answered is said beside its field, with what would be right', () => {
  assert.deepEqual(wrong({ from: '1 May 2017', to: '1 April 2017' }), {
    to: 'The last day of the period must be 1 May 2017, its first day, or later',
  })
  assert.deepEqual(Object.keys(wrong({ period: 'dates' })), ['from', 'to'])
  assert.deepEqual(Object.keys(wrong({ from: 'nonsense', to: '1 April 2017' })), ['from'])
  assert.deepEqual(Object.keys(wrong({ from: '1 April 1960', to: '1 April 2017' })), ['to'])
  assert.match(wrong({ area: 'E06000059' })['area']!, /Staffordshire and Stoke-on-Trent.*E06000059/)
  for (const period of ['2016-18', 'x', '0001-02', '9998-99'])
    assert.match(wrong({ period })['period']!, /2016-17/, period)
  assert.deepEqual(Object.keys(wrong({ compare: 'x', concern: 'x', known_at: 'yesterday' })), [
    'compare',
    'concern',
    'known_at',
  ])
  assert.deepEqual(Object.keys(wrong({ compare: 'dates', compare_to: '1 April 2017' })), ['compare_from'])
})

test('the address of choices makes them again, and so does the form that shows them', () => {
  const day = fc
    .record({ year: fc.integer({ min: 2010, max: 2016 }), month: fc.integer({ min: 10, max: 12 }) })
    .map(({ year, month }) => `${year}-${month}-01`)
  const two = fc.tuple(day, day).map((pair) => pair.toSorted() as [string, string])
  const anyQuery = fc
    .record({
      period: fc.constantFrom('2014-15', 'this_year', 'dates', ''),
      dates: two,
      compare: fc.constantFrom('', 'year_before', 'nothing', 'dates'),
      compared: two,
      area: fc.constantFrom([], ['all'], ['E06000021'], ['E06000021', 'E10000028']),
      concern: fc.subarray(['cse', 'cce', 'missing', 'other']),
      known_at: fc.constantFrom('', '2017-05-01', '1 May 2017 at 9:30'),
    })
    .map(({ dates, compared, ...rest }): Query => {
      const own = rest.period === 'dates' ? { from: dates[0], to: dates[1] } : {}
      const other = rest.compare === 'dates' ? { compare_from: compared[0], compare_to: compared[1] } : {}
      return { ...rest, area: [...rest.area], ...own, ...other }
    })
  fc.assert(
    fc.property(anyQuery, (query) => {
      const choices = chosen(query)
      assert.deepEqual(chosen(queryOf(addressOf('/figures', choices))), choices)
      assert.deepEqual(chosen({ ...typedOf(choices), asked: 'name' }), choices)
    }),
  )
})

test('any query at all is either taken or refused beside a field of the form', () => {
  const fields = ['period', 'from', 'to', 'compare', 'compare_from', 'compare_to', 'area', 'concern', 'known_at']
  const text = fc.oneof(fc.string(), fc.constantFrom('2016-17', 'dates', '1 April 2016', '2016-04-01T00:30', 'all'))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields, 'asked'), fc.oneof(text, fc.array(text))), (query) => {
      for (const field of Object.keys(wrong(query))) assert.ok(fields.includes(field), field)
    }),
  )
})
