/** Who counts as safeguarded within an operation, over days and steps of any order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, plainDate } from '../platform/dates.ts'
import { safeguardedSince, type ChildLink, type StepTaken } from './safeguarded.ts'

const definition = { links: ['suspect', 'device'], steps: ['strategy_discussion', 'moved_to_safety'] }
const aDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(plainDate('2016-04-01'), days))
const aLink = fc.record({ link: fc.constantFrom<ChildLink>('suspect', 'location', 'device'), linkedOn: aDay })
const aStep: fc.Arbitrary<StepTaken> = fc.record({
  on: aDay,
  kind: fc.constantFrom('strategy_discussion', 'moved_to_safety', 'other'),
  within: fc.boolean(),
})

test('a child who was only discussed, or for whom nothing of the list was done, does not count', () => {
  fc.assert(
    fc.property(fc.array(aLink), fc.array(aStep), (links, steps) => {
      const others = steps.map((step): StepTaken => ({ ...step, kind: 'other' }))
      assert.equal(safeguardedSince(links, others, definition), undefined)
      assert.equal(safeguardedSince([], steps, definition), undefined)
      const elsewhere = links.map((one) => ({ ...one, link: 'location' as const }))
      assert.equal(safeguardedSince(elsewhere, steps, definition), undefined)
    }),
  )
})

test('a child counts from the day on which both the link and the step were there, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(aLink), fc.array(aStep), (links, steps) => {
      const since = safeguardedSince(links, steps, definition)
      const days = links
        .filter((one) => definition.links.includes(one.link))
        .flatMap((link) =>
          steps
            .filter((step) => definition.steps.includes(step.kind) && (step.within || step.on >= link.linkedOn))
            .map((step) => (step.on > link.linkedOn ? step.on : link.linkedOn)),
        )
      assert.equal(since, days.toSorted()[0])
      assert.equal(safeguardedSince(links.toReversed(), steps.toReversed(), definition), since)
    }),
  )
})

test('one more step never takes a child out of the count, nor makes the day later', () => {
  fc.assert(
    fc.property(fc.array(aLink), fc.array(aStep), aStep, (links, steps, more) => {
      const before = safeguardedSince(links, steps, definition)
      const after = safeguardedSince(links, [...steps, more], definition)
      if (before !== undefined) assert.ok(after !== undefined && after <= before)
    }),
  )
})
