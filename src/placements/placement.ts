/** What a placement is: a child placed by one authority in the area of another, as one of the two keeps it. */
import type { PlainDate } from '../platform/dates.ts'

/** `sent`: our child, placed in another area. `received`: another authority's child, placed in ours. */
export const directions = ['received', 'sent'] as const
export type Direction = (typeof directions)[number]

export const interviewers = ['home', 'host'] as const
/** Which of the two speaks with the child who was missing and came back. */
export type Interviewer = (typeof interviewers)[number]

export const consultations = ['agreed', 'objected', 'not_consulted'] as const
/** What the host authority said when it was asked before the child was placed. */
export type Consultation = (typeof consultations)[number]

/** What people write down, and can put right. */
export type PlacementFacts = {
  direction: Direction
  /** The authority that answers for the child and placed them. */
  homeAuthority: string
  /** The authority in whose area the child is placed. */
  hostAuthority: string
  startsOn: PlainDate
  /** Null while it lasts and no end is planned. */
  endsOn: PlainDate | null
  isEmergency: boolean
  /** The day on which the home authority told the host authority in writing; null where it has not. */
  startNotifiedOn: PlainDate | null
  /** The same, of the end. */
  endNotifiedOn: PlainDate | null
  /** The social worker of the home authority, by name. */
  socialWorker: string | null
  address: string | null
  policeToldOn: PlainDate | null
  exploitationLeadToldOn: PlainDate | null
  planAttached: boolean
  returnInterviewsBy: Interviewer | null
  consultation: Consultation | null
  notes: string | null
}

export type NewPlacement = PlacementFacts & { placementId: string; personId: string }
export type Placement = NewPlacement & { ref: string; restricted: boolean; version: number }

/** Whose register it stands in: exactly one of the two sides. */
export const authorityOf = (of: Pick<PlacementFacts, 'direction' | 'homeAuthority' | 'hostAuthority'>): string =>
  of.direction === 'sent' ? of.homeAuthority : of.hostAuthority
/** The other side. */
export const partnerOf = (of: Pick<PlacementFacts, 'direction' | 'homeAuthority' | 'hostAuthority'>): string =>
  of.direction === 'sent' ? of.hostAuthority : of.homeAuthority
