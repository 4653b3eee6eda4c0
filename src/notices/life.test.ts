import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyNotice, anyOffset, day, endingAge } from '../../test/builders/notices.ts'
import { lifeOf } from './life.ts'
import { standing } from './rules.ts'

test('the life of a notice tells each step once, in the order of its days, and every end', () => {
  fc.assert(
    fc.property(anyNotice, anyOffset, (facts, offset) => {
      const events = facts.events.map((one, index) => ({
        ...one,
        eventId: String(index),
        detail: null,
        signedBy: null,
        recordedBy: 'somebody',
      }))
      const notice = { ...facts, events }
      const stands = standing(notice, endingAge, day(offset))
      const life = lifeOf(notice, stands)
      const days = life.map((step) => step.on)
      assert.deepEqual(days, days.toSorted())
      assert.equal(life.filter((step) => step.knownFrom === 'record').length, events.length)
      assert.ok(life.every((step) => step.knownFrom === 'record' || !events.some((one) => one.kind === step.kind)))
      assert.ok(stands.state !== 'ended' || life.some((step) => step.kind === 'ended'))
      assert.ok(notice.servedOn === null || life.some((step) => step.kind === 'served'))
    }),
  )
})
