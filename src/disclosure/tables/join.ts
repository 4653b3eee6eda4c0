/**
 * Several tables, and what was released before, as one problem: figures of the same people in the same time are one cell
 * wherever they are printed. Two releases that print different counts for it were revised between: then nothing is known to
 * be equal. Where they print the same, a reader will take it for the same, so it is.
 */
import { attackerMinimum, type Policy } from '../policy.ts'
import type { Equation, Problem, Standing } from '../problem.ts'
import { atomsOf, type Atoms } from './atoms.ts'
import { keyOf, type Grid } from './grid.ts'

/** How a cell was printed before: by which release, and whether its count could be read. */
export type Printed = { release: string; shown: boolean }

export type JoinedCell = {
  /** Its count; undefined where no table says it. */
  count: number | undefined
  /** What the cell is, by dimension; totals are left out. */
  labels: Record<string, string>
  /** Where the tables to be protected print it. */
  places: { table: number; cell: number }[]
  before: Printed[]
  /** Not even all true counts together say it: then the count is one that fits. */
  isLoose?: boolean
}
export type Joined = {
  cells: JoinedCell[]
  equations: Equation[]
  /** The cell of each cell of each grid to be protected. */
  cellOf: Int32Array[]
}

/** A table of a release; `isHidden` is undefined for totals that it did not print at all. */
export type Earlier = { grid: Grid; release: string; isHidden: (cell: number) => boolean | undefined }

export function join(grids: readonly Grid[], earlier: readonly Earlier[], policy: Policy): Joined {
  const all = [...grids, ...earlier.map(({ grid }) => grid)]
  const atoms = atomsOf(all, policy.hierarchies, policy.total_label)
  const joining = new Joining(atoms)
  const cellOf = all.map((grid, nth) => joining.take(grid, nth))
  cellOf.forEach((list, nth) => {
    list.forEach((cell, at) => {
      if (nth < grids.length) joining.cells[cell]!.places.push({ table: nth, cell: at })
      else {
        const { release, isHidden } = earlier[nth - grids.length]!
        const hidden = isHidden(at)
        if (hidden !== undefined) joining.cells[cell]!.before.push({ release, shown: !hidden })
      }
    })
  })
  all.forEach((grid, nth) => joining.split(grid, nth, cellOf[nth]!))
  return { cells: joining.cells, equations: joining.equations, cellOf: cellOf.slice(0, grids.length) }
}

class Joining {
  readonly cells: JoinedCell[] = []
  readonly equations: Equation[] = []
  private readonly found = new Map<string, number>()
  /** The counts that cells of one name have been seen with. */
  private readonly counts = new Map<string, Set<number>>()
  private readonly atoms: Atoms

  constructor(atoms: Atoms) {
    this.atoms = atoms
  }

  /** Each cell of a grid, found again or new, and the grid's sums. */
  take(grid: Grid, nth: number): Int32Array {
    const { table, trees, cells, sums } = grid
    const sets = table.dimensions.map(
      (dimension, at) => new Map(trees[at]!.labels.map((label) => [label, this.atoms.atomsOf(nth, dimension, label)])),
    )
    const list = Int32Array.from(cells, ({ labels, count }) => {
      const name = this.name(grid, nth, labels.map((label, at) => sets[at]!.get(label)!)) // prettier-ignore
      return this.cell(`${name}\u0002${count}`, name, count, named(grid, labels))
    })
    const order = byDepth(grid)
    for (const { whole, parts, along } of sums) {
      // A sum along one dimension, of wholes along another that comes before, follows from the sums of their parts.
      const before = order.slice(0, order.indexOf(along))
      const follows = before.some((at) => trees[at]!.parts.has(cells[whole]!.labels[at]!))
      this.add(list[whole]!, parts.map((part) => list[part]!), follows) // prettier-ignore
    }
    return list
  }

  /** What others tell apart within the finest cells of a grid becomes cells that nobody prints. */
  split(grid: Grid, nth: number, list: Int32Array): void {
    const { table, trees, cells } = grid
    const coarse = table.dimensions.map(
      (dimension, at) =>
        new Map(
          trees[at]!.labels.flatMap((label) => {
            const atoms = this.atoms.atomsOf(nth, dimension, label)
            return trees[at]!.parts.has(label) || atoms.length < 2 ? [] : [[label, atoms] as const]
          }),
        ),
    )
    const covered = [...this.atoms.coversOf(nth)].filter(([, atoms]) => atoms.length > 1)
    if (covered.length === 0 && coarse.every(({ size }) => size === 0)) return
    type Box = { sets: string[][]; covers: Map<string, string[]>; cell: number; labels: string[] }
    const boxes = new Map<string, Box>()
    const boxOf = (
      sets: string[][],
      covers: Map<string, string[]>,
      count: number | undefined,
      labels: string[],
    ): Box => {
      const name = this.name(grid, nth, sets, covers)
      const there = boxes.get(name)
      if (there) return there
      const box = { sets, covers, cell: this.unprinted(name, nth, count, labels, grid), labels }
      boxes.set(name, box)
      return box
    }
    const waiting: Box[] = cells.map(({ labels }, at) => {
      const sets = labels.map((label, one) => this.atoms.atomsOf(nth, table.dimensions[one]!, label))
      const box = { sets, covers: new Map(this.atoms.coversOf(nth)), cell: list[at]!, labels }
      boxes.set(this.name(grid, nth, sets), box)
      return box
    })
    for (let at = 0; at < waiting.length; at++) {
      const { sets, covers, cell, labels } = waiting[at]!
      const count = this.cells[cell]!.count === 0 ? 0 : undefined
      const into = (parts: Box[]) => {
        for (const part of parts) if (!waiting.includes(part)) waiting.push(part)
        this.add(cell, parts.map((part) => part.cell), false) // prettier-ignore
      }
      sets.forEach((set, one) => {
        if (set.length > 1 && coarse[one]!.has(labels[one]!))
          into(set.map((atom) => boxOf(sets.with(one, [atom]), covers, count, labels.with(one, atom))))
      })
      for (const [name, set] of covers)
        if (set.length > 1)
          into(set.map((atom) => boxOf(sets, new Map(covers).set(name, [atom]), count, [...labels, `${name} ${atom}`])))
    }
    this.sumsOfSplit(grid, [...boxes.values()])
  }

  /** Along a dimension with finer rows, cells that were split along another add up as the printed ones do. */
  private sumsOfSplit(grid: Grid, boxes: readonly { cell: number; labels: string[] }[]): void {
    const at = new Map(boxes.map((box) => [keyOf(box.labels), box.cell]))
    for (const { cell, labels } of boxes)
      for (const [along, { parts }] of grid.trees.entries()) {
        const below = parts.get(labels[along]!)
        if (!below || grid.cellAt.has(keyOf(labels))) continue
        const found = below.flatMap((label) => at.get(keyOf(labels.with(along, label))) ?? [])
        if (found.length > 0) this.add(cell, found, false)
      }
  }

  private add(whole: number, parts: number[], follows: boolean): void {
    if (parts.length === 1 && parts[0] === whole) return
    this.equations.push({ whole, parts, follows })
  }

  private cell(key: string, name: string, count: number | undefined, labels: Record<string, string>): number {
    const there = this.found.get(key)
    if (there !== undefined) return there
    this.found.set(key, this.cells.length)
    if (count !== undefined) this.counts.set(name, (this.counts.get(name) ?? new Set()).add(count))
    this.cells.push({ count, labels, places: [], before: [] })
    return this.cells.length - 1
  }

  /** A cell that this grid does not print: another's where that is certain, else one whose count nobody says. */
  private unprinted(name: string, nth: number, count: number | undefined, labels: string[], { table }: Grid): number {
    const counts = [...(this.counts.get(name) ?? [])]
    if (count === undefined && counts.length === 1) return this.found.get(`${name}\u0002${counts[0]}`)!
    const words = Object.fromEntries(labels.map((label, at) => [table.dimensions[at] ?? `also ${at}`, label]))
    const key = count === undefined ? `${name}\u0002?${counts.length === 0 ? '' : nth}` : `${name}\u0002${count}`
    return this.cell(key, name, count, words)
  }

  private name({ table }: Grid, nth: number, sets: readonly string[][], covers = this.atoms.coversOf(nth)): string {
    const parts = [...table.dimensions.map((one, at) => [one, sets[at]!] as const), ...covers]
      .map(([dimension, set]) => [dimension, this.atoms.nameOf(dimension, set)])
      .filter(([, set]) => set !== '')
      .map((pair) => pair.join('='))
    return [table.measure ?? '', ...parts.toSorted()].join('\u0000')
  }
}

/** Dimensions with the deepest trees first: what remains of the others then makes networks wherever there are any. */
const byDepth = ({ trees }: Grid): number[] =>
  [...trees.keys()].toSorted((a, b) => trees[b]!.parts.size - trees[a]!.parts.size || a - b)

function named({ table, trees }: Grid, labels: readonly string[]): Record<string, string> {
  const pairs = labels.map((label, at) => [table.dimensions[at]!, label] as const)
  return Object.fromEntries(pairs.filter(([, label], at) => label !== trees[at]!.total))
}

/** The problem that protecting the joined cells by this policy is. Counts that no table says must have been found before. */
export function problemOf({ cells, equations }: Joined, policy: Policy): Problem {
  const minimum = attackerMinimum(policy)
  return {
    values: cells.map(({ count }) => count!),
    // Of what was never printed readers know no more than that it is a count.
    least: cells.map(({ count, places, before }) => (places.length + before.length === 0 ? 0 : Math.min(minimum, count!))), // prettier-ignore
    standing: cells.map((cell) => standingOf(cell, policy, minimum)),
    equations,
    width: policy.interval_width_min,
  }
}

export const isSmall = (count: number, { hide }: Policy): boolean =>
  hide !== null && count >= hide.from && count <= hide.to

function standingOf({ count, places, before, isLoose }: JoinedCell, policy: Policy, minimum: number): Standing {
  if (before.some(({ shown }) => shown)) return 'shown'
  if (isLoose) return 'open'
  if (isSmall(count!, policy)) return 'primary'
  // A nought is printed wherever it is, and so is what the reader believes cannot be hidden.
  if (count === 0 || count! < minimum) return 'shown'
  return places.length > 0 ? 'candidate' : 'open'
}
