/** Weighs blocks on every core: each thread takes the next part until none is left. The outcome is that of one thread. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Blocks } from './keys.ts'
import { clustered, leastWeight, partsOf, repeated, type Linked, type LinkOptions } from './link.ts'
import { sharedInts, type Table } from './table.ts'
import type { Model } from './model.ts'
import { weighBlocks, type Pairs } from './pairs.ts'
import { Scorer } from './scorer.ts'
import { distinctBlocksOf } from './repeats.ts'

export type Work = {
  table: Table
  model: Model
  blocks: Blocks
  parts: { from: number; to: number }[]
  weight_min: number
  leftSize: number | undefined
  /** The number of the next part to be taken. */
  next: Int32Array
}
export type Done = { part: number; pairs: Pairs }

const THREADS_MAX = 8
/** A thread holds its memory of pairs and little else; what it looks at is shared. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }
const PARTS_PER_THREAD = 24

/** Links a table on all cores. */
export async function linkOnThreads(
  table: Table,
  model: Model,
  options: LinkOptions & { threads?: number } = {},
): Promise<Linked> {
  const threads = Math.min(THREADS_MAX, options.threads ?? availableParallelism())
  const { repeats, blocks } = distinctBlocksOf(table, model.blocking)
  const parts = partsOf(blocks, threads * PARTS_PER_THREAD)
  const work: Work = {
    table,
    model,
    blocks,
    parts,
    weight_min: leastWeight(model, options),
    leftSize: options.leftSize,
    next: sharedInts(1),
  }
  const found: Pairs[] = []
  let done = 0
  const onDone = ({ part, pairs }: Done) => {
    found[part] = pairs
    options.onProgress?.(++done, parts.length)
  }
  const others = Array.from({ length: threads - 1 }, () => runThread(work, onDone))
  await Promise.all([...others, runHere(work, onDone)])
  return clustered(table, model, [...found, repeated(table, model, repeats, options)], repeats, options)
}

/** This thread works too, and between parts hears of the others. */
async function runHere(work: Work, onDone: (done: Done) => void): Promise<void> {
  const scorer = new Scorer(work.model, work.table)
  for (let part = nextPart(work); part < work.parts.length; part = nextPart(work)) {
    onDone({ part, pairs: weighBlocks(scorer, work.blocks, { ...work.parts[part]!, ...work }) })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const nextPart = ({ next }: Work): number => Atomics.add(next, 0, 1)

function runThread(work: Work, onDone: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: work, resourceLimits })
    worker.on('message', onDone)
    worker.on('error', reject)
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a linking thread ended with status ${code}`)),
    )
  })
}
