import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AuditAction } from '../access/index.ts'
import type { Instant } from '../platform/dates.ts'
import { waitAfter } from './backoff.ts'
import { actionsOf, kinds, toldBy, type Entry, type Kind } from './kinds.ts'
import { newSecret, signedHeaders } from './signing.ts'

const id = '0193b5a0-0000-7000-8000-000000000001'
const entry = (action: AuditAction, more: Partial<Entry> = {}): Entry => ({
  auditId: id,
  happenedAt: '2026-03-01T09:00:00.000000Z' as Instant,
  action,
  subjectType: 'contact',
  subjectId: id,
  detail: null,
  ...more,
})

test('a message is signed as the convention of Standard Webhooks has it in its example', () => {
  const headers = signedHeaders(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330,
    '{"test": 2432232314}',
  )
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  assert.match(newSecret(), /^whsec_[A-Za-z0-9+/]{43}=$/)
})

test('every kind comes from some action, and the actions of all kinds tell nothing of any other', () => {
  for (const kind of Object.keys(kinds) as Kind[]) assert.ok(actionsOf([kind]).length > 0, kind)
  assert.equal(toldBy(entry('view_contact')), undefined)
  assert.equal(toldBy(entry('search_people', { detail: { typed: 'amina' } })), undefined)
})

test('what is told holds ids and codes, and nothing else that an entry of the audit may hold', () => {
  const secretive = { name: 'Amina', typed: 'Amina', outcome: 'referral', children: ['Amina'], arrest_id: [id] }
  for (const action of actionsOf(Object.keys(kinds) as Kind[])) {
    const told = toldBy(entry(action, { detail: secretive, subjectType: 'person' }))
    assert.ok(told && !JSON.stringify(told).includes('Amina'), action)
    assert.ok(told.ids.length > 0, action)
  }
  assert.deepEqual(toldBy(entry('decide_contact', { detail: secretive }))?.happening.data, {
    contact_id: id,
    outcome: 'referral',
  })
})

test('each wait is no shorter than the one before, but for chance, and never longer than about an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const wait = waitAfter(attempts, chance)
      assert.ok(wait >= 9 && wait <= 3960)
      assert.ok(waitAfter(attempts + 1, chance) >= wait)
    }),
  )
})
