/**
 * The pattern that loses least. Cuts are gathered on fractions first, where they are cheap; then patterns that keep all cuts
 * are guessed, from what none can cost less than upwards, and each that exposes something teaches the next cuts (as sets that
 * hit all are sought where what they must hit is not known beforehand; Moreno-Centeno and Karp 2013). The first that exposes
 * nothing is the best or near it; the program over all cuts proves it. Where the bound meets the best pattern, it is the optimum.
 */
import { monotonicMs } from '../../platform/clock.ts'
import type { Attacker } from '../attack/attack.ts'
import type { Problem, Unknowns } from '../problem.ts'
import type { Solver } from '../solver.ts'
import { chanceFrom } from './chance.ts'
import { Checker } from './checker.ts'
import { cutOutside, cutsOfSums, inNumbers, strongest, tightened, withRoundings, type Cut } from './cuts.ts'
import { gatherOnFractions } from './fractions.ts'
import { Guesses, type Budget } from './guesses.ts'
import { Master } from './master.ts'
import { mend, shed, type Tools } from './mending.ts'
import { Neighbours } from './neighbours.ts'

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

const FIRST_SHARE = 0.2
const SHED_SHARE = 0.15
/** By when the guesses have climbed from the bound to the best that is known. */
const CLIMB_SHARE = 0.2
/** A bound this much below the best cannot be brought up to it soon: better patterns are worth more. */
const FAR = 0.08
/** When the program takes over to say how far from the best a pattern may be that is not proved. */
const LAST = 0.85
const MENDING_SHARE = 0.2
/** Where nothing is found the climb goes on by so many steps at most, and a descent by so small a part of the way at first. */
const STEPS_OF_CLIMB = 16
const STRIDES = 64
const GUESS_STEPS = 1000
/** Before the program is asked, which takes longer than these. */
const LAST_GUESS_STEPS = 4000
/** Lessons of one pattern: a network gives them for nearly nothing. */
const LESSONS_MAX = 6
const NETWORK_LESSONS_MAX = 100
const NEIGHBOURS_SHARE = 0.9
const IDLE_MAX = 40

type State = Omit<Found, 'cuts' | 'rounds'> & { costs: Float64Array; budget: Budget | undefined; rounds: number }

/** Costs are whole numbers, one for each unknown. */
export class PatternSearch {
  readonly checker: Checker
  private readonly master: Master
  private readonly tools: Tools
  private readonly sumCuts: Cut[]
  private readonly mustHide: Float64Array
  private readonly search: Search
  private readonly chance = chanceFrom(3)

  constructor(search: Search) {
    this.search = search
    const { attacker, unknowns, problem, solver } = search
    const isLate = () => this.left() <= 0
    this.checker = new Checker(attacker, unknowns, problem, isLate)
    this.tools = { attacker, checker: this.checker, unknowns, problem, isLate }
    const must = (this.mustHide = this.must())
    this.master = new Master(solver, must)
    this.sumCuts = cutsOfSums(unknowns, problem.width).flatMap((cut) => {
      const tight = this.checker.asks(cut.cell) && tightened(cut, must)
      return tight ? withRoundings(tight, attacker.isWhole) : []
    })
    for (const cut of this.sumCuts) if (must[cut.cell] === 1) this.master.add(cut)
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
    // Most of the time is for the bound, and for the patterns on the way there.
    this.shed(hidden, costs, FIRST_SHARE)
    return hidden
  }

  /** `from` is a pattern known to be good. */
  best(costs: Float64Array, from: Float64Array): Found {
    const state = this.begin(costs, from)
    const { master, tools, mustHide, sumCuts } = this
    const parts = { master, tools, mustHide, sumCuts, left: () => this.left() }
    const { bound, guess, prices } = gatherOnFractions(parts, costs, state.cost)
    state.bound = Math.max(state.bound, bound)
    if (state.bound < state.cost && guess) this.mendInto(guess, state, prices)
    if (this.search.attacker.isLarge) this.lookNear(state)
    this.climb(state)
    return this.found(state)
  }

  /** Of patterns that come to no more than the budget of another cost, that which costs least. */
  within(budget: Budget, costs: Float64Array, from: Float64Array): Found {
    const state = this.begin(costs, from, budget)
    this.descend(state)
    return this.found(state)
  }

  private begin(costs: Float64Array, from: Float64Array, budget?: Budget): State {
    return { hidden: from, cost: costOf(costs, from), bound: costOf(costs, this.mustHide), costs, budget, rounds: 0 }
  }

  private found({ hidden, cost, bound, rounds }: State): Found {
    return { hidden, cost, bound: Math.min(bound, cost), rounds, cuts: this.master.cuts.length }
  }

  /**
   * From the bound upwards; what is found at last is proved, or found to be dearer than need be, by the program. Where the
   * climb takes too long, patterns near the best are looked for instead, and the program only says how far from the best they may be.
   */
  private climb(state: State): void {
    const { costs } = state
    const { isWhole } = this.search.attacker
    const guesses = new Guesses(this.mustHide, costs, state.hidden)
    const begun = monotonicMs()
    const whole = this.left() * 1000
    const passed = () => (monotonicMs() - begun) / whole
    let target = state.bound
    let mending = 0
    while (state.bound < state.cost && this.left() > 0) {
      state.rounds++
      const { bound, cost } = state
      const isFar = !isWhole && passed() > CLIMB_SHARE && cost - bound > cost * FAR
      const isLast = isFar && passed() > LAST
      const due = bound + Math.floor((passed() / CLIMB_SHARE) * (cost - bound))
      target = Math.min(cost - 1, Math.max(target, due))
      guesses.learn(this.master.cuts)
      if (isFar) guesses.begin(state.hidden)
      let guess = isLast ? undefined : guesses.look(target, target < cost - 1 ? GUESS_STEPS : LAST_GUESS_STEPS)
      if (!guess && target < cost - 1) {
        target += Math.ceil((cost - 1 - target) / STEPS_OF_CLIMB)
        continue
      }
      guess ??= this.program(state, guesses)
      if (!guess || !this.judge(guess, state)) return
      if (!isFar || guess === state.hidden || mending > passed() * MENDING_SHARE) continue
      mending -= passed()
      this.mendInto(guess, state)
      mending += passed()
    }
  }

  /** From the best downwards, in strides: where the bound lies far below, a climb from there would find nothing for long. */
  private descend(state: State): void {
    const guesses = new Guesses(this.mustHide, state.costs, state.hidden, state.budget)
    let strides = STRIDES
    while (state.bound < state.cost && this.left() > 0) {
      state.rounds++
      guesses.learn(this.master.cuts)
      const stride = Math.max(1, Math.floor((state.cost - state.bound) / strides))
      let guess = guesses.look(state.cost - stride, GUESS_STEPS)
      if (!guess && stride > 1) {
        strides *= 4
        continue
      }
      guess ??= this.program(state, guesses)
      if (!guess || !this.judge(guess, state)) return
    }
  }

  /** Takes a pattern that protects, and learns from another. False where nothing came of it. */
  private judge(pattern: Float64Array, state: State): boolean {
    const known = this.master.cuts.length
    if (!this.learn(pattern)) return this.master.cuts.length > known
    this.take(pattern, state)
    return true
  }

  /** What the program finds that is cheaper than the best; undefined where there is nothing, or nothing more in time. */
  private program(state: State, guesses: Guesses): Float64Array | undefined {
    const { costs, cost, budget } = state
    const answer = this.master.cheaper(costs, cost, this.left(), budget)
    if (answer.isProved) state.bound = cost
    else if (Number.isFinite(answer.bound)) state.bound = Math.max(state.bound, Math.min(cost, answer.bound))
    if (!answer.hidden || state.bound >= cost) return undefined
    guesses.begin(answer.hidden)
    return answer.hidden
  }

  private mendInto(guess: Float64Array, state: State, prices = this.prices(state.costs)): void {
    if (mend(this.tools, guess, prices).length === 0) this.take(guess, state)
  }

  /** Keeps the cuts that a pattern breaks, cell by cell. Whether it protects all that it hides. */
  private learn(hidden: Float64Array): boolean {
    const { isWhole } = this.search.attacker
    const spread = this.checker.spread(hidden)
    const cells = [...hidden.keys()].filter((at) => hidden[at] === 1)
    // From another cell each time, lest the first teach all lessons.
    const from = Math.floor(this.chance() * cells.length)
    let lessons = 0
    for (const at of [...cells.slice(from), ...cells.slice(0, from)]) {
      const found = this.checker.lesson(at, hidden, spread)
      if (!found) continue
      if (found === true || this.left() <= 0) return false
      const cut = tightened(found, this.mustHide) ?? found
      const isNew = this.master.add(inNumbers(isWhole ? strongest(cut, hidden) : cut))
      // A proof blurred by rounding could come again and again; this one cannot.
      if (!isNew) this.master.add(cutOutside(at, hidden))
      if (++lessons >= (isWhole ? NETWORK_LESSONS_MAX : LESSONS_MAX)) return false
    }
    return lessons === 0
  }

  /** Shows again what need not be hidden, and keeps the pattern where it is better than the best. */
  private take(pattern: Float64Array, state: State): void {
    const { costs, budget } = state
    if (costOf(costs, pattern) >= state.cost) this.shed(pattern, costs, SHED_SHARE)
    if (budget && costOf(budget.costs, pattern) > budget.most) return
    if (costOf(costs, pattern) >= state.cost) return
    state.hidden = pattern
    state.cost = costOf(costs, pattern)
  }

  private shed(hidden: Float64Array, costs: Float64Array, share: number): void {
    const enough = monotonicMs() + this.left() * 1000 * share
    shed({ ...this.tools, isLate: () => monotonicMs() > enough }, hidden, costs)
  }

  /** Where to ask is too dear for many lessons: better patterns near the best. */
  private lookNear(state: State): void {
    const neighbours = new Neighbours(this.tools)
    const end = monotonicMs() + this.left() * 1000 * NEIGHBOURS_SHARE
    const isEnough = () => monotonicMs() > end
    for (let idle = 0; idle < IDLE_MAX && !isEnough() && state.bound < state.cost; idle++) {
      const found = neighbours.look(state.hidden, {
        master: this.master,
        costs: state.costs,
        must: this.mustHide,
        below: () => state.cost,
        onGuess: (guess) => this.mendInto(guess, state),
        isEnough,
        sharper: (answer, exposed) => this.sharperCuts(answer, exposed),
      })
      if (!found) continue
      state.hidden = found
      state.cost = costOf(state.costs, found)
      idle = 0
    }
  }

  private sharperCuts(hidden: Float64Array, exposed: readonly number[]): Cut[] {
    return exposed.flatMap((at) => {
      const cut = this.left() > 0 ? this.checker.sharpCut(at, hidden) : undefined
      const tight = cut && tightened(cut, this.mustHide)
      return tight ? withRoundings(tight, this.search.attacker.isWhole) : []
    })
  }

  /** What is dear in sum is dearer among equals. */
  private prices(costs: Float64Array): Float64Array {
    const { values } = this.search.unknowns
    const total = values.reduce((sum, value) => sum + value, 1)
    return costs.map((cost, at) => cost * (1 + values[at]! / total))
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
