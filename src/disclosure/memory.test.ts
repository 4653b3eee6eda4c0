/** A server protects tables for months in one process: what each takes must be given back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mustBeOk } from '../platform/result.ts'
import { chanceFrom } from './pattern/chance.ts'
import { Policy } from './policy.ts'
import { protect } from './protect.ts'

const SOLVES = 200
const GROWTH_MAX = 60 * 2 ** 20

test('hundreds of protections in one process take no more memory than the first ones did', async () => {
  const policy = Policy.parse({ name: 'a test', hide: { from: 1, to: 4 } })
  const chance = chanceFrom(1)
  const once = async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      labels: [`${at % 3}`, `${Math.floor(at / 3) % 2}`, `${Math.floor(at / 6)}`],
      count: Math.floor(chance() * 15) + 3,
    }))
    mustBeOk(await protect([{ name: 'cube', dimensions: ['a', 'b', 'c'], rows }], policy, { seconds: 1 }))
  }
  for (let nth = 0; nth < SOLVES / 3; nth++) await once()
  const before = process.memoryUsage().rss
  for (let nth = 0; nth < SOLVES; nth++) await once()
  const grown = process.memoryUsage().rss - before
  assert.ok(grown < GROWTH_MAX, `${Math.round(grown / 2 ** 20)} MiB more after ${SOLVES} protections`)
})
