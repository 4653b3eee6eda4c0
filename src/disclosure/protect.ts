/** Protects tables by a policy: what the rule hides, what must be hidden beside it, and the proof that it is enough. */
import { monotonicMs } from '../platform/clock.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { Hiding, nothingHidden, type Answer } from './hiding.ts'
import { intervalsOf } from './intervals.ts'
import { outcome, roundedPlan } from './outcome.ts'
import type { Policy } from './policy.ts'
import type { Protected, ProtectRefusal } from './protected.ts'
import { rounded } from './rounding.ts'
import { loadSolver } from './solver.ts'
import { earlierOf, gridsOf } from './tables/grids.ts'
import { isSmall, join, problemOf, type Joined } from './tables/join.ts'
import type { Release, Table } from './tables/table.ts'
import { fillUnsaid } from './tables/unsaid.ts'

export type ProtectOptions = {
  /** How long the best may be looked for; 60 unless said. */
  seconds?: number
  /** What was released before: nothing that these and the new tables together reveal is shown. */
  earlier?: readonly Release[]
}

const SECONDS = 60
/** Of the time allowed, what is kept for the proof's intervals. */
const SEARCH_SHARE = 0.75

export async function protect(
  tables: readonly Table[],
  policy: Policy,
  { seconds = SECONDS, earlier = [] }: ProtectOptions = {},
): Promise<Result<Protected, ProtectRefusal>> {
  const begun = monotonicMs()
  const grids = gridsOf(tables, policy)
  if (!grids.ok) return refuse({ kind: 'faults', faults: grids.refusal })
  const before = earlierOf(earlier, policy)
  if (!before.ok) return refuse({ kind: 'faults', faults: before.refusal })
  const solver = await loadSolver()
  const joined = join(grids.value, before.value, policy)
  const near = fillUnsaid(solver, joined, policy)
  if (!near)
    return refuse({ kind: 'faults', faults: [{ problem: 'The tables contradict each other: no counts fit all of their totals. Were some revised, or do they cover different people?' }] }) // prettier-ignore
  const problem = problemOf(joined, policy)
  for (const cell of near) problem.standing[cell] = 'primary'
  const out = alreadyShown(joined, policy)
  if (out.length > 0) return refuse({ kind: 'already_shown', cells: out })
  const deadline = begun + seconds * 1000
  const alone = grids.value.length === 1 && earlier.length === 0 ? grids.value[0] : undefined
  const hiding = new Hiding(solver, problem, joined, policy, alone)
  try {
    const found: Answer | { exposed: number[]; isLate: boolean } = problem.standing.includes('primary')
      ? hiding.search(begun + seconds * 1000 * SEARCH_SHARE)
      : nothingHidden(hiding.unknowns)
    if ('exposed' in found) {
      const cells = found.exposed.map((at) => joined.cells[hiding.unknowns.cells[at]!]!.labels)
      return refuse({ kind: found.isLate ? 'out_of_time' : 'unprotectable', cells })
    }
    const plan = roundedPlan(problem, hiding.unknowns, found)
    const rounding =
      policy.round_to === null ? undefined : rounded(solver, plan, policy.round_to, deadline - monotonicMs())
    if (policy.round_to !== null && !rounding) return refuse({ kind: 'unroundable' })
    const intervals = intervalsOf(hiding, problem, found.hidden, deadline)
    const took = (monotonicMs() - begun) / 1000
    return ok(outcome({ policy, given: tables, grids: grids.value, joined, problem, unknowns: hiding.unknowns, found, intervals, rounding, seconds: took })) // prettier-ignore
  } finally {
    hiding.close()
  }
}

/** What must be hidden now and was printed before: hiding it would be no more than a gesture. */
function alreadyShown({ cells }: Joined, policy: Policy) {
  return cells.flatMap(({ count, places, before, labels }) => {
    const release = before.find(({ shown }) => shown)?.release
    return isSmall(count!, policy) && places.length > 0 && release !== undefined ? [{ ...labels, release }] : []
  })
}
