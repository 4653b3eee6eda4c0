/** What was found about rows, told by the ids of the records. */
import { outcomeAt, type Linked } from './link.ts'
import { probabilityOf, type Model, type Outcome } from './model.ts'

export type LinkedPair = { left: string; right: string; weight: number; probability: number; outcome: Outcome }
export type LinkedRecords = {
  /** The surest first. */
  pairs: LinkedPair[]
  /** For each record the id of its cluster, which is the first id in it. */
  clusters: Map<string, string>
}

export function clustersByIdOf(linked: Linked, model: Model, ids: readonly string[]): LinkedRecords {
  const { pairs, clusterOf } = linked
  const told = Array.from({ length: pairs.count }, (_, at) => ({
    left: ids[pairs.left[at]!]!,
    right: ids[pairs.right[at]!]!,
    weight: pairs.weight[at]!,
    probability: probabilityOf(pairs.weight[at]!),
    outcome: outcomeAt(linked, model, at),
  }))
  return { pairs: told, clusters: new Map(ids.map((id, row) => [id, ids[clusterOf[row]!]!])) }
}
