/**
 * Controlled rounding: each count becomes a multiple of the base beside it, and every sum still holds (Cox 1987; Salazar-González
 * 2006). What is a multiple already stays. Where that cannot be, in three dimensions and more, counts go further away, as
 * little as possible.
 */
import type { Problem } from './problem.ts'
import { addRow, modelOf, noRows, type Solver } from './solver.ts'

const OPTIMAL = 7

/** `further`: how many bases beyond the two nearest multiples some count had to go; 0 is the usual. */
export type Rounded = { values: number[]; further: number; isBest: boolean }

const FURTHER_MAX = 3

/** The rounded count of each cell; undefined where none was found in time. */
export function rounded(solver: Solver, problem: Problem, base: number, ms: number): Rounded | undefined {
  for (let further = 0; further <= FURTHER_MAX; further++) {
    const found = within(solver, problem, base, further, ms)
    if (found) return { ...found, further }
  }
  return undefined
}

function within(solver: Solver, { values, equations }: Problem, base: number, further: number, ms: number) {
  const lowest = values.map((value) => Math.floor(value / base))
  const lower = values.map((_, cell) => Math.max(-further, -lowest[cell]!))
  // A nought stays a nought, whatever else must give.
  const upper = values.map((value) => (value === 0 ? 0 : (value % base === 0 ? 0 : 1) + further))
  const rows = noRows()
  for (const { whole, parts } of equations) {
    const sum = parts.reduce((all, part) => all + lowest[part]!, 0) - lowest[whole]!
    addRow(rows, [whole, ...parts], [1, ...parts.map(() => -1)], sum, sum)
  }
  // Up costs what is missing to the next multiple, down what is over it; one further costs a whole base more.
  const away = values.map((value) => base - 2 * (value % base))
  const extra = values.map((_, cell) => values.length + cell)
  if (further > 0)
    values.forEach((value, cell) => {
      const top = value % base === 0 ? 0 : 1
      addRow(rows, [extra[cell]!, cell], [1, -1], -top)
      addRow(rows, [extra[cell]!, cell], [1, 1], 0)
    })
  const all = further > 0 ? [...away, ...values.map(() => base * 4)] : away
  const ends = further > 0 ? values.map(() => further) : []
  const model = modelOf(solver, { costs: all, lower: [...lower, ...ends.map(() => 0)], upper: [...upper, ...ends], whole: true }, rows) // prettier-ignore
  try {
    model.options.set({ time_limit: Math.max(0.1, ms / 1000 / (FURTHER_MAX + 1)), mip_rel_gap: 1e-4 })
    model.run()
    const isThere = model.info.get('primal_solution_status') === 2
    if (!isThere) return undefined
    const { colValue } = model.getSolution()
    const isBest = model.getModelStatus() === OPTIMAL
    return { values: values.map((_, cell) => base * (lowest[cell]! + Math.round(colValue[cell]!))), isBest }
  } finally {
    model.dispose()
  }
}
