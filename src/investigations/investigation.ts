/** What an investigation is made of: an operation, and events of five kinds that may belong to one. */
import type { PlainDate } from '../platform/dates.ts'
import type { safeguardingKinds, strands, warrantKinds } from './codes.ts'

export type Strand = (typeof strands)[number]['code']
export type WarrantKind = (typeof warrantKinds)[number]['code']
export type SafeguardingKind = (typeof safeguardingKinds)[number]['code']

export type Operation = {
  operationId: string
  ref: string
  name: string
  /** What it is to bring about. */
  aim: string | null
  strand: Strand | null
  openedOn: PlainDate
  closedOn: PlainDate | null
  leadAgency: string | null
  restricted: boolean
  version: number
}

/** An operation as others name it. */
export type OperationName = { operationId: string; name: string }

type Happened = {
  id: string
  ref: string
  /** The day it happened; of a warrant the day it was issued. */
  on: PlainDate
  authority: string
  /** Absent where it belongs to none, and where the reader may not see operations: the two are not told apart. */
  operation?: OperationName
}

/** What police did about one person as a suspect. */
export type PoliceEvent = Happened &
  (
    | { kind: 'arrest'; suspectedOffence: string | null }
    | { kind: 'voluntary_interview' }
    /** Issued is not executed: `executedOn` is the day it was used, if it ever was. */
    | { kind: 'warrant'; warrantKind: WarrantKind; executedOn: PlainDate | null }
    | { kind: 'charge'; offence: string }
  )

/** A protective step that was taken for a child. */
export type SafeguardingAction = Happened & { kind: SafeguardingKind }

/** The kinds of event, in the order in which an investigation usually comes by them. */
export const eventKinds = ['warrant', 'arrest', 'voluntary_interview', 'charge', 'safeguarding_action'] as const
export type EventKind = (typeof eventKinds)[number]
/** Those that are about a suspect. */
export const policeKinds = [
  'warrant',
  'arrest',
  'voluntary_interview',
  'charge',
] as const satisfies readonly EventKind[]

/** Any event as an operation lists it. A warrant may name nobody. */
export type OperationEvent = Happened & {
  personId: string | null
  version: number
} & (
    | { kind: 'arrest'; suspectedOffence: string | null }
    | { kind: 'voluntary_interview' }
    | { kind: 'warrant'; warrantKind: WarrantKind; executedOn: PlainDate | null }
    | { kind: 'charge'; offence: string }
    | { kind: 'safeguarding_action'; safeguardingKind: SafeguardingKind }
  )
