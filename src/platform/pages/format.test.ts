import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseInstant, parsePlainDate, plainDate, type Instant, type PartialDate } from '../dates.ts'
import {
  ageInWords,
  changeInWords,
  counted,
  dateInWords,
  dateOfBirthInWords,
  dateTimeInWords,
  dayInWords,
  listInWords,
  monthInWords,
  number,
  percentChange,
  periodInWords,
  personName,
  plural,
  shortDate,
  shortDateTime,
  shortMonth,
  signed,
} from './format.ts'

const at = (text: string) => parseInstant(text) as Instant
const born = (text: string) => text as PartialDate

test('dates are written as people say them', () => {
  assert.equal(dateInWords(plainDate('2016-12-05')), '5 December 2016')
  assert.equal(shortDate(plainDate('2016-09-30')), '30 Sep 2016')
  assert.equal(dayInWords(plainDate('2017-05-12')), 'Friday 12 May 2017')
  assert.equal(monthInWords('2016-12'), 'December 2016')
  assert.equal(shortMonth('2017-01'), 'Jan 2017')
  const year = { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') }
  assert.equal(periodInWords(year), '1 April 2016 to 31 March 2017')
})

test('every date in words can be read back as the same date', () => {
  const anyDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(anyDate, (date) => {
      const day = date.toISOString().slice(0, 10)
      const read = new Date(`${dateInWords(plainDate(day))} UTC`).toISOString().slice(0, 10)
      assert.equal(parsePlainDate(read), day)
    }),
  )
})

test('moments are told by the clock in London, in summer as in winter', () => {
  assert.equal(dateTimeInWords(at('2016-12-05T14:30Z')), '5 December 2016 at 2:30pm')
  assert.equal(dateTimeInWords(at('2016-03-31T23:30Z')), '1 April 2016 at 12:30am')
  assert.equal(shortDateTime(at('2016-07-01T08:00Z')), '1 Jul 2016, 9am')
  assert.equal(dateTimeInWords(at('2016-12-05T12:00Z')), '5 December 2016 at midday')
  assert.equal(dateTimeInWords(at('2016-12-05T00:00Z')), '5 December 2016 at midnight')
})

test('a date of birth says how much of it is known, and so does the age', () => {
  const day = plainDate('2017-05-12')
  assert.equal(dateOfBirthInWords(born('2004')), '2004 (year only)')
  assert.equal(dateOfBirthInWords(born('2004-05')), 'May 2004')
  assert.equal(dateOfBirthInWords(born('2004-05-17')), '17 May 2004')
  assert.equal(dateOfBirthInWords(undefined), 'not known')
  assert.equal(ageInWords(born('2004'), day), '12 or 13')
  assert.equal(ageInWords(born('2004-05-12'), day), '13')
  assert.equal(ageInWords(born('2004-04'), day), '13')
  assert.equal(ageInWords(null, day), 'not known')
})

test('large numbers are grouped in threes, and the grouping loses nothing', () => {
  assert.equal(number(12345), '12,345')
  assert.equal(number(-1200), '−1,200')
  assert.equal(number(1234.5), '1,234.5')
  fc.assert(
    fc.property(fc.integer(), (value) => {
      assert.equal(Number(number(value).replaceAll(',', '').replace('−', '-')), value)
    }),
  )
})

test('a change on the year before is said in words', () => {
  assert.equal(changeInWords(343, 451), 'down 24%')
  assert.equal(changeInWords(12, 10), 'up 20%')
  assert.equal(changeInWords(7, 7), 'no change')
  assert.equal(changeInWords(0, 0), 'no change')
  assert.equal(changeInWords(3, 0), 'not comparable: none the year before')
  assert.equal(changeInWords(1001, 1000), 'up by less than 1%')
  assert.equal(percentChange(5, 0), undefined)
  assert.equal(signed(12), '+12')
  assert.equal(signed(-108), '−108')
  assert.equal(signed(0), '0')
})

test('a rise is never called a fall', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (value, before) => {
      const words = changeInWords(value, before)
      if (value > before && before > 0) assert.match(words, /^up /)
      if (value < before) assert.match(words, /^down /)
    }),
  )
})

test('counts and lists read as sentences', () => {
  assert.equal(counted(1, 'contact'), '1 contact')
  assert.equal(counted(1343, 'contact'), '1,343 contacts')
  assert.equal(counted(0, 'child', 'children'), 'no children')
  assert.equal(plural(2, 'child', 'children'), 'children')
  assert.equal(listInWords(['a', 'b', 'c']), 'a, b and c')
  assert.equal(listInWords(['a', 'b'], 'or'), 'a or b')
  assert.equal(listInWords([]), '')
})

test('a person whose name is not known is said to have none known', () => {
  assert.equal(personName({ given_name: 'Ada', family_name: 'Example' }), 'Ada Example')
  assert.equal(personName({ given_name: null, family_name: 'Example' }), 'Example')
  assert.equal(personName({}), 'Name not known')
})
