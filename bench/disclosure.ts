/**
 * What to hide: how few cells, how soon, and how surely? Seeded invented tables, each protected against the reader who knows the
 * rule, beside the baseline "hide the smallest cell of each sum that has one hidden cell, until the reader's intervals are
 * wide", which is what a careful hand does. Both are judged by the same reader.
 *
 *   node bench/disclosure.ts            every table, 20 seconds for each at most
 *   node bench/disclosure.ts 60 12x20   one of them, 60 seconds
 *   node bench/disclosure.ts 20 small   sixteen small ones, from 1 and from 0 up, where the optimum is proved
 *   node bench/disclosure.ts 20 ten     ten of each kind with a hierarchy, since one may be easy and the next hard
 */
import { Policy, protect, type Table } from '../src/disclosure/index.ts'
import { mustBeOk } from '../src/platform/result.ts'
import { byHand } from './support/by-hand.ts'
import { chanceFrom } from '../src/linkage/index.ts'

const [seconds = '20', only] = process.argv.slice(2)
type Task = { name: string; sizes: number[]; mean: number; nested: number[] }
const tasks: Task[] = [
  { name: '8x10', sizes: [8, 10], mean: 15, nested: [] },
  { name: '12x20', sizes: [12, 20], mean: 15, nested: [] },
  { name: '12x20 in quarters', sizes: [12, 20], mean: 15, nested: [3] },
  { name: '12x20 in quarters and areas', sizes: [12, 20], mean: 15, nested: [3, 5] },
  { name: '50x50', sizes: [50, 50], mean: 30, nested: [] },
  { name: '12x6x4', sizes: [12, 6, 4], mean: 15, nested: [] },
  { name: '12x20x6', sizes: [12, 20, 6], mean: 12, nested: [] },
]

if (only === 'small') await small()
else if (only === 'ten') await ten()
else await large()

async function large(): Promise<void> {
  console.log(
    '| table | primary | by hand | Waymark | proved | seconds by hand | seconds | of the processor |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const task of tasks) {
    if (only !== undefined && task.name !== only) continue
    const table = invented(task)
    const policy = policyOf(task)
    const begun = performance.now()
    // Beyond a thousand cells the hand takes longer than anybody waits.
    const hand = table.rows.length > 1000 && task.sizes.length > 2 ? '' : await byHand(table, policy)
    const handSeconds = (performance.now() - begun) / 1000
    const used = process.cpuUsage()
    const { proof } = mustBeOk(await protect([table], policy, { seconds: Number(seconds) }))
    const { user, system } = process.cpuUsage(used)
    const proved = proof.status === 'optimal' ? 'optimal' : `gap ${(proof.gap * 100).toFixed(1)} %`
    console.log(`| ${task.name} | ${proof.primary} | ${hand} | ${proof.secondary} | ${proved} | ${handSeconds.toFixed(2)} | ${proof.seconds.toFixed(2)} | ${((user + system) / 1e6).toFixed(2)} |`) // prettier-ignore
  }
}

/** Of each kind with a hierarchy ten: the middle and the slowest. */
async function ten(): Promise<void> {
  console.log('| table | small | beside | proved | median seconds | slowest |\n| --- | --- | --- | --- | --- | --- |')
  for (const task of tasks.filter(({ nested }) => nested.length > 0)) {
    const sum = { primary: 0, beside: 0, proved: 0 }
    const took: number[] = []
    for (let seed = 4; seed < 14; seed++) {
      const { proof } = mustBeOk(await protect([invented(task, seed)], policyOf(task), { seconds: Number(seconds) }))
      sum.primary += proof.primary
      sum.beside += proof.secondary
      sum.proved += Number(proof.status === 'optimal')
      took.push(proof.seconds)
    }
    const [, , , , , median] = took.toSorted((a, b) => a - b)
    console.log(`| ${task.name} | ${sum.primary} | ${sum.beside} | ${sum.proved} | ${median!.toFixed(2)} | ${Math.max(...took).toFixed(2)} |`) // prettier-ignore
  }
}

/** Small ones, so that the optimum is known, against both readers. */
async function small(): Promise<void> {
  const shapes: Omit<Task, 'name' | 'mean'>[] = [
    ...[[4, 5], [4, 6], [5, 5], [5, 6], [5, 8], [6, 6], [6, 7], [6, 8]].map((sizes) => ({ sizes, nested: [] })), // prettier-ignore
    ...Array.from({ length: 5 }, () => ({ sizes: [3, 3, 3], nested: [] })),
    { sizes: [6, 5], nested: [3] },
    { sizes: [8, 4], nested: [4] },
    { sizes: [6, 6], nested: [2] },
  ]
  console.log('| from | tables | small | Waymark | proved | seconds | slowest | by hand | Waymark on those | hand gave up |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |') // prettier-ignore
  for (const from of [1, 0]) {
    const sum = { primary: 0, hand: 0, beside: 0, gaveUp: 0, best: 0, proved: 0, seconds: 0, slowest: 0, tables: 0 }
    for (const [nth, shape] of shapes.entries()) {
      const task = { name: `small ${nth}`, mean: 15, ...shape }
      const table = invented(task, 100 + nth)
      const policy = policyOf(task, from)
      const done = await protect([table], policy, { seconds: Number(seconds) })
      // Where noughts are hidden, a small table may be more than hiding can protect.
      if (!done.ok) continue
      const { primary, secondary, status, seconds: took } = done.value.proof
      sum.tables++
      sum.primary += primary
      sum.best += secondary
      const hand = await byHand(table, policy)
      if (typeof hand === 'number') {
        sum.hand += hand
        sum.beside += secondary
      } else sum.gaveUp++
      sum.proved += Number(status === 'optimal')
      sum.seconds += took
      sum.slowest = Math.max(sum.slowest, took)
    }
    console.log(`| ${from} | ${sum.tables} | ${sum.primary} | ${sum.best} | ${sum.proved} | ${sum.seconds.toFixed(2)} | ${sum.slowest.toFixed(2)} | ${sum.hand} | ${sum.beside} | ${sum.gaveUp} |`) // prettier-ignore
  }
}

function invented({ name, sizes, mean }: Task, seed = 4): Table {
  const chance = chanceFrom(seed)
  let labels: string[][] = [[]]
  sizes.forEach((size, at) => {
    labels = labels.flatMap((list) => Array.from({ length: size }, (_, nth) => [...list, `${at}-${nth}`]))
  })
  const rows = labels.map((list) => ({ labels: list, count: chance() < 0.2 ? 0 : Math.floor(-Math.log(1 - chance()) * mean) })) // prettier-ignore
  return { name, dimensions: sizes.map((_, at) => `d${at}`), rows }
}

function policyOf({ sizes, nested }: Task, from = 1): Policy {
  const hierarchies = Object.fromEntries(
    nested.map((per, at) => [`d${at}`, Object.fromEntries(Array.from({ length: sizes[at]! }, (_, nth) => [`${at}-${nth}`, `group ${Math.floor(nth / per)}`]))]), // prettier-ignore
  )
  for (const parents of Object.values(hierarchies)) for (const group of new Set(Object.values(parents))) parents[group] = 'Total' // prettier-ignore
  return Policy.parse({ name: 'bench', hide: { from, to: 4 }, hierarchies })
}
