import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addMinutes, parseInstant, plainDate, type Instant } from '../platform/dates.ts'
import type { Offer, Way } from './offer.ts'
import { isOpen, mayClose, mayStep, stateOf } from './rules.ts'

const START = parseInstant('2017-05-05T10:00')!
const [HERE, THERE] = ['E06000021', 'E10000028']

const anOffer = (way: Way): Offer => ({
  offerId: 'offer',
  ref: 'H-1',
  contactId: 'contact',
  way,
  from: HERE,
  to: THERE,
  partnerKeyId: way === 'within' ? null : 'key',
  partnerOfferId: way === 'file_in' ? 'theirs' : null,
  offeredAt: START,
  offeredBy: 'Somebody',
  reason: 'The child lives there',
  contactRef: 'C-1',
  concern: 'cse',
  receivedAt: START,
  decisionDueOn: plainDate('2017-05-08'),
  children: 2,
  expiresAt: way === 'within' ? null : addMinutes(START, 14 * 24 * 60),
  answered: null,
  partnerContactRef: null,
  withdrawn: null,
  restricted: false,
  version: 1,
})

type Move = { step: 'accept' | 'refuse' | 'withdraw'; side: 'sender' | 'receiver'; stale: boolean; later: number }

const aMove: fc.Arbitrary<Move> = fc.record({
  step: fc.constantFrom('accept', 'refuse', 'withdraw'),
  side: fc.constantFrom('sender', 'receiver'),
  stale: fc.boolean(),
  later: fc.integer({ min: 0, max: 20 * 24 * 60 }),
})

/** What a step does, as the action saves it. */
function play(offer: Offer, { step, side, stale }: Move, now: Instant): Offer {
  const by = {
    acting: [side === 'sender' ? HERE : THERE],
    now,
    seenVersion: offer.version - (stale ? 1 : 0),
    reason: 'Because',
  }
  if (!mayStep(offer, step, by).ok) return offer
  const what = { at: now, by: side, reason: 'Because' }
  const said =
    step === 'withdraw'
      ? { withdrawn: what }
      : { answered: { ...what, answer: step === 'accept' ? ('accepted' as const) : ('refused' as const) } }
  return { ...offer, ...said, version: offer.version + 1 }
}

test('however two sides press, in whatever order, an offer ends once and the contact is in exactly one hand', () => {
  fc.assert(
    fc.property(fc.constantFrom<Way>('within', 'file_in'), fc.array(aMove, { maxLength: 12 }), (way, moves) => {
      let offer = anOffer(way)
      let now = START
      let endings = 0
      for (const move of moves) {
        now = addMinutes(now, move.later)
        const next = play(offer, move, now)
        if (next !== offer) {
          endings += 1
          assert.ok(!move.stale, 'a stale tab was let through')
          assert.equal(move.side, move.step === 'withdraw' ? 'sender' : 'receiver')
          assert.ok(isOpen(stateOf(offer, now)))
          assert.ok(!isOpen(stateOf(next, now)))
        }
        offer = next
      }
      assert.ok(endings <= 1)
      assert.ok(!(offer.answered && offer.withdrawn))
      if (way === 'file_in') assert.equal(offer.withdrawn, null)
    }),
  )
})

test('what goes by file is not answered here, and what came by file is not taken back here', () => {
  const by = { acting: 'all' as const, now: START, seenVersion: 1, reason: 'Because' }
  for (const [way, step] of [
    ['file_out', 'accept'],
    ['file_out', 'refuse'],
    ['file_in', 'withdraw'],
  ] as const)
    assert.deepEqual(mayStep(anOffer(way), step, by), { ok: false, refusal: { kind: 'by_file', way } })
})

test('a file that was not answered in time can be refused or taken back, and not taken over', () => {
  const now = addMinutes(START, 15 * 24 * 60)
  const by = { acting: 'all' as const, now, seenVersion: 1, reason: 'Because' }
  assert.equal(stateOf(anOffer('file_in'), now), 'expired')
  assert.deepEqual(mayStep(anOffer('file_in'), 'accept', by), {
    ok: false,
    refusal: { kind: 'over', state: 'expired' },
  })
  assert.ok(mayStep(anOffer('file_in'), 'refuse', by).ok)
  assert.ok(mayStep(anOffer('file_out'), 'withdraw', by).ok)
})

test('to refuse or take back asks for a reason, of blanks or none', () => {
  for (const reason of ['', '  \n', null])
    for (const step of ['refuse', 'withdraw'] as const)
      assert.deepEqual(mayStep(anOffer('within'), step, { acting: 'all', now: START, seenVersion: 1, reason }), {
        ok: false,
        refusal: { kind: 'reason_missing' },
      })
})

const receipt = (answer: 'accepted' | 'refused', answeredAt = START) => ({ answer, answeredAt })

test('a receipt closes an offer once, and an acceptance counts though the offer was taken back meanwhile', () => {
  const open = anOffer('file_out')
  const takenBack = { ...open, withdrawn: { at: START, by: 'Us', reason: 'Too slow' } }
  const accepted = { ...open, answered: { at: START, by: 'Them', answer: 'accepted' as const, reason: null } }
  assert.deepEqual(mayClose(open, receipt('accepted'), false), { ok: true, value: 'close' })
  assert.deepEqual(mayClose(open, receipt('refused'), false), { ok: true, value: 'close' })
  assert.deepEqual(mayClose(takenBack, receipt('accepted'), false), { ok: true, value: 'close' })
  assert.deepEqual(mayClose(takenBack, receipt('refused'), false), { ok: true, value: 'known' })
  assert.deepEqual(mayClose(accepted, receipt('accepted'), false), { ok: true, value: 'known' })
  assert.equal(mayClose(accepted, receipt('refused'), false).ok, false)
  assert.equal(mayClose(takenBack, receipt('accepted'), true).ok, false)
  assert.equal(mayClose(open, receipt('accepted', addMinutes(START, 15 * 24 * 60)), false).ok, false)
})
