/** What the proof says of each hidden cell: the least and the greatest whole number that a reader cannot rule out. */
import { monotonicMs } from '../platform/clock.ts'
import type { Attacker } from './attack/attack.ts'
import type { Checker } from './pattern/checker.ts'
import type { Problem, Unknowns } from './problem.ts'

/** Both inclusive; `upper` null is without bound. Where not `exact`, the reader's own may be wider. */
export type Interval = { lower: number; upper: number | null; exact: boolean }

/** The intervals of all that is hidden and asks for protection, by unknown. One too narrow is a fault of ours. */
export function intervalsOf(
  { attacker, checker, unknowns: { values, cells } }: { attacker: Attacker; checker: Checker; unknowns: Unknowns },
  { width }: Problem,
  hidden: Float64Array,
  deadline: number,
): { of: Map<number, Interval>; exact: boolean } {
  const spread = checker.spread(hidden)
  const of = new Map<number, Interval>()
  let exact = true
  for (let at = 0; at < cells.length; at++) {
    if (hidden[at]! < 0.5 || !checker.asks(at)) continue
    const found = { lower: spread.lowest[at]!, upper: spread.highest[at]!, exact: false }
    // What no kept move proves is asked for, late or not.
    if (monotonicMs() < deadline || found.upper - found.lower < width) {
      const [up, down] = [1, -1].map((way) => attacker.wholeReach(at, way, hidden, Infinity))
      found.upper = Math.max(found.upper, up!.by)
      found.lower = Math.min(found.lower, -down!.by)
      found.exact = found.upper === up!.atMost && found.lower === -down!.atMost
    }
    if (found.upper - found.lower < width) throw new Error(`a hidden cell is left within ${found.upper - found.lower}`)
    exact &&= found.exact
    const upper = values[at]! + found.upper
    of.set(at, { lower: values[at]! + found.lower, upper: Number.isFinite(upper) ? upper : null, exact: found.exact })
  }
  return { of, exact }
}

/** The interval of one cell, as exactly as can be told: no wider than the reader's own. */
export function intervalOf(attacker: Attacker, { values }: Unknowns, at: number, hidden: Float64Array) {
  const [up, down] = [1, -1].map((way) => attacker.wholeReach(at, way, hidden, Infinity).by)
  const upper = values[at]! + up!
  return { lower: values[at]! - down!, upper: Number.isFinite(upper) ? upper : null }
}
