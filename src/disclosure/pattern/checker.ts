/**
 * Whether a pattern protects all that it hides, and what would mend it. Moves that were found once are kept: while all that
 * one changes is hidden, it proves what it proved, without asking the solver again.
 */
import { isWhole, type Attacker, type Move, type Reach } from '../attack/attack.ts'
import { Dictionary } from '../attack/dictionary.ts'
import type { Problem, Unknowns } from '../problem.ts'
import { cutFrom, cutOutside, type Cut } from './cuts.ts'
import { Moves, widen, type Spread } from './moves.ts'

/** To what degree the shown are taken for hidden where a cut is sharpened. */
const LITTLE = 0.01
/** Further from what is asked than the solver rounds. */
const SURE = 1e-4

export class Checker {
  readonly moves: Moves
  private dictionary: Dictionary | undefined
  private readonly attacker: Attacker
  private readonly unknowns: Unknowns
  private readonly problem: Problem
  private readonly isLate: () => boolean
  /** While set, what only the solver could tell counts as exposed. */
  isHasty = false

  /** `isLate`: what is not known by then counts as exposed. */
  constructor(attacker: Attacker, unknowns: Unknowns, problem: Problem, isLate: () => boolean) {
    this.isLate = isLate
    this.attacker = attacker
    this.unknowns = unknowns
    this.problem = problem
    this.moves = new Moves(unknowns.cells.length)
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

  /** What one hidden cell teaches: undefined where it keeps its width, true where nothing proves that it does not. */
  lesson(at: number, hidden: Float64Array, spread: Spread): Cut | true | undefined {
    if (!this.asks(at) || spread.highest[at]! - spread.lowest[at]! >= this.problem.width) return undefined
    if (this.hasWay(at, hidden, spread)) return undefined
    return this.sharpCut(at, hidden) ?? this.asked(at, hidden, spread, true)
  }

  /**
   * A proof may lean on cells that are shown for want of anything better. Asked as if all were hidden a little, it leans on
   * few, and the cut says more (after Magnanti and Wong 1981). Undefined where that little is enough.
   */
  sharpCut(at: number, hidden: Float64Array): Cut | undefined {
    const { width } = this.problem
    const { falls } = this.unknowns
    const almost = hidden.map((one) => (one < 0.5 ? LITTLE : 1))
    const up = this.attacker.reach(at, 1, almost, width)
    // Where the way up falls short even beside all that the cell itself can fall, the way down need not be asked for.
    if (up.by + Math.min(width, falls[at]!) < width - SURE)
      return cutFrom(at, width, [up.slopes, { at: [at], slope: [-1] }], falls)
    const down = this.attacker.reach(at, -1, almost, width)
    return up.by + down.by < width - SURE ? cutFrom(at, width, [up.slopes, down.slopes], falls) : undefined
  }

  /** Undefined where the cell keeps its width; true where nothing proves that it does not. */
  private ask(at: number, hidden: Float64Array, spread: Spread, wantsCut: boolean): Cut | true | undefined {
    return this.hasWay(at, hidden, spread) ? undefined : this.asked(at, hidden, spread, wantsCut)
  }

  private asked(at: number, hidden: Float64Array, spread: Spread, wantsCut: boolean): Cut | true | undefined {
    const { width } = this.problem
    const reaches: Reach[] = []
    let sum = 0
    for (const up of [1, -1]) {
      const reach = this.attacker.reach(at, up, hidden, width)
      reaches.push(reach)
      sum += reach.by
      if (reach.move) this.keep(reach.move, spread)
      if (spread.highest[at]! - spread.lowest[at]! >= width) return undefined
    }
    if (sum < width - SURE) {
      const slopes = reaches.map((reach) => reach.slopes)
      return wantsCut ? cutFrom(at, width, slopes, this.unknowns.falls) : true
    }
    if (this.hasShortWay(at, hidden, spread)) return undefined
    if (this.isHasty) return true
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
  private hasShortWay(at: number, hidden: Float64Array, spread: Spread): boolean {
    const { width } = this.problem
    const move = this.attacker.cheapMove(at, 1, width, hidden.map((one) => (one < 0.5 ? Infinity : 0))) // prettier-ignore
    if (!move || !isWhole(move)) return false
    this.keep(move, spread)
    return true
  }

  /** By moves that are found without the solver. */
  private hasWay(at: number, hidden: Float64Array, spread: Spread): boolean {
    if (this.attacker.isWhole) return false
    const { width } = this.problem
    const prices = hidden.map((one) => (one < 0.5 ? Infinity : 0))
    const ways = this.attacker.ways(at, width, prices)
    if (ways) for (const move of ways) this.keep(move, spread)
    else {
      this.dictionary ??= new Dictionary(this.unknowns, hidden)
      this.dictionary.follow(hidden)
      for (const move of this.dictionary.ways(at, width) ?? []) this.keep(move, spread)
    }
    return spread.highest[at]! - spread.lowest[at]! >= width
  }

  /** How far moves that are known let each cell go. */
  spread(hidden: Float64Array): Spread {
    return this.moves.spread(hidden)
  }

  keep(move: Move, spread?: Spread): void {
    if (spread) widen(spread, move)
    this.moves.keep(move)
  }
}
