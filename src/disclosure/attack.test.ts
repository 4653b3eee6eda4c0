/**
 * Published files, attacked by a reader with a solver of their own. WAYMARK_HOSTILE=1 takes more and larger tables, and minutes.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attack, type Found, type Parents, type Publication } from '../../test/support/disclosure-attack.ts'
import { proofOf, protectedCsv } from './files/write.ts'
import { chanceFrom } from './pattern/chance.ts'
import { attackerMinimum, Policy } from './policy.ts'
import { protect } from './protect.ts'
import type { Protected } from './protected.ts'
import { releaseOf } from './release.ts'
import type { Table } from './tables/table.ts'

const isLong = process.env.WAYMARK_HOSTILE === '1'
const FROM = [1, 0]

/** Many noughts, many small counts: what a council's tables of children look like. */
function invented(name: string, sizes: readonly number[], seed: number, dimensions = 'abc', noughts = 0.3): Table {
  const chance = chanceFrom(seed)
  let labels: string[][] = [[]]
  sizes.forEach((size, at) => {
    labels = labels.flatMap((list) => Array.from({ length: size }, (_, nth) => [...list, `${dimensions[at]}${nth}`]))
  })
  const count = () => (chance() < noughts ? 0 : Math.floor(-Math.log(1 - chance()) * 12))
  return { name, dimensions: [...dimensions].slice(0, sizes.length), rows: labels.map((list) => ({ labels: list, count: count() })) } // prettier-ignore
}

function groupsOf(dimension: string, size: number, per: number): Record<string, string> {
  const parents: Record<string, string> = {}
  for (let nth = 0; nth < size; nth++) parents[`${dimension}${nth}`] = `${dimension} group ${Math.floor(nth / per)}`
  for (const group of new Set(Object.values(parents))) parents[group] = 'Total'
  return parents
}

const policyOf = (from: number, hierarchies: Parents = {}): Policy =>
  Policy.parse({ name: 'a test', hide: { from, to: 4 }, hierarchies })

const filesOf = ({ tables }: Protected): string[] =>
  tables.map((table) => protectedCsv(table, [...table.dimensions, 'count']))

const keyOf = (labels: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(labels).toSorted())

/** Nothing shown is wrong, nothing hidden is nearer than allowed, and no interval is said to be wider than the reader's. */
function holds(done: Protected, found: readonly Found[], first = 0): void {
  const csvs = filesOf(done)
  const proof = proofOf(done) as { hidden: { table?: string; dimensions: Record<string, string>; lower: number; upper: number | null }[] } // prettier-ignore
  done.tables.forEach((table, nth) => {
    const shown = csvs[nth]!.trim().split(/\r?\n/).slice(1).map((line) => line.split(',').at(-1)!) // prettier-ignore
    table.rows.forEach(({ count }, at) => assert.ok(shown[at] === '[c]' || shown[at] === String(count)))
    const said = new Map(
      proof.hidden.filter((one) => one.table === undefined || one.table === table.name).map((one) => [keyOf(one.dimensions), one]),
    ) // prettier-ignore
    const mine = found.filter(({ publication }) => publication === first + nth)
    assert.equal(mine.length, shown.filter((one) => one === '[c]').length)
    for (const { labels, lower, upper } of mine) {
      const words = `${table.name}, ${Object.values(labels).join(', ')}: ${lower} to ${upper}`
      assert.ok(upper - lower >= done.policy.interval_width_min, words)
      const interval = said.get(keyOf(labels))!
      assert.ok(interval.lower >= lower && (interval.upper ?? Infinity) <= upper, `${words}, said ${interval.lower} to ${interval.upper}`) // prettier-ignore
    }
  })
}

type Task = { name: string; tables: Table[]; hierarchies?: Parents; seconds?: number }
const tasks: Task[] = [
  { name: 'a sparse table of two dimensions', tables: [invented('sparse', [10, 12], 1, 'abc', 0.6)] },
  { name: 'fifty by fifty', tables: [invented('large', [50, 50], 2, 'ab', 0.05)] },
  { name: 'a table of three dimensions', tables: [invented('cube', [5, 4, 3], 3)] },
  { name: 'a hierarchy', tables: [invented('nested', [12, 6], 4)], hierarchies: { a: groupsOf('a', 12, 3) } },
  {
    name: 'two hierarchies',
    tables: [invented('twice nested', [8, 6], 5)],
    hierarchies: { a: groupsOf('a', 8, 4), b: groupsOf('b', 6, 2) },
  },
]
if (isLong)
  for (const seed of [11, 12, 13]) {
    tasks.push({ name: `12 by 6 by 4, ${seed}`, tables: [invented('cube', [12, 6, 4], seed)], seconds: 20 })
    tasks.push({ name: `12 by 20 by 6, ${seed}`, tables: [invented('months', [12, 20, 6], seed)], seconds: 60 })
    tasks.push({ name: `50 by 50, ${seed}`, tables: [invented('large', [50, 50], seed)], seconds: 20 })
  }

for (const { name, tables, hierarchies = {}, seconds = 2 } of tasks)
  for (const from of FROM)
    test(`${name}, attacked from ${from} up: no hidden count comes out, and nothing shown is wrong`, async () => {
      const policy = policyOf(from, hierarchies)
      const done = await protect(tables, policy, { seconds })
      assert.ok(done.ok, JSON.stringify(done))
      assert.ok(done.value.proof.primary > 0)
      const found = await attack(filesOf(done.value).map((csv) => ({ csv })), hierarchies, attackerMinimum(policy)) // prettier-ignore
      holds(done.value, found)
    })

test('the reader of these tests finds out what is hidden too little', async () => {
  const csv =
    'a,b,count\na0,b0,[c]\na0,b1,9\na1,b0,[c]\na1,b1,8\na0,Total,12\na1,Total,[c]\nTotal,b0,8\nTotal,b1,17\nTotal,Total,25'
  const found = await attack([{ csv }], {}, 1)
  assert.deepEqual(found.map(({ lower, upper }) => [lower, upper]), [[3, 3], [5, 5], [13, 13]]) // prettier-ignore
})

test('two tables of the same people, attacked together, hide what they share in both', async () => {
  const whole = invented('by place and age', [6, 5], 6)
  const other = invented('by place and sex', [6, 2], 7, 'ac')
  // Each place has as many people in one table as in the other.
  for (let place = 0; place < 6; place++) {
    const sum = whole.rows.slice(place * 5, place * 5 + 5).reduce((all, { count }) => all + count, 0)
    const first = Math.min(sum, other.rows[place * 2]!.count)
    other.rows[place * 2]!.count = first
    other.rows[place * 2 + 1]!.count = sum - first
  }
  for (const from of FROM) {
    const policy = policyOf(from)
    const done = await protect([whole, other], policy, { seconds: 3 })
    assert.ok(done.ok, JSON.stringify(done))
    const found = await attack(filesOf(done.value).map((csv) => ({ csv })), {}, attackerMinimum(policy)) // prettier-ignore
    holds(done.value, found)
  }
})

test('a release after revisions, attacked together with the one before, gives no hidden count of either away', async () => {
  let judged = 0
  for (const [nth, from] of [1, 0, 1, 0].entries()) {
    const policy = policyOf(from)
    const before = invented('figures', [6, 6], 20 + nth)
    const chance = chanceFrom(40 + nth)
    const after = {
      ...before,
      rows: before.rows.map((row) => ({ ...row, count: row.count > 6 && chance() < 0.1 ? row.count + 1 : row.count })),
    }
    const first = await protect([before], policy, { seconds: 2 })
    assert.ok(first.ok)
    const second = await protect([after], policy, { seconds: 4, earlier: [releaseOf('first', first.value)] })
    if (!second.ok) {
      assert.equal(second.refusal.kind, 'unprotectable')
      continue
    }
    const counts = [first, second].map(
      ({ value }) => new Map(value.tables[0]!.rows.map(({ labels, count }) => [labels.join(), count])),
    )
    const isSame: Publication['isSame'] = ({ a, b }) => counts[0]!.get(`${a},${b}`) === counts[1]!.get(`${a},${b}`)
    const [early, late] = [first, second].map(({ value }) => filesOf(value)[0]!)
    const found = await attack([{ csv: early!, isSame }, { csv: late!, isSame }], {}, attackerMinimum(policy)) // prettier-ignore
    holds(second.value, found, 1)
    judged++
  }
  assert.ok(judged > 1, `only ${judged} pairs of releases could be judged`)
})
