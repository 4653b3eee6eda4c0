import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likeliestOf, LOOKED_AT_MAX } from './looked-at.ts'

const crowd = (name: string, size: number) => Array.from({ length: size }, (_, at) => `${name} ${at}`)

test('who shares a rare key is looked at, however many share a common one', () => {
  const found = likeliestOf([crowd('same name', 200), ['same number'], crowd('same street', 20)])
  assert.equal(found.length, LOOKED_AT_MAX)
  assert.equal(found[0], 'same number')
  assert.ok(crowd('same street', 20).every((one) => found.includes(one)))
})

test('nobody is looked at twice or left out who could be looked at, and who shares more keys is never left for who shares fewer of them', () => {
  const keys = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 120 }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(keys, (sharing) => {
      const found = likeliestOf(sharing)
      const all = new Set(sharing.flat())
      assert.equal(new Set(found).size, found.length)
      assert.equal(found.length, Math.min(all.size, LOOKED_AT_MAX))
      const keysOf = (who: number) => sharing.flatMap((some, at) => (some.includes(who) ? [at] : []))
      for (const left of [...all].filter((who) => !found.includes(who)))
        for (const taken of found)
          assert.ok(
            !(keysOf(taken).length < keysOf(left).length && keysOf(taken).every((key) => keysOf(left).includes(key))),
          )
    }),
  )
})
