/**
 * A child abduction warning notice: a police warning to one adult about one child. It marks and deters. It is no court
 * order, its breach is no offence in itself, and it does not say that a child was abducted.
 */
import type { PartialDate, PlainDate } from '../platform/dates.ts'
import type { ToldChild } from '../people/index.ts'
import type { noticeBases } from '../reference/index.ts'

export type Basis = (typeof noticeBases)[number]['code']

export const noticeSteps = [
  'requested',
  'consulted',
  'authorised',
  'refused',
  'served',
  'reviewed',
  'breached',
  'ended',
] as const
export type NoticeStep = (typeof noticeSteps)[number]
/** The steps that somebody takes once a notice was asked for. */
export type TakenStep = Exclude<NoticeStep, 'requested'>

export type NoticeEvent = {
  eventId: string
  kind: NoticeStep
  happenedOn: PlainDate
  detail: string | null
  signedBy: string | null
  /** The user who put it on record. */
  recordedBy: string
}

export type Notice = {
  noticeId: string
  ref: string
  recipientId: string
  childId: string
  basis: Basis
  authority: string
  /** Empty while the notice is only requested, or was refused. */
  issuedOn: PlainDate | null
  servedOn: PlainDate | null
  expiresOn: PlainDate | null
  /** The first day on which the order that a notice under the Children Act rests on no longer stands, if that is known. */
  orderEndsOn: PlainDate | null
  version: number
  restricted: boolean
  /** Those that have come by import or by hand, by their days. */
  events: readonly NoticeEvent[]
  /** Which ages end a notice is law; how old the child is decides when. */
  childBorn: PartialDate | null
}

/** Whom a notice warns: somebody on record, or somebody new. `seen` are those shown as perhaps the same, and answered for. */
export type Recipient = { kind: 'known'; personId: string } | { kind: 'new'; told: ToldChild; seen: readonly string[] }

/** Said wherever notices are shown: the public has read "cases of child abduction" into their number. */
export const noticesAreWarnings =
  'A child abduction warning notice warns an adult to keep away from a child. It marks and deters. It does not say that a child was abducted.'
