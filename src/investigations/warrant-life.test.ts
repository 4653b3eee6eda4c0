/** The life of a warrant, over days of any order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, plainDate, type PlainDate } from '../platform/dates.ts'
import { checkStep, inOrder, warrantState, warrantSteps } from './warrant-life.ts'

const start = plainDate('2016-04-01')
const today = addDays(start, 500)
const aDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays(start, days))
const maybe = fc.option(aDay)
const aWarrant = fc
  .record({
    warrantKind: fc.constantFrom('search', 'arrest', 'other'),
    appliedOn: aDay,
    issuedOn: maybe,
    refusedOn: maybe,
    executedOn: maybe,
    returnedOn: maybe,
  })
  .map((days) =>
    days.issuedOn === null ? { ...days, executedOn: null, returnedOn: null } : { ...days, refusedOn: null },
  )
const state = (warrant: Parameters<typeof warrantState>[0], on: PlainDate = today) => warrantState(warrant, on, () => 3)

test('only a search warrant lapses, three months from its issue to the day, and never once executed or returned', () => {
  const issued = {
    appliedOn: null,
    issuedOn: plainDate('2016-11-30'),
    refusedOn: null,
    executedOn: null,
    returnedOn: null,
  }
  const search = { ...issued, warrantKind: 'search' as const }
  assert.equal(state(search, plainDate('2017-02-27')).state, 'issued')
  assert.deepEqual(state(search, plainDate('2017-02-28')), { state: 'lapsed', on: plainDate('2017-02-28') })
  assert.equal(state({ ...search, executedOn: plainDate('2016-12-01') }, today).state, 'executed')
  assert.equal(state({ ...issued, warrantKind: 'arrest' }, today).state, 'issued')
  fc.assert(
    fc.property(aWarrant, (warrant) => {
      if (state(warrant).state === 'lapsed') {
        assert.equal(warrant.warrantKind, 'search')
        assert.deepEqual([warrant.executedOn, warrant.returnedOn], [null, null])
      }
    }),
  )
})

test('a step is taken once, in its turn: no warrant is both issued and refused, nor returned before it was issued', () => {
  fc.assert(
    fc.property(aWarrant, fc.constantFrom(...warrantSteps), aDay, (warrant, step, on) => {
      const checked = checkStep(warrant, step, on, today)
      const { state: now } = state(warrant)
      if (!checked.ok) return
      if (step === 'return')
        assert.ok(warrant.issuedOn !== null && warrant.returnedOn === null && on >= warrant.issuedOn)
      else assert.ok(now === 'applied' && on >= warrant.appliedOn)
    }),
  )
})

test('what follows something comes on its day or later, and not in the future', () => {
  fc.assert(
    fc.property(aDay, aDay, aDay, (after, on, now) => {
      assert.equal(inOrder(after, on, now).ok, on >= after && on <= now)
    }),
  )
})
