/** The embedded PostgreSQL (PGlite) behind the ordinary `pg` pool: one directory, one process, one session. */
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { typeParsers } from './types.ts'

export type Embedded = {
  pool: pg.Pool
  /** The whole data directory as one file, to open another database from. Nothing may be under way. */
  image(): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * Opens the embedded database in `dataDir` (in memory where undefined), new or from an `image`. The pool holds one connection, since there is
 * one session: transactions queue behind one another.
 */
export async function openEmbedded(dataDir: string | undefined, image?: Uint8Array): Promise<Embedded> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { dataDir, image } })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    types: typeParsers,
    stream: () => wire(worker) as never,
  })
  return {
    pool,
    image: () =>
      new Promise((resolve) => {
        const receive = (message: { image?: Uint8Array }) => {
          if (message.image === undefined) return
          worker.off('message', receive)
          resolve(message.image)
        }
        worker.on('message', receive)
        worker.postMessage({ image: true })
      }),
    close: async () => {
      await pool.end()
      const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      worker.postMessage({ close: true })
      await closed
    },
  }
}

/** A socket as the driver sees it: what is written goes to the worker, what the worker answers can be read. */
function wire(worker: Worker): Duplex {
  const send = (bytes: Uint8Array) => worker.postMessage({ bytes })
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      send(new Uint8Array(chunk))
      done()
    },
    writev(chunks, done) {
      send(new Uint8Array(Buffer.concat(chunks.map((one) => one.chunk as Buffer))))
      done()
    },
    // As a server hangs up on whoever says goodbye: the driver waits for it, and nobody else would end the other direction.
    final(done) {
      stream.push(null)
      done()
    },
    destroy(error, done) {
      worker.off('message', receive)
      worker.off('error', fail)
      done(error)
    },
  })
  const receive = (message: { bytes?: Uint8Array }) => {
    if (message.bytes && message.bytes.length > 0) stream.push(Buffer.from(message.bytes))
  }
  const fail = (error: Error) => stream.destroy(error)
  worker.on('message', receive)
  worker.on('error', fail)
  return Object.assign(stream, {
    connect: () => process.nextTick(() => stream.emit('connect')),
    setNoDelay: () => stream,
    setKeepAlive: () => stream,
    ref: () => stream,
    unref: () => stream,
  })
}
