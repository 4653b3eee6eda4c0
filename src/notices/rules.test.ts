import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, plainDate, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { noticeSteps, type NoticeStep } from './notice.ts'
import { endingOf, mayRequest, mayStep, nextSteps, standing, type EndingAge, type NoticeFacts } from './rules.ts'

const endingAge: EndingAge = (basis) => (basis === 'child_abduction_act_s2' ? 16 : 18)
const day = (offset: number) => addDays(plainDate('2016-12-05'), offset)
const event = (kind: NoticeStep, offset: number) => ({ kind, happenedOn: day(offset) })

const aNotice = (changes: Partial<NoticeFacts> = {}) => ({
  basis: 'child_abduction_act_s2' as const,
  issuedOn: day(0) as PlainDate | null,
  servedOn: null,
  expiresOn: null,
  childBorn: '2003-08-20' as PartialDate | null,
  events: [event('requested', -2)],
  ...changes,
})

const anyNotice = fc
  .record({
    basis: fc.constantFrom('child_abduction_act_s2' as const, 'children_act_s49' as const),
    issued: fc.option(fc.integer({ min: 0, max: 50 })),
    served: fc.option(fc.integer({ min: 0, max: 30 })),
    expires: fc.option(fc.integer({ min: 0, max: 900 })),
    born: fc.constantFrom('2000-12-20', '2002-01', '2001', '2004-06-06', null),
    steps: fc.array(fc.record({ kind: fc.constantFrom(...noticeSteps), offset: fc.integer({ min: 0, max: 900 }) }), {
      maxLength: 5,
    }),
  })
  .map((made) =>
    aNotice({
      basis: made.basis,
      issuedOn: made.issued === null ? null : day(made.issued),
      servedOn: made.issued === null || made.served === null ? null : day(made.issued + made.served),
      expiresOn: made.issued === null || made.expires === null ? null : day(made.issued + made.expires),
      childBorn: made.born as PartialDate | null,
      events: made.steps
        .map((step) => event(step.kind, step.offset))
        .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1)),
    }),
  )
const anyOffset = fc.integer({ min: 0, max: 1500 })

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
    fc.property(anyNotice, anyOffset, fc.constantFrom(...noticeSteps), anyOffset, (notice, today, kind, offset) => {
      const step = mayStep(
        notice,
        { kind, happenedOn: day(offset), by: 'other' },
        { endingAge, today: day(today), requestedBy: 'asker' },
      )
      if (!step.ok) return
      assert.ok(nextSteps[standing(notice, endingAge, day(today)).state].includes(kind))
      assert.ok(offset <= today)
    }),
  )
})

test('nobody authorises or refuses a notice that they asked for themselves', () => {
  const asked = aNotice({ issuedOn: null })
  const by = (who: string, kind: NoticeStep) => {
    const result = mayStep(
      asked,
      { kind, happenedOn: day(0), by: who },
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

test('a notice is asked for about two people, while the law still protects the child', () => {
  const draft = {
    recipientId: 'adult',
    childId: 'child',
    basis: 'child_abduction_act_s2' as const,
    requestedOn: day(0),
    childBorn: '2000-12-05' as PartialDate,
  }
  const kindOf = (changes = {}) => {
    const result = mayRequest({ ...draft, ...changes }, { endingAge, today: day(0) })
    return result.ok ? 'ok' : result.refusal.kind
  }
  assert.equal(kindOf(), 'child_too_old')
  assert.equal(kindOf({ basis: 'children_act_s49' }), 'ok')
  assert.equal(kindOf({ childBorn: '2000' }), 'ok')
  assert.equal(kindOf({ childId: 'adult' }), 'same_person')
  assert.equal(kindOf({ requestedOn: day(1) }), 'in_the_future')
})
