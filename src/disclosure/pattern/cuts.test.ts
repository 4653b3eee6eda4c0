// A cut made stronger must not forbid what the cut allows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inNumbers, lacking, roundings, strongest } from './cuts.ts'

const aCut = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 })
  .chain((weight) =>
    fc.integer({ min: 1, max: 6 }).map((least) => ({ cell: 0, at: weight.map((_, nth) => nth + 1), weight, least })),
  )

test('whatever pattern keeps a cut keeps what is made of it by rounding', () => {
  fc.assert(
    fc.property(aCut, (cut) => {
      for (let chosen = 0; chosen < 2 ** cut.at.length; chosen++) {
        const hidden = Float64Array.from([1, ...cut.at.map((_, nth) => (chosen >> nth) & 1)])
        if (lacking(cut, hidden) > 0) continue
        for (const rounded of roundings(cut)) assert.ok(lacking(rounded, hidden) <= 0)
      }
    }),
  )
})

test('of counts that go 3 or 4 of the 5 asked, two are needed: half a one and half another are too few by less than before', () => {
  const cut = { cell: 0, at: [1, 2, 3], weight: [3, 4, 4], least: 5 }
  const fractions = Float64Array.from([1, 0.5, 0.5, 0.4])
  assert.ok(lacking(cut, fractions) <= 0)
  assert.ok(roundings(cut).some((rounded) => lacking(rounded, fractions) > 0))
})

test('a pattern that breaks a cut breaks the strongest of what is made of it, which forbids nothing that the cut allows', () => {
  fc.assert(
    fc.property(aCut, fc.nat(), (cut, chosen) => {
      const hidden = Float64Array.from([1, ...cut.at.map((_, nth) => (chosen >> nth) & 1)])
      fc.pre(lacking(cut, hidden) > 0)
      const one = strongest(cut, hidden)
      assert.ok(lacking(one, hidden) > 0)
      assert.ok(lacking(inNumbers(one), hidden) > 0)
      for (let other = 0; other < 2 ** cut.at.length; other++) {
        const pattern = Float64Array.from([1, ...cut.at.map((_, nth) => (other >> nth) & 1)])
        if (lacking(cut, pattern) <= 0) assert.ok(lacking(inNumbers(one), pattern) <= 0)
      }
    }),
  )
})
