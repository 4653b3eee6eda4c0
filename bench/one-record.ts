/**
 * How long does it take to find who a told child may be, among a million people in PostgreSQL, and is the true one found?
 * The whole that the front door asks: a transaction of the web role with row-level security, keys looked up, people
 * weighed, in order. Beside it, in the same run, the bare SQL of looking up the same keys.
 *
 *   npm run bench one-record [PEOPLE] [PROBES]
 */
import { findCandidates, lookupKeys } from '../src/people/index.ts'
import { inTransaction } from '../src/platform/database/index.ts'
import { sql } from 'kysely'
import { millionPeople, type Probe } from './support/million-people.ts'
import { readWhole } from './support/plans.ts'

const people = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = 3
const SHOWN = 5
const began = performance.now()
const place = await millionPeople(people, Number(process.argv[3] ?? 500))
const actor = { ...place.operator, role: 'contact_officer' as const, sees: ['people', 'contacts'] }
console.log(
  `${people} people, ${place.probes.length} told children; loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`,
)

const bare = (probe: Probe) =>
  inTransaction(place.database, actor, (tx) =>
    sql`select distinct person_id from person_key
      where partnership_id = ${actor.partnershipId} and key = any(${lookupKeys(probe.told)}::text[])`.execute(tx),
  )
const ours = (probe: Probe) => inTransaction(place.database, actor, (tx) => findCandidates(tx, probe.told))

type Seen = { kind: string; ours: number; bare: number; found: boolean; shown: boolean; offered: number }
const seen: Seen[] = []
for (const probe of place.probes.slice(0, 100)) await ours(probe)
for (let round = 0; round < ROUNDS; round += 1)
  for (const probe of place.probes) {
    const start = performance.now()
    const candidates = await ours(probe)
    const middle = performance.now()
    await bare(probe)
    const at = candidates.findIndex((one) => one.person.personId === probe.personId)
    const [found, shown] = [at !== -1, at !== -1 && at < SHOWN]
    const times = { ours: middle - start, bare: performance.now() - middle }
    seen.push({ kind: probe.kind, ...times, found, shown, offered: candidates.length })
  }
const whole = new Set<string>()
for (const probe of place.probes.slice(0, 50))
  for (const table of await readWhole(place.database, actor, (database) =>
    inTransaction(database, actor, (tx) => findCandidates(tx, probe.told)),
  ))
    whole.add(table)
console.log(
  `tables read from end to end, of ${Math.min(50, place.probes.length)} plans: ${[...whole].join(', ') || 'none'}`,
)
await place.stop()

const kinds = [...new Set(seen.map((one) => one.kind))].toSorted()
for (const kind of ['all', ...kinds]) line(kind, kind === 'all' ? seen : seen.filter((one) => one.kind === kind))

function line(name: string, some: readonly Seen[]): void {
  const at = (share: number, of: (one: Seen) => number) => {
    const sorted = some.map(of).toSorted((a, b) => a - b)
    return sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)
  }
  const share = (of: (one: Seen) => boolean) => ((100 * some.filter(of).length) / some.length).toFixed(1)
  const time = (of: (one: Seen) => number) => `${at(0.5, of)} ms (p95 ${at(0.95, of)})`
  console.log(
    `${name.padEnd(32)} ${String(some.length / ROUNDS).padStart(4)} children: ${time((one) => one.ours)}, ` +
      `bare ${time((one) => one.bare)}; true one offered ${share((one) => one.found)} %, ` +
      `among the first ${SHOWN} ${share((one) => one.shown)} %; offered ${at(0.5, (one) => one.offered)} (p95 ${at(0.95, (one) => one.offered)})`,
  )
}
