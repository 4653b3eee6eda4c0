// What is guessed must keep all that is asked of it, and what can easily be had must be found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lacking, type Cut } from './cuts.ts'
import { Guesses } from './guesses.ts'

const SIZE = 9

const aCut: fc.Arbitrary<Cut> = fc
  .record({
    cell: fc.integer({ min: 0, max: SIZE - 1 }),
    others: fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { minLength: 1, maxLength: 6 }),
    weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }),
    least: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ cell, others, weights, least }) => {
    const at = others.filter((one) => one !== cell)
    return { cell, at, weight: weights.slice(0, at.length), least }
  })

const someCuts = fc.record({
  cuts: fc.array(aCut, { maxLength: 12 }),
  later: fc.array(aCut, { maxLength: 4 }),
  must: fc.array(fc.constantFrom(0, 0, 1), { minLength: SIZE, maxLength: SIZE }),
  costs: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: SIZE, maxLength: SIZE }),
})

const costOf = (costs: number[], hidden: Float64Array | number[]) =>
  costs.reduce((sum, cost, at) => sum + cost * hidden[at]!, 0)

/** The least that any pattern costs which keeps the cuts, by trying all. */
function leastOf(cuts: readonly Cut[], must: number[], costs: number[]): number {
  let least = Infinity
  for (let chosen = 0; chosen < 2 ** SIZE; chosen++) {
    const hidden = Float64Array.from(must, (one, at) => (one === 1 ? 1 : (chosen >> at) & 1))
    if (cuts.every((cut) => lacking(cut, hidden) <= 0)) least = Math.min(least, costOf(costs, hidden))
  }
  return least
}

test('a guess hides what must be hidden, keeps every cut, those learnt later too, and costs no more than was said', () => {
  fc.assert(
    fc.property(someCuts, fc.integer({ min: 0, max: 30 }), ({ cuts, later, must, costs }, most) => {
      const guesses = new Guesses(Float64Array.from(must), Float64Array.from(costs), Float64Array.from(must))
      for (const known of [cuts, [...cuts, ...later]]) {
        guesses.learn(known)
        const hidden = guesses.look(most, 50)
        if (!hidden) continue
        assert.ok(must.every((one, at) => one <= hidden[at]!))
        for (const cut of known) assert.ok(lacking(cut, hidden) < 1e-5, JSON.stringify(cut))
        assert.ok(costOf(costs, hidden) <= most)
      }
    }),
  )
})

test('where all may be hidden there is a guess, and none costs less than the least of all patterns', () => {
  fc.assert(
    fc.property(someCuts, ({ cuts, must, costs }) => {
      const all = new Float64Array(SIZE).fill(1)
      fc.pre(cuts.every((cut) => lacking(cut, all) <= 0))
      const guesses = new Guesses(Float64Array.from(must), Float64Array.from(costs), all)
      guesses.learn(cuts)
      assert.ok(guesses.look(costOf(costs, all), 1))
      const below = guesses.look(leastOf(cuts, must, costs) - 1, 200)
      assert.equal(below, undefined)
    }),
  )
})

test('what a second cost may come to in all is kept as the cuts are', () => {
  const cut = { cell: 0, at: [1, 2], weight: [5, 5], least: 5 }
  const must = Float64Array.from([1, 0, 0])
  const few = Float64Array.from([1, 1, 1])
  const sums = Float64Array.from([1, 9, 4])
  const guesses = new Guesses(must, sums, Float64Array.from([1, 1, 0]), { costs: few, most: 2 })
  guesses.learn([cut])
  assert.deepEqual([...guesses.look(9, 50)!], [1, 0, 1])
})

test('a search that begins at another pattern finds it again where it keeps all', () => {
  const cut = { cell: 0, at: [1, 2], weight: [5, 5], least: 5 }
  const costs = Float64Array.from([1, 1, 1])
  const guesses = new Guesses(Float64Array.from([1, 0, 0]), costs, Float64Array.from([1, 1, 0]))
  guesses.learn([cut])
  guesses.begin(Float64Array.from([1, 0, 1]))
  assert.deepEqual([...guesses.look(2, 1)!], [1, 0, 1])
})
