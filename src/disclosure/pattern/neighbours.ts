/**
 * A good pattern made better: some cells that lie together may be shown again, the others stay hidden, and the program looks
 * for anything cheaper, cut by cut, until it has it or there is none (local branching, after Fischetti and Lodi 2003). So few
 * are open that each program takes little; and its cuts hold everywhere.
 */
import { chanceFrom } from './chance.ts'
import { tightened, type Cut } from './cuts.ts'
import type { Master } from './master.ts'
import type { Tools } from './mending.ts'

const ROUNDS_MAX = 30
const SECONDS_MAX = 1
const EXPOSED_MAX = 12

export type Neighbourhood = {
  master: Master
  costs: Float64Array
  must: Float64Array
  /** What the best costs now. */
  below: () => number
  /** A pattern that keeps the cuts and exposes something: it may be worth mending. */
  onGuess: (hidden: Float64Array) => void
  isEnough: () => boolean
  sharper: (hidden: Float64Array, exposed: readonly number[]) => Cut[]
}

export class Neighbours {
  private readonly chance = chanceFrom(1)
  private readonly sums: number[][]
  private readonly sumsOf: number[][]
  private readonly tools: Tools
  /** How many may be shown again; more where nothing better is found soon. */
  size = 8

  constructor(tools: Tools) {
    this.tools = tools
    const { sums, cells } = tools.unknowns
    this.sums = sums.map(({ at }) => at)
    this.sumsOf = cells.map(() => [])
    this.sums.forEach((at, sum) => at.forEach((cell) => this.sumsOf[cell]!.push(sum)))
  }

  /** A cheaper pattern near this one; undefined where none was found. */
  look(
    hidden: Float64Array,
    { master, costs, must, below, onGuess, isEnough, sharper }: Neighbourhood,
  ): Float64Array | undefined {
    const { checker } = this.tools
    const fixed = hidden.slice()
    for (const at of this.together(hidden, must)) fixed[at] = 0
    for (let round = 0; round < ROUNDS_MAX && !isEnough(); round++) {
      const answer = master.near(costs, fixed, below(), SECONDS_MAX)
      if (!answer) {
        if (round <= ROUNDS_MAX / 2) this.size = Math.min(this.size * 1.1, 60)
        return undefined
      }
      const cuts: Cut[] = []
      const exposed = checker.exposed(answer, EXPOSED_MAX, (cut) => cuts.push(cut))
      if (exposed.length === 0) return answer
      let isNew = false
      for (const cut of [...cuts, ...sharper(answer, exposed)]) isNew = master.add(tightened(cut, must) ?? cut) || isNew
      if (round % 5 === 4) onGuess(answer)
      if (!isNew) return undefined
    }
    this.size = Math.max(this.size * 0.9, 4)
    return undefined
  }

  /** Hidden beside others, each in a sum with one of the others or near it. */
  private together(hidden: Float64Array, must: Float64Array): number[] {
    const all: number[] = []
    for (let at = 0; at < hidden.length; at++) if (hidden[at] === 1 && must[at] !== 1) all.push(at)
    if (all.length === 0) return []
    const pick = <T>(list: readonly T[]): T => list[Math.floor(this.chance() * list.length)]!
    const found = new Set([pick(all)])
    let at = [...found][0]!
    for (let tries = 0; tries < this.size * 30 && found.size < Math.min(this.size, all.length); tries++) {
      // A walk over hidden cells, from sum to sum.
      const next = pick(this.sums[pick(this.sumsOf[at]!)!]!)
      if (hidden[next] !== 1) continue
      at = next
      if (must[at] !== 1) found.add(at)
      if (tries % 10 === 9) at = pick([...found])
    }
    return [...found]
  }
}
