import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isEmpty, parseSearch } from './search-words.ts'

const cases: [string, Partial<ReturnType<typeof parseSearch>>][] = [
  ['amina example', { names: ['amina', 'example'] }],
  ["O'Brien", { names: ['obrien'] }],
  ['amina 17/5/2004', { names: ['amina'], dateOfBirth: '2004-05-17' as never }],
  ['2004-05-17', { dateOfBirth: '2004-05-17' as never }],
  ['17 May 2004 amina', { names: ['amina'], dateOfBirth: '2004-05-17' as never }],
  ['05/2004', { dateOfBirth: '2004-05' as never }],
  ['may 2004', { dateOfBirth: '2004-05' as never }],
  ['example 2004', { names: ['example'], dateOfBirth: '2004' as never }],
  ['st4 1ab example', { names: ['example'], postcode: 'ST4 1AB' }],
  ['ST41AB', { postcode: 'ST4 1AB' }],
  ['999 000 0018', { identifiers: ['9990000018'] }],
  ['May', { names: ['may'] }],
]
for (const [typed, expected] of cases)
  test(`"${typed}" is understood`, () => {
    const words = parseSearch(typed)
    assert.deepEqual(words, {
      names: [],
      dateOfBirth: undefined,
      postcode: undefined,
      identifiers: [],
      ...expected,
    })
  })

test('whatever is typed, it is understood as something or as nothing, never as a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => void isEmpty(parseSearch(typed))))
})
