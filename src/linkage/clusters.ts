/** Records as the clusters they have been joined to so far. */

export type Join = { i: number; j: number; weight: number }
/** How two clusters are weighed, by their records. */
export type Weigher = {
  weightOf: (ones: readonly number[], others: readonly number[]) => number
  /** Whether the two weighed last most likely live together and are two. */
  readonly areHousehold: boolean
  /** Whether they live together and their given names have nothing in common. */
  readonly areNamedApart: boolean
}

/** A pair of this weight need not be asked whether it is two who live together. */
const BEYOND_DOUBT = 8
/** What was refused is tried again so often, since the clusters have grown meanwhile. */
const ROUNDS_MAX = 3

/** Records in clusters, which only grow. */
export class Clusters {
  readonly size: number
  private readonly parent: Int32Array
  private readonly members = new Map<number, number[]>()
  private readonly weigher: Weigher
  private readonly least: number

  constructor(size: number, weigher: Weigher, least: number) {
    this.size = size
    this.parent = Int32Array.from({ length: size }, (_, at) => at)
    this.weigher = weigher
    this.least = least
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

  /** Joins what is one person; gives what was refused. */
  joinAll(joins: Iterable<Join>, isMet: (join: Join) => boolean = () => true): Join[] {
    let refused: Join[] = []
    for (const join of joins) if (isMet(join) && !this.join(join)) refused.push(join)
    for (let round = 1; round < ROUNDS_MAX; round++) {
      const again = refused.filter((join) => !this.join(join))
      if (again.length === refused.length) break
      refused = again
    }
    return refused
  }

  /** Joins the clusters of two records. False where what is known of both does not make them one person. */
  private join({ i, j, weight }: Join): boolean {
    const [one, other] = [this.rootOf(i), this.rootOf(j)]
    if (one === other) return true
    const ones = this.members.get(one)
    const others = this.members.get(other)
    if (!ones && !others && weight < this.least) return false
    if (ones || others || weight < BEYOND_DOUBT) {
      if (this.weigher.weightOf(ones ?? [one], others ?? [other]) < this.least || this.weigher.areHousehold)
        return false
    }
    this.unite(i, j)
    return true
  }

  /** Makes one of the clusters of two records. */
  unite(i: number, j: number): void {
    const [one, other] = [this.rootOf(i), this.rootOf(j)]
    const [root, joined] = one < other ? [one, other] : [other, one]
    this.parent[joined] = root
    const [to, from] = [this.members.get(one) ?? [one], this.members.get(other) ?? [other]]
    this.members.set(root, to.length > from.length ? pushAll(to, from) : pushAll(from, to))
    this.members.delete(joined)
  }

  /** Takes apart the clusters of some records; all of their records. */
  dissolve(records: Iterable<number>): Set<number> {
    const dissolved = new Set<number>()
    for (const record of records) for (const member of this.membersOf(record)) dissolved.add(member)
    for (const member of dissolved) {
      this.members.delete(member)
      this.parent[member] = member
    }
    return dissolved
  }

  isAlone(record: number): boolean {
    return !this.members.has(this.rootOf(record))
  }

  countAlone(): number {
    let alone = 0
    for (let record = 0; record < this.size; record++) if (this.isAlone(record)) alone++
    return alone
  }

  roots(): Int32Array {
    return this.parent.map((_, at) => this.rootOf(at))
  }
}

function pushAll(to: number[], from: readonly number[]): number[] {
  for (const one of from) to.push(one)
  return to
}
