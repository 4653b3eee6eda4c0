/**
 * Differencing: what a release and those before it say together that none says alone. A cell that all of them together leave
 * narrower than the policy allows is found, with the releases that are needed for it.
 */
import { ok, refuse, type Result } from '../platform/result.ts'
import { intervalOf } from './intervals.ts'
import type { Policy } from './policy.ts'
import { Hiding } from './hiding.ts'
import { loadSolver } from './solver.ts'
import { earlierOf } from './tables/grids.ts'
import { join, problemOf, type Joined } from './tables/join.ts'
import type { Fault, Release } from './tables/table.ts'
import { fillUnsaid } from './tables/unsaid.ts'

export type Finding = {
  /** The count that is revealed: its labels by dimension, totals left out. It may be one that no table prints. */
  cell: Record<string, string>
  lower: number
  upper: number | null
  /** The releases that together reveal it; none of them can be left out. */
  releases: string[]
}

/**
 * What the release and the register reveal together. Empty: nothing small is left narrower than the policy's width. Faults
 * are of tables that do not add up.
 */
export async function audit(
  release: Release,
  register: readonly Release[],
  policy: Policy,
): Promise<Result<Finding[], Fault[]>> {
  const all = [...register, release]
  const narrow = await narrowIn(all, policy)
  if (!narrow.ok) return narrow
  const findings: Finding[] = []
  for (const { key, cell, lower, upper } of narrow.value) {
    let needed = all
    for (const one of all) {
      const without = needed.filter((other) => other !== one)
      if (without.length === 0) continue
      const found = await narrowIn(without, policy)
      if (found.ok && found.value.some((other) => other.key === key)) needed = without
    }
    findings.push({ cell, lower, upper, releases: needed.map(({ id }) => id) })
  }
  return ok(findings)
}

type Narrow = { key: string; cell: Record<string, string>; lower: number; upper: number | null }

async function narrowIn(releases: readonly Release[], policy: Policy): Promise<Result<Narrow[], Fault[]>> {
  const tables = earlierOf(releases, policy)
  if (!tables.ok) return tables
  const solver = await loadSolver()
  const joined = join([], tables.value, policy)
  const near = fillUnsaid(solver, joined, policy)
  if (!near) return refuse([{ problem: 'The releases contradict each other: no counts fit all of their totals.' }])
  const problem = problemOf(joined, policy)
  for (const cell of near) problem.standing[cell] = 'primary'
  const shown = shownSmall(joined, policy)
  if (problem.standing.every((one) => one !== 'primary')) return ok(shown)
  const hiding = new Hiding(solver, problem, joined, policy)
  try {
    const hidden = new Float64Array(hiding.unknowns.cells.length).fill(1)
    const narrow = hiding.checker.exposed(hidden).map((at) => {
      const cell = joined.cells[hiding.unknowns.cells[at]!]!
      return { key: keyOf(cell.labels), cell: cell.labels, ...intervalOf(hiding.attacker, hiding.unknowns, at, hidden) }
    })
    return ok([...shown, ...narrow])
  } finally {
    hiding.close()
  }
}

/** Small counts that some release hid and another printed. */
function shownSmall({ cells }: Joined, { hide }: Policy): Narrow[] {
  return cells
    .filter(
      ({ count, before }) =>
        hide &&
        count! >= hide.from &&
        count! <= hide.to &&
        before.some(({ shown }) => shown) &&
        before.some(({ shown }) => !shown),
    ) // prettier-ignore
    .map(({ count, labels }) => ({ key: keyOf(labels), cell: labels, lower: count!, upper: count! }))
}

const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
