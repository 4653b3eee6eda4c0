import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainDate, type Period } from '../../platform/dates.ts'
import { cellName, type Counted, type PartKeys } from './cell-name.ts'
import { link, type CountedGrid } from './linked-cells.ts'

const period = (from: string, to: string): Period => ({ from: plainDate(from), to: plainDate(to) })
const YEAR = period('2016-04-01', '2017-03-31')
const MONTHS = ['2016-04', '2016-05', '2016-06', '2016-07', '2016-08', '2016-09', '2016-10', '2016-11', '2016-12', '2017-01', '2017-02', '2017-03'] // prettier-ignore
const counted = (of: Period = YEAR, area = ['E06000021']): Counted => ({
  measure: 'contacts_received@1',
  area,
  period: of,
})

/** Facts of a year: which child, in which month, from which source. */
type Fact = { child: number; month: string; source: string }
const facts = fc.array(
  fc.record({ child: fc.nat(9), month: fc.constantFrom(...MONTHS), source: fc.constantFrom('1A', '3A', '10') }),
  { maxLength: 40 },
)
const matching = (all: readonly Fact[], keys: PartKeys) =>
  all.filter((fact) => Object.entries(keys).every(([dimension, key]) => fact[dimension as keyof Fact] === key))
const rows = (all: readonly Fact[]) => (keys: PartKeys) => matching(all, keys).length
const children = (all: readonly Fact[]) => (keys: PartKeys) =>
  new Set(matching(all, keys).map(({ child }) => child)).size

const grid = (given: Partial<CountedGrid> & Pick<CountedGrid, 'value'>): CountedGrid => ({
  counted: counted(),
  standing: 'count',
  additive: true,
  rows: MONTHS.map((month) => ({ month })),
  columns: [],
  ...given,
})
const SOURCES = ['1A', '3A', '10'].map((source) => ({ source }))

function holds(linked: ReturnType<typeof link>): void {
  const value = (name: string) => linked.cells.get(name)!.value
  for (const { whole, parts } of linked.sums)
    assert.equal(
      value(whole),
      parts.reduce((sum, part) => sum + value(part), 0),
      `${whole} = ${parts.join(' + ')}`,
    )
  for (const { value: count, name } of linked.cells.values()) assert.ok(count >= 0, name)
}

test('every sum that links the counts of a release is true, of contacts and of children alike', () => {
  fc.assert(
    fc.property(facts, (all) => {
      holds(link([grid({ value: rows(all), columns: SOURCES })]))
      holds(link([grid({ value: children(all), columns: SOURCES, additive: false })]))
    }),
  )
})

test('a month is one count, whether it stands in a table by month, in a crossing or alone', () => {
  const december = cellName(counted(), { month: '2016-12' })
  assert.equal(december, cellName(counted(period('2016-12-01', '2016-12-31'))))
  assert.equal(december, cellName(counted(period('2016-10-01', '2016-12-31')), { month: '2016-12' }))
  assert.notEqual(december, cellName(counted(), { month: '2016-12', source: '1A' }))
})

test('an authority of a breakdown is the same count as that authority asked for alone', () => {
  const force = counted(YEAR, ['E06000021', 'E10000028'])
  assert.equal(cellName(force, { authority: 'E06000021' }), cellName(counted()))
})

test('quarters in one table are the sums of the months in another', () => {
  const all: Fact[] = MONTHS.map((month, child) => ({ child, month, source: '1A' }))
  const byQuarter = grid({
    rows: ['2016-Q1', '2016-Q2', '2016-Q3', '2016-Q4'].map((quarter) => ({ quarter })),
    value: (keys) => (keys.quarter === undefined ? 12 : 3),
  })
  const linked = link([grid({ value: rows(all) }), byQuarter])
  const quarter = cellName(counted(), { quarter: '2016-Q3' })
  const months = ['2016-10', '2016-11', '2016-12'].map((month) => cellName(counted(), { month }))
  assert.ok(linked.sums.some(({ whole, parts }) => whole === quarter && months.every((one) => parts.includes(one))))
  holds(linked)
})

test('a figure since the programme began holds the year, so that neither gives the other away', () => {
  const programme = grid({ counted: counted(period('2015-07-01', '2017-03-31')), rows: [], value: () => 149 })
  const linked = link([grid({ rows: [], value: () => 145 }), programme])
  const sum = linked.sums.find(({ whole }) => whole === cellName(programme.counted))!
  assert.ok(sum.parts.includes(cellName(counted())))
  holds(linked)
})

test('children counted again in another month are a number that no table prints', () => {
  const all: Fact[] = [
    { child: 1, month: '2016-04', source: '1A' },
    { child: 1, month: '2016-12', source: '1A' },
  ]
  const { cells } = link([grid({ value: children(all), additive: false })])
  const again = [...cells.values()].find(({ name }) => name.startsWith('counted again'))!
  assert.deepEqual([again.value, again.standing], [1, 'loose'])
})

test('counts that contradict one another are a fault, and never published', () => {
  assert.throws(
    () => link([grid({ rows: [], value: () => 3 }), grid({ rows: [], value: () => 4 })]),
    /3 in one table and 4/,
  )
  assert.throws(() => link([grid({ value: (keys) => (keys.month === undefined ? 5 : 0) })]), /5 is not 0/)
})
