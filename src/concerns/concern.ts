/** A concern that somebody writes down: what is asked, what they typed, and what becomes of it once it is sent. */
import type { Instant, PlainDate } from '../platform/dates.ts'
import type { ContactSource, Outcome } from '../contacts/index.ts'

/** As many children as one form may be about; a longer list is for the telephone. */
export const CHILDREN_MAX = 10

export type ChildPart = 'name' | 'birth' | 'place'
export type ChildQuestion = `child-${number}-${ChildPart}`

/** The questions, in the words of their addresses. */
export type Question =
  | 'danger'
  | 'call-999'
  | 'you'
  | 'work'
  | 'area'
  | 'concern'
  | 'happened'
  | ChildQuestion
  | 'more-children'
  | 'who'
  | 'anonymous'
  | 'reach'

/** What was typed for each question, by field; a question that was left empty on purpose has no fields. */
export type Typed = Readonly<Record<string, string>>
export type Answered = Readonly<Partial<Record<Question, Typed>>>

export type Draft = {
  partnershipId: string
  draftId: string
  answers: Answered
  /** How often it was changed: a page that was shown before is known by it. */
  changes: number
  codeHash: string | null
}

/** What was sent, as far as its sender may read it. */
export type Sent = {
  partnershipId: string
  draftId: string
  sentAt: Instant
  ref: string
  decisionDueOn: PlainDate
  source: ContactSource
  codeHash: string | null
  /** Whether a person said that the sender may read what was decided. */
  isReadable: boolean
}

/** What a sender reads of a decision: what it was and when. Never why, and nothing of the child. */
export type ToldDecision = { outcome: Outcome; decidedOn: PlainDate }

/** That a partnership takes concerns by the form, and what its pages say of it. */
export type ConcernForm = {
  partnershipId: string
  slug: string
  name: string
  demonstration: boolean
  phone: string
  outOfHoursPhone: string
  fallbackAuthority: string
}

/** Something in the way that the person can answer or understand. */
export type SendRefusal =
  | { kind: 'gone' }
  | { kind: 'incomplete'; question: Question }
  | { kind: 'changed_since' }
  | { kind: 'told_twice'; children: number[] }
