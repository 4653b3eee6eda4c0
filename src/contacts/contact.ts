/** What a contact is: any approach about one or more children, who made it, and what was decided. */
import type { channels, concerns, contactSources, decisionOutcomes } from '../reference/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'
import type { PersonSummary, ToldChild } from '../people/index.ts'

export type Concern = (typeof concerns)[number]['code']
export type Channel = (typeof channels)[number]['code']
export type ContactSource = (typeof contactSources)[number]['code']
export type Outcome = (typeof decisionOutcomes)[number]['code']
export type MatchState = 'given' | 'linked' | 'new' | 'awaiting_review'

/** Who made the contact. One who asked to stay anonymous is kept where few can read. */
export type Caller = { name: string | null; organisation: string | null; phone: string | null; anonymous: boolean }

/**
 * Who a child is, as the person at the front door answered. `seen` are the people they were shown: whoever may be the
 * same and was not among those is asked about. `not_asked` is a child of whom nobody may be asked who they are, since the
 * answer would tell that somebody is known, or whom nobody can be shown, as to a program: whoever may be the same is left for review.
 */
export type WhoTheyAre =
  | { kind: 'known'; personId: string }
  | { kind: 'different' | 'unsure'; seen: readonly string[] }
  | { kind: 'unanswered' }
  | { kind: 'not_asked' }

/** `siblingsOf` are known people whose brother or sister the child was said to be. */
export type NewContactChild = {
  told: ToldChild
  who: WhoTheyAre
  siblingOfFirst: boolean
  siblingsOf: readonly string[]
}

/** A contact to be recorded. Its id is made when the form is first shown, so that a second press of the button is known. */
export type NewContact = {
  contactId: string
  receivedAt: Instant
  authority: string
  source: ContactSource
  channel: Channel | null
  concern: Concern
  summary: string | null
  promptedBy: string | null
  /** Whether its sender said that a child is in danger now; nobody is asked on the telephone, where one acts at once. */
  saidInDanger?: boolean
  caller: Caller | null
  children: readonly NewContactChild[]
}

export type Decision = {
  decisionId: string
  decidedAt: Instant
  decidedOn: PlainDate
  outcome: Outcome
  rationale: string
  decidedBy: string | null
}

export type ContactChild = {
  contactChildId: string
  personId: string
  matchState: MatchState
  told: ToldChild | null
  /** Undefined where the actor may not see who it is. */
  person: PersonSummary | undefined
}

/** A contact as other pages list it. */
export type ContactLine = {
  contactId: string
  ref: string
  receivedAt: Instant
  receivedOn: PlainDate
  authority: string
  source: ContactSource
  concern: Concern
  outcome: Outcome | null
}

export type Contact = Omit<ContactLine, 'outcome'> & {
  channel: Channel | null
  summary: string | null
  promptedBy: string | null
  decisionDueOn: PlainDate
  /** The authority that took it over, and when; null where the one that received it holds it. */
  passedTo: string | null
  passedAt: Instant | null
  recordedAt: Instant
  recordedBy: string | null
  /** Whether it came by the public form: as its sender typed it, and asked by nobody. */
  byForm: boolean
  saidInDanger: boolean
  version: number
}
