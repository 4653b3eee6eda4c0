/** From what was found for cells back to tables with rows. */
import type { Answer } from './hiding.ts'
import type { Interval } from './intervals.ts'
import type { Policy } from './policy.ts'
import type { Problem, Unknowns } from './problem.ts'
import type { HiddenAs, Proof, Protected, ProtectedRow, ProtectedTable } from './protected.ts'
import type { Rounded } from './rounding.ts'
import { keyOf, type Grid } from './tables/grid.ts'
import type { Joined } from './tables/join.ts'
import type { Table } from './tables/table.ts'

export type Outcome = {
  policy: Policy
  given: readonly Table[]
  grids: readonly Grid[]
  joined: Joined
  problem: Problem
  unknowns: Unknowns
  found: Answer
  intervals: { of: Map<number, Interval>; exact: boolean }
  rounding: Rounded | undefined
  seconds: number
}

export function outcome({
  policy,
  given,
  grids,
  joined,
  problem,
  unknowns,
  found,
  intervals,
  rounding,
  seconds,
}: Outcome): Protected {
  const hiddenAs = (cell: number): HiddenAs | undefined => {
    const at = unknowns.unknownOf[cell]!
    if (at === -1 || found.hidden[at]! < 0.5) return undefined
    return problem.standing[cell] === 'primary' ? 'primary' : 'secondary'
  }
  const tables = grids.map((grid, nth) => ({
    ...headOf(grid.table),
    rows: inGivenOrder(grid, given[nth]!).map((at): ProtectedRow => {
      const { labels, count, row } = grid.cells[at]!
      const cell = joined.cellOf[nth]![at]!
      const hidden = hiddenAs(cell)
      const interval = intervals.of.get(unknowns.unknownOf[cell]!)
      const shown = rounding ? rounding.values[cell]! : count
      return { labels, count, shown: hidden ? null : shown, ...(hidden && { hidden, interval: interval! }), computed: row === undefined } // prettier-ignore
    }),
  }))
  const rows = tables.flatMap((table) => table.rows).filter(({ hidden }) => hidden)
  const isProved = found.bound >= found.cost
  const proof: Proof = {
    status: rows.length === 0 && rounding ? 'rounded' : isProved ? 'optimal' : 'feasible',
    objective: policy.objective,
    primary: rows.filter(({ hidden }) => hidden === 'primary').length,
    secondary: rows.filter(({ hidden }) => hidden === 'secondary').length,
    sum: rows.reduce((sum, { count }) => sum + count, 0),
    bound: found.bound,
    gap: isProved ? 0 : (found.cost - found.bound) / Math.max(1, found.bound),
    sumProved: policy.objective === 'lightest' ? isProved : found.sumProved,
    exactIntervals: intervals.exact,
    ...(rounding && { roundedFurther: rounding.further }),
    seconds,
  }
  return { policy, tables, proof }
}

/**
 * What is left to round once cells are hidden: the others, and the sums among them alone. Rounding looks at nothing that is
 * hidden, so it tells nothing of it: a reader of rounded counts knows less than one of exact counts, for whom intervals hold.
 */
export function roundedPlan(problem: Problem, { unknownOf }: Unknowns, { hidden }: Answer): Problem {
  const isHidden = (cell: number) => unknownOf[cell] !== -1 && hidden[unknownOf[cell]!]! > 0.5
  return {
    ...problem,
    values: problem.values.map((value, cell) => (isHidden(cell) ? 0 : value)),
    equations: problem.equations.filter(({ whole, parts }) => ![whole, ...parts].some(isHidden)),
  }
}

/** The cells of a grid, those that were given first and as they came. */
function inGivenOrder({ cells, cellAt }: Grid, { rows }: Table): number[] {
  const given = rows.map(({ labels }) => cellAt.get(keyOf(labels))!)
  return [...given, ...[...cells.keys()].filter((at) => cells[at]!.row === undefined)]
}

const headOf = ({ name, measure, dimensions, covers }: Table): Omit<ProtectedTable, 'rows'> => ({
  name,
  dimensions,
  ...(measure !== undefined && { measure }),
  ...(covers && { covers }),
})
