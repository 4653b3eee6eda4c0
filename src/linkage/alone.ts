/**
 * A record that stands alone, once all that is sure is joined, is either of somebody who is told of nowhere else, or of one of
 * those it is like. The weight of a pair takes all people for possible. Now that the others are known, what speaks against one
 * of them are the others that it fits, and how many records do stand alone. So "Natasha Butler" without a date of birth is
 * the only Natasha Butler there is, and none of two. A name that is another at one home stays a brother's or a sister's.
 */
import type { Clusters, Join, Weigher } from './clusters.ts'

/** Of a few records the share that stand alone says little: so many more are taken to. */
const ALONE_ASSUMED = 50
const ALONE_MIN = 1 / 8

/** Joins records that stand alone and fit one person far better than all others; those of `undecided` fit two. */
export function joinThoseAlone(
  clusters: Clusters,
  joins: Iterable<Join>,
  weigher: Weigher,
  least: number,
  undecided: ReadonlySet<number>,
): void {
  const { odds, sums } = oddsOfThoseAlone(clusters, joins, weigher, undecided)
  const alone = Math.max(ALONE_MIN, (clusters.countAlone() + ALONE_ASSUMED) / (clusters.size + ALONE_ASSUMED))
  const weightOf = (one: number, root: number): number => {
    const own = odds.get(one * clusters.size + root)!
    return Math.log2(own / (alone + sums[one]! - own))
  }
  const found: (Join & { wasAlone: boolean })[] = []
  for (const key of odds.keys()) {
    const [i, j] = [Math.floor(key / clusters.size), key % clusters.size]
    const wasAlone = clusters.isAlone(j)
    // Each of two that stand alone must fit the other.
    if (wasAlone && j < i) continue
    const weight = wasAlone ? Math.min(weightOf(i, j), weightOf(j, i)) : weightOf(i, j)
    if (weight >= least) found.push({ i, j, weight, wasAlone })
  }
  found.sort((a, b) => b.weight - a.weight || a.i - b.i || a.j - b.j)
  for (const { i, j, wasAlone } of found)
    if (clusters.isAlone(i) && clusters.isAlone(j) === wasAlone) clusters.unite(i, j)
}

/** For each record that stands alone (times the size, plus a cluster's root) its odds with that cluster, and their sum. */
function oddsOfThoseAlone(
  clusters: Clusters,
  joins: Iterable<Join>,
  weigher: Weigher,
  undecided: ReadonlySet<number>,
): { odds: Map<number, number>; sums: Float64Array } {
  const odds = new Map<number, number>()
  const sums = new Float64Array(clusters.size)
  const weigh = (one: number, other: number): void => {
    if (!clusters.isAlone(one)) return
    const root = clusters.rootOf(other)
    const key = one * clusters.size + root
    if (odds.has(key)) return
    const weight = weigher.weightOf([one], clusters.membersOf(root))
    const own = weigher.areHousehold || weigher.areNamedApart ? 0 : 2 ** weight
    odds.set(key, own)
    sums[one]! += own
  }
  for (const { i, j } of joins) {
    if (clusters.rootOf(i) === clusters.rootOf(j) || undecided.has(i) || undecided.has(j)) continue
    weigh(i, j)
    weigh(j, i)
  }
  return { odds, sums }
}
