import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from '../../platform/dates.ts'
import { cellName, type Counted, type PartKeys } from './cell-name.ts'
import { link, type CountedGrid } from './linked-cells.ts'
import { bindSame } from './same-counts.ts'

const counted = (measure: string): Counted => ({
  measure,
  area: ['E06000021'],
  period: { from: plainDate('2016-04-01'), to: plainDate('2017-03-31') },
})
const grid = (measure: string, value: CountedGrid['value'], rows: PartKeys[] = []): CountedGrid => ({
  counted: counted(measure),
  standing: 'count',
  additive: false,
  rows,
  columns: [],
  value,
})

test('the charges of an average are the charges of their own figure, and hidden with them', () => {
  const linked = link([grid('charges_per_person@1 above', () => 538), grid('charges@1', () => 538)])
  const { sums } = bindSame(linked)
  const [whole, part] = [cellName(counted('charges@1')), cellName(counted('charges_per_person@1 above'))]
  assert.deepEqual(sums.slice(linked.sums.length), [{ whole, parts: [part] }])
})

test('what no table of this release prints is bound too, since another release may print it', () => {
  const { cells, sums } = bindSame(link([grid('charges_per_person@1 below', () => 122)]))
  const name = cellName(counted('people_charged@1'))
  assert.deepEqual([cells.get(name)?.value, cells.get(name)?.standing], [122, 'loose'])
  assert.deepEqual(sums.at(-1)!.whole, name)
})

test('a number that is one part of another measure is bound to that part, and to no other part', () => {
  const states = ['executed', 'lapsed'].map((state) => ({ warrant_state: state }))
  const executed = grid(
    'warrants_executed_share@1 above',
    ({ warrant_state: state }) => (state === 'lapsed' ? 0 : 40),
    states,
  )
  const { sums } = bindSame(link([executed]))
  const of = { warrant_state: 'executed' } as const
  const bound = sums.filter(({ whole }) => whole.startsWith('warrants_issued@1'))
  assert.deepEqual(bound, [{ whole: cellName(counted('warrants_issued@1'), of), parts: [cellName(executed.counted)] }])
})

test('two numbers that are said to be one and differ are a fault, and never published', () => {
  const linked = link([grid('charges_per_person@1 above', () => 538), grid('charges@1', () => 537)])
  assert.throws(() => bindSame(linked), /is 538, and .* is 537/)
})
