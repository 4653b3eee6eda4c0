/**
 * Whether a pattern protects all that it hides, and what would mend it. Moves that were found once are kept: while all that
 * one changes is hidden, it proves what it proved, without asking the solver again.
 */
import { isWhole, type Attacker, type Move, type Reach } from '../attack/attack.ts'
import type { Problem, Unknowns } from '../problem.ts'
import { cutFrom, cutOutside, type Cut } from './cuts.ts'

const MOVES_MAX = 10_000

export class Checker {
  private readonly moves: Move[] = []
  private readonly attacker: Attacker
  private readonly unknowns: Unknowns
  private readonly problem: Problem
  private readonly isLate: () => boolean
  /** While set, what only the solver could tell of large tables counts as exposed. */
  isHasty = false

  /** `isLate`: what is not known by then counts as exposed. */
  constructor(attacker: Attacker, unknowns: Unknowns, problem: Problem, isLate: () => boolean) {
    this.isLate = isLate
    this.attacker = attacker
    this.unknowns = unknowns
    this.problem = problem
  }

  /** Whether this unknown, hidden, must keep its width. */
  asks(at: number): boolean {
    return this.problem.standing[this.unknowns.cells[at]!] !== 'open'
  }

  /** The cells that a reader comes too near to, `most` of them at most; `onCut` gets what each teaches. */
  exposed(hidden: Float64Array, most = Infinity, onCut?: (cut: Cut) => void, first?: readonly number[]): number[] {
    const spread = this.spread(hidden)
    const found: number[] = []
    const look = (at: number): void => {
      if (found.length >= most || hidden[at]! < 0.5 || !this.asks(at)) return
      if (spread.highest[at]! - spread.lowest[at]! >= this.problem.width) return
      const cut = this.isLate() ? true : this.ask(at, hidden, spread, onCut !== undefined)
      if (cut === undefined) return
      found.push(at)
      if (cut !== true) onCut?.(cut)
    }
    const order = first ?? [...hidden.keys()]
    for (const at of order) look(at)
    return found
  }

  /** Whether moves that are known give the cell its width. */
  isWide(at: number, hidden: Float64Array): boolean {
    let [lowest, highest] = [0, 0]
    for (let nth = this.moves.length - 1; nth >= 0; nth--) {
      const move = this.moves[nth]!
      const found = move.at.indexOf(at)
      if (found === -1 || !move.at.every((one) => hidden[one]! > 0.5)) continue
      lowest = Math.min(lowest, move.by[found]!)
      highest = Math.max(highest, move.by[found]!)
      if (highest - lowest >= this.problem.width) return true
    }
    return false
  }

  /** Undefined where the cell keeps its width; true where nothing proves that it does not. */
  private ask(at: number, hidden: Float64Array, spread: Spread, wantsCut: boolean): Cut | true | undefined {
    const { width } = this.problem
    if (this.hasWay(at, hidden, spread)) return undefined
    if (this.isHasty && this.attacker.isLarge) return true
    const reaches: Reach[] = []
    let sum = 0
    for (const up of [1, -1]) {
      const reach = this.attacker.reach(at, up, hidden, width)
      reaches.push(reach)
      sum += reach.by
      if (reach.move) this.keep(reach.move, spread)
      if (spread.highest[at]! - spread.lowest[at]! >= width) return undefined
    }
    if (sum < width - 1e-4)
      return wantsCut
        ? cutFrom(
            at,
            width,
            reaches.map(({ slopes }) => slopes),
            this.unknowns.falls,
          )
        : true
    if (this.attacker.isLarge && wantsCut) return true
    // Wide enough in fractions: only whole numbers can say.
    let most = 0
    for (const up of [1, -1]) {
      const { move, atMost } = this.attacker.wholeReach(at, up, hidden, width)
      most += atMost
      if (move) this.keep(move, spread)
    }
    if (spread.highest[at]! - spread.lowest[at]! >= width) return undefined
    return most < width ? cutOutside(at, hidden) : true
  }

  /** Where the solver's greatest reach is seldom of whole numbers, a short way often is, and is enough. */
  private hasWay(at: number, hidden: Float64Array, spread: Spread): boolean {
    if (this.attacker.isWhole) return false
    const { width } = this.problem
    const move = this.attacker.cheapMove(at, 1, width, hidden.map((one) => (one < 0.5 ? Infinity : 0)), true) // prettier-ignore
    if (!move || !isWhole(move)) return false
    this.keep(move, spread)
    return true
  }

  /** How far moves that are known let each cell go. */
  spread(hidden: Float64Array): Spread {
    const spread = { lowest: new Float64Array(hidden.length), highest: new Float64Array(hidden.length) }
    for (const move of this.moves) if (move.at.every((at) => hidden[at]! > 0.5)) widen(spread, move)
    return spread
  }

  keep(move: Move, spread?: Spread): void {
    if (spread) widen(spread, move)
    if (this.moves.length >= MOVES_MAX) this.moves.splice(0, MOVES_MAX / 2)
    this.moves.push(move)
  }
}

type Spread = { lowest: Float64Array; highest: Float64Array }

function widen({ lowest, highest }: Spread, { at, by }: Move): void {
  for (let nth = 0; nth < at.length; nth++) {
    const one = at[nth]!
    if (by[nth]! > highest[one]!) highest[one] = by[nth]!
    if (by[nth]! < lowest[one]!) lowest[one] = by[nth]!
  }
}
