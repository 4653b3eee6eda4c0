/**
 * The thread in which the embedded database runs: its queries would block the event loop of whoever serves pages.
 * It speaks PostgreSQL's wire protocol over a message port, so that the ordinary driver works on it unchanged.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

const port = parentPort
if (!port) throw new Error('the embedded database runs in a worker thread')

const { dataDir, image } = workerData as { dataDir: string | undefined; image: Uint8Array<ArrayBuffer> | undefined }
const database = await PGlite.create({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(image === undefined ? {} : { loadDataDir: new Blob([image]) }),
})
port.postMessage({ ready: true })

let queue: Promise<void> = Promise.resolve()
port.on('message', (message: { bytes?: Uint8Array; image?: true; close?: true }) => {
  queue = queue.then(async () => {
    if (message.close) {
      await database.close()
      port.postMessage({ closed: true })
      port.close()
      return
    }
    if (message.image) {
      const files = await database.dumpDataDir('none')
      port.postMessage({ image: new Uint8Array(await files.arrayBuffer()) })
      return
    }
    const answer = await database.execProtocolRaw(message.bytes!)
    port.postMessage({ bytes: answer })
  })
})
