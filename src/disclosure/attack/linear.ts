/**
 * The reader as a linear program, for tables that are no network: three dimensions, two hierarchies, linked tables. One
 * program over how much each unknown moves is kept, and only its bounds and its aim change. Where its best answer is not of
 * whole numbers, a whole-number program is asked, so that an interval is never said to be wider than it is.
 */
import type { Unknowns } from '../problem.ts'
import { addRow, modelOf, noRows, type Model, type Rows, type Solver } from '../solver.ts'
import { Router } from './router.ts'
import type { Swaps } from './swaps.ts'
import { isWhole, moveOf, type Attacker, type Move, type Reach } from './attack.ts'

const OPTIMAL = 7
const ROUND = 1e-6
/** Stands for "without end": more than any count, little enough for the arithmetic of the solver. */
export const ENDLESS = 1e7
const WHOLE_SECONDS_MAX = 1
/** With more unknowns than these a program for each way takes too long. */
const THOROUGH_MAX = 700

export class LinearAttacker implements Attacker {
  readonly isWhole = false
  readonly isLarge: boolean
  private readonly model: Model
  private readonly router: Router
  private readonly swaps: Swaps | undefined
  private readonly rows: Rows
  private readonly solver: Solver
  private readonly falls: Float64Array
  private readonly size: number
  /** The bounds that the model has at present. */
  private readonly lower: Float64Array
  private readonly upper: Float64Array
  private readonly all: { kind: 'range'; from: number; to: number }
  private aim = -1

  /** `swaps`: moves that need no solver, where all is one table. */
  constructor(solver: Solver, unknowns: Unknowns, swaps?: Swaps) {
    this.swaps = swaps
    const { cells, falls, basis } = unknowns
    this.router = new Router(solver, unknowns, ENDLESS)
    this.solver = solver
    this.falls = falls
    this.size = cells.length
    this.isLarge = this.size > THOROUGH_MAX
    this.rows = noRows()
    for (const { at, sign } of basis) addRow(this.rows, at, sign, 0, 0)
    const zeros = new Float64Array(this.size)
    this.lower = new Float64Array(this.size)
    this.upper = new Float64Array(this.size)
    this.all = { kind: 'range', from: 0, to: this.size - 1 }
    this.model = modelOf(solver, { costs: zeros, lower: zeros, upper: zeros, whole: false }, this.rows)
    // From one aim to the next the last answer stays possible, which suits the primal simplex method.
    this.model.options.set({ presolve: 'off', solver: 'simplex', simplex_strategy: 4 })
  }

  reach(cell: number, up: number, hidden: Float64Array, cap: number): Reach {
    const { colValue, colDual } = this.solve(cell, up, hidden, cap)
    const slopes: Reach['slopes'] = { at: [], slope: [] }
    for (let at = 0; at < this.size; at++)
      if (Math.abs(colDual[at]!) > ROUND) {
        slopes.at.push(at)
        // The program has least for its aim, so what would still pay has the sign turned.
        slopes.slope.push(-colDual[at]!)
      }
    return { by: Math.max(0, up * colValue[cell]!), move: wholeMove(colValue), slopes }
  }

  wholeReach(cell: number, up: number, hidden: Float64Array, cap: number): ReturnType<Attacker['wholeReach']> {
    const { colValue } = this.solve(cell, up, hidden, cap)
    const by = Math.max(0, up * colValue[cell]!)
    const atMost = by > ENDLESS / 2 ? Infinity : Math.floor(by + ROUND)
    const move = wholeMove(colValue)
    if (move || !Number.isFinite(atMost)) return { by: atMost, atMost, ...(move && { move }) }
    const short = this.cheapMove(cell, up, atMost, hidden.map((one) => (one < 0.5 ? Infinity : 0))) // prettier-ignore
    if (short && isWhole(short)) return { by: atMost, atMost, move: short }
    return this.inWholeNumbers(cell, up, atMost)
  }

  /** The same program with whole numbers alone, on the bounds that were set last. */
  private inWholeNumbers(cell: number, up: number, atMost: number): ReturnType<Attacker['wholeReach']> {
    const costs = new Float64Array(this.size)
    costs[cell] = -up
    const [lower, upper] = [this.lower.slice(), this.upper.slice()]
    if (up > 0) upper[cell] = Math.min(upper[cell]!, atMost)
    else lower[cell] = Math.max(lower[cell]!, -atMost)
    const model = modelOf(this.solver, { costs, lower, upper, whole: true }, this.rows)
    try {
      model.options.set({ time_limit: WHOLE_SECONDS_MAX })
      model.run()
      const isProved = model.getModelStatus() === OPTIMAL
      const move = isProved ? wholeMove(model.getSolution().colValue) : undefined
      if (!move) return { by: 0, atMost }
      const by = Math.abs(move.by[move.at.indexOf(cell)] ?? 0)
      return by > ENDLESS / 2 ? { by: Infinity, atMost: Infinity, move } : { by, atMost: by, move }
    } finally {
      model.dispose()
    }
  }

  private solve(cell: number, up: number, hidden: Float64Array, cap: number) {
    this.bound(cell, up, hidden, cap)
    if (this.aim !== -1 && this.aim !== cell) this.model.changeColCost(this.aim, 0)
    this.model.changeColCost(cell, -up)
    this.aim = cell
    this.model.run()
    if (this.model.getModelStatus() !== OPTIMAL) {
      // Nothing can be impossible here, since to move nothing is allowed: a start from scratch puts numbers right.
      this.model.clearSolver()
      this.model.run()
      if (this.model.getModelStatus() !== OPTIMAL)
        throw new Error(`the solver ended with status ${this.model.getModelStatus()}`)
    }
    return this.model.getSolution()
  }

  private bound(cell: number, up: number, hidden: Float64Array, cap: number): void {
    let changes = false
    for (let at = 0; at < this.size; at++) {
      const weight = hidden[at]!
      let lower = -this.falls[at]! * weight
      // A part of hidden is asked for only while an optimum is looked for; there nothing needs to rise by more than that.
      let upper = weight === 0 ? 0 : weight === 1 ? ENDLESS : cap * weight
      if (at === cell && cap < Infinity) {
        if (up > 0) upper = Math.min(upper, cap * weight)
        else lower = Math.max(lower, -cap * weight)
      }
      if (lower === this.lower[at] && upper === this.upper[at]) continue
      this.lower[at] = lower
      this.upper[at] = upper
      changes = true
    }
    if (changes) this.model.changeColsBounds(this.all, this.lower, this.upper)
  }

  cheapMove(cell: number, up: number, by: number, prices: Float64Array): Move | undefined {
    if (up < 0 && this.falls[cell]! < by) return undefined
    const changes = this.router.route(cell, up, by, prices)
    return changes && (wholeMove(changes) ?? moveOf(changes.map((one) => (Math.abs(one) < ROUND ? 0 : one))))
  }

  ways(cell: number, width: number, prices: Float64Array): Move[] | undefined {
    return this.swaps?.ways(cell, width, prices)
  }

  close(): void {
    this.router.close()
    this.model.dispose()
  }
}

function wholeMove(values: Float64Array): Move | undefined {
  const whole = values.map((value) => Math.round(value))
  return values.every((value, at) => Math.abs(value - whole[at]!) < ROUND) ? moveOf(whole) : undefined
}
