import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlacement } from '../../test/builders/placements.ts'
import type { PartialDate } from '../platform/dates.ts'
import { plainDate } from '../platform/dates.ts'
import type { Notice, Standing } from '../notices/index.ts'
import type { Relative } from '../people/index.ts'
import type { ChildRecords, PoliceRecords, StandingNotice } from './records.ts'
import { sidesOf, storyOf } from './rules.ts'

const nothing: ChildRecords = {
  contacts: [],
  decisions: new Map(),
  risk: { assessments: [], closures: [] },
  workers: [],
  notices: [],
  disruption: [],
  safeguarding: [],
  placements: [],
}
const noPolice: Pick<PoliceRecords, 'notices' | 'disruption' | 'events'> = { notices: [], disruption: [], events: [] }
const arrested: Pick<PoliceRecords, 'notices' | 'disruption' | 'events'> = {
  notices: [],
  disruption: [],
  events: [
    {
      kind: 'arrest',
      id: 'a',
      ref: 'A1',
      on: plainDate('2017-03-01'),
      authority: 'E06000021',
      suspectedOffence: null,
      bail: null,
    },
  ],
}
const safeguarded: ChildRecords = {
  ...nothing,
  safeguarding: [{ kind: 'cin_plan', id: 's', ref: 'S1', on: plainDate('2017-03-01'), authority: 'E06000021' }],
}
const facts = { today: plainDate('2017-05-12'), childUntil: 18 }
const sides = (born: string | null, child = nothing, police = noPolice, relatives: Relative[] = []) => {
  const found = sidesOf({ dateOfBirth: born as PartialDate | null }, relatives, child, police, facts)
  return [found.child && 'child', found.police && 'police'].filter(Boolean)
}

test('somebody under age is a child, whatever police have on record; the eighteenth birthday ends it', () => {
  assert.deepEqual(sides('1999-05-13'), ['child'])
  assert.deepEqual(sides('1999-05-13', nothing, arrested), ['child', 'police'])
  assert.deepEqual(sides('1999-05-12'), [])
  assert.deepEqual(sides('1999-05-12', nothing, arrested), ['police'])
})

test('somebody grown up is shown as a child where that is what the records are about', () => {
  assert.deepEqual(sides('1990', safeguarded), ['child'])
  assert.deepEqual(sides('1990', safeguarded, arrested), ['child', 'police'])
})

test('without a date of birth nobody who is suspected, or brings up a child, is taken for one', () => {
  const childOfTheirs: Relative = { personId: 'c', kind: 'child', label: 'Child', source: 'test' }
  assert.deepEqual(sides(null), ['child'])
  assert.deepEqual(sides(null, nothing, arrested), ['police'])
  assert.deepEqual(sides(null, nothing, noPolice, [childOfTheirs]), [])
})

const aNotice = (standing: Standing, facts: Partial<Notice> = {}): StandingNotice => ({
  notice: {
    noticeId: 'n',
    ref: 'N1',
    recipientId: 'r',
    childId: 'c',
    basis: 'child_abduction_act_s2',
    authority: 'E06000021',
    issuedOn: plainDate('2016-12-05'),
    servedOn: plainDate('2016-12-09'),
    expiresOn: null,
    orderEndsOn: null,
    version: 1,
    restricted: false,
    events: [],
    childBorn: null,
    ...facts,
  },
  standing,
  ending: { endsOn: undefined, isLatest: false, why: 'unknown' },
})

const stepsIn = (notice: StandingNotice) =>
  storyOf({ ...nothing, notices: [notice] })
    .toReversed()
    .map((entry) => entry.kind === 'notice' && `${entry.on} ${entry.step.kind} ${entry.step.why ?? ''}`.trim())

test('a notice that came with dates alone is told by them, and its end by law though nobody wrote it down', () => {
  const ended: Standing = { state: 'ended', since: plainDate('2017-02-01'), why: 'birthday' }
  assert.deepEqual(stepsIn(aNotice(ended)), ['2016-12-05 authorised', '2016-12-09 served', '2017-02-01 ended birthday'])
})

test('a step that is on record is told once, though the notice has its date too', () => {
  const step = { detail: null, signedBy: null, recordedBy: 'u' }
  const events = [
    { ...step, eventId: '1', kind: 'requested' as const, happenedOn: plainDate('2016-12-05') },
    { ...step, eventId: '2', kind: 'authorised' as const, happenedOn: plainDate('2016-12-05') },
    { ...step, eventId: '3', kind: 'ended' as const, happenedOn: plainDate('2017-02-01') },
  ]
  const ended: Standing = { state: 'ended', since: plainDate('2017-02-01'), why: 'ended' }
  assert.deepEqual(stepsIn(aNotice(ended, { events })), [
    '2016-12-05 requested',
    '2016-12-05 authorised',
    '2016-12-09 served',
    '2017-02-01 ended',
  ])
})

test('a notice that was only asked for was neither issued nor served', () => {
  const requested: Standing = { state: 'requested', since: plainDate('2017-05-01') }
  assert.deepEqual(stepsIn(aNotice(requested, { issuedOn: null, servedOn: null })), [])
})

test('a placement is told on the day it starts and, once an end is known, on that day', () => {
  const placement = {
    ...aPlacement({ personId: 'c', startsOn: plainDate('2017-02-01') }),
    ref: 'PL1',
    restricted: false,
    version: 1,
  }
  const told = (endsOn: string | null) =>
    storyOf({ ...nothing, placements: [{ ...placement, endsOn: endsOn === null ? null : plainDate(endsOn) }] }).map(
      (entry) => [entry.on, entry.kind === 'placement' && entry.step],
    )
  assert.deepEqual(told(null), [['2017-02-01', 'start']])
  assert.deepEqual(told('2017-03-01'), [
    ['2017-03-01', 'end'],
    ['2017-02-01', 'start'],
  ])
})
