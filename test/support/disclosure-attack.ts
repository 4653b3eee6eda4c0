/**
 * A reader of published files with a solver, who shares no line with src/disclosure/: takes what protected.csv prints, writes
 * down every sum and the rule, and asks how low and how high each hidden count can be in whole numbers.
 */
import * as highs from 'highs'
import type { Highs } from 'highs'

const load = (highs as unknown as { default: () => Promise<Highs> }).default
/** Stands for "without end". */
const ENDLESS = 1e6
const OPTIMAL = 7

export type Publication = {
  /** As printed: a heading, then rows; labels hold no commas. */
  csv: string
  /** Whether a cell was not revised since the publication before, so that readers take the two counts for the same. */
  isSame?: (labels: Readonly<Record<string, string>>) => boolean
}
export type Parents = Readonly<Record<string, Readonly<Record<string, string>>>>
export type Found = { publication: number; labels: Record<string, string>; lower: number; upper: number }
type Sum = { at: number[]; by: number[] }
type Line = { labels: string[]; count: string; column: number }

/** The least and greatest of each hidden count. `minimum`: what readers know no hidden count to be below. */
export async function attack(
  publications: readonly Publication[],
  parents: Parents,
  minimum: number,
): Promise<Found[]> {
  const columns = new Map<string, number>()
  const least: number[] = []
  const most: number[] = []
  const hidden: { publication: number; labels: Record<string, string>; column: number }[] = []
  const sums: Sum[] = []
  publications.forEach(({ csv, isSame }, publication) => {
    const [head, ...printed] = csv.trim().split(/\r?\n/).map((line) => line.split(',')) // prettier-ignore
    const dimensions = head!.slice(0, -1)
    const lines = printed.map((fields): Line => {
      const labels = fields.slice(0, -1)
      const named = Object.fromEntries(dimensions.map((one, at) => [one, labels[at]!]))
      const key = JSON.stringify(Object.entries(named).filter(([, label]) => label !== 'Total').toSorted()) // prettier-ignore
      const name = isSame === undefined || isSame(named) ? key : `${publication} ${key}`
      if (!columns.has(name)) {
        least[columns.size] = 0
        most[columns.size] = ENDLESS
      }
      if (!columns.has(name)) columns.set(name, columns.size)
      const line = { labels, count: fields.at(-1)!, column: columns.get(name)! }
      if (line.count === '[c]') {
        least[line.column] = Math.max(least[line.column]!, minimum)
        hidden.push({ publication, labels: named, column: line.column })
      } else least[line.column] = most[line.column] = Number(line.count)
      return line
    })
    for (const whole of lines) sums.push(...sumsOf(whole, lines, dimensions, parents))
  })
  const ask = asking(await load(), least, most, sums)
  return hidden.map(({ column, ...one }) => ({ ...one, lower: ask(column, 1), upper: ask(column, -1) }))
}

/** The whole less its parts is nought, along each dimension. */
function sumsOf(
  { labels, column }: Line,
  lines: readonly Line[],
  dimensions: readonly string[],
  parents: Parents,
): Sum[] {
  return dimensions.flatMap((dimension, along) => {
    const parts = lines.filter(
      (other) =>
        other.labels[along] !== 'Total' &&
        (parents[dimension]?.[other.labels[along]!] ?? 'Total') === labels[along] &&
        labels.every((label, at) => at === along || other.labels[at] === label),
    )
    if (parts.length === 0) return []
    return [{ at: [column, ...parts.map((part) => part.column)], by: [1, ...parts.map(() => -1)] }]
  })
}

/** The least (1) or greatest (-1) whole number of a column; Infinity where it has no end. */
function asking(solver: Highs, least: readonly number[], most: readonly number[], sums: readonly Sum[]) {
  let end = 0
  const starts = [0, ...sums.map(({ at }) => (end += at.length))]
  const model = (isWhole: boolean) => {
    const made = solver.createModel({
      numCols: least.length,
      numRows: sums.length,
      colCost: new Float64Array(least.length),
      colLower: Float64Array.from(least),
      colUpper: Float64Array.from(most),
      rowLower: new Float64Array(sums.length),
      rowUpper: new Float64Array(sums.length),
      matrix: {
        format: 'csr',
        numRows: sums.length,
        numCols: least.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(sums.flatMap(({ at }) => at)),
        values: Float64Array.from(sums.flatMap(({ by }) => by)),
      },
      ...(isWhole && { integrality: new Int32Array(least.length).fill(1) }),
    })
    made.options.set({ output_flag: false })
    return made
  }
  const models = [model(false), model(true)]
  return (column: number, way: number): number => {
    for (const one of models) {
      one.changeColCost(column, way)
      one.run()
      const { colValue } = one.getSolution()
      const isWhole = colValue.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
      const isFound = one.getModelStatus() === OPTIMAL && isWhole
      one.changeColCost(column, 0)
      if (isFound) return colValue[column]! > ENDLESS / 2 ? Infinity : Math.round(colValue[column]!)
    }
    throw new Error('no whole numbers were found that fit what is printed')
  }
}
