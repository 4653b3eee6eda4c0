/**
 * What hidden cells can do together, as a simplex dictionary that is kept while single cells are hidden and shown: some of
 * them are free, and each other is a sum of those. A good pattern hides little, so that few are free, and how far a cell goes
 * is found in a fraction of a millisecond (Dantzig 1951, in the dictionary form of Chvátal 1983). Shown cells that are sums
 * are sums of shown cells alone.
 */
import type { Unknowns } from '../problem.ts'
import type { Move } from './attack.ts'

const TINY = 1e-9
const PIVOTS_MAX = 80
/** With more free than these the walk ends in fractions too often to be worth it. */
const FREE_MAX = 120
const TURNS_MAX = 4000
/** Numbers in all rows: more would take long to turn, and much room. */
const NUMBERS_MAX = 3_000_000

export class Dictionary {
  private readonly size: number
  private readonly isTooLarge: boolean
  private readonly falls: Float64Array
  private readonly basis: Unknowns['basis']
  private readonly hidden: Uint8Array
  /** Row r says: the unknown `basicOf[r]` plus the sum of row[j] * j over the free is nought. */
  private rows: Float64Array[] = []
  private basicOf: number[] = []
  /** By unknown: its row, or -1 where it is free. */
  private readonly rowOf: Int32Array
  private turns = 0
  private small: Small | undefined

  constructor({ cells, falls, basis }: Unknowns, hidden: Float64Array) {
    this.size = cells.length
    this.falls = falls
    this.basis = basis
    this.hidden = Uint8Array.from(hidden)
    this.rowOf = new Int32Array(this.size).fill(-1)
    this.isTooLarge = this.size * basis.length > NUMBERS_MAX
    if (!this.isTooLarge) this.begin()
  }

  private begin(): void {
    this.turns = 0
    this.rowOf.fill(-1)
    this.basicOf = []
    this.rows = []
    const waiting = this.basis.map(({ at, sign }) => {
      const row = new Float64Array(this.size)
      at.forEach((cell, nth) => (row[cell] = sign[nth]!))
      return row
    })
    for (const row of waiting) {
      for (let r = 0; r < this.rows.length; r++) {
        const by = row[this.basicOf[r]!]!
        if (by !== 0) subtract(row, this.rows[r]!, by)
      }
      let best = -1
      for (let at = 0; at < this.size; at++) {
        if (Math.abs(row[at]!) < TINY) continue
        if (best === -1 || this.hidden[at]! > this.hidden[best]!) best = at
      }
      if (best === -1) continue
      this.rows.push(row)
      this.basicOf.push(-1)
      this.turn(this.rows.length - 1, best)
    }
  }

  /** From now on these are hidden, 1 by unknown. */
  follow(hidden: Float64Array): void {
    if (this.isTooLarge) return
    for (let at = 0; at < this.size; at++) {
      if (hidden[at]! > 0.5 && this.hidden[at] === 0) this.hide(at)
      else if (hidden[at]! < 0.5 && this.hidden[at] === 1) this.show(at)
    }
  }

  private hide(cell: number): void {
    this.hidden[cell] = 1
    this.small = undefined
    if (this.rowOf[cell] !== -1) return
    const r = this.rows.findIndex((row, nth) => row[cell] !== 0 && this.hidden[this.basicOf[nth]!] === 0)
    if (r !== -1) this.turn(r, cell)
  }

  private show(cell: number): void {
    this.hidden[cell] = 0
    this.small = undefined
    const r = this.rowOf[cell]!
    if (r === -1) return
    const row = this.rows[r]!
    for (let at = 0; at < this.size; at++)
      if (row[at] !== 0 && this.hidden[at] === 1 && at !== cell) {
        this.turn(r, at)
        return
      }
  }

  /** `cell` becomes the sum of row `r`, and what was it becomes free. */
  private turn(r: number, cell: number): void {
    const row = this.rows[r]!
    const by = row[cell]!
    for (let at = 0; at < this.size; at++) if (row[at] !== 0) row[at] = tidy(row[at]! / by)
    for (let other = 0; other < this.rows.length; other++) {
      const times = this.rows[other]![cell]!
      if (other !== r && times !== 0) subtract(this.rows[other]!, row, times)
    }
    const was = this.basicOf[r]!
    if (was !== -1) this.rowOf[was] = -1
    this.basicOf[r] = cell
    this.rowOf[cell] = r
    // Rounding adds up.
    if (this.turns++ > TURNS_MAX) this.begin()
  }

  /** Moves of hidden cells alone that let `cell` go `width`, up and down as a whole; undefined where none was found. */
  ways(cell: number, width: number): Move[] | undefined {
    if (this.isTooLarge) return undefined
    this.small ??= this.reduced()
    if (this.small.free.length > FREE_MAX) return undefined
    const up = walk(this.small, cell, 1, width)
    if (up.by >= width) return this.sure([up.move])
    const down = walk(this.small, cell, -1, width - up.by)
    return up.by + down.by >= width ? this.sure([up.move, down.move].filter(({ at }) => at.length > 0)) : undefined
  }

  private reduced(): Small {
    const free: number[] = []
    const sums: number[] = []
    for (let at = 0; at < this.size; at++) if (this.hidden[at] === 1) (this.rowOf[at] === -1 ? free : sums).push(at)
    if (free.length > FREE_MAX) return { free, sums, rows: [], falls: this.falls }
    const rows = sums.map((at) => {
      const row = this.rows[this.rowOf[at]!]!
      return Float64Array.from(free, (one) => -row[one]!)
    })
    return { free, sums, rows, falls: this.falls }
  }

  /** Held against the sums themselves: what rounding spoiled is not taken. */
  private sure(moves: Move[]): Move[] | undefined {
    const changes = new Float64Array(this.size)
    for (const { at, by } of moves) {
      changes.fill(0)
      at.forEach((one, nth) => (changes[one] = by[nth]!))
      const holds =
        at.every((one) => this.hidden[one] === 1 && changes[one]! >= -this.falls[one]!) &&
        this.basis.every(({ at: cells, sign }) => {
          let sum = 0
          for (let nth = 0; nth < cells.length; nth++) sum += sign[nth]! * changes[cells[nth]!]!
          return sum === 0
        })
      if (!holds) return undefined
    }
    return moves
  }
}

/** Each of `sums` is the sum of its row over the free. */
type Small = { free: number[]; sums: number[]; rows: Float64Array[]; falls: Float64Array }

/** How far `cell` goes, up to `goal`, in whole numbers, by the primal simplex method from where nothing moves. */
function walk({ free: free_, sums: sums_, rows: rows_, falls }: Small, cell: number, up: number, goal: number) {
  const free = free_.slice()
  const sums = sums_.slice()
  // A row is copied when it is first changed.
  const rows = rows_.slice()
  const mine = new Uint8Array(rows.length)
  const aim = new Float64Array(free.length)
  const own = free.indexOf(cell)
  if (own === -1) aim.set(rows[sums.indexOf(cell)]!)
  else aim[own] = 1
  if (up < 0) for (let at = 0; at < aim.length; at++) aim[at]! *= -1
  const values = new Float64Array(falls.length)
  let reached = 0
  let best = { by: 0, move: { at: new Int32Array(0), by: new Float64Array(0) } as Move }
  for (let turns = 0; turns < PIVOTS_MAX; turns++) {
    const enters = entering(aim, free, values, falls, turns > PIVOTS_MAX / 2)
    if (enters === -1) break
    const way = Math.sign(aim[enters]!)
    const one = free[enters]!
    let most = way < 0 ? values[one]! + falls[one]! : Infinity
    let leaves = -1
    for (let r = 0; r < rows.length; r++) {
      const rate = rows[r]![enters]! * way
      if (rate > -TINY) continue
      const limit = (values[sums[r]!]! + falls[sums[r]!]!) / -rate
      if (limit < most) [most, leaves] = [limit, r]
    }
    // Whole steps end in whole numbers. What is stopped short of its bound can still fall later.
    const step = Math.min(Math.floor(most + TINY), Math.ceil((goal - reached) / Math.abs(aim[enters]!) - TINY))
    if (step > 0) {
      values[one]! += way * step
      for (let r = 0; r < rows.length; r++) {
        const rate = rows[r]![enters]!
        if (rate !== 0) values[sums[r]!] = tidy(values[sums[r]!]! + rate * way * step)
      }
      values[one] = tidy(values[one]!)
      reached = up * values[cell]!
      if (reached > best.by) best = snapshot(values, cell, up) ?? best
      if (reached >= goal - TINY) break
    }
    if (leaves !== -1) exchange(rows, mine, aim, leaves, enters)
    if (leaves !== -1) [free[enters], sums[leaves]] = [sums[leaves]!, one]
  }
  return best
}

/** The free cell that brings most, or late the first that brings anything, lest it goes in circles. */
function entering(
  aim: Float64Array,
  free: number[],
  values: Float64Array,
  falls: Float64Array,
  isLate: boolean,
): number {
  let best = -1
  let most = TINY
  for (let at = 0; at < aim.length; at++) {
    const gain = Math.abs(aim[at]!)
    if (gain <= most || (aim[at]! < 0 && values[free[at]!]! + falls[free[at]!]! < TINY)) continue
    if (isLate && best !== -1 && free[at]! > free[best]!) continue
    best = at
    if (!isLate) most = gain
  }
  return best
}

function exchange(rows: Float64Array[], mine: Uint8Array, aim: Float64Array, leaves: number, enters: number): void {
  const own = (r: number): Float64Array => {
    if (mine[r] === 0) rows[r] = rows[r]!.slice()
    mine[r] = 1
    return rows[r]!
  }
  const row = own(leaves)
  const by = row[enters]!
  const places: number[] = []
  for (let at = 0; at < row.length; at++) {
    if (row[at] === 0) continue
    row[at] = at === enters ? 1 / by : -row[at]! / by
    places.push(at)
  }
  const put = (other: Float64Array) => {
    const times = other[enters]!
    if (times === 0) return
    other[enters] = 0
    for (const at of places) other[at] = tidy(other[at]! + times * row[at]!)
  }
  for (let r = 0; r < rows.length; r++) if (r !== leaves && rows[r]![enters] !== 0) put(own(r))
  put(aim)
}

function snapshot(values: Float64Array, cell: number, up: number): { by: number; move: Move } | undefined {
  const at: number[] = []
  for (let one = 0; one < values.length; one++) {
    if (values[one] === 0) continue
    if (!Number.isInteger(values[one])) return undefined
    at.push(one)
  }
  return { by: up * values[cell]!, move: { at: Int32Array.from(at), by: Float64Array.from(at, (one) => values[one]!) } }
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  for (let at = 0; at < row.length; at++) if (other[at] !== 0) row[at] = tidy(row[at]! - times * other[at]!)
}

function tidy(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < TINY ? whole : value
}
