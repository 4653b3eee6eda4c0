import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aNotice, anyNotice, anyOffset, day, endingAge, event } from '../../test/builders/notices.ts'
import { addDays, plainDate, type PartialDate } from '../platform/dates.ts'
import { noticeSteps, type TakenStep } from './notice.ts'
import { endingOf, mayStep, REVIEW_DAYS_MAX, reviewDueOn, standing, stepsAfter, type NoticeFacts } from './rules.ts'

const takenSteps = noticeSteps.filter((step): step is TakenStep => step !== 'requested')

test('a notice under the Child Abduction Act ends on the 16th birthday, one under the Children Act on the 18th', () => {
  const born = { childBorn: '2003-08-20' as PartialDate }
  assert.equal(endingOf(aNotice(born), endingAge, day(0)).endsOn, '2019-08-20')
  assert.equal(endingOf(aNotice({ ...born, basis: 'children_act_s49' }), endingAge, day(0)).endsOn, '2021-08-20')
  const served = aNotice({ ...born, servedOn: day(1) })
  assert.equal(standing(served, endingAge, plainDate('2019-08-19')).state, 'in_force')
  assert.equal(standing(served, endingAge, plainDate('2019-08-20')).state, 'ended')
})

test('of a partial date of birth the notice ends no later than the last day that the birthday can be', () => {
  const ending = endingOf(aNotice({ childBorn: '2003-08' as PartialDate }), endingAge, day(0))
  assert.deepEqual(ending, { endsOn: '2019-08-31', isLatest: true, why: 'birthday' })
})

test('the earliest of expiry, birthday and being ended ends a notice', () => {
  const expires = { expiresOn: day(10) }
  assert.deepEqual(endingOf(aNotice(expires), endingAge, day(0)), { endsOn: day(11), isLatest: false, why: 'expires' })
  const ended = aNotice({ ...expires, events: [event('ended', 4)] })
  assert.equal(endingOf(ended, endingAge, day(0)).why, 'ended')
  assert.equal(endingOf(aNotice({ childBorn: null }), endingAge, day(0)).why, 'unknown')
})

test('a notice that has ended does not come back, and one that is in force was issued and served', () => {
  fc.assert(
    fc.property(anyNotice, anyOffset, anyOffset, (notice, first, more) => {
      const stands = standing(notice, endingAge, day(first))
      if (stands.state === 'in_force') assert.ok(notice.issuedOn !== null && notice.servedOn! <= day(first))
      if (stands.state === 'ended') assert.equal(standing(notice, endingAge, day(first + more)).state, 'ended')
      assert.ok(stands.since <= day(first) || stands.state === 'refused' || stands.state === 'requested')
    }),
  )
})

test('a step is taken only from where it may follow', () => {
  fc.assert(
    fc.property(anyNotice, anyOffset, fc.constantFrom(...takenSteps), anyOffset, (notice, today, kind, offset) => {
      const step = mayStep(
        notice,
        { kind, happenedOn: day(offset), by: 'other', detail: 'Why' },
        { endingAge, today: day(today), requestedBy: 'asker' },
      )
      if (!step.ok) return
      assert.ok(stepsAfter(notice, standing(notice, endingAge, day(today))).includes(kind))
      assert.ok(kind !== 'breached' || (notice.servedOn !== null && notice.servedOn <= day(offset)))
      assert.ok(offset <= today)
    }),
  )
})

test('nobody authorises or refuses a notice that they asked for themselves', () => {
  const asked = aNotice({ issuedOn: null })
  const by = (who: string, kind: TakenStep) => {
    const result = mayStep(
      asked,
      { kind, happenedOn: day(0), by: who, detail: 'Why' },
      { endingAge, today: day(0), requestedBy: 'asker' },
    )
    return result.ok ? 'ok' : result.refusal.kind
  }
  assert.equal(by('asker', 'authorised'), 'own_request')
  assert.equal(by('asker', 'refused'), 'own_request')
  assert.equal(by('somebody else', 'authorised'), 'ok')
})

test('a notice binds from service, not from issue; a breach is counted and ends nothing', () => {
  assert.equal(standing(aNotice(), endingAge, day(3)).state, 'issued')
  const breached = aNotice({ servedOn: day(1), events: [event('breached', 5), event('breached', 9)] })
  assert.deepEqual(standing(breached, endingAge, day(9)), { state: 'in_force', since: day(1), breaches: 2 })
  assert.deepEqual(standing(breached, endingAge, day(8)), { state: 'in_force', since: day(1), breaches: 1 })
})

test('a notice is never authorised for days that end before it begins', () => {
  fc.assert(
    fc.property(anyOffset, fc.integer({ min: -40, max: 40 }), (offset, given) => {
      const asked = aNotice({ issuedOn: null, childBorn: null, events: [event('requested', 0)] })
      const happenedOn = day(offset)
      const draft = {
        kind: 'authorised' as const,
        happenedOn,
        by: 'other',
        detail: 'Why',
        expiresOn: day(offset + given),
      }
      const result = mayStep(asked, draft, { endingAge, today: day(1500), requestedBy: 'asker' })
      assert.equal(result.ok ? 'ok' : result.refusal.kind, given < 0 ? 'expires_before_issue' : 'ok')
    }),
  )
})

test('only a notice in force is due a review, so many days after it was served or last reviewed', () => {
  const today = day(900)
  fc.assert(
    fc.property(anyNotice, (notice) => {
      const stands = standing(notice, endingAge, today)
      const due = reviewDueOn(notice, stands)
      assert.equal(due === undefined, stands.state !== 'in_force')
      if (due === undefined) return
      const days = [
        notice.servedOn!,
        ...notice.events.filter((one) => one.kind === 'reviewed').map((one) => one.happenedOn),
      ]
      assert.ok(days.every((on) => addDays(on, REVIEW_DAYS_MAX) <= due))
      assert.ok(days.some((on) => addDays(on, REVIEW_DAYS_MAX) === due))
    }),
  )
})

test('a notice that rests on an order ends by itself on the day the order does', () => {
  const inCare = { basis: 'children_act_s49' as const, servedOn: day(1), orderEndsOn: day(30), childBorn: null }
  assert.deepEqual(endingOf(aNotice(inCare), endingAge, day(0)), { endsOn: day(30), isLatest: false, why: 'order' })
  assert.equal(standing(aNotice(inCare), endingAge, day(29)).state, 'in_force')
  assert.deepEqual(standing(aNotice(inCare), endingAge, day(30)), { state: 'ended', since: day(30), why: 'order' })
})

test('what social care was not consulted about is authorised only by somebody who says why', () => {
  const kindOf = (events: NoticeFacts['events'], detail: string | null) => {
    const draft = { kind: 'authorised' as const, happenedOn: day(1), by: 'other', detail }
    const result = mayStep(aNotice({ issuedOn: null, events }), draft, {
      endingAge,
      today: day(2),
      requestedBy: 'asker',
    })
    return result.ok ? 'ok' : result.refusal.kind
  }
  assert.equal(kindOf([event('requested', 0)], null), 'not_consulted')
  assert.equal(kindOf([event('requested', 0)], 'Tonight: he has her in his car.'), 'ok')
  assert.equal(kindOf([event('consulted', -3), event('requested', 0)], null), 'ok')
})
