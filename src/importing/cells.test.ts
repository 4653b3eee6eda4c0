/** Each kind of cell, by what it takes and what it says of what it does not take. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concerns } from '../reference/index.ts'
import { parseInstant, plainDate } from '../platform/dates.ts'
import * as cells from './cells.ts'

const now = parseInstant('2017-05-12T08:00')!
const own = new Map([
  ['E06000021', 'Stoke-on-Trent'],
  ['E10000028', 'Staffordshire'],
])
const setting = cells.settingAt(now, plainDate('2017-05-12'), own, new Set([...own.keys(), 'E06000059']))
const read = (cell: cells.ReadCell, text: string): string => {
  const value = cell(text, setting)
  return typeof value === 'string' ? value : `✗ ${value.bad}`
}
const refused = (cell: cells.ReadCell, text: string, sentence: RegExp) => assert.match(read(cell, text), sentence, text)

test('a day is one that there was, from 1990 to tomorrow', () => {
  for (const day of ['2016-12-31', '2016-02-29', '1990-01-01', '2017-05-13'])
    assert.equal(read(cells.eventDay, day), day)
  for (const day of [
    '2016-02-30',
    '2015-02-29',
    '2016-13-01',
    '31/12/2016',
    '2016-1-1',
    '20161231',
    '2016-12-31T00:00',
  ])
    refused(cells.eventDay, day, /^✗ This is not a day\. Write it as YYYY-MM-DD, such as 2016-12-31\.$/)
  refused(cells.eventDay, '1583-05-01', /before 1990\. Check the year/)
  refused(cells.eventDay, '2999-05-01', /in the future: the latest day that can be taken is 2017-05-13\./)
  refused(cells.eventDay, '2017-05-14', /in the future/)
})

test('a notice may end up to twenty years ahead', () => {
  assert.equal(read(cells.expiryDay, '2037-05-12'), '2037-05-12')
  refused(cells.expiryDay, '2037-05-13', /more than 20 years ahead/)
  refused(cells.expiryDay, '2999-01-01', /more than 20 years ahead/)
})

test('a birth may be known in part, and is a day that there was, from 1900 to today', () => {
  for (const day of ['2004', '2004-05', '2004-05-17', '2004-02-29', '2017', '2017-05', '2017-05-12', '1900'])
    assert.equal(read(cells.birth, day), day)
  for (const day of ['2003-02-29', '2004-13', '04', '17/05/2004', 'about 2004'])
    refused(cells.birth, day, /^✗ This is not a date of birth\. Write it as YYYY-MM-DD, or YYYY-MM or YYYY/)
  refused(cells.birth, '1583', /before 1900/)
  refused(cells.birth, '2999-01-01', /in the future/)
  refused(cells.birth, '2017-06', /in the future/)
})

test('a moment without an offset is London’s, and one with an offset is what it says', () => {
  const moments: Record<string, string> = {
    '2016-12-31T09:30': '2016-12-31T09:30:00.000000Z',
    '2016-07-01T09:30': '2016-07-01T08:30:00.000000Z',
    '2016-04-01T00:30': '2016-03-31T23:30:00.000000Z',
    '2016-07-01T09:30:15': '2016-07-01T08:30:15.000000Z',
    '2016-07-01T09:30+01:00': '2016-07-01T08:30:00.000000Z',
    '2016-07-01T09:30Z': '2016-07-01T09:30:00.000000Z',
    '2016-07-01T09:30-05:00': '2016-07-01T14:30:00.000000Z',
    // Of the hour that the clocks repeat the first is meant; an offset says which.
    '2016-10-30T01:30': '2016-10-30T00:30:00.000000Z',
    '2016-10-30T01:30+01:00': '2016-10-30T00:30:00.000000Z',
    '2016-10-30T01:30+00:00': '2016-10-30T01:30:00.000000Z',
    '2016-03-27T00:59': '2016-03-27T00:59:00.000000Z',
    '2016-03-27T02:00': '2016-03-27T01:00:00.000000Z',
    '2017-05-13T08:00': '2017-05-13T07:00:00.000000Z',
  }
  for (const [text, moment] of Object.entries(moments)) assert.equal(read(cells.eventMoment, text), moment, text)
})

test('a moment that there was not is refused: skipped by the clocks, or no moment at all', () => {
  const never = ['2016-03-27T01:30', '2016-03-27T01:00', '2016-02-30T10:00', '2016-12-31T24:00', '2016-12-31T23:59:60']
  for (const text of [...never, '31/12/2016 09:30', '2016-12-31', '2016-12-31T9:30', '2016-12-31T09:30+99:00'])
    refused(
      cells.eventMoment,
      text,
      /^✗ This is not a moment that there was\. Write it as YYYY-MM-DDTHH:MM in Europe\/London/,
    )
  refused(cells.eventMoment, '1583-05-01T10:00', /before 1990/)
  refused(cells.eventMoment, '2999-05-01T10:00', /in the future/)
})

test('the quick way to a moment gives what the calendar gives, at every minute of the years', () => {
  const minute = fc.integer({ min: Date.UTC(2014, 0, 1) / 60_000, max: Date.UTC(2017, 0, 1) / 60_000 })
  const nearChanges = fc.oneof(
    minute,
    fc.integer({ min: -90, max: 180 }).map((by) => Date.UTC(2016, 2, 27) / 60_000 + by),
  )
  fc.assert(
    fc.property(nearChanges, (at) => {
      const text = new Date(at * 60_000).toISOString().slice(0, 16)
      const found = cells.eventMoment(text, setting)
      assert.equal(typeof found === 'string' ? found : undefined, parseInstant(text))
    }),
  )
})

test('an event happened in one of the partnership’s areas; a home may be anywhere', () => {
  assert.equal(read(cells.ownAuthority, 'E10000028'), 'E10000028')
  refused(
    cells.ownAuthority,
    'E06000059',
    /^✗ This is not an authority of this partnership: E06000021 \(Stoke-on-Trent\), E10000028 \(Staffordshire\)\.$/,
  )
  assert.equal(read(cells.anyAuthority, 'E06000059'), 'E06000059')
  refused(cells.anyAuthority, 'W06000015', /not the code of an English authority with children's services, such as/)
})

test('a code that is not known is answered with the codes that are', () => {
  const concern = cells.codeOf(concerns)
  assert.equal(read(concern, 'cse'), 'cse')
  for (const text of ['CSE', 'sexual', 'cse '])
    assert.equal(read(concern, text), '✗ This is not one of the codes: cse, cce, missing, trafficking, other.')
})

test('a name is taken in every script, in Unicode’s composed form, and formulas are names like any other', () => {
  const names = [
    'Ægir Þórsson',
    'Nguyễn',
    'محمد',
    'יעל',
    'नन्दिनी',
    '王小明',
    '김민준',
    'Ιωάννα',
    'Оксана',
    'ஆனந்தி',
    '👩‍👧‍👦',
  ]
  for (const name of names) assert.equal(read(cells.shortText(), name), name.normalize('NFC'))
  assert.equal(read(cells.shortText(), 'Zoe\u0308'), 'Zoë')
  for (const name of ['=1+1', '+44', '-', '@sum(A1)', "O'Brien", '"', '<b>', '\u200Fمحمد'])
    assert.equal(read(cells.shortText(), name), name)
  assert.equal(read(cells.shortText(3), '👧👧👧'), '👧👧👧')
  refused(cells.shortText(3), '👧👧👧👧', /longer than 3 characters/)
  for (const name of ['a\nb', 'a\tb', 'a\u202Eb', 'a\u0085b'])
    refused(cells.shortText(), name, /a character that cannot be seen or printed/)
})

test('a longer text may have several lines and is bounded', () => {
  assert.equal(read(cells.longText, 'one\r\ntwo\tthree'), 'one\r\ntwo\tthree')
  refused(cells.longText, 'x'.repeat(20_001), /longer than 20,000 characters/)
  refused(cells.longText, 'a\u0007b', /cannot be printed/)
})

test('a reference is a short text, and no formula', () => {
  assert.equal(read(cells.key, '00123'), '00123')
  assert.equal(read(cells.key, '-7'), '-7')
  for (const text of ['=1+1', '+1', '@x']) refused(cells.key, text, /A reference does not begin with/)
  refused(cells.key, 'x'.repeat(101), /longer than 100 characters/)
})

test('numbers that carry a check are checked, and numbers of people are digits', () => {
  assert.equal(read(cells.nhsNumber, '999 000 0018'), '9990000018')
  refused(cells.nhsNumber, '9990000019', /not an NHS number/)
  refused(cells.upn, 'Z123', /not a unique pupil number/)
  assert.equal(read(cells.postcode, 'st11aa'), 'ST1 1AA')
  refused(cells.postcode, 'ST4', /not a full postcode\. Write it as ST1 1AA, or leave the cell empty/)
  assert.equal(read(cells.headcount, '0025'), '25')
  for (const text of ['-1', '2.5', '1e3', '1,000', '1234567']) refused(cells.headcount, text, /not a whole number/)
})
