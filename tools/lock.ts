// Checks that package-lock.json says what package.json says, so that installing leaves it alone.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

type Manifest = Partial<Record<(typeof kinds)[number], Record<string, string>>>
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Manifest> }
const faults = kinds.flatMap((kind) => differences(manifest[kind] ?? {}, lock.packages['']?.[kind] ?? {}))
// A contributor may be about to commit a changed lock file; the build server may not find one.
if (process.env['CI'] && existsSync('.git')) faults.push(...changedSinceCommit())

for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function differences(wanted: Record<string, string>, locked: Record<string, string>): string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])]
  return names
    .filter((name) => wanted[name] !== locked[name])
    .map(
      (name) =>
        `${name}: package.json says ${wanted[name] ?? 'nothing'}, package-lock.json ${locked[name] ?? 'nothing'}`,
    )
}

function changedSinceCommit(): string[] {
  const changed = execFileSync('git', ['status', '--porcelain', '--', 'package-lock.json'], { encoding: 'utf8' })
  return changed === '' ? [] : ['package-lock.json is not as it was committed: installing changed it']
}
