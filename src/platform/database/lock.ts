/**
 * One process at a time on an embedded directory: two would lose rows without an error. On Linux the lock is an abstract
 * socket named after the directory, which the kernel frees even when the process is killed; elsewhere a file with the
 * process's number, taken over only when that process is gone.
 */
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export class DirectoryInUse extends Error {
  constructor(directory: string) {
    super(
      `The database in ${directory} is in use by another Waymark. Stop that one first, or set WAYMARK_DATA_DIR to another folder.`,
    )
    this.name = 'DirectoryInUse'
  }
}

/** Takes the lock on `directory` (made if absent) and gives back how to release it; throws DirectoryInUse. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  mkdirSync(directory, { recursive: true })
  return process.platform === 'linux' ? lockBySocket(directory) : lockByFile(directory)
}

async function lockBySocket(directory: string): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32)
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new DirectoryInUse(directory) : error),
    )
    server.listen(`\0waymark-${name}`, () => resolve())
  })
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

async function lockByFile(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, 'waymark.pid')
  for (const last of [false, true]) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return async () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (last || isAlive(Number(readFileSync(file, 'utf8')))) throw new DirectoryInUse(directory)
      rmSync(file, { force: true })
    }
  }
  throw new DirectoryInUse(directory)
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
