/** What work is: who holds a record, and what is to be done about it by when. */
import type { Role } from '../access/index.ts'
import type { Instant, PlainDate } from '../platform/dates.ts'

/** What can be held: a contact, a child, a notice, or a task that somebody made. */
export type RecordKind = 'contact' | 'child' | 'notice'
export type HeldKind = RecordKind | 'task'
export const recordKinds: readonly RecordKind[] = ['contact', 'child', 'notice']

/** What one must be allowed to see for it. */
export type SeenAs = 'contacts' | 'people' | 'notices' | 'risk'

/** The facts of a record that decide who may hold it. */
export type RecordFacts = {
  kind: HeldKind
  recordId: string
  /** Of a contact, who holds it: councils see their own alone. */
  authority: string | null
  seenAs: SeenAs
  restricted: boolean
}

/** A team is an agency; where no person is named, the team as a whole holds it. */
export type Holder = { agencyId: string; userId: string | null }

export type NamedHolder = Holder & { agencyName: string; userName: string | null }

export type Allocation = NamedHolder & {
  allocationId: string
  batchId: string
  allocatedAt: Instant
  allocatedBy: string
  reason: string | null
  ended: { at: Instant; by: string; why: string | null } | null
  authority: string | null
  version: number
}

/** Somebody who may be given work, with what decides what. */
export type Worker = {
  userId: string
  name: string
  jobTitle: string
  role: Role
  active: boolean
  agencyId: string
  agencyName: string
  /** The area of a council; null for agencies of the whole force area. */
  agencyAuthority: string | null
}

export const ruleIds = ['contact_decision', 'notice_review', 'notice_ending', 'risk_review'] as const
export type RuleId = (typeof ruleIds)[number]

/** How the day a task is due came about, as worked out when the task was made. */
export type Clock = {
  /** What the clock runs from, in words, and when that was. */
  start: string
  from: Instant | PlainDate
  /** How far it runs; 0 where the day is given by the record itself. */
  count: number
  unit: string
  /** The days in between that did not count. */
  skipped: readonly { day: PlainDate; why: string }[]
  /** The whole of it as a sentence. */
  words: string
  /** Where the rule comes from. */
  source: string
}

export type Outcome = 'done' | 'cancelled' | 'lapsed'

export type Closed = { at: Instant; outcome: Outcome; by: string | null; why: string | null }

export type Task = {
  taskId: string
  rule: { id: RuleId; version: number } | null
  occasion: string
  /** What is to be done, where somebody wrote it. */
  title: string | null
  kind: RecordKind
  recordId: string
  dueOn: PlainDate
  clock: Clock | null
  madeAt: Instant
  madeBy: string | null
  closed: Closed | null
  authority: string | null
  seenAs: SeenAs
  restricted: boolean
  version: number
}

/** A task that a rule says there must be. */
export type Wanted = {
  ruleId: RuleId
  kind: RecordKind
  recordId: string
  occasion: string
  dueOn: PlainDate
  clock: Clock
  authority: string | null
  restricted: boolean
}
