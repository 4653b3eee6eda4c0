/** The program that chooses what to hide: least cost, such that every cut holds. */
import { addRow, modelOf, noRows, type Model, type Solver } from '../solver.ts'
import type { Cut } from './cuts.ts'

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
    if (!this.linear) this.linear = { model: this.model(costs, false), cuts: this.cuts.length }
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
   * The best in whole numbers as far as time allows: a pattern that keeps all cuts, and a bound below which none can come.
   * `start` is a pattern that keeps them; `budget` bounds another cost of it.
   */
  whole(
    costs: Float64Array,
    seconds: number,
    start?: Float64Array,
    budget?: { costs: Float64Array; most: number },
  ): { hidden: Float64Array | undefined; bound: number; isProved: boolean } {
    const model = this.model(costs, true, budget)
    try {
      // Costs are whole numbers: what is less than one better is no better.
      model.options.set({ time_limit: Math.max(0.05, seconds), mip_abs_gap: WHOLE_STEP, mip_rel_gap: 0 })
      if (start) model.setSolution({ colValue: start })
      model.run()
      const isProved = model.getModelStatus() === OPTIMAL
      const bound = model.info.get('mip_dual_bound') as number
      const values = model.getSolution().colValue
      const isThere = values.length > 0 && model.info.get('primal_solution_status') === 2
      const hidden = isThere ? values.map((value) => Math.round(value)) : undefined
      return { hidden, bound: Math.ceil(bound - 1e-5), isProved }
    } finally {
      model.dispose()
    }
  }

  /** A pattern that keeps all cuts and costs less than `below`, the first that is found; `isProved`: there is none. */
  cheaper(
    costs: Float64Array,
    below: number,
    seconds: number,
  ): { hidden: Float64Array | undefined; bound: number; isProved: boolean } {
    const rows = this.rows(this.cuts)
    const at = [...costs.keys()].filter((one) => costs[one] !== 0)
    addRow(rows, at, at.map((one) => costs[one]!), -Infinity, below - WHOLE_STEP) // prettier-ignore
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
    const at = [...costs.keys()].filter((one) => costs[one] !== 0)
    addRow(rows, at, at.map((one) => costs[one]!), -Infinity, below - WHOLE_STEP) // prettier-ignore
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

  private model(costs: Float64Array, whole: boolean, budget?: { costs: Float64Array; most: number }): Model {
    const rows = this.rows(this.cuts)
    if (budget) {
      const at = [...budget.costs.keys()].filter((one) => budget.costs[one] !== 0)
      addRow(rows, at, at.map((one) => budget.costs[one]!), -Infinity, budget.most) // prettier-ignore
    }
    const upper = new Float64Array(costs.length).fill(1)
    return modelOf(this.solver, { costs, lower: this.must, upper, whole }, rows)
  }

  close(): void {
    this.linear?.model.dispose()
    this.linear = undefined
  }
}
