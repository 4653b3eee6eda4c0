/** Protection on a thread of its own, so that a server answers others meanwhile. */
import { Worker } from 'node:worker_threads'
import type { Result } from '../platform/result.ts'
import type { Policy } from './policy.ts'
import type { ProtectOptions } from './protect.ts'
import type { Protected, ProtectRefusal } from './protected.ts'
import type { Table } from './tables/table.ts'

export type Work = { tables: readonly Table[]; policy: Policy; options: ProtectOptions }
type Answer = Result<Protected, ProtectRefusal>

/** As `protect`. `signal` ends it at once, with the signal's reason as the fault. */
export function protectInThread(
  tables: readonly Table[],
  policy: Policy,
  { signal, ...options }: ProtectOptions & { signal?: AbortSignal } = {},
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('thread.ts', import.meta.url), {
      workerData: { tables, policy, options } satisfies Work,
    })
    const abort = () => {
      reject(signal!.reason as Error)
      void worker.terminate()
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort)
      // After an answer this changes nothing.
      reject(new Error(`the thread that protects ended with status ${code}`))
    })
  })
}
