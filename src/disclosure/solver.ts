/** HiGHS, compiled to WebAssembly: linear and whole-number programs, solved on the thread that asks. */
import * as highs from 'highs'
import type { Highs, Model, ModelData } from 'highs'

export type { Model } from 'highs'
export type Solver = Highs

// The package's types speak of a CommonJS module; what Node imports is its ES module, with the loader as default.
const load = (highs as unknown as { default: typeof highs.default.default }).default
let loading: Promise<Solver> | undefined

/** The solver of this thread, loaded at the first call. */
export function loadSolver(): Promise<Solver> {
  return (loading ??= load())
}

/** After a fault inside it, memory of the old one is not to be trusted: the next call loads a new one. */
export function forgetSolver(): void {
  loading = undefined
}

export type Rows = { lower: number[]; upper: number[]; starts: number[]; indices: number[]; values: number[] }

export const noRows = (): Rows => ({ lower: [], upper: [], starts: [0], indices: [], values: [] })

export function addRow(
  rows: Rows,
  at: readonly number[],
  values: readonly number[],
  lower: number,
  upper = Infinity,
): void {
  rows.lower.push(lower)
  rows.upper.push(upper)
  rows.indices.push(...at)
  rows.values.push(...values)
  rows.starts.push(rows.indices.length)
}

/** A program of `rows` over columns with these costs and bounds; `whole` where each column is a whole number. */
export function modelOf(
  solver: Solver,
  columns: { costs: ArrayLike<number>; lower: ArrayLike<number>; upper: ArrayLike<number>; whole: boolean },
  rows: Rows,
): Model {
  const { costs, lower, upper, whole } = columns
  const data: ModelData = {
    numCols: costs.length,
    numRows: rows.lower.length,
    colCost: Float64Array.from(costs),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows.lower),
    rowUpper: Float64Array.from(rows.upper),
    matrix: {
      format: 'csr',
      numRows: rows.lower.length,
      numCols: costs.length,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
    ...(whole && { integrality: new Int32Array(costs.length).fill(1) }),
  }
  const model = solver.createModel(data)
  model.options.set({ output_flag: false })
  return model
}
