/**
 * Who is one person: pairs that are the same, joined from the surest down, each time weighing all that is known of the one
 * against all that is known of the other. A chain of likenesses thus cannot make one person of two, and what one record
 * lacks another supplies. A record that fits two people equally well, as one without a date of birth fits father and son of
 * one name, is joined to neither: a person must look.
 */
import { joinThoseAlone } from './alone.ts'
import { Clusters, type Join, type Weigher } from './clusters.ts'

/** A record fits two people equally well when its weights with them are no further apart than this. */
const AS_WELL_AS = 3

/**
 * For each of `size` records the least record of its cluster. `joins` gives the pairs in order, the surest first; `least` is
 * the weight from which two clusters are one person.
 */
export function clustersOf(size: number, joins: () => Iterable<Join>, weigher: Weigher, least: number): Int32Array {
  const clusters = new Clusters(size, weigher, least)
  const refused = clusters.joinAll(joins())
  const undecided = undecidedAmong(refused, clusters, weigher, least)
  if (undecided.size > 0) {
    const dissolved = clusters.dissolve(undecided)
    const isMetAgain = ({ i, j }: Join) =>
      (dissolved.has(i) || dissolved.has(j)) && !undecided.has(i) && !undecided.has(j)
    clusters.joinAll(joins(), isMetAgain)
  }
  joinThoseAlone(clusters, joins(), weigher, least, undecided)
  return clusters.roots()
}

/** Records that were joined to one person and fit another, who is not the first, as well. */
function undecidedAmong(refused: readonly Join[], clusters: Clusters, weigher: Weigher, least: number): Set<number> {
  const found = new Set<number>()
  const fitsBoth = (one: number, other: number): boolean => {
    const own = clusters.membersOf(one).filter((member) => member !== one)
    if (own.length === 0) return false
    const others = clusters.membersOf(other)
    weigher.weightOf(own, others)
    if (!weigher.areHousehold) return false
    const there = weigher.weightOf([one], others)
    return there >= least && weigher.weightOf([one], own) - there < AS_WELL_AS
  }
  for (const { i, j, weight } of refused) {
    if (weight < least || clusters.rootOf(i) === clusters.rootOf(j)) continue
    if (fitsBoth(i, j)) found.add(i)
    if (fitsBoth(j, i)) found.add(j)
  }
  return found
}
