/**
 * Counts that no table prints and all of them together may still say: what lies between two totals. Found with every true
 * count known, as the strictest reader would.
 */
import { addRow, modelOf, noRows, type Solver } from '../solver.ts'
import { isSmall, type Joined } from './join.ts'
import type { Policy } from '../policy.ts'

const OPTIMAL = 7
const UNSAID_MAX = 2000

/**
 * Gives each unsaid cell a count that fits all others. Returns the cells that must be protected, since the tables together
 * fix them near a small count; undefined where no counts fit, so that the tables contradict each other.
 */
export function fillUnsaid(solver: Solver, { cells, equations }: Joined, policy: Policy): Set<number> | undefined {
  const unsaid = cells.flatMap(({ count }, at) => (count === undefined ? [at] : []))
  const near = new Set<number>()
  if (unsaid.length === 0) return near
  if (unsaid.length > UNSAID_MAX) throw new Error(`${unsaid.length} cells between the tables are too many to look at`)
  const at = new Map(unsaid.map((cell, nth) => [cell, nth]))
  const rows = noRows()
  for (const { whole, parts } of equations) {
    const terms: [number, number][] = []
    let sum = 0
    for (const [cell, sign] of [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const nth = at.get(cell)
      if (nth === undefined) sum -= sign * cells[cell]!.count!
      else terms.push([nth, sign])
    }
    if (terms.length > 0) addRow(rows, terms.map(([nth]) => nth), terms.map(([, sign]) => sign), sum, sum) // prettier-ignore
  }
  const costs = new Float64Array(unsaid.length)
  const lower = costs.slice()
  const upper = costs.slice().fill(Infinity)
  const model = modelOf(solver, { costs, lower, upper, whole: true }, rows)
  try {
    const bounds: [number, number][] = []
    for (let nth = 0; nth < unsaid.length; nth++) {
      const ends = [1, -1].map((cost) => {
        model.changeColCost(nth, cost)
        model.run()
        return model.getModelStatus() === OPTIMAL ? Math.round(model.getSolution().colValue[nth]!) : undefined
      })
      model.changeColCost(nth, 0)
      if (ends[0] === undefined) return undefined
      bounds.push([ends[0], ends[1] ?? Infinity])
    }
    model.run()
    const values = model.getSolution().colValue
    unsaid.forEach((cell, nth) => {
      cells[cell]!.count = Math.round(values[nth]!)
      const [least, most] = bounds[nth]!
      const isNear = most - least < policy.interval_width_min
      if (
        isNear &&
        Array.from({ length: most - least + 1 }, (_, one) => least + one).some((one) => isSmall(one, policy))
      )
        near.add(cell)
      else cells[cell]!.isLoose = least !== most
    })
    return near
  } finally {
    model.dispose()
  }
}
