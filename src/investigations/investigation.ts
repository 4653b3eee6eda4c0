/** What an investigation is made of: an operation, and events of five kinds that may belong to one. */
import type { PlainDate } from '../platform/dates.ts'
import type { bailEndings, chargeOutcomes, safeguardingKinds, strands, warrantKinds } from './codes.ts'

export type Strand = (typeof strands)[number]['code']
export type WarrantKind = (typeof warrantKinds)[number]['code']
export type SafeguardingKind = (typeof safeguardingKinds)[number]['code']

export type ChargeOutcome = (typeof chargeOutcomes)[number]['code']
export type BailEnding = (typeof bailEndings)[number]['code']

/** A warrant in its life. `issuedOn` is empty while it is only applied for, and where the court refused it. */
export type Warrant = {
  warrantKind: WarrantKind
  appliedOn: PlainDate | null
  issuedOn: PlainDate | null
  refusedOn: PlainDate | null
  /** Issued is not executed: the day it was used, if it ever was. */
  executedOn: PlainDate | null
  returnedOn: PlainDate | null
  premises: string | null
}
/** One offence that somebody was charged with, and what became of it at court. */
export type Charge = { offence: string; outcome: ChargeOutcome | null; outcomeOn: PlainDate | null }

/** Bail after an arrest, before any charge. */
export type Bail = {
  bailId: string
  fromOn: PlainDate
  /** The day on which the person is to answer. */
  untilOn: PlainDate | null
  conditions: string | null
  endedOn: PlainDate | null
  endedHow: BailEnding | null
  version: number
}
/** An arrest with the bail that followed it, the latest of them. */
export type Arrest = { suspectedOffence: string | null; bail: Bail | null }

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
  /** The day it happened; of a warrant the day it was issued, or applied for while it is not. */
  on: PlainDate
  authority: string
  /** Absent where it belongs to none, and where the reader may not see operations: the two are not told apart. */
  operation?: OperationName
}

/** What police did about one person as a suspect. */
export type PoliceEvent = Happened &
  (
    | ({ kind: 'arrest' } & Arrest)
    | { kind: 'voluntary_interview' }
    | ({ kind: 'warrant' } & Warrant)
    | ({ kind: 'charge' } & Charge)
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
    | ({ kind: 'arrest' } & Arrest)
    | { kind: 'voluntary_interview' }
    | ({ kind: 'warrant' } & Warrant)
    | ({ kind: 'charge' } & Charge)
    | { kind: 'safeguarding_action'; safeguardingKind: SafeguardingKind }
  )
