/**
 * Tables of two dimensions, one of them with a hierarchy or neither, are networks: each unknown stands in at most two sums,
 * in one of them with each sign. A move is then a circulation, a cell's reach a greatest flow, whole by nature, and what
 * proves that there is no more is a least cut (Ford and Fulkerson 1956). Found without a solver, a thousand times a second.
 */
import type { Unknowns } from '../problem.ts'
import { moveOf, type Attacker, type Move, type Reach } from './attack.ts'

type Network = { tail: Int32Array; head: Int32Array; nodes: number; arcsAt: Int32Array[] }

/** Each unknown as an arc between sums, or undefined where the tables are no network. */
export function networkOf({ cells, basis }: Unknowns): Network | undefined {
  const stands: [sum: number, sign: number][][] = cells.map(() => [])
  basis.forEach(({ at, sign }, sum) => at.forEach((cell, nth) => stands[cell]!.push([sum, sign[nth]!])))
  if (stands.some((all) => all.length > 2)) return undefined
  const turned = turns(stands, basis)
  if (!turned) return undefined
  const ground = basis.length
  const tail = new Int32Array(cells.length).fill(ground)
  const head = new Int32Array(cells.length).fill(ground)
  stands.forEach((all, cell) => {
    for (const [sum, sign] of all) (sign * turned[sum]! > 0 ? tail : head)[cell] = sum
  })
  const lists: number[][] = Array.from({ length: ground + 1 }, () => [])
  cells.forEach((_, cell) => {
    lists[tail[cell]!]!.push(cell)
    if (head[cell] !== tail[cell]) lists[head[cell]!]!.push(cell)
  })
  return { tail, head, nodes: ground + 1, arcsAt: lists.map((list) => Int32Array.from(list)) }
}

/** Which sums to multiply by -1, so that each unknown has both signs; undefined where none can. */
function turns(stands: [number, number][][], basis: Unknowns['basis']): Int8Array | undefined {
  const turned = new Int8Array(basis.length)
  for (let start = 0; start < basis.length; start++) {
    if (turned[start] !== 0) continue
    turned[start] = 1
    const waiting = [start]
    while (waiting.length > 0) {
      const sum = waiting.pop()!
      for (const cell of basis[sum]!.at) {
        const [first, second] = stands[cell]!
        if (!first || !second) continue
        const [mine, other] = first[0] === sum ? [first, second] : [second, first]
        const wanted = -mine[1] * turned[sum]! * other[1]
        if (turned[other[0]] === 0) {
          turned[other[0]] = wanted
          waiting.push(other[0])
        } else if (turned[other[0]] !== wanted) return undefined
      }
    }
  }
  return turned
}

const TINY = 1e-9

export class NetworkAttacker implements Attacker {
  readonly isWhole = true
  readonly isLarge = false
  private readonly flow: Float64Array
  private readonly from: Int32Array
  private readonly queue: Int32Array
  private readonly network: Network
  private readonly falls: Float64Array

  constructor(network: Network, { falls }: Unknowns) {
    this.network = network
    this.falls = falls
    this.flow = new Float64Array(falls.length)
    this.from = new Int32Array(network.nodes)
    this.queue = new Int32Array(network.nodes)
  }

  reach(cell: number, up: number, hidden: Float64Array, cap: number): Reach {
    const { tail, head } = this.network
    const own = (up > 0 ? cap : Math.min(cap, this.falls[cell]!)) * hidden[cell]!
    const [source, sink] = up > 0 ? [head[cell]!, tail[cell]!] : [tail[cell]!, head[cell]!]
    this.flow.fill(0)
    let by = 0
    // An unknown between a sum and itself is in no sum at all.
    if (source === sink) by = own
    while (by < own - TINY) {
      if (!this.path(source, sink, cell, hidden, cap))
        return { by, move: this.moved(cell, up, by), slopes: this.cut(cell) }
      let most = own - by
      this.along(source, sink, (arc, way) => (most = Math.min(most, this.room(arc, way, hidden[arc]!, cap))))
      this.along(source, sink, (arc, way) => (this.flow[arc]! += way * most))
      by += most
      if (by === Infinity) break
    }
    return { by, move: this.moved(cell, up, by), slopes: { at: [cell], slope: [up] } }
  }

  wholeReach(cell: number, up: number, hidden: Float64Array, cap: number) {
    const { by, move } = this.reach(cell, up, hidden, cap)
    return { by, atMost: by, ...(move && { move }) }
  }

  /** What an arc can still carry. No arc needs to rise by more than the cell that is moved. */
  private room(arc: number, way: number, hidden: number, rise: number): number {
    return way > 0 ? rise * hidden - this.flow[arc]! : this.falls[arc]! * hidden + this.flow[arc]!
  }

  /** A shortest way with room on each arc, left in `from` as arc * 2 + (1 where it is walked from head to tail). */
  private path(source: number, sink: number, without: number, hidden: Float64Array, rise: number): boolean {
    const { tail, head, arcsAt } = this.network
    const { from, queue } = this
    from.fill(-1)
    from[source] = -2
    queue[0] = source
    for (let at = 0, end = 1; at < end; at++) {
      const node = queue[at]!
      for (const arc of arcsAt[node]!) {
        if (arc === without || hidden[arc]! < TINY) continue
        const way = tail[arc] === node ? 1 : -1
        const next = way > 0 ? head[arc]! : tail[arc]!
        if (from[next] !== -1 || this.room(arc, way, hidden[arc]!, rise) < TINY) continue
        from[next] = arc * 2 + (way > 0 ? 0 : 1)
        if (next === sink) return true
        queue[end++] = next
      }
    }
    return false
  }

  private along(source: number, sink: number, step: (arc: number, way: number) => void): void {
    const { tail, head } = this.network
    for (let node = sink; node !== source;) {
      const walked = this.from[node]!
      const arc = walked >> 1
      const way = walked % 2 === 0 ? 1 : -1
      step(arc, way)
      node = way > 0 ? tail[arc]! : head[arc]!
    }
  }

  /** After a search that did not come through: the arcs between what it saw and what it did not. */
  private cut(without: number): Reach['slopes'] {
    const { tail, head } = this.network
    const slopes: Reach['slopes'] = { at: [], slope: [] }
    for (let arc = 0; arc < tail.length; arc++) {
      const [seenTail, seenHead] = [this.from[tail[arc]!] !== -1, this.from[head[arc]!] !== -1]
      if (arc === without || seenTail === seenHead) continue
      slopes.at.push(arc)
      slopes.slope.push(seenTail ? 1 : -1)
    }
    return slopes
  }

  private moved(cell: number, up: number, by: number): Move | undefined {
    if (!Number.isInteger(by)) return undefined
    this.flow[cell] = up * by
    return moveOf(this.flow)
  }

  /** One shortest way by price after another, each carrying what it can. */
  cheapMove(cell: number, up: number, by: number, prices: Float64Array): Move | undefined {
    const { tail, head } = this.network
    const [source, sink] = up > 0 ? [head[cell]!, tail[cell]!] : [tail[cell]!, head[cell]!]
    if (up < 0 && this.falls[cell]! < by) return undefined
    const price = Float64Array.from(prices)
    this.flow.fill(0)
    for (let left = source === sink ? 0 : by; left > 0;) {
      if (!this.cheapest(source, sink, cell, price, left)) return undefined
      let most = left
      this.along(source, sink, (arc, way) => (most = Math.min(most, this.room(arc, way, 1, by))))
      this.along(source, sink, (arc, way) => {
        this.flow[arc]! += way * most
        price[arc] = 0
      })
      left -= most
    }
    this.flow[cell] = up * by
    return moveOf(this.flow)
  }

  /** The cheapest way, where an arc that cannot carry all costs more by what it leaves (Bellman and Ford, by a queue). */
  private cheapest(source: number, sink: number, without: number, price: Float64Array, by: number): boolean {
    const { tail, head, arcsAt, nodes } = this.network
    const { from } = this
    const cost = new Float64Array(nodes).fill(Infinity)
    from.fill(-1)
    from[source] = -2
    cost[source] = 0
    const waiting = [source]
    const isWaiting = new Uint8Array(nodes)
    for (let at = 0; at < waiting.length; at++) {
      const node = waiting[at]!
      isWaiting[node] = 0
      for (const arc of arcsAt[node]!) {
        if (arc === without) continue
        const way = tail[arc] === node ? 1 : -1
        const next = way > 0 ? head[arc]! : tail[arc]!
        const room = this.room(arc, way, 1, by)
        if (room < 1 || next === source || price[arc] === Infinity) continue
        const there = cost[node]! + price[arc]! * Math.max(1, by / room) + 1e-6
        if (there >= cost[next]! - TINY) continue
        cost[next] = there
        from[next] = arc * 2 + (way > 0 ? 0 : 1)
        if (isWaiting[next] === 0) {
          isWaiting[next] = 1
          waiting.push(next)
        }
      }
    }
    return from[sink] !== -1
  }

  ways(): undefined {}

  close(): void {}
}
