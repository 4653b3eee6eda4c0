/** Puts a server under load by wrk: so many clients, each asking again once it is answered. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Load = { perSecond: number; errors: number; median: number; p99: number; asked: number }

/** `ask` is Lua that returns `wrk.format(...)`; `thread` numbers clients' threads from 1, `turn` their requests. */
export function wrk(address: string, ask: string, clients: number, seconds: number): Load {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  try {
    writeFileSync(
      join(folder, 'ask.lua'),
      `local threads = 0
function setup(one) threads = threads + 1; one:set('thread', threads) end
function init() math.randomseed(os.time() * 100 + thread); turn = 0 end
function request() turn = turn + 1; ${ask} end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('@ %f %d %f %f %d\\n', summary.requests / summary.duration * 1e6,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests))
end`,
    )
    const ran = spawnSync(
      'wrk',
      ['--threads=1', `--connections=${clients}`, `--duration=${seconds}s`, '--timeout=10s', '-s', 'ask.lua', address],
      { cwd: folder, encoding: 'utf8' },
    )
    const told = /^@ (.*)$/m.exec(ran.stdout ?? '')?.[1]
    if (told === undefined) throw new Error(`wrk is needed (Debian's package wrk): ${ran.stderr || ran.error?.message}`)
    const [perSecond, errors, median, p99, asked] = told.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    return { perSecond, errors, median, p99, asked }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
