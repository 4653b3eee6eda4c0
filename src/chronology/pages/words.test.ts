import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant, plainDate } from '../../platform/dates.ts'
import type { ContactLine } from '../../contacts/index.ts'
import { pageItems, pageOf } from './page-items.ts'
import { lowerFirst, whyKnown } from './words.ts'

const contact = (on: string, concern: ContactLine['concern'] = 'cse'): ContactLine => ({
  contactId: on,
  ref: on,
  receivedAt: parseInstant(`${on}T10:00`)!,
  receivedOn: plainDate(on),
  authority: 'E06000021',
  source: '2A',
  concern,
  outcome: null,
})

test('why a child is known is said from the first contact on', () => {
  assert.equal(whyKnown([]), 'No contact about them that you can see.')
  assert.equal(
    whyKnown([contact('2015-05-03')]),
    'First told of on 3 May 2015 (school). Concern: child sexual exploitation.',
  )
  assert.equal(
    whyKnown([contact('2017-03-02', 'missing'), contact('2016-01-01'), contact('2015-05-03')]),
    'First told of on 3 May 2015 (school). 3 contacts in all, the latest on 2 March 2017. Concerns: child sexual exploitation (2 times) and missing child.',
  )
})

test('a GP stays a GP within a sentence', () => {
  assert.deepEqual(['GP', 'School', 'Accident and emergency department'].map(lowerFirst), [
    'GP',
    'school',
    'accident and emergency department',
  ])
})

test('a long list shows its first page, its last, and those about the one shown', () => {
  const numbersOn = (page: number, pages: number) =>
    pageItems(page, pages, String).items!.map((item) => item && (item.ellipsis ? '…' : item.number))
  assert.deepEqual(numbersOn(1, 2), [1, 2])
  assert.deepEqual(numbersOn(1, 400), [1, 2, '…', 400])
  assert.deepEqual(numbersOn(200, 400), [1, '…', 199, 200, 201, '…', 400])
  assert.deepEqual(['2', '0', '-1', 'x', '', '1e9', '99999999'].map(pageOf), [2, 1, 1, 1, 1, 1, 1])
})
