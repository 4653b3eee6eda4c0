/** The program that chooses what to hide: least cost, such that every cut holds. */
import { addRow, modelOf, noRows, type Model, type Rows, type Solver } from '../solver.ts'
import type { Cut } from './cuts.ts'
import type { Budget } from './guesses.ts'

const OPTIMAL = 7
const WHOLE_STEP = 1 - 1e-6

export class Master {
  readonly cuts: Cut[] = []
  private readonly known = new Set<string>()
  private readonly solver: Solver
  private readonly must: Float64Array
  private linear: { model: Model; cuts: number } | undefined

  /** `must`: 1 for what is hidden whatever is decided. */
  constructor(solver: Solver, must: Float64Array) {
    this.solver = solver
    this.must = must
  }

  /** Whether the cut is new. */
  add(cut: Cut): boolean {
    const key = `${cut.cell}:${cut.least}:${cut.at.join()}:${cut.weight.join()}`
    if (this.known.has(key)) return false
    this.known.add(key)
    this.cuts.push(cut)
    return true
  }

  /** The best in fractions: a lower bound, and where to look for cuts. */
  relaxed(costs: Float64Array, seconds: number): { hidden: Float64Array; bound: number } | undefined {
    if (!this.linear) {
      const upper = new Float64Array(costs.length).fill(1)
      const columns = { costs, lower: this.must, upper, whole: false }
      this.linear = { model: modelOf(this.solver, columns, this.rows(this.cuts)), cuts: this.cuts.length }
    }
    const { model } = this.linear
    const fresh = this.cuts.slice(this.linear.cuts)
    if (fresh.length > 0) {
      const { lower, upper, starts, indices, values } = this.rows(fresh)
      const matrix = {
        format: 'csr' as const,
        numRows: lower.length,
        numCols: this.must.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      }
      model.addRows({ lower: Float64Array.from(lower), upper: Float64Array.from(upper), matrix })
      this.linear.cuts = this.cuts.length
    }
    model.options.set({ time_limit: model.getRunTime() + Math.max(0.05, seconds) })
    model.run()
    if (model.getModelStatus() !== OPTIMAL) return undefined
    return { hidden: model.getSolution().colValue, bound: model.getObjectiveValue() }
  }

  /**
   * A pattern that keeps all cuts and costs less than `below`, the first that is found, and what none can cost less than;
   * `isProved`: there is none. `budget` bounds another cost of it.
   */
  cheaper(
    costs: Float64Array,
    below: number,
    seconds: number,
    budget?: Budget,
  ): { hidden: Float64Array | undefined; bound: number; isProved: boolean } {
    const rows = this.rows(this.cuts)
    addLimit(rows, costs, below - WHOLE_STEP)
    if (budget) addLimit(rows, budget.costs, budget.most)
    const upper = new Float64Array(costs.length).fill(1)
    const model = modelOf(this.solver, { costs, lower: this.must, upper, whole: true }, rows)
    try {
      model.options.set({ time_limit: Math.max(0.05, seconds), mip_max_improving_sols: 1 })
      model.run()
      const status = model.getModelStatus()
      const isThere = (model.info.get('primal_solution_status') as number) === 2
      const bound = model.info.get('mip_dual_bound') as number
      return {
        hidden: isThere ? model.getSolution().colValue.map((value) => Math.round(value)) : undefined,
        bound: Number.isFinite(bound) ? Math.ceil(bound - 1e-5) : -Infinity,
        isProved: status === 8,
      }
    } finally {
      model.dispose()
    }
  }

  /**
   * The best among patterns that hide all of `fixed`, if one costs less than `below`; undefined where none does, or none was
   * found in time.
   */
  near(costs: Float64Array, fixed: Float64Array, below: number, seconds: number): Float64Array | undefined {
    const open = this.cuts.filter(({ at, weight, least }) => {
      let sum = 0
      for (let nth = 0; nth < at.length; nth++) if (fixed[at[nth]!] === 1) sum += weight[nth]!
      return sum < least - 1e-6
    })
    const rows = this.rows(open)
    addLimit(rows, costs, below - WHOLE_STEP)
    const upper = new Float64Array(costs.length).fill(1)
    const model = modelOf(this.solver, { costs, lower: fixed, upper, whole: true }, rows)
    try {
      // The first that is cheaper will do: the very cheapest would only be more exposed.
      model.options.set({ time_limit: Math.max(0.05, seconds), mip_max_improving_sols: 1 })
      model.run()
      if ((model.info.get('primal_solution_status') as number) !== 2) return undefined
      return model.getSolution().colValue.map((value) => Math.round(value))
    } finally {
      model.dispose()
    }
  }

  private rows(cuts: readonly Cut[]) {
    const rows = noRows()
    for (const { cell, at, weight, least } of cuts) addRow(rows, [...at, cell], [...weight, -least], 0)
    return rows
  }

  close(): void {
    this.linear?.model.dispose()
    this.linear = undefined
  }
}

/** The costs come to `most` at most. */
function addLimit(rows: Rows, costs: Float64Array, most: number): void {
  const at = [...costs.keys()].filter((one) => costs[one] !== 0)
  const prices = at.map((one) => costs[one]!)
  addRow(rows, at, prices, -Infinity, most)
}
