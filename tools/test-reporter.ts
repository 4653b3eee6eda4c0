// What a test run prints: one line a file, each failure in full, and at the end a note for tools/test.ts to add up.
import { writeSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'
import type { TestEvent } from 'node:test/reporters'
// Node preloads the tether into the test files, but not into the process that runs them, which is this one.
import './tether.mjs'

/** What the run of one kind of test came to; written as JSON to the file descriptor in WAYMARK_TEST_TALLY. */
export type Tally = {
  passed: number
  failed: number
  skipped: number
  /** Tests that were skipped, by the reason given. */
  reasons: Record<string, number>
  failures: string[]
}

// `entryFile` is the file that was run; `file` is where `test` was called, which may be a helper.
type Result = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data'] & { entryFile?: string }
type File = { passed: number; failed: number; skipped: number; milliseconds: number; lines: string[] }

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files = new Map<string, File>()
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, reasons: {}, failures: [] }
  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const name = nameOf(event.data)
      const file = files.get(name) ?? { passed: 0, failed: 0, skipped: 0, milliseconds: 0, lines: [] }
      files.set(name, file)
      note(tally, file, name, event.type === 'test:pass', event.data)
    }
    if (event.type === 'test:summary' && event.data.file) yield* lines(files, relative(process.cwd(), event.data.file))
  }
  for (const name of files.keys()) yield* lines(files, name)
  const total = process.env['WAYMARK_TEST_TALLY']
  if (total) writeSync(Number(total), JSON.stringify(tally))
}

function nameOf({ entryFile, file, name }: Result): string {
  const path = entryFile ?? file
  return path === undefined ? name : relative(process.cwd(), path)
}

/** Counts one test. A group is not a test, unless it fails by itself. */
function note(tally: Tally, file: File, fileName: string, passed: boolean, result: Result): void {
  const isGroup = result.details.type === 'suite'
  if (result.nesting === 0) file.milliseconds += result.details.duration_ms
  if (!passed) {
    tally.failed++
    file.failed++
    tally.failures.push(result.name === fileName ? fileName : `${fileName}: ${result.name}`)
    file.lines.push(`  ✘ ${result.name}`, ...explained(result).map((line) => `      ${line}`))
  } else if (result.skip !== undefined || result.todo !== undefined) {
    const reason = typeof result.skip === 'string' && result.skip !== '' ? result.skip : 'no reason given'
    tally.skipped++
    file.skipped++
    tally.reasons[reason] = (tally.reasons[reason] ?? 0) + 1
  } else if (!isGroup) {
    tally.passed++
    file.passed++
    if (process.env['WAYMARK_TEST_NAMES']) file.lines.push(`  ✔ ${result.name}`)
  }
}

/** The file's line and what it has to show, once. */
function* lines(files: Map<string, File>, name: string): Generator<string> {
  const file = files.get(name)
  if (!file) return
  files.delete(name)
  const parts = [`${file.passed} passed`]
  if (file.failed > 0) parts.push(`${file.failed} failed`)
  if (file.skipped > 0) parts.push(`${file.skipped} skipped`)
  yield `${file.failed > 0 ? '✘' : '✔'} ${name}: ${parts.join(', ')} in ${(file.milliseconds / 1000).toFixed(1)} s\n`
  for (const line of file.lines) yield `${line}\n`
}

/** The cause of a failure; a group's or a file's own failure is told by the tests within it. */
function explained({ details, file, line }: Result): string[] {
  const error = 'error' in details ? (details.error as Error & { failureType?: string }) : undefined
  const place = file ? `${relative(process.cwd(), file)}:${line ?? 1}` : ''
  if (!error || error.failureType === 'subtestsFailed') return [place, 'a test within it failed']
  const cause = error.cause ?? error
  return [place, ...(cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)).split('\n')]
}
