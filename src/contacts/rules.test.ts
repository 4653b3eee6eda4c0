import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMicroseconds,
  dayOf,
  parseInstant,
  plainDate,
  startOfDay,
  type PlainDate,
} from '../platform/dates.ts'
import { makeCalendar } from '../reference/index.ts'
import { clockState, decisionDueOn, explainClock, receiptProblem } from './rules.ts'

const holidays = new Map<PlainDate, string>([
  [plainDate('2017-04-14'), 'Good Friday'],
  [plainDate('2017-04-17'), 'Easter Monday'],
  [plainDate('2017-05-01'), 'Early May bank holiday'],
  [plainDate('2017-12-25'), 'Christmas Day'],
  [plainDate('2017-12-26'), 'Boxing Day'],
])
const calendar = makeCalendar(holidays)
const rules = {
  calendar,
  ruleOn: (ruleId: string, day: PlainDate) => ({
    ruleId,
    effectiveFrom: day,
    effectiveTo: null,
    value: 1,
    unit: 'working days',
    meaning: '',
    source: '',
  }),
}
const aDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(plainDate('2016-10-01'), days))

test('a contact is due on a working day after the day of receipt, and no working day lies between', () => {
  fc.assert(
    fc.property(aDay, (received) => {
      const due = decisionDueOn(received, rules)
      assert.ok(due > received)
      assert.ok(calendar.isWorkingDay(due))
      for (let day = addDays(received, 1); day < due; day = addDays(day, 1)) assert.ok(!calendar.isWorkingDay(day))
    }),
  )
})

test('a contact received later is never due earlier', () => {
  fc.assert(
    fc.property(aDay, aDay, (one, other) => {
      const [first, second] = one < other ? [one, other] : [other, one]
      assert.ok(decisionDueOn(first, rules) <= decisionDueOn(second, rules))
    }),
  )
})

test('the clock explains itself by naming the day it is due and each day it passed over', () => {
  fc.assert(
    fc.property(aDay, fc.nat(86_399), (day, second) => {
      const receivedAt = addMicroseconds(startOfDay(day), second * 1_000_000)
      fc.pre(dayOf(receivedAt) === day)
      const due = decisionDueOn(day, rules)
      const words = explainClock(receivedAt, due, rules)
      const passedOver = calendar.workingDaysAfter(day, 1).skipped
      assert.equal(/not (a )?working days?/.test(words), passedOver.length > 0)
      for (const { why } of passedOver) assert.ok(words.includes(why), words)
    }),
  )
})

test('a contact on the Thursday before Easter is due on the Tuesday after', () => {
  const received = parseInstant('2017-04-13T16:10')!
  assert.equal(
    explainClock(received, decisionDueOn(dayOf(received), rules), rules),
    'Received Thursday 13 April 2017 at 4:10pm. Due by the end of Tuesday 18 April 2017, the first working day after ' +
      'the day of receipt: Friday 14 April (Good Friday), Saturday 15 April, Sunday 16 April and Monday 17 April ' +
      '(Easter Monday) are not working days.',
  )
})

test('a contact at half past midnight in summer time belongs to the day that London shows', () => {
  assert.equal(decisionDueOn(dayOf(parseInstant('2017-05-02T23:30:00Z')!), rules), '2017-05-04')
})

test('a contact is overdue from the day after it was due', () => {
  const due = plainDate('2017-05-08')
  assert.equal(clockState(due, plainDate('2017-05-07')), 'due_later')
  assert.equal(clockState(due, due), 'due_today')
  assert.equal(clockState(due, plainDate('2017-05-09')), 'overdue')
})

test('a contact cannot have been received in the future', () => {
  const now = parseInstant('2017-05-12T08:00')!
  assert.equal(receiptProblem(now, now), undefined)
  assert.equal(receiptProblem(addMicroseconds(now, 1), now), 'in_the_future')
  assert.equal(receiptProblem(parseInstant('1583-05-12T08:00')!, now), 'long_ago')
})
