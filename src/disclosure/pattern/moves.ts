/**
 * The reader's moves that were found so far. While all that one changes is hidden, it proves what it proved, whatever else the
 * pattern hides: most questions are answered by a move that is there already.
 */
import type { Move } from '../attack/attack.ts'

const MOVES_MAX = 10_000

export type Spread = { lowest: Float64Array; highest: Float64Array }

export class Moves {
  /** By move. */
  list: Move[] = []
  /** By unknown: the moves that change it. */
  at: number[][]

  constructor(size: number) {
    this.at = Array.from({ length: size }, () => [])
  }

  keep(move: Move): void {
    for (const at of move.at) this.at[at]!.push(this.list.length)
    this.list.push(move)
  }

  /** How far moves let each cell go where these are hidden. */
  spread(hidden: Float64Array): Spread {
    const spread = { lowest: new Float64Array(hidden.length), highest: new Float64Array(hidden.length) }
    for (const move of this.list) if (isFree(move, hidden)) widen(spread, move)
    return spread
  }

  /** Whether moves give the cell this width where these are hidden. */
  isWide(cell: number, hidden: Float64Array, width: number): boolean {
    return this.proofOf(cell, hidden, width) !== undefined
  }

  /** Moves that give the cell this width, if there are. */
  proofOf(cell: number, hidden: Float64Array, width: number): Move[] | undefined {
    const all = this.at[cell]!
    let [lowest, highest] = [0, 0]
    let [down, up]: (Move | undefined)[] = []
    for (let nth = all.length - 1; nth >= 0; nth--) {
      const move = this.list[all[nth]!]!
      const by = move.by[move.at.indexOf(cell)]!
      if ((by >= lowest && by <= highest) || !isFree(move, hidden)) continue
      if (by < lowest) [lowest, down] = [by, move]
      if (by > highest) [highest, up] = [by, move]
      if (highest - lowest >= width) return [down, up].filter((one) => one !== undefined)
    }
    return undefined
  }

  /** Where they have become too many: those that hold for this pattern stay, and the newest. */
  trim(hidden: Float64Array): void {
    if (this.list.length < MOVES_MAX) return
    const kept = this.list.filter((move, nth) => nth > MOVES_MAX / 2 || isFree(move, hidden))
    this.list = []
    this.at = this.at.map(() => [])
    for (const move of kept.slice(-MOVES_MAX * 0.75)) this.keep(move)
  }
}

const isFree = ({ at }: Move, hidden: Float64Array): boolean => {
  for (let nth = 0; nth < at.length; nth++) if (hidden[at[nth]!]! < 0.5) return false
  return true
}

export function widen({ lowest, highest }: Spread, { at, by }: Move): void {
  for (let nth = 0; nth < at.length; nth++) {
    const one = at[nth]!
    if (by[nth]! > highest[one]!) highest[one] = by[nth]!
    if (by[nth]! < lowest[one]!) lowest[one] = by[nth]!
  }
}
