/**
 * The cheapest way to move one cell by so much, by a linear program that is kept: each unknown twice, how far it rises and
 * how far it falls. Cheap ways touch few cells, and are of whole numbers nearly always, where a greatest reach often is not.
 */
import type { Unknowns } from '../problem.ts'
import { addRow, modelOf, noRows, type Model, type Solver } from '../solver.ts'

const OPTIMAL = 7
const SMALL = 1e-3

export class Router {
  private readonly model: Model
  private readonly falls: Float64Array
  private readonly size: number
  private readonly endless: number
  private readonly lower: Float64Array
  private readonly upper: Float64Array
  private readonly costs: Float64Array
  private readonly all: { kind: 'range'; from: number; to: number }

  constructor(solver: Solver, { cells, falls, basis }: Unknowns, endless: number) {
    this.falls = falls
    this.size = cells.length
    this.endless = endless
    const rows = noRows()
    for (const { at, sign } of basis)
      addRow(rows, [...at, ...at.map((one) => one + this.size)], [...sign, ...sign.map((one) => -one)], 0, 0)
    this.lower = new Float64Array(this.size * 2)
    this.upper = new Float64Array(this.size * 2)
    this.costs = new Float64Array(this.size * 2)
    this.all = { kind: 'range', from: 0, to: this.size * 2 - 1 }
    this.model = modelOf(solver, { costs: this.costs, lower: this.lower, upper: this.upper, whole: false }, rows)
    this.model.options.set({ presolve: 'off', solver: 'simplex' })
  }

  /** How much each unknown changes; undefined where there is no way. What costs Infinity stays. */
  route(cell: number, up: number, by: number, prices: Float64Array): Float64Array | undefined {
    const { size, falls, lower, upper, costs } = this
    for (let at = 0; at < size; at++) {
      const isBarred = prices[at] === Infinity
      const fall = falls[at]!
      const price = isBarred ? 0 : prices[at]!
      costs[at] = price + SMALL
      upper[at] = isBarred ? 0 : this.endless
      // What can fall but a little of the way is dearer by as much, since others must help.
      costs[at + size] = price * (fall > 0 ? Math.max(1, by / fall) : 1) + SMALL
      upper[at + size] = isBarred ? 0 : fall
      lower[at] = 0
      lower[at + size] = 0
    }
    lower[cell] = upper[cell] = up > 0 ? by : 0
    lower[cell + size] = upper[cell + size] = up > 0 ? 0 : by
    this.model.changeColsCost(this.all, costs)
    this.model.changeColsBounds(this.all, lower, upper)
    this.model.run()
    if (this.model.getModelStatus() !== OPTIMAL) return undefined
    const { colValue } = this.model.getSolution()
    return Float64Array.from({ length: size }, (_, at) => colValue[at]! - colValue[at + size]!)
  }

  close(): void {
    this.model.dispose()
  }
}
