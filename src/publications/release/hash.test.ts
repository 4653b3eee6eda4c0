import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ReleaseContent } from './document.ts'
import { canonicalJson, contentHash } from './hash.ts'

test('the example of RFC 8785 comes out to the letter', () => {
  const example = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonicalJson(example),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys stand in the order of their UTF-16 code units, as the RFC sorts them', () => {
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  assert.deepEqual(
    [...canonicalJson(keys).matchAll(/:(\d)/g)].map(([, digit]) => Number(digit)),
    [2, 4, 6, 7, 1, 5, 3],
  )
})

test('the text reads back as the same value, and the order in which keys were set changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(JSON.stringify(sorted(value)))))
      assert.equal(canonicalJson(JSON.parse(text)), text)
      assert.equal(canonicalJson(reversed(value)), text)
    }),
  )
})

test('what JSON cannot say is refused, naming where it stands', () => {
  assert.throws(() => canonicalJson({ a: [1, { b: Number.NaN }] }), /\$\.a\[1\]\.b is NaN/)
  assert.throws(() => canonicalJson(['\ud800']), /\$\[0\] has half a surrogate pair/)
  assert.throws(() => canonicalJson({ when: new Map() }), /\$\.when is Map, not plain JSON/)
  assert.throws(() => canonicalJson([undefined]), /\$\[0\] is undefined/)
  assert.throws(() => canonicalJson(1n), /bigint/)
})

test('a key without a value is as one that is not there', () => {
  assert.equal(canonicalJson({ b: undefined, a: 1 }), canonicalJson({ a: 1 }))
})

test('the hash of a content is SHA-256 of its canonical JSON in UTF-8', () => {
  const content = { title: 'Plant Sir Gâr 🧒', format: 1 } as unknown as ReleaseContent
  const expected = createHash('sha256').update('{"format":1,"title":"Plant Sir Gâr 🧒"}').digest('hex')
  assert.equal(contentHash(content), expected)
})

type Json = ReturnType<typeof JSON.parse>
const mapped = (value: Json, order: (keys: string[]) => string[]): Json => {
  if (Array.isArray(value)) return value.map((one) => mapped(one, order))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(order(Object.keys(value)).map((key) => [key, mapped(value[key], order)]))
}
const sorted = (value: Json) => mapped(value, (keys) => keys.toSorted())
const reversed = (value: Json) => mapped(value, (keys) => keys.toReversed())
