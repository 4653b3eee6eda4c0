/** What goes wrong with files and folders, in sentences. */

/** A file or folder that could not be read or written. */
export class FolderFault extends Error {}

const reasons: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'there is no such file',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
}

/** An error of the file system as a sentence about `name`; any other error as it is. */
export function faultOf(name: string, error: unknown, done: 'read' | 'written' = 'read'): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined || code === undefined) return error
  return new FolderFault(`${name} cannot be ${done}: ${reasons[code] ?? (error as Error).message}.`)
}
