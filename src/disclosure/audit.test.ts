/** What releases say together: differencing, linked tables, and what must then be hidden further. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustBeOk } from '../platform/result.ts'
import { audit } from './audit.ts'
import { protectInThread } from './in-thread.ts'
import { Policy } from './policy.ts'
import { protect } from './protect.ts'
import { releaseOf } from './release.ts'
import type { Release, ReleasedTable, Table } from './tables/table.ts'

const policy = Policy.parse({ name: 'a test', hide: { from: 1, to: 4 } })
const months = Array.from({ length: 9 }, (_, at) => `2016-${String(at + 4).padStart(2, '0')}`)
const total = (name: string, covers: string[], count: number, hidden = false): ReleasedTable => ({
  name,
  measure: 'notices 1',
  dimensions: ['authority'],
  rows: [{ labels: ['Total'], count, hidden }],
  covers: { month: covers },
})

test('April to November and April to December, both shown, reveal December', async () => {
  const first: Release = { id: 'autumn', tables: [total('a', months.slice(0, 8), 20)] }
  const second: Release = { id: 'winter', tables: [total('b', months, 24)] }
  const [finding, ...others] = mustBeOk(await audit(second, [first], policy))
  assert.deepEqual(others, [])
  assert.deepEqual([finding!.lower, finding!.upper], [4, 4])
  assert.deepEqual(finding!.releases, ['autumn', 'winter'])
  assert.deepEqual(mustBeOk(await audit(second, [], policy)), [])
  const large: Release = { id: 'winter', tables: [total('b', months, 40)] }
  assert.deepEqual(mustBeOk(await audit(large, [first], policy)), [], 'twenty in December are no small count')
})

test('a new release hides further where an earlier one would reveal the difference', async () => {
  const first: Release = { id: 'autumn', tables: [total('a', months.slice(0, 8), 20)] }
  const second = { ...total('b', months, 24), rows: [{ labels: ['Total'], count: 24 }] }
  const done = mustBeOk(await protect([second], policy, { earlier: [first] }))
  assert.equal(done.tables[0]!.rows[0]!.shown, null)
  assert.equal(mustBeOk(await protect([second], policy)).tables[0]!.rows[0]!.shown, 24)
  assert.deepEqual(mustBeOk(await audit(releaseOf('winter', done), [first], policy)), [])
})

test('a count that was hidden in one release and printed in another is found', async () => {
  const table = (hidden: boolean): ReleasedTable => ({
    name: 't',
    dimensions: ['month'],
    rows: [
      { labels: ['a'], count: 3, hidden },
      { labels: ['b'], count: 9, hidden },
      { labels: ['Total'], count: 12 },
    ],
  })
  const found = mustBeOk(
    await audit({ id: 'two', tables: [table(false)] }, [{ id: 'one', tables: [table(true)] }], policy),
  )
  assert.deepEqual(found.map(({ cell, lower }) => [cell, lower]), [[{ month: 'a' }, 3]]) // prettier-ignore
  const again = await protect([table(false)], policy, { earlier: [{ id: 'one', tables: [table(false)] }] })
  assert.ok(!again.ok && again.refusal.kind === 'already_shown')
})

test('what an earlier release gives away is not to be mended, and the cells are named', async () => {
  const coarse: Release = { id: 'one', tables: [{ name: 'o', dimensions: ['month'], rows: [{ labels: ['a'], count: 3, hidden: true }, { labels: ['b'], count: 9 }, { labels: ['Total'], count: 12 }] }] } // prettier-ignore
  const again = await protect([{ name: 't', dimensions: ['month'], rows: [{ labels: ['a'], count: 3 }, { labels: ['b'], count: 9 }] }], policy, { earlier: [coarse] }) // prettier-ignore
  assert.ok(!again.ok && again.refusal.kind === 'unprotectable')
  assert.deepEqual(again.refusal.cells, [{ month: 'a' }])
})

test('a revised figure is another count: equality is not assumed where counts differ', async () => {
  const release = (id: string, a: number, b: number): Release => ({ id, tables: [{ name: 't', dimensions: ['month'], rows: [{ labels: ['a'], count: a, hidden: true }, { labels: ['b'], count: b, hidden: true }, { labels: ['c'], count: 30 }, { labels: ['Total'], count: a + b + 30 }] }] }) // prettier-ignore
  assert.deepEqual(mustBeOk(await audit(release('two', 3, 11), [release('one', 3, 10)], policy)), [])
})

test('tables that share their months are protected together', async () => {
  const table = (name: string, other: string, counts: number[][]): Table => ({
    name,
    dimensions: ['month', other],
    rows: counts.flatMap((list, at) => list.map((count, nth) => ({ labels: [`m${at}`, `${other}${nth}`], count }))),
  })
  const tables = [table('districts', 'district', [[3, 20, 17], [9, 12, 30], [14, 8, 22]]), table('sources', 'source', [[25, 15], [31, 20], [40, 4]])] // prettier-ignore
  const done = mustBeOk(await protect(tables, policy))
  const shown = (table: number, labels: string) => done.tables[table]!.rows.find((row) => row.labels.join() === labels)!
  assert.equal(done.proof.status, 'optimal')
  for (const month of ['m0', 'm1', 'm2', 'Total'])
    assert.equal(shown(0, `${month},Total`).shown, shown(1, `${month},Total`).shown)
  assert.deepEqual(mustBeOk(await audit(releaseOf('both', done), [], policy)), [])
  const apart = [mustBeOk(await protect([tables[0]!], policy)), mustBeOk(await protect([tables[1]!], policy))]
  assert.ok(done.proof.secondary >= Math.max(...apart.map(({ proof }) => proof.secondary)))
})

test('on a thread of its own it comes to the same, and can be stopped', async () => {
  const table = { name: 't', dimensions: ['month'], rows: [{ labels: ['a'], count: 3 }, { labels: ['b'], count: 9 }, { labels: ['c'], count: 7 }] } // prettier-ignore
  const [here, there] = [mustBeOk(await protect([table], policy)), mustBeOk(await protectInThread([table], policy))]
  assert.deepEqual(there.tables, here.tables)
  await assert.rejects(protectInThread([table], policy, { signal: AbortSignal.abort(new Error('enough')) }), /enough/)
  const stop = new AbortController()
  const stopped = protectInThread([table], policy, { signal: stop.signal })
  stop.abort(new Error('changed my mind'))
  await assert.rejects(stopped, /changed my mind/)
})
