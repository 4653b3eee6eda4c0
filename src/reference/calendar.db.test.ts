import assert from 'node:assert/strict'
import { test } from 'node:test'
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { onEachEngine } from '../../test/support/database.ts'
import { addDays, plainDate, weekday } from '../platform/dates.ts'
import { referenceOf } from './index.ts'

onEachEngine('the calendar of working days', (open) => {
  test("agrees with an independent list of England's bank holidays", async () => {
    const { calendar } = await referenceOf((await open()).database)
    const independent = new Holidays('GB', 'ENG')
    for (let year = 2013; year <= 2032; year += 1) {
      const days = new Set(independent.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)))
      for (let day = plainDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
        assert.equal(calendar.isWorkingDay(day), weekday(day) < 6 && !days.has(day), day)
    }
  })

  test('the next working day is after the day, is one, and all between were passed over with a reason', async () => {
    const { calendar } = await referenceOf((await open()).database)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7000 }), fc.integer({ min: 1, max: 10 }), (offset, count) => {
        const start = addDays(plainDate('2013-01-01'), offset)
        const { day, skipped } = calendar.workingDaysAfter(start, count)
        assert.ok(calendar.isWorkingDay(day))
        let working = 0
        for (let each = addDays(start, 1); each <= day; each = addDays(each, 1))
          if (calendar.isWorkingDay(each)) working += 1
          else assert.ok(skipped.some((one) => one.day === each && one.why !== ''))
        assert.equal(working, count)
      }),
    )
  })

  test('a contact on the Friday before a bank holiday Monday is due on Tuesday', async () => {
    const { calendar } = await referenceOf((await open()).database)
    assert.deepEqual(calendar.workingDaysAfter(plainDate('2017-04-28'), 1), {
      day: '2017-05-02',
      skipped: [
        { day: '2017-04-29', why: 'Saturday' },
        { day: '2017-04-30', why: 'Sunday' },
        { day: '2017-05-01', why: 'Early May bank holiday' },
      ],
    })
  })
})
