/**
 * What to hide: how few cells, how soon, and how surely? Seeded invented tables, each protected against the reader who knows the
 * rule, beside the baseline "hide the smallest cell of each sum that has one hidden cell, until the reader's intervals are
 * wide", which is what a careful hand does. Both are judged by the same reader.
 *
 *   node bench/disclosure.ts            every table, 20 seconds for each at most
 *   node bench/disclosure.ts 60 12x20   one of them, 60 seconds
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

console.log(
  '| table | primary | by hand | Waymark | proved | seconds by hand | seconds |\n| --- | --- | --- | --- | --- | --- | --- |',
)
for (const task of tasks) {
  if (only !== undefined && task.name !== only) continue
  const table = invented(task)
  const policy = policyOf(task)
  const begun = performance.now()
  const hand = await byHand(table, policy)
  const handSeconds = (performance.now() - begun) / 1000
  const { proof } = mustBeOk(await protect([table], policy, { seconds: Number(seconds) }))
  const proved = proof.status === 'optimal' ? 'optimal' : `gap ${(proof.gap * 100).toFixed(1)} %`
  console.log(`| ${task.name} | ${proof.primary} | ${hand} | ${proof.secondary} | ${proved} | ${handSeconds.toFixed(2)} | ${proof.seconds.toFixed(2)} |`) // prettier-ignore
}

function invented({ name, sizes, mean }: Task): Table {
  const chance = chanceFrom(4)
  let labels: string[][] = [[]]
  sizes.forEach((size, at) => {
    labels = labels.flatMap((list) => Array.from({ length: size }, (_, nth) => [...list, `${at}-${nth}`]))
  })
  const rows = labels.map((list) => ({ labels: list, count: chance() < 0.2 ? 0 : Math.floor(-Math.log(1 - chance()) * mean) })) // prettier-ignore
  return { name, dimensions: sizes.map((_, at) => `d${at}`), rows }
}

function policyOf({ sizes, nested }: Task): Policy {
  const hierarchies = Object.fromEntries(
    nested.map((per, at) => [`d${at}`, Object.fromEntries(Array.from({ length: sizes[at]! }, (_, nth) => [`${at}-${nth}`, `group ${Math.floor(nth / per)}`]))]), // prettier-ignore
  )
  for (const parents of Object.values(hierarchies)) for (const group of new Set(Object.values(parents))) parents[group] = 'Total' // prettier-ignore
  return Policy.parse({ name: 'bench', hide: { from: 1, to: 4 }, hierarchies })
}
