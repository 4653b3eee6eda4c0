/**
 * How far a reader must let a hidden count go. A move takes the true table to another one that the reader cannot rule out:
 * all sums hold, shown cells stay, hidden ones do not fall below what the reader knows. The reader's interval for a cell
 * reaches as far as moves do.
 */

/** The unknowns that a move changes and by how much each, in whole numbers. */
export type Move = { at: Int32Array; by: Float64Array }

/**
 * `by`: how far the cell can go in that direction. `slopes` prove that it can go no further, whatever is hidden: with
 * hidden[j] as 1 or 0, the way is at most the sum over j of
 *
 *     hidden[j] * (slopes[j] > 0 ? slopes[j] * as far as j can rise : -slopes[j] * as far as j can fall)
 */
export type Reach = { by: number; move: Move | undefined; slopes: { at: number[]; slope: number[] } }

/** `up` is 1 or -1. */
export type Attacker = {
  /** Whether all its moves are of whole numbers by nature. */
  readonly isWhole: boolean
  /** Whether to ask is so dear that what cannot be told soon is taken for exposed, while patterns are tried out. */
  readonly isLarge: boolean
  /**
   * How far `cell` can go, up to `cap`, where each unknown is hidden to the degree that `hidden` says (0 to 1; a part only
   * while an optimum is being looked for). The move is missing where it would not be of whole numbers.
   */
  reach(cell: number, up: number, hidden: Float64Array, cap: number): Reach
  /** The same in whole numbers: `by` is what is surely reached, `atMost` what is surely not exceeded. */
  wholeReach(cell: number, up: number, hidden: Float64Array, cap: number): { by: number; atMost: number; move?: Move }
  /** A cheap move of `cell` by `by`, where changing an unknown costs its price, and Infinity bars it; undefined where there is none. */
  cheapMove(cell: number, up: number, by: number, prices: Float64Array): Move | undefined
  /** Moves that together let `cell` go `width`, up and down as a whole, cheap and found at once; undefined where none are. */
  ways(cell: number, width: number, prices: Float64Array): Move[] | undefined
  /** Frees the solver. */
  close(): void
}

/** The move that a dense list of changes is. */
export function moveOf(changes: ArrayLike<number>): Move {
  const at: number[] = []
  const by: number[] = []
  for (let cell = 0; cell < changes.length; cell++)
    if (changes[cell] !== 0) {
      at.push(cell)
      by.push(changes[cell]!)
    }
  return { at: Int32Array.from(at), by: Float64Array.from(by) }
}

export const isWhole = ({ by }: Move): boolean => by.every((one) => Number.isInteger(one))
