// `npm run check`: all that a machine can check without running the tests. Each check says how long it took.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'

type Check = { name: string; command: string; args: string[]; remedy: string }

const node = (name: string, script: string, remedy: string, ...args: string[]): Check[] =>
  existsSync(script) ? [{ name, command: process.execPath, args: [script, ...args], remedy }] : []

// Longest first, so that the short ones fill the gaps.
const checks: Check[] = [
  ...node('generated types', 'tools/db-types.ts', 'run `npm run db:types` and commit what it writes', '--check'),
  ...node('generated documents', 'tools/docs.ts', 'run `npm run docs` and commit what it writes', '--check'),
  { name: 'types', command: 'tsc', args: ['--noEmit'], remedy: 'mend what the compiler names' },
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings'], remedy: 'mend what the linter names' },
  { name: 'format', command: 'oxfmt', args: ['--check'], remedy: 'run `npm run format`' },
  ...node('tidy', 'tools/tidy.ts', 'mend what it names; it says what to write instead'),
  ...node('lock file', 'tools/lock.ts', 'run `npm install --ignore-scripts` and commit package-lock.json'),
]

const failed: Check[] = []
const waiting = [...checks]
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))

console.log(
  failed.length === 0
    ? `\nAll ${checks.length} checks passed.`
    : `\n${failed.length} of ${checks.length} checks failed:\n${failed.map(({ name, remedy }) => `  ${name}: ${remedy}`).join('\n')}`,
)
process.exit(failed.length === 0 ? 0 : 1)

/** Takes one check after another until none is left. */
async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const started = performance.now()
    const { status, output } = await outcome(check)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    if (status !== 0) failed.push(check)
    console.log(`${status === 0 ? '✔' : '✘'} ${check.name} (${seconds} s)`)
    // A check that passed may still warn; a formatter's or linter's "all well" says nothing new.
    if (status !== 0 || check.name === 'tidy') process.stdout.write(indented(output))
  }
}

function outcome({ command, args }: Check): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (code) => resolve({ status: code ?? 1, output }))
  })
}

function indented(output: string): string {
  const lines = output.trimEnd()
  return lines === '' ? '' : `${lines.replaceAll(/^/gm, '    ')}\n`
}
