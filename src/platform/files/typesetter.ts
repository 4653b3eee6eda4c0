/**
 * Typst in a thread of its own: setting a long paper takes a tenth of a second, for which a server would stand still. The
 * thread starts with the first paper and ends with the process.
 */
import { Worker } from 'node:worker_threads'
import { type Instant } from '../dates.ts'
import { printable } from './typefaces.ts'

/** `template` is a file of this folder; `data` reaches it as JSON and nothing else does. */
export type Typeset = { template: 'paper.typ' | 'slide.typ'; data: unknown; at: Instant }
export type TypesetAnswer = { id: number; pdf?: Uint8Array; fault?: string }

type Waiting = { resolve: (pdf: Buffer) => void; reject: (fault: Error) => void }

let worker: Worker | undefined
const waiting = new Map<number, Waiting>()
let asked = 0

/** The PDF, after PDF/UA-1. Characters that no typeface of ours has are set as □. */
export function typeset({ template, data, at }: Typeset): Promise<Buffer> {
  const thread = (worker ??= begin())
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    // The process may end when nobody waits for a paper any more.
    thread.ref()
    thread.postMessage({
      id,
      template,
      data: JSON.stringify(data, asPrintable),
      seconds: Math.floor(Date.parse(at) / 1000),
    })
  })
}

const asPrintable = (_: string, value: unknown): unknown => (typeof value === 'string' ? printable(value) : value)

function begin(): Worker {
  const thread = new Worker(new URL('./typesetter-worker.ts', import.meta.url))
  thread.on('message', ({ id, pdf, fault }: TypesetAnswer) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) thread.unref()
    if (pdf) one?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
    else one?.reject(new Error(`the paper could not be set: ${fault}`))
  })
  thread.on('error', (fault) => {
    worker = undefined
    for (const one of waiting.values()) one.reject(fault)
    waiting.clear()
  })
  return thread
}
