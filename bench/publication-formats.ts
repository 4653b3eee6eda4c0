/**
 * What does it cost to give a release to its readers? One of everything that is hard (60 wards, a crossing of 60 by 20, five
 * years by month) and a dull one, in each format and in all of them, beside the plain JSON of the document and beside a
 * bare Typst compile of an empty page in the same thread. And how long a server stands still meanwhile.
 *
 *   npm run bench publication-formats
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { pageFormats, releaseFormats, render, slides, statement } from '../src/publications/formats/index.ts'
import { aHardRelease } from '../test/builders/hard-release.ts'
import { aRelease } from '../test/builders/releases.ts'

const ROUNDS = 15
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
const spread = (times: number[]) => `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)}`

async function times(work: (round: number) => unknown): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now()
    await work(round)
    taken.push(performance.now() - begun)
  }
  return taken
}

/** Each round another release, so that nothing set before is found again. */
const fresh = (make: typeof aRelease, round: number) => {
  const release = make()
  return { ...release, content: { ...release.content, title: `${release.content.title} ${round}` } }
}

const compiler = NodeCompiler.create()
const empty = await times((round) => compiler.pdf({ mainFileContent: `Page ${round}` }))
console.log(`bare Typst, a page of a word: ${median(empty).toFixed(2)} ms (${spread(empty)})`)

for (const [name, make] of [
  ['dull', aRelease],
  ['hard', aHardRelease],
] as const) {
  const first = performance.now()
  await render(make(), 'pdf')
  console.log(`${name}: the first PDF ${(performance.now() - first).toFixed(0)} ms`)
  const release = make()
  const plain = await times(() => JSON.stringify(release))
  const line = (what: string, taken: number[]) =>
    console.log(
      `${name} ${what.padEnd(16)} ${median(taken).toFixed(1).padStart(8)} ms (${spread(taken)}), ${(median(taken) / median(plain)).toFixed(0)} × plain JSON, ${(median(taken) / median(empty)).toFixed(0)} × bare Typst`,
    )
  line('plain JSON', plain)
  for (const format of releaseFormats) line(format, await times((round) => render(fresh(make, round), format)))
  for (const format of pageFormats) {
    line(`statement ${format}`, await times((round) => statement(fresh(make, round + 100), format)))
    line(`slide ${format}`, await times((round) => slides(fresh(make, round + 100), format)))
  }
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const all = await times((round) =>
    Promise.all([
      ...releaseFormats.map((format) => render(fresh(make, round + 200), format)),
      ...pageFormats.flatMap((format) => [
        statement(fresh(make, round + 200), format),
        slides(fresh(make, round + 200), format),
      ]),
    ]),
  )
  delay.disable()
  line('everything', all)
  console.log(`${name}: the event loop stood still for at most ${(delay.max / 1e6).toFixed(0)} ms`)
  delay.reset()
  delay.enable()
  await times((round) => render(fresh(make, round + 300), 'pdf'))
  delay.disable()
  console.log(`${name}: with the PDF alone, for at most ${(delay.max / 1e6).toFixed(0)} ms`)
}
