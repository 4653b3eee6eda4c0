/**
 * A table made whole: every total there is, computed from the finest rows, and every sum. What is given twice, or does not add
 * up, is refused with its row. A combination without a row is a true nought: nobody is in it, and readers know.
 */
import { hierarchyFaults, treeOf, type Tree } from './hierarchy.ts'
import { faultText, type Fault, type Table } from './table.ts'

export type GridCell = { labels: string[]; count: number; row: number | undefined }
export type Grid = {
  table: Table
  trees: Tree[]
  /** Given rows in their order, then the totals that were not given. */
  cells: GridCell[]
  cellAt: Map<string, number>
  /** Each sum, with the dimension that it adds up along. */
  sums: { whole: number; parts: number[]; along: number }[]
}

/** More cells than this are no table for people, and no solver proves anything about them in time. */
export const CELLS_MAX = 20_000
export const DIMENSIONS_MAX = 8
const FAULTS_MAX = 50

export const keyOf = (labels: readonly string[]): string => labels.join('\u0000')

type Options = { total_label: string; hierarchies: Readonly<Record<string, Readonly<Record<string, string>>>> }

export function gridOf(table: Table, { total_label, hierarchies }: Options): Grid | Fault[] {
  const { dimensions, rows, name } = table
  const faults: Fault[] = dimensions.flatMap((one) => hierarchyFaults(one, hierarchies[one] ?? {}, total_label))
  if (dimensions.length === 0 || rows.length === 0)
    faults.push({ table: name, problem: 'A table needs a column that says what is counted, "count", and a row.' })
  if (dimensions.length > DIMENSIONS_MAX)
    faults.push({ table: name, problem: `The table has ${dimensions.length} dimensions; at most ${DIMENSIONS_MAX} can be protected.` }) // prettier-ignore
  faults.push(...labelFaults(table, { total_label, hierarchies }))
  if (faults.length > 0) return faults.slice(0, FAULTS_MAX)
  const trees = dimensions.map((one, at) => treeOf(rows.map(({ labels }) => labels[at]!), hierarchies[one] ?? {}, total_label)) // prettier-ignore
  const grid = { table, trees, cells: [] as GridCell[], cellAt: new Map<string, number>(), sums: [] as Grid['sums'] }
  const given = takeRows(grid)
  if (given.length > 0) return given.slice(0, FAULTS_MAX)
  const size = addTotals(grid)
  if (size > CELLS_MAX)
    return [{ table: name, problem: `With its totals the table has more than ${CELLS_MAX} cells. Publish it in parts, or by fewer dimensions.` }] // prettier-ignore
  const wrong = addSums(grid)
  return wrong.length > 0 ? wrong.slice(0, FAULTS_MAX) : grid
}

function labelFaults({ dimensions, rows, name }: Table, { total_label, hierarchies }: Options): Fault[] {
  const known = dimensions.map((one) => {
    const parents = hierarchies[one]
    return parents && new Set([...Object.entries(parents).flat(), total_label])
  })
  return rows.flatMap(({ labels, count, line }) => {
    const at = { table: name, ...(line !== undefined && { line }) }
    if (!Number.isSafeInteger(count) || count < 0)
      return [{ ...at, column: 'count', value: `${count}`, problem: 'is no count. It should be a whole number from 0 up.' }] // prettier-ignore
    const missing = labels.findIndex((label, nth) => known[nth]?.has(label) === false)
    if (missing === -1) return []
    return [{ ...at, column: dimensions[missing]!, value: labels[missing]!, problem: `is not in the policy's hierarchy of ${dimensions[missing]}. Say there which label it is part of, or "${total_label}".` }] // prettier-ignore
  })
}

function takeRows({ table, cells, cellAt }: Grid): Fault[] {
  const faults: Fault[] = []
  table.rows.forEach(({ labels, count, line }, row) => {
    const key = keyOf(labels)
    const before = cellAt.get(key)
    if (before === undefined) {
      cellAt.set(key, cells.length)
      cells.push({ labels, count, row })
      return
    }
    const first = table.rows[before]!.line
    faults.push({ table: table.name, ...(line !== undefined && { line }), value: labels.join(', '), problem: `stands ${first === undefined ? 'twice' : `on line ${first} already`}. Keep one row for each combination.` }) // prettier-ignore
  })
  return faults
}

/** Adds each total over rows that are there. Returns how many cells that makes, counting no further than is allowed. */
function addTotals({ trees, cells, cellAt }: Grid): number {
  const wholes = trees.map(({ parts }) => {
    const map = new Map<string, string>()
    for (const [whole, list] of parts) for (const part of list) map.set(part, whole)
    return map
  })
  for (let at = 0; at < cells.length && cells.length <= CELLS_MAX; at++) {
    const { labels } = cells[at]!
    for (const [dimension, whole] of wholes.entries()) {
      const above = whole.get(labels[dimension]!)
      if (above === undefined) continue
      const total = labels.with(dimension, above)
      if (cellAt.has(keyOf(total))) continue
      cellAt.set(keyOf(total), cells.length)
      cells.push({ labels: total, count: -1, row: undefined })
    }
  }
  return cells.length
}

/** Works out the totals that were not given, and finds those given that are wrong. */
function addSums({ table, trees, cells, cellAt, sums }: Grid): Fault[] {
  const faults: Fault[] = []
  const depth = trees.map(({ labels }) => new Map(labels.map((label, at) => [label, at])))
  const rank = (cell: GridCell) => cell.labels.reduce((sum, label, at) => sum + depth[at]!.get(label)!, 0)
  const order = [...cells.keys()].map((at) => ({ at, rank: rank(cells[at]!) })).toSorted((a, b) => a.rank - b.rank)
  for (const { at } of order) {
    const cell = cells[at]!
    for (const [along, { parts }] of trees.entries()) {
      const below = parts.get(cell.labels[along]!)
      if (!below) continue
      const found = below.flatMap((label) => cellAt.get(keyOf(cell.labels.with(along, label))) ?? [])
      const sum = found.reduce((total, part) => total + cells[part]!.count, 0)
      if (cell.count === -1) cell.count = sum
      if (cell.count === sum) sums.push({ whole: at, parts: found, along })
      else faults.push(contradiction(table, cell, sum, along, found.length))
    }
  }
  return faults
}

function contradiction(
  table: Table,
  { labels, count, row }: GridCell,
  sum: number,
  along: number,
  parts: number,
): Fault {
  const line = row === undefined ? undefined : table.rows[row]!.line
  const dimension = table.dimensions[along]
  const problem =
    parts === 0
      ? `is ${count}, but the table has no rows for its parts by ${dimension}. Give them, or leave this row out.`
      : `is ${count}, but its parts by ${dimension} add up to ${sum}. Correct the total or a part, or leave the total out: it is computed.` // prettier-ignore
  return { table: table.name, ...(line !== undefined && { line }), column: 'count', value: labels.join(', '), problem }
}

export const gridFaultText = (faults: readonly Fault[]): string => faults.map(faultText).join('\n')
