/**
 * The pattern that loses least. Cuts are gathered on fractions first, where they are cheap, then between whole-number
 * answers; every answer is mended into a pattern that can be used. Where the bound meets the best pattern, it is the optimum.
 */
import { monotonicMs } from '../../platform/clock.ts'
import type { Attacker } from '../attack/attack.ts'
import type { Problem, Unknowns } from '../problem.ts'
import type { Solver } from '../solver.ts'
import { Checker } from './checker.ts'
import { cutFrom, cutOutside, cutsOfSums, lacking, roundings, tightened, type Cut } from './cuts.ts'
import { Master } from './master.ts'
import { Neighbours } from './neighbours.ts'
import { mend, shed, type Tools } from './mending.ts'

export type Found = {
  /** 1 for each unknown that is not printed. */
  hidden: Float64Array
  /** What it costs, and what no pattern can cost less than; equal where it is proved best. */
  cost: number
  bound: number
  rounds: number
  cuts: number
}
export type Unprotectable = { exposed: number[] }

export type Search = {
  solver: Solver
  attacker: Attacker
  unknowns: Unknowns
  problem: Problem
  /** When to stop, by the monotonic clock. */
  deadline: number
}

const FRACTIONS_ROUNDS_MAX = 400
const VIOLATION_MIN = 0.02
const MENDING_SHARE = 0.5
const FIRST_SHARE = 0.2
const SHED_SHARE = 0.15
const FRACTIONS_SHARE = 0.25
const LITTLE = [0.01]
/** Beside the last round of the program. */
const NEAR_SHARE = 0.3
/** A bound this much below the best cannot be brought up to it soon: better patterns are worth more. */
const FAR = 0.1
const IDLE_MAX = 40

/** Costs are whole numbers, one for each unknown; `budget` bounds another cost; `from` is a pattern known to be good. */
export class PatternSearch {
  readonly checker: Checker
  private readonly master: Master
  private readonly tools: Tools
  private readonly sumCuts: Cut[]
  private readonly mustHide: Float64Array
  private readonly search: Search

  constructor(search: Search) {
    this.search = search
    const { attacker, unknowns, problem, solver } = search
    const isLate = () => this.left() <= 0
    this.checker = new Checker(attacker, unknowns, problem, isLate)
    this.tools = { attacker, checker: this.checker, unknowns, problem, isLate }
    this.master = new Master(solver, this.must())
    const must = (this.mustHide = this.must())
    this.sumCuts = cutsOfSums(unknowns, problem.width).flatMap((cut) => {
      const tight = this.checker.asks(cut.cell) && tightened(cut, must)
      return tight ? [tight, ...this.roundings(tight)] : []
    })
    for (const cut of this.sumCuts) if (must[cut.cell] === 1) this.master.add(cut)
  }

  /** Where the reader is no network they make each program slower, and bring too little. */
  private roundings(cut: Cut): Cut[] {
    return !this.search.attacker.isWhole ? [] : roundings(cut)
  }

  private left(): number {
    return (this.search.deadline - monotonicMs()) / 1000
  }

  /** What is hidden whatever is decided. */
  must(): Float64Array {
    const { unknowns, problem } = this.search
    return Float64Array.from(unknowns.cells, (cell) => Number(problem.standing[cell] !== 'candidate'))
  }

  /** A first pattern that protects, or the cells that no pattern does. */
  first(costs: Float64Array): Float64Array | Unprotectable {
    const hidden = this.must()
    const exposed = mend(this.tools, hidden, costs)
    if (exposed.length > 0) return { exposed }
    // Most of the time is for the bound, and for the patterns that come with it.
    const enough = monotonicMs() + this.left() * 1000 * FIRST_SHARE
    shed({ ...this.tools, isLate: () => monotonicMs() > enough }, hidden, costs)
    return hidden
  }

  best(costs: Float64Array, from: Float64Array, budget?: { costs: Float64Array; most: number }): Found {
    let hidden = from
    let cost = costOf(costs, from)
    let bound = costOf(costs, this.must())
    let rounds = 0
    const begun = monotonicMs()
    let mending = 0
    const better = (guess: Float64Array, prices: Float64Array): void => {
      // Mending may take half of the time, not more: the other half is for the bound.
      const now = monotonicMs()
      if (mending > (now - begun) * MENDING_SHARE) return
      mendedInto(guess, prices)
      mending += monotonicMs() - now
    }
    const mendedInto = (guess: Float64Array, prices: Float64Array): void => {
      const mended = guess.slice()
      if (mend(this.tools, mended, prices).length > 0) return
      const enough = monotonicMs() + this.left() * 1000 * SHED_SHARE
      shed({ ...this.tools, isLate: () => monotonicMs() > enough }, mended, costs)
      if (budget && costOf(budget.costs, mended) > budget.most) return
      if (costOf(costs, mended) >= cost) return
      hidden = mended
      cost = costOf(costs, mended)
    }
    const neighbours = new Neighbours(this.tools)
    const lookNear = (seconds: number): void => {
      if (budget) return
      const end = monotonicMs() + seconds * 1000
      const isEnough = () => monotonicMs() > end || this.left() <= 0
      let idle = 0
      while (!isEnough() && bound < cost && idle < IDLE_MAX) {
        idle++
        const found = neighbours.look(hidden, {
          master: this.master,
          costs,
          must: this.mustHide,
          below: () => cost,
          onGuess: (guess) => mendedInto(guess, this.prices(costs)),
          isEnough,
          sharper: (answer, exposed) => this.sharperCuts(answer, exposed),
        })
        if (!found) continue
        hidden = found
        cost = costOf(costs, found)
        idle = 0
      }
    }
    if (!budget) {
      bound = Math.max(
        bound,
        this.gatherOnFractions(costs, better, () => cost),
      )
    }
    const { isLarge } = this.search.attacker
    let lastRound = 0.02
    const isFar = () => cost - bound > cost * FAR
    while (bound < cost && this.left() > 0) {
      rounds++
      lookNear(
        isLarge ? this.left() * 0.9 : isFar() ? this.left() * 0.4 : Math.min(this.left() * 0.4, lastRound * NEAR_SHARE),
      )
      const roundBegun = monotonicMs()
      if (bound >= cost) break
      const start = this.keepsCuts(hidden) ? hidden : undefined
      const answer =
        budget || isLarge || isFar()
          ? this.master.whole(costs, this.left(), start, budget)
          : this.master.cheaper(costs, cost, this.left())
      if (answer.isProved && !answer.hidden) {
        bound = cost
        break
      }
      if (Number.isFinite(answer.bound)) bound = Math.max(bound, Math.min(cost, answer.bound))
      if (!answer.hidden || bound >= cost) break
      const cuts: Cut[] = []
      const exposed = this.checker.exposed(answer.hidden, Infinity, (cut) =>
        cuts.push(tightened(cut, this.mustHide) ?? cut),
      )
      if (exposed.length === 0) {
        if (costOf(costs, answer.hidden) < cost) {
          hidden = answer.hidden
          cost = costOf(costs, hidden)
        }
        if (answer.isProved) break
        continue
      }
      cuts.push(...this.sharperCuts(answer.hidden, exposed))
      lastRound = (monotonicMs() - roundBegun) / 1000
      if (this.left() <= 0) break
      let isNew = false
      for (const cut of [...cuts, ...this.sumCutsAgainst(answer.hidden)]) isNew = this.master.add(cut) || isNew
      // A proof blurred by rounding could come again and again; this one cannot.
      const [proved] = cuts
      if (!isNew && !proved) break
      if (!isNew) this.master.add(cutOutside(proved!.cell, answer.hidden))
      better(answer.hidden, this.prices(costs))
    }
    return { hidden, cost, bound: Math.min(bound, cost), rounds, cuts: this.master.cuts.length }
  }

  /** Cuts against fractional answers, until they bring little. Returns the bound that was reached. */
  private gatherOnFractions(
    costs: Float64Array,
    better: (guess: Float64Array, prices: Float64Array) => void,
    cost: () => number,
  ): number {
    let bound = -Infinity
    let stalled = 0
    const end = this.left() * (1 - FRACTIONS_SHARE)
    for (let round = 0; round < FRACTIONS_ROUNDS_MAX && stalled < 25 && this.left() > end; round++) {
      const answer = this.master.relaxed(costs, this.left())
      if (!answer) break
      stalled = answer.bound > bound + 0.02 ? 0 : stalled + 1
      bound = Math.max(bound, answer.bound)
      if (Math.ceil(bound - 1e-5) >= cost()) break
      let added = 0
      for (const cut of this.sumCutsAgainst(answer.hidden)) added += Number(this.master.add(cut))
      if (added === 0) added = this.cutsAgainst(answer.hidden)
      if (added === 0 || round % 10 === 9) better(...guessFrom(answer.hidden, costs))
      if (added === 0) break
    }
    return Math.ceil(bound - 1e-5)
  }

  private sumCutsAgainst(hidden: Float64Array): Cut[] {
    return this.sumCuts.filter((cut) => hidden[cut.cell]! > VIOLATION_MIN && lacking(cut, hidden) > VIOLATION_MIN)
  }

  /** Asks the reader about each cell as far as it is hidden. */
  private cutsAgainst(hidden: Float64Array): number {
    const { attacker, unknowns, problem } = this.search
    const { width } = problem
    const clean = hidden.map((one) => (one < 1e-7 ? 0 : one > 1 - 1e-7 ? 1 : one))
    let added = 0
    for (let cell = 0; cell < clean.length; cell++) {
      if (clean[cell]! < 0.05 || !this.checker.asks(cell)) continue
      if (this.left() <= 0) break
      const up = attacker.reach(cell, 1, clean, width)
      if (up.by >= width * clean[cell]! - VIOLATION_MIN) continue
      const down = attacker.reach(cell, -1, clean, width)
      if (up.by + down.by >= width * clean[cell]! - VIOLATION_MIN) continue
      const cut = tightened(cutFrom(cell, width, [up.slopes, down.slopes], unknowns.falls), this.mustHide)
      if (!cut) continue
      for (const one of [cut, ...this.roundings(cut)])
        if (lacking(one, clean) > VIOLATION_MIN && this.master.add(one)) added++
    }
    return added
  }

  /**
   * A proof may lean on cells that are shown for want of anything better. Asked as if all were hidden a little, it leans on
   * few, and the cut says more (after Magnanti and Wong 1981).
   */
  private sharperCuts(hidden: Float64Array, exposed: readonly number[]): Cut[] {
    const { attacker, unknowns, problem } = this.search
    const { width } = problem
    const cuts: Cut[] = []
    for (const little of LITTLE) {
      const almost = hidden.map((one) => (one < 0.5 ? little : 1))
      for (const cell of exposed) {
        if (this.left() <= 0) return cuts
        const reaches = [1, -1].map((up) => attacker.reach(cell, up, almost, width).slopes)
        const cut = tightened(cutFrom(cell, width, reaches, unknowns.falls), this.mustHide)
        if (cut && lacking(cut, hidden) > VIOLATION_MIN) cuts.push(cut, ...this.roundings(cut))
      }
    }
    return cuts
  }

  /** What is dear in sum is dearer among equals. */
  private prices(costs: Float64Array): Float64Array {
    const { values } = this.search.unknowns
    const total = values.reduce((sum, value) => sum + value, 1)
    return costs.map((cost, at) => cost * (1 + values[at]! / total))
  }

  private keepsCuts(hidden: Float64Array): boolean {
    return this.master.cuts.every((cut) => lacking(cut, hidden) < 1e-4)
  }

  close(): void {
    this.master.close()
  }
}

export function costOf(costs: Float64Array, hidden: Float64Array): number {
  let sum = 0
  for (let at = 0; at < costs.length; at++) if (hidden[at]! > 0.5) sum += costs[at]!
  return sum
}

/** What is nearly whole is hidden, and what is partly hidden is cheap. */
function guessFrom(hidden: Float64Array, costs: Float64Array): [Float64Array, Float64Array] {
  return [hidden.map((one) => Number(one > 0.95)), costs.map((cost, at) => cost * (1 - 0.9 * hidden[at]!) + 1e-3)]
}
