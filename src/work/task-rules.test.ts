import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, parseInstant, plainDate, type PlainDate } from '../platform/dates.ts'
import { makeCalendar } from '../reference/index.ts'
import {
  AHEAD_DAYS,
  decisionWanted,
  differences,
  isNothing,
  noticeWanted,
  riskWanted,
  type KnownTask,
  type StandingNotice,
} from './task-rules.ts'
import { ruleIds, type Wanted } from './work.ts'

const values: Record<string, [number, string]> = { contact_decision: [1, 'working days'], risk_review: [84, 'days'] }
const rules = {
  calendar: makeCalendar(new Map([[plainDate('2017-05-01'), 'Early May bank holiday']])),
  ruleOn: (ruleId: string) => ({
    ruleId,
    effectiveFrom: plainDate('1991-10-14'),
    effectiveTo: null,
    value: values[ruleId]![0],
    unit: values[ruleId]![1],
    meaning: 'It is so.',
    source: 'A law',
  }),
}

const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(plainDate('2012-01-01'), days))

test('the clock of a decision names the weekend and the bank holiday that it passed over', () => {
  const { clock, dueOn } = decisionWanted(
    {
      contactId: 'c',
      receivedAt: parseInstant('2017-04-28T16:10')!,
      dueOn: plainDate('2017-05-02'),
      authority: 'E06000021',
      restricted: false,
    },
    rules,
  )
  assert.equal(dueOn, '2017-05-02')
  assert.deepEqual(clock.skipped, [
    { day: '2017-04-29', why: 'Saturday' },
    { day: '2017-04-30', why: 'Sunday' },
    { day: '2017-05-01', why: 'Early May bank holiday' },
  ])
  assert.match(clock.words, /^Received Friday 28 April 2017 at 4:10pm\. Due by the end of Tuesday 2 May 2017/)
  assert.deepEqual([clock.count, clock.unit], [1, 'working days'])
})

test('a child at significant risk is assessed again twelve weeks later, weekends counted', () => {
  fc.assert(
    fc.property(aDay, (assessedOn) => {
      const risk = { personId: 'p', assessmentId: 'a', assessedOn, homeAuthority: null, restricted: false }
      const { dueOn, clock } = riskWanted(risk, rules)
      assert.equal(dueOn, addDays(assessedOn, 84))
      assert.deepEqual(clock.skipped, [])
    }),
  )
})

const aNotice = (facts: Partial<StandingNotice>): StandingNotice => ({
  notice: { noticeId: 'n', authority: 'E06000021', restricted: false },
  standing: { state: 'in_force', since: plainDate('2017-01-01'), breaches: 0 },
  ending: { endsOn: undefined, isLatest: false, why: 'unknown' },
  reviewDue: undefined,
  ...facts,
})
const idsOf = (wanted: readonly Wanted[]) => wanted.map((one) => one.ruleId)

test('a notice calls for its review and for a plan from 28 days before, and never for the review of what ends first', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 60 }), (today, review, end) => {
      const reviewDue = addDays(today, review)
      const endsOn = addDays(today, end)
      const alone = idsOf(noticeWanted(aNotice({ reviewDue }), today))
      assert.deepEqual(alone, review <= AHEAD_DAYS ? ['notice_review'] : [])
      const ending = { endsOn, isLatest: false, why: 'birthday' as const }
      const both = idsOf(noticeWanted(aNotice({ reviewDue, ending }), today))
      assert.equal(both.includes('notice_ending'), end <= AHEAD_DAYS)
      assert.equal(both.includes('notice_review'), review <= AHEAD_DAYS && reviewDue < endsOn)
    }),
  )
  const over = aNotice({
    standing: { state: 'ended', since: plainDate('2017-01-01'), why: 'birthday' },
    ending: { endsOn: plainDate('2017-01-01'), isLatest: false, why: 'birthday' },
  })
  assert.deepEqual(noticeWanted(over, plainDate('2017-01-02')), [])
})

const aWanted: fc.Arbitrary<Wanted> = fc.record({
  ruleId: fc.constantFrom(...ruleIds),
  kind: fc.constant('contact' as const),
  recordId: fc.constantFrom('a', 'b', 'c'),
  occasion: fc.constantFrom('', '2017-05-01'),
  dueOn: fc.constantFrom('2017-05-01', '2017-05-02') as fc.Arbitrary<PlainDate>,
  authority: fc.constantFrom(null, 'E06000021'),
  restricted: fc.boolean(),
  clock: fc.constant({
    start: '',
    from: plainDate('2017-05-01'),
    count: 1,
    unit: '',
    skipped: [],
    words: '',
    source: '',
  }),
})
const keyOf = (one: { ruleId: string; recordId: string; occasion: string }) =>
  `${one.ruleId} ${one.recordId} ${one.occasion}`
const wantedOnce = fc.uniqueArray(aWanted, { selector: keyOf, maxLength: 8 })
const aKnown: fc.Arbitrary<KnownTask> = fc
  .tuple(aWanted, fc.constantFrom('no', 'by_record', 'by_somebody'), fc.uuid())
  .map(([{ clock: _clock, kind: _kind, ...one }, closed, taskId]) => ({
    ...one,
    taskId,
    version: 1,
    closed: closed as KnownTask['closed'],
  }))
const knownOnce = fc.uniqueArray(aKnown, { selector: keyOf, maxLength: 8 })

/** The tasks after the differences were written down. */
function after(wanted: readonly Wanted[], known: readonly KnownTask[]): KnownTask[] {
  const { make, change, reopen, close } = differences(wanted, known)
  const saying = new Map([...change, ...reopen].map((one) => [one.task.taskId, one.wanted]))
  const closing = new Set(close.map((one) => one.taskId))
  return [
    ...known.map((task) => {
      const said = saying.get(task.taskId)
      if (closing.has(task.taskId)) return { ...task, closed: 'by_record' as const }
      return said
        ? { ...task, closed: 'no' as const, dueOn: said.dueOn, authority: said.authority, restricted: said.restricted }
        : task
    }),
    ...make.map(({ clock: _clock, kind: _kind, ...one }, at) => ({
      ...one,
      taskId: `new ${at}`,
      version: 1,
      closed: 'no' as const,
    })),
  ]
}

test('afterwards the open tasks are those called for, but for those that somebody closed, and a second time changes nothing', () => {
  fc.assert(
    fc.property(wantedOnce, knownOnce, (wanted, known) => {
      const stands = after(wanted, known)
      const byHand = new Set(known.filter((one) => one.closed === 'by_somebody').map(keyOf))
      assert.deepEqual(
        stands
          .filter((one) => one.closed === 'no')
          .map(keyOf)
          .toSorted(),
        wanted
          .map(keyOf)
          .filter((key) => !byHand.has(key))
          .toSorted(),
      )
      assert.ok(isNothing(differences(wanted, stands)))
      assert.equal(new Set(stands.map(keyOf)).size, stands.length)
    }),
  )
})
