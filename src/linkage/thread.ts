/** What one thread does: takes parts of the blocks, weighs their pairs and hands them back. */
import { parentPort, workerData } from 'node:worker_threads'
import { weighBlocks } from './pairs.ts'
import { Scorer } from './scorer.ts'
import type { Done, Work } from './threads.ts'

const { table, model, blocks, parts, weight_min, leftSize, next } = workerData as Work
const scorer = new Scorer(model, table)
for (let part = Atomics.add(next, 0, 1); part < parts.length; part = Atomics.add(next, 0, 1)) {
  const pairs = weighBlocks(scorer, blocks, { ...parts[part]!, weight_min, leftSize })
  parentPort?.postMessage({ part, pairs } satisfies Done)
}
