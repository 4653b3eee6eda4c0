/** Rounding keeps sums; ratios that give a count back are withheld. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mustBeOk } from '../platform/result.ts'
import { leavesUnder } from '../../test/support/disclosure-reader.ts'
import { shippedPolicies } from './policy.ts'
import { protect } from './protect.ts'
import { judgeRatio } from './ratio.ts'

const aTable = fc.record({
  sizes: fc.constantFrom([4], [3, 4], [2, 3, 2], [3, 3, 3]),
  counts: fc.array(fc.nat({ max: 30 }), { minLength: 27, maxLength: 27 }),
  policy: fc.constantFrom('round-5', 'round-10'),
})

test('rounded counts are multiples beside the true ones, noughts and multiples stay, and every sum holds', async () => {
  await fc.assert(
    fc.asyncProperty(aTable, async ({ sizes, counts, policy: id }) => {
      const policy = shippedPolicies.get(id)!
      const base = policy.round_to!
      let labels: string[][] = [[]]
      for (const [at, size] of sizes.entries())
        labels = labels.flatMap((list) => Array.from({ length: size }, (_, nth) => [...list, `${at}-${nth}`]))
      const dimensions = sizes.map((_, at) => `d${at}`)
      const rows = labels.map((list, at) => ({ labels: list, count: counts[at]! }))
      const { tables, proof } = mustBeOk(await protect([{ name: 't', dimensions, rows }], policy))
      const found = tables[0]!.rows
      const under = leavesUnder(dimensions, found, {})
      found.forEach((row, at) => {
        assert.equal(row.shown! % base, 0)
        const away = Math.abs(row.shown! - row.count)
        assert.ok(away < base * (1 + proof.roundedFurther!), `${row.count} became ${row.shown}`)
        if (proof.roundedFurther === 0 && row.count % base === 0) assert.equal(away, 0)
        if (row.count === 0) assert.equal(row.shown, 0)
        assert.equal(row.shown, under[at]!.reduce((sum, leaf) => sum + found[leaf]!.shown!, 0)) // prettier-ignore
      })
      if (sizes.length < 3) assert.equal(proof.roundedFurther, 0)
    }),
    { numRuns: 40, seed: 5 },
  )
})

test('with hiding, hidden stays hidden and what is shown is rounded', async () => {
  const policy = { ...shippedPolicies.get('hide-1-to-4')!, round_to: 5 as const }
  const rows = [3, 21, 17, 40].map((count, at) => ({ labels: [`m${at}`], count }))
  const { tables, proof } = mustBeOk(await protect([{ name: 't', dimensions: ['month'], rows }], policy))
  assert.equal(tables[0]!.rows[0]!.shown, null)
  assert.equal(proof.status, 'optimal')
  for (const row of tables[0]!.rows) assert.ok(row.hidden ? row.shown === null : row.shown! % 5 === 0)
})

test('a ratio says which counts fit it, as trying every count does', () => {
  const aRatio = fc.record({
    denominator: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    decimals: fc.integer({ min: 0, max: 2 }),
    width: fc.integer({ min: 1, max: 8 }),
  })
  fc.assert(
    fc.property(aRatio, ({ denominator, share, decimals, width }) => {
      const numerator = Math.round(share * denominator)
      const printed = ((numerator / denominator) * 100).toFixed(decimals)
      const fitting = Array.from({ length: denominator + 1 }, (_, count) => count).filter((count) => ((count / denominator) * 100).toFixed(decimals) === printed) // prettier-ignore
      const { numerator: found, withhold } = judgeRatio({ numerator, denominator, per: 100, decimals, hidden: 'numerator' }, width, 0) // prettier-ignore
      assert.ok(found!.lower <= fitting[0]! && found!.upper >= fitting.at(-1)!)
      assert.ok(found!.candidates <= fitting.length + 2, 'halves may be rounded either way')
      assert.ok(found!.lower <= numerator && numerator <= found!.upper)
      if (found!.upper - found!.lower < width) assert.ok(withhold)
    }),
  )
})

test('37.5 % of eight is withheld, a rounded rate of a large population is not, and a small base is said', () => {
  const small = judgeRatio({ numerator: 3, denominator: 8, per: 100, decimals: 1, hidden: 'numerator' }, 5, 1)
  assert.ok(small.withhold)
  assert.match(small.reasons.join(' '), /only 3 for the hidden numerator.*below 30/)
  assert.equal(judgeRatio({ numerator: 3, denominator: 200_000, per: 10_000, decimals: 0, hidden: 'numerator' }, 5, 1).withhold, false) // prettier-ignore
  assert.ok(judgeRatio({ numerator: 3, denominator: 8, per: 100, decimals: 1, hidden: 'denominator' }, 5, 1).withhold)
  assert.equal(
    judgeRatio({ numerator: 3, denominator: 8, per: 100, decimals: 0, hidden: 'both' }, 5, 1).withhold,
    false,
  )
  assert.throws(() => judgeRatio({ numerator: 3, denominator: 0, per: 100, decimals: 1, hidden: 'none' }, 5, 1), RangeError) // prettier-ignore
})
