/** Counts linked by sums of their own, held against a reader who tries every number. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mustBeOk } from '../platform/result.ts'
import { auditCells, protectCells, type CellSystem, type EarlierSystem } from './cells.ts'
import { Policy } from './policy.ts'
import { protect } from './protect.ts'

const policy = Policy.parse({ name: 'a test', hide: { from: 1, to: 2 }, interval_width_min: 3 })
const names = ['april', 'may', 'june', 'july']

/** Months that add up to their year. */
const adding = (counts: readonly number[]): CellSystem => ({
  cells: [
    ...counts.map((count, at) => ({ name: names[at]!, count, standing: 'printed' as const })),
    { name: 'year', count: counts.reduce((a, b) => a + b, 0), standing: 'printed' },
  ],
  sums: [{ whole: 'year', parts: names.slice(0, counts.length) }],
})

/** Months of children: the year has fewer, since some come again, and no month has more than the year. */
function overlapping(counts: readonly number[], year: number): CellSystem {
  const sum = counts.reduce((a, b) => a + b, 0)
  return {
    cells: [
      ...adding(counts).cells.filter(({ name }) => name !== 'year'),
      { name: 'year', count: year, standing: 'printed' },
      { name: 'sum', count: sum, standing: 'loose' },
      { name: 'again', count: sum - year, standing: 'loose' },
      ...counts.map((count, at) => ({ name: `not in ${names[at]}`, count: year - count, standing: 'loose' as const })),
    ],
    sums: [
      { whole: 'sum', parts: names.slice(0, counts.length) },
      { whole: 'sum', parts: ['year', 'again'] },
      ...counts.map((_, at) => ({ whole: 'year', parts: [names[at]!, `not in ${names[at]}`] })),
    ],
  }
}

/** The least and greatest that a reader cannot rule out for each hidden cell, by trying all numbers up to `most`. */
function tried(counts: readonly number[], year: number, hidden: ReadonlySet<string>, most: number) {
  const found = new Map<string, { lower: number; upper: number }>()
  const choices = [...names.slice(0, counts.length), 'year'].map((name, at) =>
    hidden.has(name) ? Array.from({ length: most }, (_, one) => one + 1) : [at < counts.length ? counts[at]! : year],
  )
  const go = (values: number[]): void => {
    if (values.length < choices.length) {
      for (const value of choices[values.length]!) go([...values, value])
      return
    }
    const months = values.slice(0, -1)
    const whole = values.at(-1)!
    if (months.reduce((a, b) => a + b, 0) < whole || months.some((month) => month > whole)) return
    for (const name of hidden) {
      const value = name === 'year' ? whole : months[names.indexOf(name)]!
      const known = found.get(name) ?? { lower: value, upper: value }
      found.set(name, { lower: Math.min(known.lower, value), upper: Math.max(known.upper, value) })
    }
  }
  go([])
  return found
}

test('of children who come again in other months no hidden month can be worked out more nearly than allowed', async () => {
  let hid = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }), fc.nat(100), async (counts, share) => {
      const sum = counts.reduce((a, b) => a + b, 0)
      const most = Math.max(...counts)
      const year = most + Math.round(((sum - most) * share) / 100)
      const done = await protectCells(overlapping(counts, year), policy)
      if (!done.ok) {
        assert.equal(done.refusal.kind, 'unprotectable')
        return
      }
      const { hidden } = done.value
      for (const [at, count] of counts.entries())
        if (count === 1 || count === 2) assert.equal(hidden.get(names[at]!)?.as, 'primary')
      const intervals = tried(counts, year, new Set(hidden.keys()), 14)
      for (const [name, { lower, upper }] of intervals) {
        hid += 1
        assert.ok(upper - lower >= 3, `${name} of ${counts.join(', ')} in ${year}: ${lower} to ${upper}`)
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(hid > 20)
})

test('counts that are one table are hidden as few as the table would be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }), async (counts) => {
      const rows = counts.map((count, at) => ({ labels: [names[at]!], count }))
      const asTable = await protect([{ name: 'months', dimensions: ['month'], rows }], policy)
      const asCells = await protectCells(adding(counts), policy)
      assert.equal(asCells.ok, asTable.ok)
      if (asTable.ok && asCells.ok) {
        const { primary, secondary } = asTable.value.proof
        assert.equal(asCells.value.hidden.size, primary + secondary)
      }
    }),
    { numRuns: 40 },
  )
})

test('people whom a reader can count by taking the year from the programme are protected as if they were printed', async () => {
  const system: CellSystem = {
    cells: [
      { name: 'programme', count: 149, standing: 'printed' },
      { name: 'year', count: 148, standing: 'printed' },
      { name: 'before the year', count: 1, standing: 'rest' },
    ],
    sums: [{ whole: 'programme', parts: ['year', 'before the year'] }],
  }
  const { hidden } = mustBeOk(await protectCells(system, policy))
  assert.deepEqual([...hidden.keys()].length, 1)
})

test('sessions about nobody are printed however few there were', async () => {
  const system: CellSystem = { cells: [{ name: 'sessions', count: 1, standing: 'free' }], sums: [] }
  assert.equal(mustBeOk(await protectCells(system, policy)).hidden.size, 0)
})

test('a month hidden in an earlier release to protect another is not printed by a later one', async () => {
  const first: EarlierSystem = { ...adding([1, 6, 9, 9]), release: 'first', hidden: ['april', 'may'] }
  const may: CellSystem = { cells: [{ name: 'may', count: 6, standing: 'printed' }], sums: [] }
  assert.deepEqual([...mustBeOk(await protectCells(may, policy)).hidden.keys()], [])
  assert.deepEqual([...mustBeOk(await protectCells(may, policy, { earlier: [first] })).hidden.keys()], ['may'])
})

test('what was printed before and is small by a stricter rule is said, since hiding it now hides nothing', async () => {
  const first: EarlierSystem = { ...adding([2, 9]), release: 'first', hidden: [] }
  const done = await protectCells(adding([2, 9]), policy, { earlier: [first] })
  assert.deepEqual(!done.ok && done.refusal.kind, 'already_shown')
})

test('two releases that between them give a hidden month away are found out, with the month', async () => {
  const first: EarlierSystem = { ...adding([1, 2, 9, 9]), release: 'first', hidden: ['april', 'june'] }
  const second: EarlierSystem = {
    cells: [{ name: 'june', count: 9, standing: 'printed' }],
    sums: [],
    release: 'second',
    hidden: [],
  }
  const names = (await auditCells([{ ...first, hidden: ['april', 'june'] }, second], policy)).map(({ name }) => name)
  assert.ok(names.includes('april'))
})

test('a figure revised between two releases is not taken for the same figure', async () => {
  const first: EarlierSystem = { ...adding([1, 9, 9]), release: 'first', hidden: ['april', 'may'] }
  const revised: EarlierSystem = { ...adding([1, 11, 9]), release: 'second', hidden: ['april', 'may'] }
  assert.deepEqual(await auditCells([first, revised], policy), [])
})
