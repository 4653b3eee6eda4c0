import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedOf, isNothing, typedIn } from './asked.ts'

test('a day or a month alone is also asked of contacts, a year or a name with a date is not', () => {
  const received = (typed: string) => askedOf(typed).contacts.received
  assert.deepEqual(received('3 March 2017'), { from: '2017-03-03', to: '2017-03-03' })
  assert.deepEqual(received('March 2017'), { from: '2017-03-01', to: '2017-03-31' })
  for (const typed of ['2017', 'amina March 2017', 'ST4 1AB March 2017']) assert.equal(received(typed), undefined)
})

test('words are asked of callers and operations, one word of references', () => {
  const asked = askedOf(typedIn('  Holy   Trinity '))
  assert.deepEqual(asked.operation, ['Holy', 'Trinity'])
  assert.equal(asked.contacts.organisation, 'holy trinity')
  assert.deepEqual([asked.contacts.ref, asked.notice], ['', ''])
  assert.equal(askedOf('N-ABCDE').notice, 'N-ABCDE')
})

test('whatever is typed, it is understood as something or as nothing, never as a fault', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (anything, text) => {
      isNothing(askedOf(typedIn(anything)))
      assert.ok(!typedIn(text).includes('\0') && typedIn(text).length <= 200)
      isNothing(askedOf(typedIn(text)))
    }),
  )
})
