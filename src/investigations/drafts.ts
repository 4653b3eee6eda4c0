/** What somebody is about to put on record: an operation, or an event of it. Ids are made when a form is shown. */
import type { ToldChild } from '../people/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { SafeguardingKind, Strand, WarrantKind } from './investigation.ts'

export type NewOperation = {
  operationId: string
  name: string
  aim: string | null
  strand: Strand | null
  openedOn: PlainDate
  leadAgency: string | null
  /** The sender's stable key; our own short reference where there is none. */
  ref?: string | undefined
}

/**
 * Who an event is about: a person, never a text. `seen` are the people who were shown as perhaps the same as a new one,
 * and answered for.
 */
export type Who =
  | { kind: 'known'; personId: string }
  | { kind: 'new'; told: ToldChild; seen: readonly string[]; ref?: string | undefined }
  | { kind: 'nobody' }

/** What there is to say of an event of each kind. */
export type EventDetails =
  | { kind: 'arrest'; suspectedOffence: string | null }
  | { kind: 'voluntary_interview' }
  /** `appliedOnly`: its day is that of the application, and the court has not issued it. */
  | {
      kind: 'warrant'
      warrantKind: WarrantKind
      executedOn: PlainDate | null
      appliedOnly?: boolean
      premises?: string | null
    }
  /** Several charges of one person on one day: each is a charge of its own. */
  | { kind: 'charge'; offences: readonly string[] }
  | { kind: 'safeguarding_action'; safeguardingKind: SafeguardingKind }

/** An event to be recorded. `id` is its own; of several charges, that of the first. */
export type NewEvent = EventDetails & {
  id: string
  /** The sender's stable key; our own short reference where there is none. Of several charges it is the first's. */
  ref?: string | undefined
  operationId: string | null
  who: Who
  on: PlainDate
  authority: string
}

/** An event as it is to stand. */
export type Correction = {
  id: string
  /** The version that whoever corrects it had before them. */
  version: number
  on: PlainDate
  authority: string
  /** The offence; of an arrest the one suspected, if it is known. */
  said: string | null
  /** The kind of a warrant or of a safeguarding action. */
  code: string | undefined
  premises: string | null
}
