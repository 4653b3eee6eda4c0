import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aKind, anyFacts, day, orderlyFacts, someFacts } from '../../test/builders/disruption.ts'
import { addDays, plainDate } from '../platform/dates.ts'
import type { DisruptionFacts, Kind } from './disruption.ts'
import { dutiesOf, isOver, kindOn, mayStand, standingOf } from './rules.ts'

const kindOf = (facts: Partial<DisruptionFacts>, kind: Partial<Kind> = {}, today = day(400)) => {
  const result = mayStand(someFacts(facts), aKind(kind), today)
  return result.ok ? 'ok' : result.refusal.kind
}

test('what was considered and not used says why, and has no life', () => {
  assert.equal(kindOf({ decision: 'not_used' }), 'no_reason')
  assert.equal(kindOf({ decision: 'not_used', reason: 'The landlord agreed to act.' }), 'ok')
  assert.equal(kindOf({ decision: 'not_used', reason: 'x', appliedOn: day(1) }), 'not_used_has_dates')
  const today = day(400)
  const facts = someFacts({ decision: 'not_used', reason: 'x' })
  assert.deepEqual(standingOf(facts, aKind(), today), { state: 'not_used', since: day(0) })
  assert.deepEqual(dutiesOf(facts, aKind(), today), [])
})

test('each kind is made on whom law says it is made on', () => {
  const nobody = { subjectTold: null }
  assert.equal(kindOf(nobody), 'no_subject')
  assert.equal(kindOf({ ...nobody, adultId: 'a' }), 'no_subject', 'premises are closed, not people')
  assert.equal(kindOf({ ...nobody, adultId: 'a' }, { subject: 'adult' }), 'ok')
  assert.equal(kindOf({}, { subject: 'adult' }), 'ok', 'an adult who is not on record is described')
  assert.equal(kindOf({}, { subject: 'child' }), 'no_subject')
  assert.equal(kindOf({ ...nobody, childIds: ['c'] }, { subject: 'child' }), 'ok')
  assert.equal(kindOf({ ...nobody, childIds: ['c'] }, { subject: 'any' }), 'ok')
  assert.equal(kindOf({ adultId: 'a', childIds: ['a'] }, { subject: 'any' }), 'adult_protected')
})

test('law says how long some last, at most and at least', () => {
  const granted = { grantedOn: day(1), servedOn: day(1) }
  assert.equal(kindOf({ ...granted, expiresOn: plainDate('2024-09-02') }, { longestMonths: 6 }), 'ok')
  assert.equal(kindOf({ ...granted, expiresOn: plainDate('2024-09-03') }, { longestMonths: 6 }), 'too_long')
  assert.equal(kindOf({ ...granted, expiresOn: day(4) }, { longestDays: 3 }), 'ok')
  assert.equal(kindOf({ ...granted, expiresOn: day(5) }, { longestDays: 3 }), 'too_long')
  assert.equal(kindOf({ ...granted, expiresOn: plainDate('2026-03-01') }, { shortestMonths: 24 }), 'ok')
  assert.equal(kindOf({ ...granted, expiresOn: plainDate('2026-02-28') }, { shortestMonths: 24 }), 'too_short')
})

test('whatever may stand has its days in order, none of them to come, and one answer at most', () => {
  fc.assert(
    fc.property(fc.oneof(anyFacts, orderlyFacts), fc.integer({ min: 0, max: 500 }), (facts, offset) => {
      const today = day(offset)
      if (!mayStand(facts, aKind(), today).ok) return
      const days = [
        facts.consideredOn,
        facts.appliedOn,
        facts.refusedOn ?? facts.grantedOn,
        facts.servedOn,
        facts.reviewedOn,
        facts.endedOn,
      ]
      const known = days.filter((one) => one !== null)
      assert.deepEqual(known, known.toSorted())
      assert.ok(known.every((one) => one <= today))
      assert.ok(facts.servedOn === null || facts.grantedOn !== null)
      assert.ok(facts.endedOn === null || facts.endedWhy !== null)
      assert.ok(facts.decision !== 'not_used' || facts.reason !== null)
    }),
  )
})

test('something falls due for each that is not over, a review never after its end, and the end 28 days ahead', () => {
  fc.assert(
    fc.property(orderlyFacts, fc.integer({ min: 400, max: 900 }), fc.boolean(), (facts, offset, served) => {
      const kind = aKind({ served })
      const today = day(offset)
      const { state, since } = standingOf(facts, kind, today)
      const duties = dutiesOf(facts, kind, today)
      assert.equal(duties.length === 0, isOver(state))
      assert.ok(since <= today)
      for (const duty of duties) {
        if (duty.dueOn) assert.equal(duty.from, addDays(duty.dueOn, -28))
        if (duty.kind === 'review' && facts.expiresOn) assert.ok(duty.dueOn! <= facts.expiresOn)
      }
    }),
  )
})

test('a measure keeps the law of the day on which it was considered, and an old one has the earliest there is', () => {
  const old = aKind({ effectiveTo: plainDate('2020-12-31') })
  const now = aKind({ effectiveFrom: plainDate('2021-01-01') })
  const on = (text: string) => kindOn([old, now], 'closure_antisocial', plainDate(text))
  assert.equal(on('2020-12-31'), old)
  assert.equal(on('2021-01-01'), now)
  assert.equal(on('1999-01-01'), old)
  assert.equal(kindOn([old, now], 'nonsense', day(0)), undefined)
})
