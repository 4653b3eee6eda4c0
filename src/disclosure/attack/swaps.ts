/**
 * Moves that need no solver: in one table, people who change places along every dimension at once leave all sums as they were.
 * Two labels of each dimension make one, totals counting as a label; a fraction of a millisecond finds the cheapest for a cell.
 */
import type { Grid } from '../tables/grid.ts'
import { moveOf, type Move } from './attack.ts'

/** A change along one dimension that leaves its totals: labels with the sign of each, the first of them first. */
type Line = { labels: number[]; signs: number[] }

export class Swaps {
  private readonly unknownAt: Int32Array
  private readonly labelsOf: Int32Array[]
  private readonly strides: number[]
  /** By dimension and label. */
  private readonly lines: Line[][][]
  private readonly falls: Float64Array

  /** `unknownOf` gives the unknown of each cell of the grid, or -1. */
  constructor({ trees, cells }: Grid, unknownOf: (cell: number) => number, falls: Float64Array) {
    this.falls = falls
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

  /** The cheapest swap that moves `cell` by `by`; undefined where no swap does. What costs Infinity stays. */
  cheapest(cell: number, up: number, by: number, prices: Float64Array): Move | undefined {
    const own = this.labelsOf[cell]!
    const choices = this.lines.map((lines, at) => lines[own[at]!]!)
    let best = Infinity
    let chosen: Line[] | undefined
    const picked: Line[] = []
    const costOf = (depth: number, at: number, sign: number): number => {
      if (depth === picked.length) {
        const unknown = this.unknownAt[at]!
        if (unknown === -1 || (sign < 0 && this.falls[unknown]! < by)) return Infinity
        return unknown === cell ? 0 : prices[unknown]!
      }
      const { labels, signs } = picked[depth]!
      let sum = 0
      for (let nth = labels.length - 1; nth >= 0 && sum < best; nth--)
        sum += costOf(depth + 1, at + labels[nth]! * this.strides[depth]!, sign * signs[nth]!)
      return sum
    }
    const pick = (depth: number): void => {
      if (best === 0) return
      if (depth < choices.length) {
        for (const line of choices[depth]!) {
          picked[depth] = line
          picked.length = depth + 1
          pick(depth + 1)
        }
        return
      }
      const cost = costOf(0, 0, up)
      if (cost >= best) return
      best = cost
      chosen = picked.slice()
    }
    pick(0)
    return chosen && this.moveAlong(chosen, up * by)
  }

  private moveAlong(lines: readonly Line[], by: number): Move {
    const changes = new Float64Array(this.falls.length)
    const go = (depth: number, at: number, sign: number): void => {
      if (depth === lines.length) {
        changes[this.unknownAt[at]!]! += sign * by
        return
      }
      const { labels, signs } = lines[depth]!
      labels.forEach((label, nth) => go(depth + 1, at + label * this.strides[depth]!, sign * signs[nth]!))
    }
    go(0, 0, 1)
    return moveOf(changes)
  }
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
