import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actions, detailInWords, isAction, wordsOf } from './audit-words.ts'

const id = '00000000-0000-7000-8000-000000000010'

test('what somebody typed into a search is shown to those alone who may see everybody', () => {
  const detail = { typed: 'amina example', shown: [id, id] }
  assert.equal(detailInWords(detail, true), 'Typed “amina example”. 2 records in all')
  assert.equal(detailInWords(detail, false), '2 records in all')
})

test('of the rest of a detail nothing is shown but how many records, and which fields were changed', () => {
  assert.equal(detailInWords({ changed: ['givenName', 'dateOfBirth'] }, false), 'Changed given name and date of birth')
  assert.equal(detailInWords({ name: 'Amina Example', outcome: 'referral', note: ['Amina'] }, true), '')
  assert.equal(detailInWords({ notices: [], contacts: [id] }, true), '1 record in all')
  assert.equal(detailInWords(null, true), '')
})

test('every action has words of its own, and an action that is no longer known stands for itself', () => {
  assert.equal(new Set(actions.map(wordsOf)).size, actions.length)
  assert.ok(actions.every(isAction))
  assert.equal(isAction('toString'), false)
  assert.equal(wordsOf('held_by_an_older_release'), 'Held by an older release')
})
