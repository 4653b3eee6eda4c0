/** What the thread of `protectInThread` does. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Work } from './in-thread.ts'
import { protect } from './protect.ts'

const { tables, policy, options } = workerData as Work
parentPort?.postMessage(await protect(tables, policy, options))
