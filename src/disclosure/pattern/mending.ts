/**
 * Good patterns quickly: hide along the cheapest move of each cell that is exposed, until none is; then show again whatever
 * need not be hidden, dearest first.
 */
import { isWhole, type Attacker, type Move } from '../attack/attack.ts'
import type { Problem, Unknowns } from '../problem.ts'
import type { Checker } from './checker.ts'

export type Tools = {
  attacker: Attacker
  checker: Checker
  unknowns: Unknowns
  problem: Problem
  isLate: () => boolean
}

const TRIES_MAX = 8

/**
 * Hides more, in place, until nothing is exposed. Returns the cells that cannot be protected whatever is hidden, if any.
 * `prices`: what hiding each unknown costs.
 */
export function mend(tools: Tools, hidden: Float64Array, prices: Float64Array): number[] {
  const { checker, isLate } = tools
  for (;;) {
    const before = sizeOf(hidden)
    checker.moves.trim(hidden)
    const exposed = tools.attacker.isWhole
      ? checker.exposed(hidden)
      : [...hidden.keys()].filter((at) => hidden[at] === 1)
    for (const cell of exposed) {
      for (let tries = 0; tries < TRIES_MAX && !isLate(); tries++) {
        if (!checker.asks(cell) || checker.moves.isWide(cell, hidden, tools.problem.width)) break
        if (!hideAlong(tools, cell, hidden, prices)) break
      }
    }
    const still = checker.exposed(hidden)
    if (still.length === 0 || isLate()) return still
    if (sizeOf(hidden) > before) continue
    // No single move does it: everything is hidden, and shown again where it need not be.
    const all = hidden.slice().fill(1)
    const never = checker.exposed(all).filter((cell) => hidden[cell] === 1)
    if (never.length > 0) return never
    hidden.set(all)
    return []
  }
}

const sizeOf = (hidden: Float64Array): number => hidden.reduce((sum, one) => sum + one, 0)

/** Hides what the cheapest move of `cell` changes. False where that hides nothing new. */
function hideAlong(
  { attacker, checker, unknowns, problem }: Tools,
  cell: number,
  hidden: Float64Array,
  prices: Float64Array,
): boolean {
  const { width } = problem
  const now = prices.map((price, at) => (hidden[at] === 1 ? 0 : price))
  const ways = attacker.isLarge ? attacker.ways(cell, width, now) : undefined
  if (ways) {
    for (const move of ways) {
      for (const at of move.at) hidden[at] = 1
      checker.keep(move)
    }
    return true
  }
  const fall = Math.min(width, unknowns.falls[cell]!)
  const asked: [number, number][] = [[1, width]]
  if (fall > 0) asked.push([-1, fall])
  if (fall > 0 && fall < width) asked.push([1, width - fall])
  for (let part = width - 1; part > 0 && part > width - 3; part--) asked.push([1, part])
  let best: { move: Move; cost: number } | undefined
  for (const [up, by] of asked) {
    const move = attacker.cheapMove(cell, up, by, now)
    if (!move) continue
    const fresh = [...move.at].filter((at) => hidden[at] !== 1)
    if (fresh.length === 0) {
      // Nothing new is needed for this way.
      if (isWhole(move)) checker.keep(move)
      if (up === 1 && by === width) return false
      continue
    }
    const cost = (fresh.reduce((sum, at) => sum + now[at]!, 0) * width) / by
    if (!best || cost < best.cost) best = { move, cost }
    // The whole way was found: parts of it are only for cells that cannot go it.
    if (up === 1 && by < width && best) break
  }
  if (!best) return false
  for (const at of best.move.at) hidden[at] = 1
  if (isWhole(best.move)) checker.keep(best.move)
  return true
}

/** Shows again, in place, what need not be hidden; what costs most comes first. The solver is not asked: it would take long. */
export function shed(tools: Tools, hidden: Float64Array, prices: Float64Array): void {
  const { checker } = tools
  checker.isHasty = true
  shedOnce(tools, hidden, prices)
  checker.isHasty = false
}

function shedOnce({ checker, unknowns, problem, isLate }: Tools, hidden: Float64Array, prices: Float64Array): void {
  const candidates = [...hidden.keys()]
    .filter((at) => hidden[at] === 1 && problem.standing[unknowns.cells[at]!] === 'candidate')
    .toSorted((a, b) => prices[b]! - prices[a]! || a - b)
  // Whoever failed last fails soonest again: it is asked first.
  let order = [...hidden.keys()]
  for (const at of candidates) {
    if (isLate()) break
    hidden[at] = 0
    const [failed] = checker.exposed(hidden, 1, undefined, order)
    if (failed === undefined) continue
    hidden[at] = 1
    order = [failed, ...order.filter((one) => one !== failed)]
  }
}
