/** Dates of birth, case by case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalDate } from '../text/day.ts'
import { levelOf } from './cases.ts'

const cases: [string, string, string, string][] = [
  ['2004-05-17', '17/05/2004', 'exact', 'one day, written in two ways'],
  ['2004', '2004-05-17', 'partial', 'a year fits a day in it'],
  ['2004-05', '2004-05-17', 'partial', 'a month fits a day in it'],
  ['2004-06', '2004-05-17', 'different', 'but not a day in another month'],
  ['2004-05-11', '2004-11-05', 'swapped', 'day and month exchanged'],
  ['2004-01-01', '2004-05-17', 'placeholder', '1 January stands where only the year was known'],
  ['2004-05-17', '2004-05-18', 'one_digit', 'one digit out'],
  ['1984-05-17', '1948-05-17', 'one_digit', 'two digits exchanged, though a generation lies between'],
  ['2004-05-17', '2005-05-17', 'year_off', 'a year off'],
  ['1999-05-17', '2000-05-17', 'year_off', 'a year off, with every digit of it changed'],
  ['2004-05-17', '2004-05-29', 'two_parts', 'year and month agree'],
  ['1974-02-03', '2004-05-17', 'generation', 'a mother and her child'],
  ['2002-02-03', '2004-05-17', 'different', 'brother and sister'],
  ['2004-02-31', '2004-02-28', 'not known', 'there is no 31 February'],
] // prettier-ignore
for (const [a, b, level, why] of cases)
  test(`born ${a} and ${b}: ${why}`, () => assert.equal(levelOf('date_of_birth', a, b), level))

test('dates are read as British people write them, unless it is said otherwise', () => {
  assert.equal(normalDate('5/4/2010'), '20100405')
  assert.equal(normalDate('5/4/2010', 'mdy'), '20100504')
  assert.equal(normalDate('5 Apr 2010'), '20100405')
  assert.equal(normalDate('April 5, 2010'), '20100405')
  assert.equal(normalDate('20100405'), '20100405')
  assert.equal(normalDate('5/4/98'), '19980405')
  assert.equal(normalDate('not known'), '')
})
