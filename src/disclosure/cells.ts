/**
 * Protection of counts that are named and linked by sums of the caller's own, where those are no tables: a release in which
 * months stand in quarters, a programme's figure holds the year's, and children counted twice keep parts from adding up.
 */
import { monotonicMs } from '../platform/clock.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { Hiding, nothingHidden } from './hiding.ts'
import { intervalsOf, intervalOf, type Interval } from './intervals.ts'
import { roundedPlan } from './outcome.ts'
import { attackerMinimum, type Policy } from './policy.ts'
import type { Problem, Standing } from './problem.ts'
import type { HiddenAs } from './protected.ts'
import { rounded } from './rounding.ts'
import { loadSolver } from './solver.ts'
import { isSmall, type Joined } from './tables/join.ts'

/**
 * - `printed`: protected where it is small, and may be hidden to protect others.
 * - `free`: printed whatever it is, since it is not about people.
 * - `rest`: not printed, but people whom a reader can count by taking away: protected where it is small.
 * - `loose`: not printed, and counts no people of its own.
 */
export type CellStanding = 'printed' | 'free' | 'rest' | 'loose'
export type SystemCell = {
  name: string
  count: number
  standing: CellStanding
  /** How many cells it is worth: a whole number, 1 where it is left out. */
  weight?: number | undefined
}
export type SystemSum = { whole: string; parts: readonly string[] }
/** Counts with every sum among them. Names are one a cell; each sum holds. */
export type CellSystem = { cells: readonly SystemCell[]; sums: readonly SystemSum[] }
/** What was printed before, with the names of what was hidden in it. */
export type EarlierSystem = CellSystem & { release: string; hidden: readonly string[] }

export type HiddenCell = { as: HiddenAs; interval: Interval }
export type ProtectedCells = {
  hidden: ReadonlyMap<string, HiddenCell>
  /** What is printed instead of each count, where the policy rounds. */
  rounded: ReadonlyMap<string, number> | undefined
  /** Whether nothing that protects loses less, by the weights, and else by how much at most, as a share. */
  proved: boolean
  gap: number
  seconds: number
}
export type CellsRefusal =
  | { kind: 'unprotectable' | 'out_of_time'; cells: string[] }
  | { kind: 'already_shown'; cells: { name: string; release: string }[] }
  | { kind: 'unroundable' }

/** What to hide of a system, beside what was printed before. `seconds`: how long the best may be looked for. */
export async function protectCells(
  system: CellSystem,
  policy: Policy,
  { seconds = 30, earlier = [] }: { seconds?: number; earlier?: readonly EarlierSystem[] } = {},
): Promise<Result<ProtectedCells, CellsRefusal>> {
  const begun = monotonicMs()
  const together = new Together([system, ...earlier.toReversed()], earlier)
  const shownBefore = together.shownThoughSmall(policy)
  if (shownBefore.length > 0) return refuse({ kind: 'already_shown', cells: shownBefore })
  const problem = together.problem(policy)
  const solver = await loadSolver()
  const hiding = new Hiding(solver, problem, together.joined(), policy)
  try {
    const found = problem.standing.includes('primary')
      ? hiding.search(begun + seconds * 1000 * 0.75)
      : nothingHidden(hiding.unknowns)
    const nameOf = (unknown: number) => together.cells[hiding.unknowns.cells[unknown]!]!.name
    if ('exposed' in found)
      return refuse({ kind: found.isLate ? 'out_of_time' : 'unprotectable', cells: found.exposed.map(nameOf) })
    const deadline = begun + seconds * 1000
    const rounding =
      policy.round_to === null
        ? undefined
        : rounded(solver, roundedPlan(problem, hiding.unknowns, found), policy.round_to, deadline - monotonicMs())
    if (policy.round_to !== null && !rounding) return refuse({ kind: 'unroundable' })
    const intervals = intervalsOf(hiding, problem, found.hidden, deadline)
    const hidden = new Map<string, HiddenCell>()
    for (const [at, cell] of hiding.unknowns.cells.entries()) {
      if (found.hidden[at]! < 0.5 || !together.cells[cell]!.isPrintedNow) continue
      const as = problem.standing[cell] === 'primary' ? 'primary' : 'secondary'
      hidden.set(together.cells[cell]!.name, { as, interval: intervals.of.get(at)! })
    }
    const proved = found.bound >= found.cost
    return ok({
      hidden,
      rounded: rounding && new Map(together.cells.map(({ name }, cell) => [name, rounding.values[cell]!])),
      proved,
      gap: proved ? 0 : (found.cost - found.bound) / Math.max(1, found.bound),
      seconds: (monotonicMs() - begun) / 1000,
    })
  } finally {
    hiding.close()
  }
}

export type CellFinding = { name: string; lower: number; upper: number | null }

/** Which hidden counts all these releases together leave narrower than the policy allows. */
export async function auditCells(releases: readonly EarlierSystem[], policy: Policy): Promise<CellFinding[]> {
  const together = new Together(releases, releases)
  const given = together.shownThoughSmall(policy).filter(({ isHiddenToo }) => isHiddenToo)
  const findings: CellFinding[] = given.map(({ name, count }) => ({ name, lower: count, upper: count }))
  const problem = together.problem(policy)
  if (!problem.standing.includes('primary')) return findings
  const hiding = new Hiding(await loadSolver(), problem, together.joined(), policy)
  try {
    const hidden = new Float64Array(hiding.unknowns.cells.length).fill(1)
    for (const at of hiding.checker.exposed(hidden)) {
      const { name } = together.cells[hiding.unknowns.cells[at]!]!
      findings.push({ name, ...intervalOf(hiding.attacker, hiding.unknowns, at, hidden) })
    }
    return findings
  } finally {
    hiding.close()
  }
}

type TogetherCell = {
  name: string
  count: number
  weight: number
  standing: CellStanding
  isPrintedNow: boolean
  shownIn: string | undefined
  hiddenIn: string | undefined
}

/** Systems as one: a count of one name and one value is one cell. A revised count is another, and binds nothing. */
class Together {
  readonly cells: TogetherCell[] = []
  private readonly at = new Map<string, number>()
  private readonly equations: { whole: number; parts: number[]; follows: boolean }[] = []

  constructor(systems: readonly CellSystem[], earlier: readonly EarlierSystem[]) {
    const seen = new Set<string>()
    for (const system of systems) {
      const before = earlier.find((one) => one === system)
      const hidden = new Set(before?.hidden)
      const places = new Map(system.cells.map((cell) => [cell.name, this.take(cell, before, hidden)]))
      for (const { whole, parts } of system.sums) {
        const equation = { whole: places.get(whole)!, parts: parts.map((part) => places.get(part)!), follows: false }
        const key = `${equation.whole}=${equation.parts.toSorted((a, b) => a - b).join('+')}`
        if (seen.has(key)) continue
        seen.add(key)
        this.equations.push(equation)
      }
    }
  }

  private take(
    { name, count, standing, weight = 1 }: SystemCell,
    before: EarlierSystem | undefined,
    hidden: Set<string>,
  ): number {
    const key = `${name}\u0000${count}`
    const at = this.at.get(key) ?? this.cells.length
    if (at === this.cells.length) {
      this.at.set(key, at)
      this.cells.push({ name, count, standing, weight, isPrintedNow: false, shownIn: undefined, hiddenIn: undefined })
    }
    const cell = this.cells[at]!
    const isPrinted = standing === 'printed' || standing === 'free'
    if (isPrinted) cell.standing = standing
    if (!before) cell.isPrintedNow ||= isPrinted
    else if (isPrinted && hidden.has(name)) cell.hiddenIn ??= before.release
    else if (isPrinted) cell.shownIn ??= before.release
    return at
  }

  /** Counts that the rule hides now and an earlier release printed. */
  shownThoughSmall(policy: Policy) {
    return this.cells.flatMap(({ name, count, standing, isPrintedNow, shownIn, hiddenIn }) =>
      shownIn !== undefined &&
      standing === 'printed' &&
      (isPrintedNow || hiddenIn !== undefined) &&
      isSmall(count, policy)
        ? [{ name, count, release: shownIn, isHiddenToo: hiddenIn !== undefined }]
        : [],
    )
  }

  problem(policy: Policy): Problem {
    const minimum = attackerMinimum(policy)
    return {
      values: this.cells.map(({ count }) => count),
      least: this.cells.map(({ count, standing }) => (standing === 'printed' ? Math.min(minimum, count) : 0)),
      standing: this.cells.map((cell) => standingOf(cell, policy, minimum)),
      equations: this.equations,
      width: policy.interval_width_min,
    }
  }

  joined(): Joined {
    return {
      cells: this.cells.map(({ name, count, weight, isPrintedNow }, cell) => ({
        count,
        labels: { cell: name },
        places: isPrintedNow ? Array.from({ length: weight }, () => ({ table: 0, cell })) : [],
        before: [],
      })),
      equations: this.equations,
      cellOf: [Int32Array.from(this.cells.keys())],
    }
  }
}

function standingOf(
  { count, standing, isPrintedNow, shownIn, hiddenIn }: TogetherCell,
  policy: Policy,
  minimum: number,
): Standing {
  if (standing === 'free' || shownIn !== undefined) return 'shown'
  if (standing === 'loose') return 'open'
  if (isSmall(count, policy)) return 'primary'
  if (standing === 'rest') return 'open'
  // What an earlier release hid to protect others stays protected itself.
  if (hiddenIn !== undefined && !isPrintedNow) return 'primary'
  if (count === 0 || count < minimum) return 'shown'
  return 'candidate'
}
