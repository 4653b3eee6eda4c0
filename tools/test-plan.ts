// Which tests a run is asked for, and what it says at the end.
import type { Tally } from './test-reporter.ts'

export const kinds = ['unit', 'db', 'e2e'] as const
export type Kind = (typeof kinds)[number]

/** The files of each kind that were asked for, and a pattern that test names must match, if one was given. */
export type Choice = { files: Record<Kind, string[]>; namePattern: string | undefined }

/** What came of one kind: Node's exit status and the tally, which is absent if the run fell over before its end. */
export type Run = { kind: Kind; status: number; leftOut: number; tally: Tally | undefined }

/** Reads the arguments of `npm test`: kinds, then paths; what matches no path is sought in the names of tests. */
export function chosen(args: string[], allFiles: string[]): Choice {
  const asked = kinds.filter((kind) => args.includes(`--${kind}`))
  const sought = args.filter((arg) => !arg.startsWith('--'))
  const paths = sought.filter((text) => allFiles.some((file) => file.includes(text)))
  const names = sought.filter((text) => !paths.includes(text))
  const within = allFiles.filter((file) => paths.length === 0 || paths.some((path) => file.includes(path)))
  const files = { unit: [], db: [], e2e: [] } as Record<Kind, string[]>
  for (const file of within) {
    const kind = kindOf(file)
    if (asked.length === 0 || asked.includes(kind)) files[kind].push(file)
  }
  return { files, namePattern: names.length === 0 ? undefined : names.map(escaped).join('|') }
}

function kindOf(file: string): Kind {
  if (file.endsWith('.e2e.ts')) return 'e2e'
  return file.endsWith('.db.test.ts') ? 'db' : 'unit'
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/**
 * The last lines of a run: the failures, what was left out and why, and the totals alone on a line. A file that could
 * not be run at all counts as one skipped test.
 */
export function summary(runs: Run[], leftOut: string[]): { lines: string[]; failed: boolean } {
  const tallies = runs.flatMap(({ tally }) => tally ?? [])
  const fell = runs.filter(({ tally, status, leftOut: none }) => tally === undefined && none === 0 && status !== 0)
  const total = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((sum, tally) => sum + tally[key], 0)
  const failures = [
    ...tallies.flatMap((tally) => tally.failures),
    ...fell.map(({ kind }) => `the run of the ${kind} tests fell over before its end`),
  ]
  const skips = [...leftOut, ...reasonsGiven(tallies)]
  const skipped = total('skipped') + runs.reduce((sum, run) => sum + run.leftOut, 0)
  return {
    lines: [
      '',
      ...(failures.length > 0 ? ['Failed:', ...failures.map((failure) => `  ${failure}`), ''] : []),
      ...(skips.length > 0 ? ['Skipped:', ...skips.map((skip) => `  ${skip}`), ''] : []),
      `${total('passed')} passed, ${total('failed') + fell.length} failed, ${skipped} skipped`,
    ],
    // Node may know of a failure that no test carries, such as an error after the last one.
    failed: failures.length > 0 || runs.some(({ status }) => status !== 0),
  }
}

function reasonsGiven(tallies: Tally[]): string[] {
  const counts = new Map<string, number>()
  for (const { reasons } of tallies)
    for (const [reason, count] of Object.entries(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + count)
  return [...counts].map(([reason, count]) => `${count === 1 ? '1 test' : `${count} tests`}: ${reason}`)
}
