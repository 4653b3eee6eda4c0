/** Who and what is linked, some steps out, and a way between two people; every list has an end. */
import type { Tx } from '../platform/database/index.ts'
import { linksFrom, relationshipsFrom } from './graph.sql.ts'
import type { Edge, NodeId } from './edge.ts'
import { thingKinds, type ThingKind } from './thing.ts'

export type Graph = {
  /** Every node, in the order in which it was reached, with how many steps out it is. */
  steps: Map<NodeId, number>
  edges: Edge[]
  /** Nodes of which more is linked than is taken in. */
  more: Set<NodeId>
}

export type Filter = { kinds: readonly ThingKind[]; relatives: boolean }
export const everything: Filter = { kinds: thingKinds.map((one) => one.code), relatives: true }

export const idOf = (node: NodeId): string => node.slice(node.indexOf(':') + 1)
export const isPerson = (node: NodeId): boolean => node.startsWith('person:')
export const otherEnd = ({ ends }: Edge, node: NodeId): NodeId => (ends[0] === node ? ends[1] : ends[0])

/** Neighbours of one node at the first step and at those after it: a picture of more is none. */
export const DRAWN_MAX = [24, 8] as const
/** On the way between two people more is looked at than is shown. */
const LOOKED_AT = { neighbours: 200, nodes: 1500 } as const

/** What is linked to these nodes, with the nodes of which `most` was not enough. */
async function edgesFrom(
  tx: Tx,
  nodes: readonly NodeId[],
  { kinds, relatives }: Filter,
  most: number,
): Promise<{ edges: Edge[]; more: NodeId[] }> {
  const people = nodes.filter(isPerson).map(idOf)
  const things = nodes.filter((node) => !isPerson(node)).map(idOf)
  const found = [
    await linksFrom(tx, 'person', people, kinds, most),
    await linksFrom(tx, 'thing', things, kinds, most),
    relatives ? await relationshipsFrom(tx, people, most) : [],
  ]
  const edges: Edge[] = []
  const more: NodeId[] = []
  for (const list of found) {
    const taken = new Map<NodeId, number>()
    for (const edge of list) {
      const before = taken.get(edge.of) ?? 0
      taken.set(edge.of, before + 1)
      if (before < most) edges.push(edge)
      else more.push(edge.of)
    }
  }
  return { edges, more }
}

/** All that is up to `steps` (one or two) from a person. */
export async function graphAround(tx: Tx, personId: string, steps: number, filter: Filter): Promise<Graph> {
  const graph: Graph = { steps: new Map([[`person:${personId}`, 0]]), edges: [], more: new Set() }
  const known = new Set<string>()
  let frontier: NodeId[] = [`person:${personId}`]
  for (let step = 1; step <= Math.min(steps, DRAWN_MAX.length); step++) {
    const { edges, more } = await edgesFrom(tx, frontier, filter, DRAWN_MAX[step - 1]!)
    for (const node of more) graph.more.add(node)
    frontier = []
    for (const edge of edges) {
      const other = otherEnd(edge, edge.of)
      if (!known.has(edge.edgeId)) graph.edges.push(edge)
      known.add(edge.edgeId)
      if (graph.steps.has(other)) continue
      graph.steps.set(other, step)
      frontier.push(other)
    }
  }
  return graph
}

export const PATH_STEPS_MAX = 4

/**
 * A shortest way of at most four steps between two people, looked for from both ends at once. `cut` says that not
 * everything was looked at, since too much is linked to what lies between: there may be a way that was not found.
 */
export async function pathBetween(
  tx: Tx,
  one: string,
  other: string,
): Promise<{ path: Edge[] | undefined; cut: boolean }> {
  type Side = { reached: Map<NodeId, Edge | undefined>; frontier: NodeId[] }
  const side = (id: string): Side => ({ reached: new Map([[`person:${id}`, undefined]]), frontier: [`person:${id}`] })
  const [here, there] = [side(one), side(other)]
  let cut = false
  for (let step = 0; step < PATH_STEPS_MAX; step++) {
    const [growing, facing] = step % 2 === 0 ? [here, there] : [there, here]
    const { edges, more } = await edgesFrom(tx, growing.frontier, everything, LOOKED_AT.neighbours)
    cut ||= more.length > 0
    growing.frontier = []
    for (const edge of edges) {
      const next = otherEnd(edge, edge.of)
      if (growing.reached.has(next)) continue
      growing.reached.set(next, edge)
      growing.frontier.push(next)
      if (facing.reached.has(next)) {
        return { path: [...wayBack(here.reached, next).toReversed(), ...wayBack(there.reached, next)], cut }
      }
    }
    cut ||= growing.frontier.length > LOOKED_AT.nodes
    growing.frontier = growing.frontier.slice(0, LOOKED_AT.nodes)
  }
  return { path: undefined, cut }
}

/** The edges from a node back to where its side began. */
function wayBack(reached: ReadonlyMap<NodeId, Edge | undefined>, from: NodeId): Edge[] {
  const edges: Edge[] = []
  for (let node = from, edge = reached.get(node); edge; edge = reached.get(node)) {
    edges.push(edge)
    node = edge.of
  }
  return edges
}
