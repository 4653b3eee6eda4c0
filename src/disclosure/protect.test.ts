/** What protection promises, held against a reader and an analyst who try everything. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestByTrying, intervalsByTrying, leavesUnder } from '../../test/support/disclosure-reader.ts'
import { mustBeOk } from '../platform/result.ts'
import { attackerMinimum, Policy } from './policy.ts'
import { protect } from './protect.ts'
import type { Table } from './tables/table.ts'

type PolicyIn = Parameters<typeof Policy.parse>[0] & object
const policyOf = (more: PolicyIn = {}) => Policy.parse({ name: 'a test', hide: { from: 1, to: 4 }, ...more })

/** Every combination of labels, with these counts in turn. */
function crossed(sizes: readonly number[], counts: readonly number[]): Table {
  let labels: string[][] = [[]]
  sizes.forEach((size, at) => {
    labels = labels.flatMap((list) => Array.from({ length: size }, (_, nth) => [...list, `${'abc'[at]}${nth}`]))
  })
  return {
    name: 'invented.csv',
    dimensions: sizes.map((_, at) => `d${at}`),
    rows: labels.map((list, at) => ({ labels: list, count: counts[at]! })),
  }
}
const hierarchy = { d1: { b0: 'x', b1: 'x', b2: 'y', x: 'Total', y: 'Total' } }
const shapes: { sizes: number[]; hierarchies: Record<string, Record<string, string>> }[] = [
  { sizes: [5], hierarchies: {} },
  { sizes: [2, 2], hierarchies: {} },
  { sizes: [2, 3], hierarchies: {} },
  { sizes: [2, 3], hierarchies: hierarchy },
  { sizes: [2, 2, 2], hierarchies: {} },
]
const rules = [
  { hide: { from: 1, to: 2 }, interval_width_min: 3 },
  { hide: { from: 1, to: 2 }, interval_width_min: 2, attacker_minimum: 0 },
  { hide: { from: 0, to: 1 }, interval_width_min: 2 },
]
const aTask = fc.record({
  shape: fc.constantFrom(...shapes),
  rule: fc.constantFrom(...rules),
  objective: fc.constantFrom('fewest' as const, 'lightest' as const),
  counts: fc.array(fc.nat({ max: 7 }), { minLength: 8, maxLength: 8 }),
})

/** At most this many cells that may or may not be hidden: two to that power are tried. */
const FREE_MAX = 11

test('no hidden count can be worked out more nearly than the policy allows, and nothing that protects loses less', async () => {
  let judged = 0
  await fc.assert(
    fc.asyncProperty(aTask, async ({ shape, rule, objective, counts }) => {
      const table = crossed(shape.sizes, counts)
      const policy = policyOf({ ...rule, objective, hierarchies: shape.hierarchies })
      const done = await protect([table], policy, { seconds: 20 })
      if (!done.ok) {
        assert.equal(done.refusal.kind, 'unprotectable')
        return
      }
      const [found] = done.value.tables
      const under = leavesUnder(found!.dimensions, found!.rows, shape.hierarchies)
      const minimum = attackerMinimum(policy)
      const reach = policy.interval_width_min + 2
      for (const row of found!.rows) {
        assert.equal(row.shown === null, row.hidden !== undefined)
        if (row.shown !== null) assert.equal(row.shown, row.count, 'nothing that is shown is wrong')
        const isSmall = row.count >= policy.hide!.from && row.count <= policy.hide!.to
        assert.equal(row.hidden === 'primary', isSmall)
      }
      const intervals = intervalsByTrying(found!.rows, under, minimum, reach)
      found!.rows.forEach((row, at) => {
        if (!row.hidden) return
        const { lower, upper } = intervals[at]!
        assert.ok(upper - lower >= policy.interval_width_min, `${row.labels.join()} is within ${lower} to ${upper}`)
        assert.ok(row.interval!.lower <= lower && (row.interval!.upper ?? Infinity) >= upper)
        assert.ok(row.interval!.lower >= minimum)
      })
      const { width, ...limits } = { width: policy.interval_width_min, minimum, reach, ...policy.hide! }
      const free = found!.rows.filter(({ count }) => count > policy.hide!.to && count >= Math.max(1, minimum))
      if (free.length > FREE_MAX) return
      const total = found!.rows.reduce((sum, { count }) => sum + count, 0) + 1
      const costOf = (hidden: readonly number[]) => {
        const sum = hidden.reduce((all, row) => all + found!.rows[row]!.count, 0)
        return objective === 'fewest' ? hidden.length * total + sum : sum
      }
      const best = bestByTrying(found!.rows, under, { ...limits, width }, costOf)
      const hidden = found!.rows.flatMap((row, at) => (row.hidden ? [at] : []))
      assert.equal(done.value.proof.status, 'optimal')
      assert.equal(costOf(hidden), best)
      judged++
    }),
    { numRuns: 60, seed: 4 },
  )
  assert.ok(judged > 15, `only ${judged} optima were compared`)
})

test('four notices in December cannot be had by taking the other months from the year', async () => {
  const months = ['04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2016-${month}`)
  const counts = [1, 0, 2, 0, 5, 1, 0, 2]
  const rows = [
    ...months.map((month, at) => ({ labels: [month], count: counts[at]! })),
    { labels: ['2016-12'], count: 4 },
    { labels: ['2017-01 to 2017-03'], count: 1 },
    { labels: ['Total'], count: 16 },
  ]
  const done = mustBeOk(await protect([{ name: 'notices', dimensions: ['month'], rows }], policyOf()))
  const hidden = done.tables[0]!.rows.filter((row) => row.hidden).map(({ labels }) => labels[0]!)
  assert.ok(hidden.includes('2016-12'))
  assert.ok(hidden.length > 1)
  assert.deepEqual(done.tables[0]!.rows.map(({ labels }) => labels[0]), rows.map(({ labels }) => labels[0])) // prettier-ignore
})

test('the order of rows changes nothing, and neither does doing it again', async () => {
  const anOrder = fc.record({
    counts: fc.array(fc.nat({ max: 20 }), { minLength: 20, maxLength: 20 }),
    seed: fc.integer(),
  })
  await fc.assert(
    fc.asyncProperty(anOrder, async ({ counts, seed }) => {
      const table = crossed([4, 5], counts)
      const shuffled = { ...table, rows: fc.sample(fc.shuffledSubarray(table.rows, { minLength: 20 }), { seed, numRuns: 1 })[0]! } // prettier-ignore
      const results = []
      for (const one of [table, shuffled, table]) {
        const done = await protect([one], policyOf())
        results.push(done.ok ? new Map(done.value.tables[0]!.rows.map((row) => [row.labels.join(), row.shown])) : done)
      }
      const asList = (one: unknown) => (one instanceof Map ? [...one].toSorted() : one)
      assert.deepEqual(asList(results[1]), asList(results[0]))
      assert.deepEqual(asList(results[2]), asList(results[0]))
    }),
    { numRuns: 15, seed: 9 },
  )
})

test('where people are so few that totals would tell, totals are hidden too', async () => {
  const done = mustBeOk(await protect([crossed([2, 2], [1, 0, 0, 1])], policyOf()))
  const rows = done.tables[0]!.rows
  assert.ok(rows.every(({ shown, count }) => (count === 0 ? shown === 0 : shown === null)))
  assert.equal(rows.find(({ labels }) => labels.every((label) => label === 'Total'))!.interval!.upper, null)
})
