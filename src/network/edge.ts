/** One link or relationship, as it was found from one of its ends. */
import type { PlainDate } from '../platform/dates.ts'
import type { Confidence, ThingKind } from './thing.ts'

/** 'person:…' or 'thing:…' with the record's id. */
export type NodeId = string

export type Edge = {
  edgeId: string
  /** From which node it was found. */
  of: NodeId
  ends: readonly [NodeId, NodeId]
  /** What the second end is to the first, where both are people. */
  label: string
  validFrom: PlainDate | null
  validTo: PlainDate | null
  source: string
  confidence: Confidence | null
  thing: { kind: ThingKind; written: string } | undefined
}
