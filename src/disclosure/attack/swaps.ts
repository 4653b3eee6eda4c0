/**
 * Moves that need no solver: in one table, people who change places along every dimension at once leave all sums as they were.
 * Two labels of each dimension make one, totals counting as a label; a fraction of a millisecond finds the cheapest for a cell.
 */
import type { Grid } from '../tables/grid.ts'
import type { Move } from './attack.ts'

/** A change along one dimension that leaves its totals: labels with the sign of each, the first of them first. */
type Line = { labels: number[]; signs: number[] }

export class Swaps {
  private readonly unknownAt: Int32Array
  private readonly labelsOf: Int32Array[]
  private readonly strides: number[]
  /** By dimension and label. */
  private readonly lines: Line[][][]
  private readonly falls: Float64Array
  /** The move up and the move down that swaps have made so far, and what they have paid for. */
  private readonly rising: Float64Array
  private readonly falling: Float64Array
  private readonly paid: Uint8Array
  /** The swap that is being tried. */
  private readonly offsets: number[] = []
  private readonly signs: number[] = []
  private readonly picked: Line[] = []
  private target = 0
  private need = 0
  private prices: Float64Array = new Float64Array(0)
  private score = Infinity
  private chosen: Line[] | undefined
  private reach: [up: number, down: number] = [0, 0]
  private nextCost = 0
  private nextUp = 0
  private nextDown = 0

  /** `unknownOf` gives the unknown of each cell of the grid, or -1. */
  constructor({ trees, cells }: Grid, unknownOf: (cell: number) => number, falls: Float64Array) {
    this.falls = falls
    this.rising = new Float64Array(falls.length)
    this.falling = new Float64Array(falls.length)
    this.paid = new Uint8Array(falls.length)
    this.strides = trees.map((_, at) => trees.slice(at + 1).reduce((size, { labels }) => size * labels.length, 1))
    this.unknownAt = new Int32Array(trees.reduce((size, { labels }) => size * labels.length, 1)).fill(-1)
    this.labelsOf = Array.from(falls, () => new Int32Array(0))
    const places = trees.map(({ labels }) => new Map(labels.map((label, at) => [label, at])))
    cells.forEach(({ labels }, cell) => {
      const unknown = unknownOf(cell)
      if (unknown === -1) return
      const at = Int32Array.from(labels, (label, one) => places[one]!.get(label)!)
      this.labelsOf[unknown] = at
      this.unknownAt[at.reduce((sum, label, one) => sum + label * this.strides[one]!, 0)] = unknown
    })
    this.lines = trees.map((tree) => linesOf(tree))
  }

  /**
   * Moves that together let `cell` go `width`, up and down counted as a whole: swaps laid over each other while each brings it
   * further, the one that costs least for what it brings first. What costs Infinity stays; undefined where swaps do not do it.
   */
  ways(cell: number, width: number, prices: Float64Array): Move[] | undefined {
    if (this.labelsOf[cell]!.length === 0) return undefined
    this.target = cell
    this.need = width
    this.prices = prices
    const touched: number[] = []
    let chosen: Line[] | undefined
    while (this.need > 0) {
      chosen = this.best()
      if (!chosen) break
      this.apply(chosen, touched)
    }
    const moves = this.need > 0 ? undefined : [moveAmong(touched, this.rising), moveAmong(touched, this.falling)]
    for (const at of touched) this.rising[at] = this.falling[at] = this.paid[at] = 0
    return moves?.filter(({ at }) => at.length > 0)
  }

  /** The lines of the swap that costs least for each unit that it brings. */
  private best(): Line[] | undefined {
    const { labelsOf, strides, target } = this
    const own = labelsOf[target]!
    this.offsets[0] = own.reduce((sum, label, at) => sum + label * strides[at]!, 0)
    this.signs[0] = 1
    this.score = Infinity
    this.chosen = undefined
    this.pick(0, 1, 0, Infinity, this.falls[target]! + this.falling[target]!)
    return this.chosen
  }

  /** `size` cells stand in `offsets`; they cost `cost`, and let the cell go `up` and `down`. */
  private pick(depth: number, size: number, cost: number, up: number, down: number): void {
    const lines = this.lines[depth]
    if (!lines) {
      const score = cost / Math.min(this.need, up + down)
      if (score >= this.score) return
      this.score = score
      this.chosen = this.picked.slice()
      this.reach = [up, down]
      return
    }
    const label = this.labelsOf[this.target]![depth]!
    const stride = this.strides[depth]!
    for (const line of lines[label]!) {
      if (this.score === 0) return
      const next = this.along(line, label, stride, size, cost, up, down)
      if (!next) continue
      this.picked[depth] = line
      this.pick(depth + 1, size * line.labels.length, this.nextCost, this.nextUp, this.nextDown)
    }
  }

  /** Adds the cells of one more line; false where it cannot be better than the best that is known. */
  private along(
    line: Line,
    label: number,
    stride: number,
    size: number,
    cost: number,
    up: number,
    down: number,
  ): boolean {
    const { offsets, signs, unknownAt, prices, paid, rising, falling, falls, score, need } = this
    let end = size
    for (let nth = 0; nth < line.labels.length; nth++) {
      const other = line.labels[nth]!
      if (other === label) continue
      const sign = line.signs[nth]!
      for (let at = 0; at < size; at++) {
        const offset = offsets[at]! + (other - label) * stride
        const unknown = unknownAt[offset]!
        if (unknown === -1) return false
        if (paid[unknown] === 0) cost += prices[unknown]!
        const one = signs[at]! * sign
        if (one < 0) up = Math.min(up, falls[unknown]! + rising[unknown]!)
        else down = Math.min(down, falls[unknown]! + falling[unknown]!)
        if (up + down <= 0 || cost >= score * Math.min(need, up + down)) return false
        offsets[end] = offset
        signs[end++] = one
      }
    }
    this.nextCost = cost
    this.nextUp = up
    this.nextDown = down
    return true
  }

  private apply(lines: readonly Line[], touched: number[]): void {
    const up = Math.min(this.need, this.reach[0]!)
    const down = Math.min(this.need - up, this.reach[1]!)
    this.need -= up + down
    const go = (depth: number, at: number, sign: number): void => {
      if (depth === lines.length) {
        const unknown = this.unknownAt[at]!
        if (this.paid[unknown] === 0) touched.push(unknown)
        this.paid[unknown] = 1
        this.rising[unknown]! += sign * up
        this.falling[unknown]! -= sign * down
        return
      }
      const { labels, signs } = lines[depth]!
      labels.forEach((label, nth) => go(depth + 1, at + label * this.strides[depth]!, sign * signs[nth]!))
    }
    go(0, 0, 1)
  }
}

function moveAmong(touched: readonly number[], changes: Float64Array): Move {
  const at = touched.filter((one) => changes[one] !== 0)
  return { at: Int32Array.from(at), by: Float64Array.from(at, (one) => changes[one]!) }
}

/** For each label of a tree the changes that it takes part in with sign 1. */
function linesOf({ labels, parts }: Grid['trees'][number]): Line[][] {
  const place = new Map(labels.map((label, at) => [label, at]))
  const above = new Map<string, string>()
  for (const [whole, list] of parts) for (const part of list) above.set(part, whole)
  const pathOf = (leaf: string): number[] => {
    const path: number[] = []
    for (let at: string | undefined = leaf; at !== undefined; at = above.get(at)) path.push(place.get(at)!)
    return path
  }
  const paths = labels.filter((label) => !parts.has(label)).map(pathOf)
  const found: Line[][] = labels.map(() => [])
  for (const path of paths) {
    // Out of the table altogether, or in: all totals above go along.
    for (const label of path) found[label]!.push({ labels: path, signs: path.map(() => 1) })
    for (const other of paths) {
      if (other === path) continue
      const [here, there] = [path.filter((at) => !other.includes(at)), other.filter((at) => !path.includes(at))]
      const line = { labels: [...here, ...there], signs: [...here.map(() => 1), ...there.map(() => -1)] }
      for (const label of here) found[label]!.push(line)
    }
  }
  return found
}
