import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes, type Instant } from '../../platform/dates.ts'
import { mustBeOk } from '../../platform/result.ts'
import { stepKinds, type Step } from './release.ts'
import { mayStep, standing, type StepDraft } from './rules.ts'

const START = '2017-05-12T08:00:00.000000Z' as Instant
const PEOPLE = ['Dora', 'Chike', 'Pavel', 'Asha', 'Olu']
const HASHES = ['a'.repeat(64), 'b'.repeat(64)]

/**
 * What anybody might try: any step, by anybody, of any content, any moment, with or without words; what leads onward
 * more often, so that many come to a publication.
 */
const attempt = fc.record({
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...stepKinds) },
    { weight: 4, arbitrary: fc.constantFrom('submitted', 'checked', 'cleared', 'approved', 'published') },
  ) as fc.Arbitrary<Step['kind']>,
  by: fc.constantFrom(...PEOPLE),
  contentHash: fc.constantFrom(HASHES[0]!, HASHES[0]!, HASHES[0]!, HASHES[1]!),
  ahead: fc.integer({ min: -60, max: 600 }),
  words: fc.constantFrom('', ' ', 'Because', 'Because', 'Because'),
  needsAnswer: fc.boolean(),
  passes: fc.integer({ min: 0, max: 400 }),
})

type Walk = { steps: Step[]; now: Instant }

/** Takes what the rules let through, a minute or more apart. */
function walk(
  tries: readonly (typeof attempt extends fc.Arbitrary<infer T> ? T : never)[],
  needsClearance: boolean,
): Walk {
  let now = START
  const steps: Step[] = [stepOf({ kind: 'drafted', by: PEOPLE[0]! }, 1, now)]
  for (const { ahead, passes, ...tried } of tries) {
    now = addMinutes(now, passes)
    const draft: StepDraft = { ...tried, ...(tried.kind === 'published' ? { publicFrom: addMinutes(now, ahead) } : {}) }
    if (mayStep(steps, draft, { needsClearance }, now).ok) steps.push(stepOf(draft, steps.length + 1, now))
  }
  return { steps, now }
}

const signs = ['submitted', 'checked', 'cleared', 'approved', 'published']
const stepOf = ({ kind, by, contentHash, publicFrom, words }: StepDraft, stepNo: number, at: Instant): Step => ({
  stepNo,
  kind,
  by,
  at,
  signedBy: by,
  jobTitle: 'Officer',
  contentHash: signs.includes(kind) ? contentHash! : null,
  publicFrom: kind === 'published' ? (publicFrom ?? at) : null,
  words: words ?? null,
  comparison: null,
})

const walks = fc.record({ tries: fc.array(attempt, { minLength: 10, maxLength: 80 }), needsClearance: fc.boolean() })

test('nothing is published without three different people who signed the same content', () => {
  let wasPublished = 0
  fc.assert(
    fc.property(walks, ({ tries, needsClearance }) => {
      const { steps, now } = walk(tries, needsClearance)
      const { published, approved, checked, cleared, submitted, drafters } = standing(steps, now)
      if (!published) return
      wasPublished++
      assert.ok(!drafters.has(checked!.by) && !drafters.has(approved!.by) && checked!.by !== approved!.by)
      assert.ok(new Set([submitted!.by, checked!.by, approved!.by]).size === 3)
      const hashes = [submitted, checked, approved, published].map((step) => step!.contentHash)
      assert.equal(new Set(hashes).size, 1)
      if (needsClearance) assert.ok(cleared && !drafters.has(cleared.by) && cleared.contentHash === hashes[0])
    }),
    { numRuns: 1000 },
  )
  assert.ok(wasPublished > 20, `only ${wasPublished} walks came to a publication`)
})

test('after any change of the draft, or a return, no signature stands', () => {
  fc.assert(
    fc.property(walks, fc.constantFrom('drafted' as const, 'returned' as const), ({ tries, needsClearance }, kind) => {
      const { steps, now } = walk(tries, needsClearance)
      const draft = { kind, by: PEOPLE[4]!, words: 'Because' }
      if (!mayStep(steps, draft, { needsClearance }, now).ok) return
      const { state, submitted, checked, cleared, approved, published } = standing(
        [...steps, stepOf(draft, steps.length + 1, now)],
        now,
      )
      assert.equal(state, 'draft')
      assert.deepEqual([submitted, checked, cleared, approved, published], Array(5).fill(undefined))
    }),
    { numRuns: 500 },
  )
})

test('what is public is changed by nothing but a withdrawal, and what is withdrawn by nothing', () => {
  fc.assert(
    fc.property(walks, attempt, ({ tries, needsClearance }, { kind, by, contentHash, words }) => {
      const { steps, now } = walk(tries, needsClearance)
      const { state } = standing(steps, now)
      if (state !== 'published' && state !== 'withdrawn') return
      const allowed = mayStep(steps, { kind, by, contentHash, words }, { needsClearance }, now).ok
      if (allowed) assert.equal(`${state} ${kind}`, 'published withdrawn')
    }),
    { numRuns: 500 },
  )
})

const life = (...kinds: [Step['kind'], string][]): Step[] =>
  kinds.map(([kind, by], index) => stepOf({ kind, by, contentHash: HASHES[0] }, index + 1, START))

const APPROVED = life(['drafted', 'Dora'], ['submitted', 'Dora'], ['checked', 'Chike'], ['approved', 'Asha'])

test('an embargo ends at its moment and not a microsecond before', () => {
  const publicFrom = '2017-05-12T09:30:00.000000Z' as Instant
  const steps = [...APPROVED, stepOf({ kind: 'published', by: 'Asha', contentHash: HASHES[0], publicFrom }, 5, START)]
  assert.equal(standing(steps, '2017-05-12T09:29:59.999999Z' as Instant).state, 'scheduled')
  assert.equal(standing(steps, publicFrom).state, 'published')
})

test('a moment that is over, a reason left out and an answer left out are refused', () => {
  const none = { needsClearance: false }
  const refusal = (steps: Step[], draft: StepDraft, facts = none) => {
    const allowed = mayStep(steps, draft, facts, START)
    return allowed.ok ? 'allowed' : allowed.refusal.kind
  }
  const [contentHash] = HASHES
  const past = addMinutes(START, -1)
  assert.equal(refusal(APPROVED, { kind: 'published', by: 'Asha', contentHash, publicFrom: past }), 'in_the_past')
  assert.equal(refusal(APPROVED, { kind: 'returned', by: 'Asha', words: '  ' }), 'no_reason')
  const submitted = APPROVED.slice(0, 2)
  assert.equal(refusal(submitted, { kind: 'checked', by: 'Chike', contentHash, needsAnswer: true }), 'no_answer')
  assert.equal(refusal(submitted, { kind: 'checked', by: 'Chike', contentHash: HASHES[1] }), 'other_content')
  assert.equal(refusal(submitted, { kind: 'checked', by: 'Dora', contentHash }), 'own_draft')
  const checked = APPROVED.slice(0, 3)
  assert.equal(refusal(checked, { kind: 'approved', by: 'Chike', contentHash }), 'own_check')
  assert.equal(refusal(checked, { kind: 'approved', by: 'Asha', contentHash }, { needsClearance: true }), 'not_cleared')
  assert.equal(
    refusal(APPROVED, { kind: 'published', by: 'Asha', contentHash, comparisonChanged: true }),
    'comparison_changed',
  )
  assert.equal(
    mustBeOk(mayStep(APPROVED, { kind: 'published', by: 'Asha', contentHash }, none, START)).state,
    'approved',
  )
})
