import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aNotice, anyNotice, anyOffset, day, endingAge, event } from '../../test/builders/notices.ts'
import { addDays, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { dutiesOf } from './duties.ts'
import type { NoticeEvent } from './notice.ts'
import { endingOf, reviewDueOn, standing, type NoticeFacts } from './rules.ts'

/** A notice as read: what its steps say beside their kind and day matters to no duty. */
const asRead = (notice: NoticeFacts) => ({ ...notice, events: notice.events as readonly NoticeEvent[] })

const dutiesOn = (facts: NoticeFacts, today: PlainDate) => {
  const notice = asRead(facts)
  const stands = standing(notice, endingAge, today)
  const ending = endingOf(notice, endingAge, today)
  return {
    stands,
    ending,
    duties: dutiesOf({ notice, standing: stands, ending, reviewDue: reviewDueOn(notice, stands) }),
  }
}

test('a request waits for social care, then for a decision', () => {
  const kinds = (events: NoticeFacts['events']) =>
    dutiesOn(aNotice({ issuedOn: null, events }), day(0)).duties.map((one) => one.kind)
  assert.deepEqual(kinds([event('requested', -2)]), ['consult', 'decide'])
  assert.deepEqual(kinds([event('requested', -2), event('consulted', -1)]), ['decide'])
})

test('four weeks before the birthday, or before the order ends, somebody plans what protects the child then', () => {
  const served = { servedOn: day(0), childBorn: null, basis: 'children_act_s49' as const }
  const [first, second] = dutiesOn(aNotice({ ...served, orderEndsOn: day(400) }), day(1)).duties
  assert.deepEqual([first?.kind, second], ['review', { kind: 'plan_end', from: day(372), dueOn: day(400) }])
  const birthday = dutiesOn(aNotice({ servedOn: day(0), childBorn: '2001-01-02' as PartialDate }), day(1)).duties
  assert.deepEqual(birthday, [{ kind: 'plan_end', from: addDays('2017-01-02' as PlainDate, -28), dueOn: '2017-01-02' }])
})

test('nothing falls due for a notice that is over, something does for every other, and no review after the end', () => {
  fc.assert(
    fc.property(anyNotice, anyOffset, (facts, offset) => {
      const { stands, ending, duties } = dutiesOn(facts, day(offset))
      assert.equal(duties.length === 0, stands.state === 'ended' || stands.state === 'refused')
      for (const duty of duties) {
        if (duty.kind === 'review') assert.ok(ending.endsOn === undefined || duty.dueOn! < ending.endsOn)
        if (duty.dueOn !== undefined && duty.kind !== 'serve') assert.equal(duty.from, addDays(duty.dueOn, -28))
      }
    }),
  )
})
