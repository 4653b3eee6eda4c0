/** The search for what to hide, and the reader that it is hidden from, for one problem. */
import { monotonicMs } from '../platform/clock.ts'
import type { Attacker } from './attack/attack.ts'
import { LinearAttacker } from './attack/linear.ts'
import { NetworkAttacker, networkOf } from './attack/network.ts'
import { Swaps } from './attack/swaps.ts'
import { costOf, PatternSearch, type Found } from './pattern/search.ts'
import type { Policy } from './policy.ts'
import { unknownsOf, type Problem, type Unknowns } from './problem.ts'
import type { Solver } from './solver.ts'
import type { Grid } from './tables/grid.ts'
import type { Joined } from './tables/join.ts'

export type Answer = Found & { sumProved: boolean }

const SECOND_AIM_MS_MIN = 150
const SECOND_AIM_SHARE = 0.25

export class Hiding {
  readonly unknowns: Unknowns
  readonly attacker: Attacker
  private readonly searching: PatternSearch
  private readonly search_: {
    solver: Solver
    attacker: Attacker
    unknowns: Unknowns
    problem: Problem
    deadline: number
  }
  private readonly counts: Float64Array
  private readonly sums: Float64Array
  private readonly isFewest: boolean

  constructor(solver: Solver, problem: Problem, { cells, cellOf }: Joined, { objective }: Policy, alone?: Grid) {
    const unknowns = unknownsOf(problem)
    this.unknowns = unknowns
    const network = networkOf(unknowns)
    const unknownOf = (cell: number) => unknowns.unknownOf[cellOf[0]![cell]!]!
    // Labels that are one cell under two names would be moved twice.
    const swaps = alone && new Set(cellOf[0]).size === cellOf[0]!.length ? new Swaps(alone, unknownOf, unknowns.falls) : undefined // prettier-ignore
    this.attacker = network ? new NetworkAttacker(network, unknowns) : new LinearAttacker(solver, unknowns, swaps)
    this.search_ = { solver, attacker: this.attacker, unknowns: this.unknowns, problem, deadline: Infinity }
    this.counts = Float64Array.from(this.unknowns.cells, (cell) => cells[cell]!.places.length)
    this.sums = this.counts.map((places, at) => places * this.unknowns.values[at]!)
    this.isFewest = objective === 'fewest'
    this.searching = new PatternSearch(this.search_)
  }

  get checker() {
    return this.searching.checker
  }

  search(deadline: number): Answer | { exposed: number[]; isLate: boolean } {
    this.search_.deadline = deadline
    const begun = monotonicMs()
    const total = Math.max(1, costOf(this.sums, this.sums.map(() => 1))) // prettier-ignore
    // Among as few cells, those of small counts: the search begins near the second aim.
    const prices = this.isFewest ? this.counts.map((count, at) => count + this.sums[at]! / total) : this.sums
    const first = this.searching.first(prices)
    if ('exposed' in first) return { ...first, isLate: monotonicMs() > deadline }
    const costs = this.isFewest ? this.counts : this.sums
    const found = this.searching.best(costs, first)
    if (!this.isFewest || found.bound < found.cost) return { ...found, sumProved: false }
    // What is hidden is proved to be fewest; which of those patterns is lightest is not worth more than that took.
    const spent = monotonicMs() - begun
    this.search_.deadline = Math.min(deadline, monotonicMs() + Math.max(SECOND_AIM_MS_MIN, spent * SECOND_AIM_SHARE))
    const second = this.searching.within({ costs: this.counts, most: found.cost }, this.sums, found.hidden)
    return { ...found, hidden: second.hidden, sumProved: second.bound >= second.cost }
  }

  close(): void {
    this.searching.close()
    this.attacker.close()
  }
}

export const nothingHidden = ({ cells }: Unknowns): Answer => ({
  hidden: new Float64Array(cells.length),
  cost: 0,
  bound: 0,
  rounds: 0,
  cuts: 0,
  sumProved: true,
})
