/**
 * Patterns that keep all cuts, guessed rather than proved: one cell is shown again, then cells of cuts that fail are hidden, and
 * what fails often counts more (a local search for covering that weighs rows, after Gao, Yao, Weise and Li 2015). A guess takes a
 * millisecond where the program takes a hundred, and the next cut is learnt from it as well. That none is found says nothing.
 */
import { chanceFrom } from './chance.ts'
import type { Cut } from './cuts.ts'

const TINY = 1e-6
/** A cell that was just turned stays as it is for so many steps at most. */
const STILL_MAX = 12

/** Costs of which a pattern may have so much in all. */
export type Budget = { costs: Float64Array; most: number }
type Row = { at: number[]; by: number[]; asked: number; has: number; weight: number }

export class Guesses {
  private readonly chance = chanceFrom(7)
  private readonly must: Float64Array
  private readonly costs: Float64Array
  private readonly rows: Row[] = []
  /** By unknown: the rows that it stands in, and what it adds to each. */
  private readonly rowsOf: number[][]
  private readonly bysOf: number[][]
  private readonly hidden: Uint8Array
  /** By unknown: the step until which it stays. */
  private readonly stays: Float64Array
  private readonly failing: number[] = []
  /** By row: its place in `failing`, or -1. */
  private readonly failingAt: number[] = []
  private cost: number
  private step = 0
  /** How many cuts it knows. */
  private known = 0

  /** `must`: 1 for what is hidden whatever is decided; `start`: where it looks first. */
  constructor(must: Float64Array, costs: Float64Array, start: Float64Array, budget?: Budget) {
    this.must = must
    this.costs = costs
    this.rowsOf = Array.from(must, () => [])
    this.bysOf = Array.from(must, () => [])
    this.hidden = Uint8Array.from(start)
    this.stays = new Float64Array(must.length)
    this.cost = start.reduce((sum, one, at) => sum + one * costs[at]!, 0)
    if (budget) this.keep(budget)
  }

  /** Takes in the cuts beyond those that it knows. */
  learn(cuts: readonly Cut[]): void {
    for (; this.known < cuts.length; this.known++) {
      const { cell, at, weight, least } = cuts[this.known]!
      // In parts of what is asked, so that all cuts weigh alike.
      const entries = at.map((one, nth): [number, number] => [one, weight[nth]! / least])
      this.addRow([...entries, [cell, -1]], 0)
    }
  }

  /** From now on it looks near this pattern. */
  begin(pattern: Float64Array): void {
    for (let at = 0; at < pattern.length; at++) if (this.hidden[at] !== pattern[at]) this.turn(at)
    this.stays.fill(0)
  }

  /** A pattern that keeps all cuts and costs no more than `most`; undefined where `steps` did not come to one. */
  look(most: number, steps: number): Float64Array | undefined {
    for (let tries = 0; tries < steps; tries++) {
      this.step++
      while (this.cost > most + TINY) if (!this.showOne()) return undefined
      if (this.failing.length === 0) return Float64Array.from(this.hidden)
      this.showOne()
      while (this.failing.length > 0) {
        const row = this.rows[this.failing[Math.floor(this.chance() * this.failing.length)]!]!
        const one = this.best(row)
        if (one === -1 || this.cost + this.costs[one]! > most + TINY) break
        this.turn(one)
      }
      for (const nth of this.failing) this.rows[nth]!.weight++
    }
    return undefined
  }

  private keep({ costs, most }: Budget): void {
    const entries = [...costs].map((cost, at): [number, number] => [at, -cost / Math.max(1, most)])
    this.addRow(entries.filter(([, by]) => by !== 0), -most / Math.max(1, most)) // prettier-ignore
  }

  /** The sum of what the hidden ones add must be `asked` at least. */
  private addRow(entries: readonly [number, number][], asked: number): void {
    const row: Row = { at: [], by: [], asked, has: 0, weight: 1 }
    const nth = this.rows.push(row) - 1
    this.failingAt.push(-1)
    for (const [at, by] of entries) {
      if (this.must[at] === 1) {
        row.asked -= by
        continue
      }
      row.at.push(at)
      row.by.push(by)
      this.rowsOf[at]!.push(nth)
      this.bysOf[at]!.push(by)
      if (this.hidden[at] === 1) row.has += by
    }
    this.tell(nth)
  }

  /** Shows the hidden cell for which least would fail; false where all must stay. */
  private showOne(): boolean {
    let best = -1
    let least = Infinity
    for (let at = 0; at < this.hidden.length; at++) {
      if (this.hidden[at] === 0 || this.must[at] === 1 || this.costs[at] === 0 || this.stays[at]! > this.step) continue
      const lost = -this.gain(at) / this.costs[at]! + this.chance() * 1e-3
      if (lost < least) [least, best] = [lost, at]
    }
    if (best !== -1) this.turn(best)
    return best !== -1
  }

  /** The cell of a row that fails which, turned, mends most; -1 where all must stay. */
  private best({ at: cells, by }: Row): number {
    let best = -1
    let most = -Infinity
    for (let nth = 0; nth < cells.length; nth++) {
      const at = cells[nth]!
      const mends = this.hidden[at] === 1 ? by[nth]! < 0 : by[nth]! > 0
      if (!mends || this.stays[at]! > this.step) continue
      const gain = this.gain(at) / Math.max(this.costs[at]!, 0.5) + this.chance() * 1e-3
      if (gain > most) [most, best] = [gain, at]
    }
    return best
  }

  /** By how much less would fail if `at` were turned, by the weights of the rows. */
  private gain(at: number): number {
    const sign = this.hidden[at] === 1 ? -1 : 1
    const rows = this.rowsOf[at]!
    const bys = this.bysOf[at]!
    let gain = 0
    for (let nth = 0; nth < rows.length; nth++) {
      const { asked, has, weight } = this.rows[rows[nth]!]!
      const lacks = asked - has
      const next = lacks - sign * bys[nth]!
      if (lacks > TINY || next > TINY) gain += weight * (Math.max(0, lacks) - Math.max(0, next))
    }
    return gain
  }

  private turn(at: number): void {
    const sign = this.hidden[at] === 1 ? -1 : 1
    this.hidden[at] = sign > 0 ? 1 : 0
    this.cost += sign * this.costs[at]!
    this.stays[at] = this.step + 1 + Math.floor(this.chance() * STILL_MAX)
    this.rowsOf[at]!.forEach((nth, place) => {
      this.rows[nth]!.has += sign * this.bysOf[at]![place]!
      this.tell(nth)
    })
  }

  /** Keeps the list of what fails. */
  private tell(nth: number): void {
    const { asked, has } = this.rows[nth]!
    const place = this.failingAt[nth]!
    const fails = asked - has > TINY
    if (fails === (place !== -1)) return
    if (fails) {
      this.failingAt[nth] = this.failing.push(nth) - 1
      return
    }
    const last = this.failing.pop()!
    this.failingAt[nth] = -1
    if (last === nth) return
    this.failing[place] = last
    this.failingAt[last] = place
  }
}
