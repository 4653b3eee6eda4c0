import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aNotice, anyNotice, anyOffset, day, endingAge, event } from '../../test/builders/notices.ts'
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import { mayRequest, standing } from './rules.ts'

test('a notice is asked for about two people, while the law still protects the child', () => {
  const draft = {
    recipientId: 'adult',
    childId: 'child',
    basis: 'child_abduction_act_s2' as const,
    requestedOn: day(0),
    orderEndsOn: null as PlainDate | null,
    childBorn: '2000-12-05' as PartialDate,
    recipientBorn: '1980' as PartialDate,
  }
  const kindOf = (changes = {}) => {
    const result = mayRequest({ ...draft, ...changes }, { endingAge, childUntil: 18, today: day(0) })
    return result.ok ? 'ok' : result.refusal.kind
  }
  assert.equal(kindOf(), 'child_too_old')
  assert.equal(kindOf({ basis: 'children_act_s49' }), 'ok')
  assert.equal(kindOf({ childBorn: '2000' }), 'ok')
  assert.equal(kindOf({ childBorn: '2004', orderEndsOn: day(9) }), 'no_order')
  assert.equal(kindOf({ basis: 'children_act_s49', orderEndsOn: day(0) }), 'order_over')
  assert.equal(kindOf({ basis: 'children_act_s49', orderEndsOn: day(1) }), 'ok')
  assert.equal(kindOf({ childId: 'adult' }), 'same_person')
  assert.equal(kindOf({ requestedOn: day(1) }), 'in_the_future')
  const s49 = { basis: 'children_act_s49' }
  assert.equal(kindOf({ ...s49, recipientBorn: '1998-12-06' }), 'recipient_not_adult')
  assert.equal(kindOf({ ...s49, recipientBorn: '1998-12-05' }), 'ok')
  assert.equal(kindOf({ ...s49, recipientBorn: '1998' }), 'ok', 'who may be 18 is not turned away')
})

test('nobody is warned who is known not to be 18, and no notice is asked for that law has ended', () => {
  const born = fc.constantFrom('1980', '1998-12', '1999', '2001-02-28', '2004-06-06', null)
  fc.assert(
    fc.property(anyNotice, born, anyOffset, (notice, recipientBorn, offset) => {
      const { basis, childBorn, orderEndsOn } = notice
      const draft = { recipientId: 'adult', childId: 'child', basis, childBorn, orderEndsOn, requestedOn: day(offset) }
      const facts = { endingAge, childUntil: 18, today: day(1500) }
      const asked = mayRequest({ ...draft, recipientBorn: recipientBorn as PartialDate | null }, facts)
      if (!asked.ok) return
      const fresh = aNotice({ basis, childBorn, issuedOn: null, events: [event('requested', offset)] })
      assert.equal(standing(fresh, endingAge, day(offset)).state, 'requested')
      assert.ok(recipientBorn === null || Number(recipientBorn.slice(0, 4)) + 18 <= Number(day(offset).slice(0, 4)))
    }),
  )
})
