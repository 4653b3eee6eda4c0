/** Serving: listens, says where, and on a signal finishes what is under way before it closes the database. */
import { setFlagsFromString } from 'node:v8'
import type { AddressInfo } from 'node:net'
import { buildApp } from './app.ts'
import { eraseOver } from './concerns/index.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/index.ts'
import { log } from './platform/log.ts'
import { keepTelling } from './webhooks/index.ts'
import type { SafeHtml } from './platform/pages/index.ts'

/** Serves until the process is told to end; `announce` gets the address once it answers. */
export async function serveUntilTold(
  database: Database,
  config: Config,
  announce: (address: string) => void,
  signInHelp?: SafeHtml,
): Promise<void> {
  // A server lives long beside others: it gives memory back early rather than letting it grow to save a collection.
  setFlagsFromString('--heap-growing-percent=40')
  const app = await buildApp(database, {
    sessionMinutes: config.sessionMinutes,
    secureCookies: config.production,
    trustedProxies: config.trustedProxies,
    signInHelp,
  })
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await app.listen({ port: config.port, host: config.host })
  const address = app.server.address() as AddressInfo
  const host = address.address === '127.0.0.1' || address.address === '::1' ? 'localhost' : address.address
  announce(`http://${host}:${address.port}`)
  log.info({ port: address.port, engine: database.engine }, 'serving')
  const telling = keepTelling(database)
  const erasing = setInterval(() => void eraseOver(database).catch(notErased), 60 * 60 * 1000)
  await ended
  clearInterval(erasing)
  await telling.stop()
  await app.close()
}

const notErased = (fault: Error): void => log.error({ fault: fault.message }, 'forms that are over were not erased')
