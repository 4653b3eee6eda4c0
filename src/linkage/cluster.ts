/**
 * Who is one person: pairs that are the same, joined from the surest down, unless joining would put two records together
 * that speak against each other. A chain of likenesses thus cannot make one person of two. A record that fits two people
 * equally well, as one without a date of birth fits father and son of one name, is joined to neither: a person must look.
 */
export type Join = { i: number; j: number; weight: number }
/** The weight of any pair of records: positive for, negative against, VETO for two who must not be joined. */
export type WeightOfPair = (i: number, j: number) => number

export const VETO = Number.NEGATIVE_INFINITY
/** Of two large clusters this many pairs are looked at. */
const PAIRS_MAX = 400
/** One pair counts for no more than this, so that no single likeness outvotes the others. */
const WEIGHT_MAX = 12
/** A record fits two people equally well when its weights with them are no further apart than this. */
const AS_WELL_AS = 3

/** For each of `size` records the least record of its cluster. `joins` gives the pairs in order, the surest first. */
export function clustersOf(size: number, joins: () => Iterable<Join>, weightOf: WeightOfPair): Int32Array {
  const first = new Clusters(size, weightOf)
  const refused: Join[] = []
  for (const join of joins()) if (!first.join(join)) refused.push(join)
  const undecided = undecidedAmong(refused, first, weightOf)
  if (undecided.size === 0) return first.roots()
  const second = new Clusters(size, weightOf)
  for (const join of joins()) if (!undecided.has(join.i) && !undecided.has(join.j)) second.join(join)
  return second.roots()
}

/** Records that were joined to one person and fit another, who is not the first, as well. */
function undecidedAmong(refused: readonly Join[], clusters: Clusters, weightOf: WeightOfPair): Set<number> {
  const found = new Set<number>()
  const fitsBoth = (one: number, other: number, weight: number): boolean => {
    const own = clusters
      .membersOf(one)
      .slice(0, PAIRS_MAX)
      .filter((member) => member !== one)
    if (own.length === 0 || !own.some((member) => weightOf(member, other) === VETO)) return false
    return own.every((member) => weightOf(member, one) - weight < AS_WELL_AS)
  }
  for (const { i, j, weight } of refused) {
    if (clusters.rootOf(i) === clusters.rootOf(j)) continue
    if (fitsBoth(i, j, weight)) found.add(i)
    if (fitsBoth(j, i, weight)) found.add(j)
  }
  return found
}

class Clusters {
  private readonly parent: Int32Array
  private readonly members = new Map<number, number[]>()
  private readonly weightOf: WeightOfPair

  constructor(size: number, weightOf: WeightOfPair) {
    this.parent = Int32Array.from({ length: size }, (_, at) => at)
    this.weightOf = weightOf
  }

  rootOf(record: number): number {
    const { parent } = this
    let root = record
    while (parent[root] !== root) root = parent[root]!
    for (let at = record; parent[at] !== root;) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }

  membersOf(record: number): readonly number[] {
    const root = this.rootOf(record)
    return this.members.get(root) ?? [root]
  }

  /** Joins the clusters of two records. False where they speak against each other. */
  join({ i, j }: Join): boolean {
    const [one, other] = [this.rootOf(i), this.rootOf(j)]
    if (one === other) return true
    const ones = this.members.get(one) ?? [one]
    const others = this.members.get(other) ?? [other]
    if (ones.length * others.length > 1 && this.speakAgainst(ones, others)) return false
    const [root, joined] = one < other ? [one, other] : [other, one]
    this.parent[joined] = root
    this.members.set(root, ones.length > others.length ? pushAll(ones, others) : pushAll(others, ones))
    this.members.delete(joined)
    return true
  }

  roots(): Int32Array {
    return this.parent.map((_, at) => this.rootOf(at))
  }

  private speakAgainst(ones: readonly number[], others: readonly number[]): boolean {
    const pairs = ones.length * others.length
    const step = Math.max(1, Math.ceil(pairs / PAIRS_MAX))
    let sum = 0
    for (let at = 0; at < pairs; at += step) {
      const weight = this.weightOf(ones[Math.floor(at / others.length)]!, others[at % others.length]!)
      if (weight === VETO) return true
      sum += Math.max(-WEIGHT_MAX, Math.min(WEIGHT_MAX, weight))
    }
    return sum < 0
  }
}

function pushAll(to: number[], from: readonly number[]): number[] {
  for (const one of from) to.push(one)
  return to
}
