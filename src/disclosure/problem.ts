/**
 * What a reader can and cannot know, as whole numbers and sums. Every published figure, of this release or an earlier one, is
 * a cell; every way in which one is the sum of others is an equation. Tables, hierarchies, linked tables and earlier releases
 * all come to this, and everything below it knows nothing else.
 */

/**
 * - `shown`: the reader sees it, whatever is decided here (a zero, or what an earlier release has shown).
 * - `primary`: hidden by the rule.
 * - `candidate`: may be hidden to protect others, and must then be protected itself.
 * - `open`: never printed and needs no protection of its own, such as the sum of two months that nobody asked for.
 */
export type Standing = 'shown' | 'primary' | 'candidate' | 'open'

export type Equation = {
  /** The cell that is the sum, and those that it is the sum of. */
  whole: number
  parts: number[]
  /** Whether it follows from the others: true sums that say nothing new. */
  follows: boolean
}

export type Problem = {
  /** The true counts. */
  values: number[]
  /** Below this the reader knows a count not to be, where it is hidden. Never above the count. */
  least: number[]
  standing: Standing[]
  equations: Equation[]
  /** The least difference of the bounds that a reader may find for a hidden cell. */
  width: number
}

/** The cells that are not given away from the start, numbered anew, with the sums that bind them. */
export type Unknowns = {
  /** The cell of the problem that each unknown is. */
  cells: number[]
  /** The unknown that each cell of the problem is, or -1. */
  unknownOf: Int32Array
  values: Float64Array
  /** How far each can fall before the reader knows that it cannot be so low. */
  falls: Float64Array
  /** All sums among unknowns: the whole has sign 1, the parts -1. */
  sums: Sum[]
  /** Those of them that say everything. */
  basis: Sum[]
}
export type Sum = { at: number[]; sign: number[] }

export function unknownsOf({ values, least, standing, equations }: Problem): Unknowns {
  const cells = standing.flatMap((one, cell) => (one === 'shown' ? [] : [cell]))
  const unknownOf = new Int32Array(values.length).fill(-1)
  cells.forEach((cell, at) => (unknownOf[cell] = at))
  const sums: Sum[] = []
  const basis: Sum[] = []
  for (const { whole, parts, follows } of equations) {
    const sum: Sum = { at: [], sign: [] }
    const add = (cell: number, sign: number) => {
      if (unknownOf[cell] === -1) return
      sum.at.push(unknownOf[cell]!)
      sum.sign.push(sign)
    }
    add(whole, 1)
    for (const part of parts) add(part, -1)
    if (sum.at.length === 0) continue
    sums.push(sum)
    if (!follows) basis.push(sum)
  }
  return {
    cells,
    unknownOf,
    values: Float64Array.from(cells, (cell) => values[cell]!),
    falls: Float64Array.from(cells, (cell) => values[cell]! - least[cell]!),
    sums,
    basis,
  }
}
