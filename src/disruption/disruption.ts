/**
 * A disruption measure: an order, closure, licensing decision or other lawful step against exploitation that is no child
 * abduction warning notice. One record holds every kind; what the kinds are is reference data.
 */
import type { PlainDate } from '../platform/dates.ts'

/** Whom or what a kind is made on. */
export type Subject = 'adult' | 'premises' | 'child' | 'any'

/** One kind as law has it from a day on. */
export type Kind = {
  kindId: string
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  family: string
  title: string
  legalBasis: string
  applies: string
  decides: string
  subject: Subject
  shortestMonths: number | null
  longestMonths: number | null
  longestDays: number | null
  reviewDays: number | null
  /** Whether it binds only once it was served. */
  served: boolean
  breach: string
}

export const decisions = ['considering', 'pursued', 'not_used'] as const
export type DisruptionDecision = (typeof decisions)[number]

/** What somebody puts on record, or puts right, of one measure. */
export type DisruptionFacts = {
  kindId: string
  adultId: string | null
  /** The premises or place; or the adult as described, where they are not on record. */
  subjectTold: string | null
  /** The children whom it protects. */
  childIds: readonly string[]
  authority: string
  /** Which agency and officer apply, or act. */
  applicant: string | null
  consideredOn: PlainDate
  decision: DisruptionDecision
  reason: string | null
  appliedOn: PlainDate | null
  refusedOn: PlainDate | null
  grantedOn: PlainDate | null
  servedOn: PlainDate | null
  /** The last day on which it holds. */
  expiresOn: PlainDate | null
  reviewedOn: PlainDate | null
  endedOn: PlainDate | null
  endedWhy: string | null
  conditions: string | null
}

/** One measure on record, with the law of its kind as it was when the measure was considered. */
export type Disruption = DisruptionFacts & {
  disruptionId: string
  ref: string
  kind: Kind
  restricted: boolean
  version: number
}
