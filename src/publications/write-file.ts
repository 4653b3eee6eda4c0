/** Writing a file whole or not at all: beside its place first, then moved there. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CommandRefused } from '../agencies/index.ts'

/** Writes `content` to `path`, or refuses with a sentence and leaves what stood there as it was. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const place = statSync(path, { throwIfNoEntry: false })
    if (place?.isDirectory()) throw new CommandRefused(`${path} is a folder. Name a file in it.`)
    // A terminal or a pipe (/dev/stdout) takes no file in its place: it is written to.
    if (place && !place.isFile()) return writeFileSync(path, content)
    replace(place ? realpathSync(path) : path, content)
  } catch (error) {
    if (error instanceof CommandRefused) throw error
    throw new CommandRefused(`${path} cannot be written: ${reason(error as NodeJS.ErrnoException, path)}.`)
  }
}

function replace(path: string, content: string | Uint8Array): void {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    const file = openSync(part, 'wx')
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function reason({ code, message }: NodeJS.ErrnoException, path: string): string {
  switch (code) {
    case 'ENOENT':
      return `there is no folder ${dirname(path)}`
    case 'ENOTDIR':
      return `${dirname(path)} is no folder`
    case 'EACCES':
    case 'EPERM':
      return `you may not write in ${dirname(path)}`
    case 'EROFS':
      return 'nothing can be written there'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return message
  }
}
