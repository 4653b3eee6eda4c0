/** Runs a script by pgbench and gives back how long one run of it takes. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Script } from './capture.ts'

function program(): string {
  const found = ['/usr/bin/pgbench', ...globSync('/usr/lib/postgresql/*/bin/pgbench')].find((path) => existsSync(path))
  if (!found)
    throw new Error('pgbench is not on this machine: install postgresql-contrib (Debian) or PostgreSQL itself')
  return found
}

/** Median milliseconds of one run, over `seconds`, by one client that sends simple queries. */
export function pgbench(url: string, script: Script, seconds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  try {
    writeFileSync(join(folder, 'script.sql'), script.text)
    const ran = spawnSync(
      program(),
      [
        '--no-vacuum',
        '--client=1',
        `--time=${seconds}`,
        '--file=script.sql',
        '--log',
        '--log-prefix=log',
        '--exit-on-abort',
        url,
      ].filter((option) => option !== '--exit-on-abort'),
      { cwd: folder, encoding: 'utf8' },
    )
    if (ran.status !== 0 || /aborted/.test(ran.stderr)) throw new Error(`pgbench: ${ran.stderr}`)
    const log = spawnSync('sh', ['-c', "cat log.* | cut -d' ' -f3"], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    }).stdout
    return median(log.trim().split('\n').map(Number)) / 1000
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs a second of a script, by so many clients at once: how fast the database itself is at the same statements. */
export function pgbenchRate(url: string, script: Script, seconds: number, clients: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  try {
    writeFileSync(join(folder, 'script.sql'), script.text)
    const options = ['--no-vacuum', `--client=${clients}`, '--jobs=1', `--time=${seconds}`, '--file=script.sql', url]
    const ran = spawnSync(program(), options, { cwd: folder, encoding: 'utf8' })
    const rate = /^tps = ([\d.]+)/m.exec(ran.stdout)?.[1]
    if (rate === undefined || /aborted/.test(ran.stderr)) throw new Error(`pgbench: ${ran.stderr}`)
    return Number(rate)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** Median milliseconds of a call, over `seconds` after a warm-up of five. */
export async function timed(
  seconds: number,
  call: () => Promise<unknown>,
): Promise<{ median: number; runs: number; p95: number }> {
  for (let warm = 0; warm < 5; warm += 1) await call()
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const start = performance.now()
    await call()
    times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { median: median(times), runs: times.length, p95: sorted[Math.floor(sorted.length * 0.95)]! }
}
