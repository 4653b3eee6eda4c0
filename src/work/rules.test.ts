import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { roles, type Role } from '../access/index.ts'
import { composeDigest, digestText, NAMED_MAX, type DigestFacts } from './digest.ts'
import { isSameHolder, mayAllocate, mayClose, mayHold, waysToClose, type Giver } from './rules.ts'
import { addDays, parseInstant, plainDate } from '../platform/dates.ts'
import { ruleIds, type Holder, type RecordFacts, type SeenAs, type Worker } from './work.ts'

const aRole = fc.constantFrom(...(Object.keys(roles) as Role[]))
const anArea = fc.constantFrom(null, 'E06000021', 'E10000028')
const aWorker: fc.Arbitrary<Worker> = fc.record({
  userId: fc.constantFrom('u1', 'u2'),
  name: fc.constant('Anna Example'),
  jobTitle: fc.constant('Worker'),
  role: aRole,
  active: fc.boolean(),
  agencyId: fc.constantFrom('g1', 'g2'),
  agencyName: fc.constant('An agency'),
  agencyAuthority: anArea,
})
const aRecord: fc.Arbitrary<RecordFacts> = fc.record({
  kind: fc.constantFrom('contact', 'child', 'notice', 'task'),
  recordId: fc.constant('r'),
  authority: anArea,
  seenAs: fc.constantFrom<SeenAs>('contacts', 'people', 'notices', 'risk'),
  restricted: fc.boolean(),
})
const aHolder: fc.Arbitrary<Holder> = fc.record({
  agencyId: fc.constantFrom('g1', 'g2'),
  userId: fc.constantFrom(null, 'u1', 'u2'),
})

test('nobody holds a record whose kind, area or restriction their role and agency do not open to them', () => {
  fc.assert(
    fc.property(aWorker, aRecord, (worker, record) => {
      if (!mayHold(worker, record)) return
      const sees = roles[worker.role].sees as readonly string[]
      assert.ok(worker.active && sees.includes(record.seenAs))
      assert.ok(!record.restricted || sees.includes('restricted'))
      if (record.seenAs === 'contacts' && record.authority !== null)
        assert.ok(worker.agencyAuthority === null || worker.agencyAuthority === record.authority)
    }),
  )
})

const aGiver: fc.Arbitrary<Giver> = fc.record({
  userId: fc.constantFrom('u1', 'u2'),
  agencyId: fc.constantFrom('g1', 'g2'),
  mayAllocate: fc.boolean(),
  authorities: fc.constantFrom<Giver['authorities'][]>('all', ['E06000021'], ['E10000028']),
})

test('who does not allocate for others never moves what is somebody else’s, nor gives anything to another person', () => {
  const current = fc.option(aHolder, { nil: undefined })
  fc.assert(
    fc.property(aRecord, current, current, aGiver, (record, holder, stands, by) => {
      const standing = stands && { ...stands, allocationId: 'al' }
      const allowed = mayAllocate(
        record,
        { holder, canOpen: true },
        { ...by, mayAllocate: false },
        { current: standing, seen: standing ? 'al' : null, reason: 'A reason' },
      )
      if (!allowed.ok) return
      if (stands?.userId) assert.equal(stands.userId, by.userId)
      if (holder?.userId) assert.equal(holder.userId, by.userId)
    }),
  )
})

test('whatever is allowed, it changes something, is opened by its holder, was seen as it stands, and is told why', () => {
  const current = fc.option(aHolder, { nil: undefined })
  const seen = fc.constantFrom('al', 'older', null)
  fc.assert(
    fc.property(aRecord, current, current, aGiver, seen, fc.boolean(), (record, holder, stands, by, saw, canOpen) => {
      const standing = stands && { ...stands, allocationId: 'al' }
      const reason = saw === 'al' ? 'A reason' : ' '
      const allowed = mayAllocate(record, { holder, canOpen }, by, { current: standing, seen: saw, reason })
      if (!allowed.ok) return
      assert.equal(saw, standing ? 'al' : null)
      assert.ok(holder ? canOpen && !(stands && isSameHolder(holder, stands)) : stands)
      assert.ok(!stands || reason.trim() !== '')
    }),
  )
})

test('a task to decide is never ticked off, and what is cancelled says why', () => {
  for (const id of ruleIds) {
    const task = { rule: { id, version: 1 }, closed: null, version: 3 }
    const close = (outcome: 'done' | 'cancelled', why: string | null, seenVersion = 3) =>
      mayClose(task, { outcome, why, seenVersion }).ok
    assert.equal(close('cancelled', 'Not needed'), id !== 'contact_decision')
    assert.equal(close('cancelled', ' '), false)
    assert.equal(close('done', null), id === 'notice_ending')
    assert.equal(close('cancelled', 'Not needed', 2), false)
  }
  assert.deepEqual(waysToClose({ rule: null }), ['done', 'cancelled'])
})

const NOW = parseInstant('2017-05-12T08:00')!
const TODAY = plainDate('2017-05-12')
const facts = (more: Partial<DigestFacts>): DigestFacts => ({
  now: NOW,
  today: TODAY,
  nextDay: plainDate('2017-05-15'),
  since: null,
  tasks: [],
  fresh: [],
  gone: [],
  team: 0,
  ...more,
})

test('each task stands in one part of a digest, and whoever has nothing to read gets none', () => {
  assert.equal(composeDigest(facts({})), undefined)
  const days = fc.array(fc.integer({ min: -90, max: 3 }), { maxLength: 120 })
  fc.assert(
    fc.property(days, (due) => {
      const tasks = due.map((day, at) => ({
        taskId: `t${at}`,
        ruleId: 'contact_decision' as const,
        kind: 'contact' as const,
        heldAs: `c${at}`,
        ref: `C${at}`,
        dueOn: addDays(TODAY, day),
      }))
      const digest = composeDigest(facts({ tasks }))
      const named = digest?.sections.flatMap((one) => one.lines.map((line) => line.path)) ?? []
      assert.equal(new Set(named).size, named.length)
      const more = digest?.sections.reduce((sum, one) => sum + one.more, 0) ?? 0
      assert.equal(named.length + more, tasks.length)
      for (const one of digest?.sections ?? []) assert.ok(one.lines.length <= NAMED_MAX)
    }),
  )
})

test('the text of a digest says what, when and where, and nothing that somebody typed', () => {
  const digest = composeDigest(
    facts({
      tasks: [
        {
          taskId: 't1',
          ruleId: 'contact_decision',
          kind: 'contact',
          heldAs: 'c1',
          ref: 'C-1',
          dueOn: plainDate('2017-05-05'),
        },
        { taskId: 't2', ruleId: null, kind: 'child', heldAs: 't2', ref: 'P-2', dueOn: TODAY },
      ],
      fresh: [
        { kind: 'contact', recordId: 'c1', ref: 'C-1', by: 'Farzana Example' },
        { kind: 'contact', recordId: 'c3', ref: 'C-3', by: 'Farzana Example' },
      ],
      team: 2,
    }),
  )!
  assert.equal(
    digestText(digest, { today: TODAY, since: NOW }, 'https://waymark.example/'),
    `Your work in Waymark, Friday 12 May 2017
Since your last digest, 12 May 2017 at 8am.

Overdue (1)
- Decide the contact: contact C-1. Was due by 5 May 2017. New to you
  https://waymark.example/tasks/t1

Due today (1)
- A task of your own: child P-2. Due today
  https://waymark.example/tasks/t2

New to you (1)
- Contact C-3, allocated by Farzana Example
  https://waymark.example/contacts/c3

2 tasks of your team are held by nobody in it.

All of it: https://waymark.example/my-work
No child is named here. Sign in to read who it is about.
`,
  )
})
