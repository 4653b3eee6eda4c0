// Generated from the migrations by 'npm run db:types'. Change a migration, not this file.
import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, PlainDate } from '../dates.ts'

/** An organisation that works in the partnership. */
export interface AgencyTable {
  partnership_id: string
  agency_id: string
  name: string
  kind: string
  /** The area that a council answers for; empty for agencies of the whole force area. */
  authority: string | null
}

/** Who holds a contact, a child, a notice or a task that somebody made, from when until when, by whom and why. */
export interface AllocationTable {
  partnership_id: string
  allocation_id: string
  /** The form that made it: sent twice, it counts once. A hand-over is one batch. */
  batch_id: string
  contact_id: string | null
  person_id: string | null
  notice_id: string | null
  task_id: string | null
  record_id: GeneratedAlways<string>
  /** The team that holds it: the agency, or that of the person. */
  agency_id: string
  /** The person who holds it; empty where the team does. */
  user_id: string | null
  allocated_at: Instant
  allocated_by: string
  reason: string | null
  ended_at: Instant | null
  ended_by: string | null
  ended_why: string | null
  /** The authority that held the record when it was allocated: an allocation ends where a contact is passed on. */
  authority: string | null
  /** What an actor must be allowed to see. */
  seen_as: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of allocation, each with the moments between which it stood. */
export interface AllocationHistoryTable {
  partnership_id: string
  allocation_id: string
  batch_id: string
  contact_id: string | null
  person_id: string | null
  notice_id: string | null
  task_id: string | null
  record_id: string
  agency_id: string
  user_id: string | null
  allocated_at: Instant
  allocated_by: string
  reason: string | null
  ended_at: Instant | null
  ended_by: string | null
  ended_why: string | null
  authority: string | null
  seen_as: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** What a named person says explains a figure. The arithmetic never explains. */
export interface AnnotationTable {
  partnership_id: string
  annotation_id: string
  measure: string
  month: string
  authority: string | null
  text: string
  signed_by: string
  job_title: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of annotation, each with the moments between which it stood. */
export interface AnnotationHistoryTable {
  partnership_id: string
  annotation_id: string
  measure: string
  month: string
  authority: string | null
  text: string
  signed_by: string
  job_title: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The answer to a creation, under the key that its sender gave it: sent again, it is answered the same and done no second time. */
export interface ApiRequestTable {
  partnership_id: string
  user_id: string
  key_hash: string
  fingerprint: string
  /** Ids and days of what was made; never what a person is called. */
  answer: unknown
  happened_at: Instant
}

/** What another system shows to work as somebody who works here. The token itself is with that system; here lies its SHA-256 alone. */
export interface ApiTokenTable {
  partnership_id: string
  api_token_id: string
  /** What it is for, such as "Niche, nightly arrests". */
  name: string
  token_hash: string
  user_id: string
  /** What it may be used for, with commas between. */
  scopes: string
  /** On the machine's clock, from when on it is good for nothing. */
  expires_at: Instant
  revoked_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of api_token, each with the moments between which it stood. */
export interface ApiTokenHistoryTable {
  partnership_id: string
  api_token_id: string
  name: string
  token_hash: string
  user_id: string
  scopes: string
  expires_at: Instant
  revoked_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Someone who works in Waymark, for one agency, in one role. */
export interface AppUserTable {
  partnership_id: string
  user_id: string
  agency_id: string
  username: string
  display_name: string
  job_title: string
  role: string
  password_hash: string | null
  active: Generated<boolean>
}

/** An arrest. One person may be arrested more than once. */
export interface ArrestTable {
  partnership_id: string
  arrest_id: string
  ref: string
  person_id: string
  arrested_on: PlainDate
  authority: string
  operation_id: string | null
  suspected_offence: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of arrest, each with the moments between which it stood. */
export interface ArrestHistoryTable {
  partnership_id: string
  arrest_id: string
  ref: string
  person_id: string
  arrested_on: PlainDate
  authority: string
  operation_id: string | null
  suspected_offence: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Who read or changed what, when and for which agency. Entries are added, never changed. */
export interface AuditEntryTable {
  partnership_id: string
  audit_id: string
  happened_at: Instant
  actor_id: string
  agency_id: string
  action: string
  subject_type: string
  subject_id: string | null
  detail: unknown | null
}

/** The English authorities with children's services, by ONS GSS code. */
export interface AuthorityTable {
  gss_code: string
  name: string
  official_name: string
  type: string
  region: string
  police_force: string
  start_date: PlainDate | null
}

/** The contacts without a decision: derived, so that the front door's queue costs nothing to list. */
export interface AwaitingDecisionTable {
  partnership_id: string
  contact_id: string
  due_on: PlainDate
  authority: string
  restricted: Generated<boolean>
}

/** A session that helped parents, professionals, communities, children or businesses to see the signs. */
export interface AwarenessActivityTable {
  partnership_id: string
  awareness_activity_id: string
  ref: string
  held_on: PlainDate
  authority: string
  audience: string
  attendees: number | null
  topic: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** Where it was held. */
  place: string | null
  /** What was handed out or shown, and how many. */
  materials: string | null
}

/** Earlier versions of awareness_activity, each with the moments between which it stood. */
export interface AwarenessActivityHistoryTable {
  partnership_id: string
  awareness_activity_id: string
  ref: string
  held_on: PlainDate
  authority: string
  audience: string
  attendees: number | null
  topic: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  place: string | null
  materials: string | null
}

/** Bail after an arrest, before any charge: between which days, under which conditions, and how it ended. */
export interface BailTable {
  partnership_id: string
  bail_id: string
  arrest_id: string
  from_on: PlainDate
  /** The day on which the person is to answer; empty where none was set. */
  until_on: PlainDate | null
  conditions: string | null
  ended_on: PlainDate | null
  ended_how: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of bail, each with the moments between which it stood. */
export interface BailHistoryTable {
  partnership_id: string
  bail_id: string
  arrest_id: string
  from_on: PlainDate
  until_on: PlainDate | null
  conditions: string | null
  ended_on: PlainDate | null
  ended_how: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Bank holidays in England and Wales: no working day. */
export interface BankHolidayTable {
  held_on: PlainDate
  name: string
}

/** One offence that one person was charged with. */
export interface ChargeTable {
  partnership_id: string
  charge_id: string
  ref: string
  person_id: string
  charged_on: PlainDate
  authority: string
  offence: string
  operation_id: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** What became of it at court; empty while it is not ended. */
  outcome: string | null
  outcome_on: PlainDate | null
}

/** Earlier versions of charge, each with the moments between which it stood. */
export interface ChargeHistoryTable {
  partnership_id: string
  charge_id: string
  ref: string
  person_id: string
  charged_on: PlainDate
  authority: string
  offence: string
  operation_id: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  outcome: string | null
  outcome_on: PlainDate | null
}

/** The officer and the social worker by name of a child, each between two days. The latest without an end stands. */
export interface ChildWorkerTable {
  partnership_id: string
  child_worker_id: string
  person_id: string
  kind: string
  user_id: string
  from_on: PlainDate
  until_on: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of child_worker, each with the moments between which it stood. */
export interface ChildWorkerHistoryTable {
  partnership_id: string
  child_worker_id: string
  person_id: string
  kind: string
  user_id: string
  from_on: PlainDate
  until_on: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A concern that somebody is writing down, and after it was sent what its sender may still read. Erased when it expires. */
export interface ConcernDraftTable {
  partnership_id: string
  /** Also the id of the contact that it becomes: what is sent twice is one contact. */
  concern_draft_id: string
  /** SHA-256 of the secret in the cookie of whoever writes. */
  key_hash: string
  /** SHA-256 of the return code, of those who asked for one. */
  code_hash: string | null
  /** What was typed so far, by question. Empty once it was sent. */
  answers: unknown | null
  changes: Generated<number>
  started_at: Generated<Instant>
  /** By the machine's clock. From then on nobody reads it, and the next who begins erases it. */
  expires_at: Instant
  /** On the partnership's clock. */
  sent_at: Instant | null
  contact_ref: string | null
  decision_due_on: PlainDate | null
  source: string | null
  /** Since when the sender may read what was decided; a person says so. */
  readable_at: Instant | null
  readable_by: string | null
}

/** That a partnership takes concerns by the form, and what its pages say of it: derived from what its operator set. */
export interface ConcernFormTable {
  partnership_id: string
  slug: string
  name: string
  demonstration: boolean
  phone: string
  out_of_hours_phone: string
  /** The area that receives a concern whose sender does not know the area. */
  fallback_authority: string
  opened_at: Instant
  /** Since when the form takes nothing more; empty while it does. */
  closed_at: Instant | null
}

/** Any approach about one or more children. */
export interface ContactTable {
  partnership_id: string
  contact_id: string
  ref: string
  received_at: Instant
  /** The day of receipt in Europe/London: the date that figures go by. */
  received_on: GeneratedAlways<PlainDate>
  /** The host authority, which received the contact. */
  authority: string
  /** DfE children in need census referral source code. */
  source: string
  channel: string | null
  concern: string
  summary: string | null
  /** What the caller says prompted them, such as a campaign: self-reported. */
  prompted_by: string | null
  /** As worked out on receipt by the statutory rule then in force; not recomputed when a rule changes. */
  decision_due_on: PlainDate
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** Contacts with the same one were marked as reports of one event. Each is still counted as a contact. */
  event_id: string | null
  /** The authority that took the contact over, whose it is since; empty where the one that received it holds it. */
  passed_to: string | null
  /** When it was taken over, the last time; what was earlier is in the history. */
  passed_at: Instant | null
  /** Its sender said by the public form that a child was in danger at that moment. */
  said_in_danger: Generated<boolean>
}

/** Who made the contact, apart from what they said. One who asked to stay anonymous is seen by very few. */
export interface ContactCallerTable {
  partnership_id: string
  contact_caller_id: string
  contact_id: string
  name: string | null
  organisation: string | null
  phone: string | null
  /** The caller asked that their identity be kept from others. */
  anonymous: Generated<boolean>
  authority: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The same for the same name and organisation as written; empty where no name was given or the caller asked to stay anonymous. It is counted by and never shown. */
  caller_key: GeneratedAlways<string | null>
  /** The authority that took the contact over, whose it is since; empty where the one that received it holds it. */
  passed_to: string | null
  /** The organisation as it is looked for: in small letters, with single spaces. */
  organisation_key: GeneratedAlways<string | null>
}

/** Earlier versions of contact_caller, each with the moments between which it stood. */
export interface ContactCallerHistoryTable {
  partnership_id: string
  contact_caller_id: string
  contact_id: string
  name: string | null
  organisation: string | null
  phone: string | null
  anonymous: boolean
  authority: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  caller_key: string | null
  passed_to: string | null
  organisation_key: string | null
}

/** A child that a contact was about: the pair of the two. */
export interface ContactChildTable {
  partnership_id: string
  contact_child_id: string
  contact_id: string
  person_id: string
  /** given: the sender or a person said who; linked: the same by rule; new: nobody like them was known; awaiting_review: somebody may be the same, and until a person decides they count as a separate child. */
  match_state: string
  /** Which row of an import this is: the name and birth as told and a number among equals. */
  told_key: string | null
  /** What the caller said of the child, as they said it. */
  told: unknown | null
  authority: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The authority that took the contact over, whose it is since; empty where the one that received it holds it. */
  passed_to: string | null
}

/** Earlier versions of contact_child, each with the moments between which it stood. */
export interface ContactChildHistoryTable {
  partnership_id: string
  contact_child_id: string
  contact_id: string
  person_id: string
  match_state: string
  told_key: string | null
  told: unknown | null
  authority: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  passed_to: string | null
}

/** Earlier versions of contact, each with the moments between which it stood. */
export interface ContactHistoryTable {
  partnership_id: string
  contact_id: string
  ref: string
  received_at: Instant
  received_on: PlainDate
  authority: string
  source: string
  channel: string | null
  concern: string
  summary: string | null
  prompted_by: string | null
  decision_due_on: PlainDate
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  event_id: string | null
  passed_to: string | null
  passed_at: Instant | null
  said_in_danger: Generated<boolean>
}

/** A contact offered by one authority to another: what the other may know of it before, and what became of the offer. */
export interface ContactTransferTable {
  partnership_id: string
  contact_transfer_id: string
  ref: string
  /** Empty for a file that came in and is not taken over. */
  contact_id: string | null
  /** within: both work in this Waymark; file_out and file_in: a file carries it to or from another one. */
  way: string
  from_authority: string
  to_authority: string
  partner_key_id: string | null
  /** Which offer of the sender's it is: a file that comes twice is one offer. */
  partner_offer_id: string | null
  offered_at: Instant
  offered_by: string
  reason: string
  contact_ref: string
  concern: string
  received_at: Instant
  decision_due_on: PlainDate
  children: number
  /** Until when a file can be taken over. */
  expires_at: Instant | null
  answered_at: Instant | null
  answer: string | null
  answered_by: string | null
  answer_reason: string | null
  /** The reference of the contact at the other Waymark, as its receipt says. */
  partner_contact_ref: string | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawal_reason: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of contact_transfer, each with the moments between which it stood. */
export interface ContactTransferHistoryTable {
  partnership_id: string
  contact_transfer_id: string
  ref: string
  contact_id: string | null
  way: string
  from_authority: string
  to_authority: string
  partner_key_id: string | null
  partner_offer_id: string | null
  offered_at: Instant
  offered_by: string
  reason: string
  contact_ref: string
  concern: string
  received_at: Instant
  decision_due_on: PlainDate
  children: number
  expires_at: Instant | null
  answered_at: Instant | null
  answer: string | null
  answered_by: string | null
  answer_reason: string | null
  partner_contact_ref: string | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  withdrawal_reason: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** What was decided about a contact. A second decision is a second row. */
export interface DecisionTable {
  partnership_id: string
  decision_id: string
  contact_id: string
  decided_at: Instant
  decided_on: GeneratedAlways<PlainDate>
  outcome: string
  rationale: string
  /** The name of the person who decided, as signed; empty where the import does not say. */
  decided_by: string | null
  authority: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The authority that took the contact over, whose it is since; empty where the one that received it holds it. */
  passed_to: string | null
}

/** Earlier versions of decision, each with the moments between which it stood. */
export interface DecisionHistoryTable {
  partnership_id: string
  decision_id: string
  contact_id: string
  decided_at: Instant
  decided_on: PlainDate
  outcome: string
  rationale: string
  decided_by: string | null
  authority: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  passed_to: string | null
}

/** A child whom a disruption measure protects. */
export interface DisruptionChildTable {
  partnership_id: string
  disruption_child_id: string
  disruption_measure_id: string
  person_id: string
  /** Whether a correction said that it does not protect this child after all. */
  taken_off: Generated<boolean>
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of disruption_child, each with the moments between which it stood. */
export interface DisruptionChildHistoryTable {
  partnership_id: string
  disruption_child_id: string
  disruption_measure_id: string
  person_id: string
  taken_off: boolean
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** What there is to disrupt exploitation besides notices: the law of each kind, who applies, who decides, on whom, for how long. A change of law is another row. */
export interface DisruptionKindTable {
  kind_id: string
  effective_from: PlainDate
  effective_to: PlainDate | null
  place: number
  family: string
  title: string
  legal_basis: string
  applies: string
  decides: string
  /** On whom or what it is made: an adult, premises, a child, or any of them. */
  subject: string
  shortest_months: number | null
  longest_months: number | null
  longest_days: number | null
  /** After how many days at most it is looked at again: practice, not law. Empty where it is too short for that. */
  review_days: number | null
  /** Whether it binds only once it was served. */
  served: boolean
  breach: string
}

/** What was considered, applied for or done to disrupt exploitation besides a child abduction warning notice. What was considered and not used stands with its reason. */
export interface DisruptionMeasureTable {
  partnership_id: string
  disruption_measure_id: string
  ref: string
  kind_id: string
  /** From which day the row of disruption_kind holds that this one was considered under. */
  kind_from: PlainDate
  adult_id: string | null
  /** The premises or place; or the adult as described, where they are not on record. */
  subject_told: string | null
  authority: string
  applicant: string | null
  considered_on: PlainDate
  decision: string
  /** Why it was pursued or not used. */
  reason: string | null
  applied_on: PlainDate | null
  refused_on: PlainDate | null
  granted_on: PlainDate | null
  served_on: PlainDate | null
  /** The last day on which it holds. */
  expires_on: PlainDate | null
  reviewed_on: PlainDate | null
  ended_on: PlainDate | null
  ended_why: string | null
  conditions: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of disruption_measure, each with the moments between which it stood. */
export interface DisruptionMeasureHistoryTable {
  partnership_id: string
  disruption_measure_id: string
  ref: string
  kind_id: string
  kind_from: PlainDate
  adult_id: string | null
  subject_told: string | null
  authority: string
  applicant: string | null
  considered_on: PlainDate
  decision: string
  reason: string | null
  applied_on: PlainDate | null
  refused_on: PlainDate | null
  granted_on: PlainDate | null
  served_on: PlainDate | null
  expires_on: PlainDate | null
  reviewed_on: PlainDate | null
  ended_on: PlainDate | null
  ended_why: string | null
  conditions: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A folder that was imported, with what was taken, unchanged, corrected and rejected. */
export interface ImportBatchTable {
  partnership_id: string
  import_batch_id: string
  folder: string
  imported_at: Instant
  imported_by: string
  summary: unknown
}

/** What police and council decided together, with why, signed. Entries are added, never changed. */
export interface JointDecisionTable {
  partnership_id: string
  joint_decision_id: string
  joint_log_id: string
  authority: string
  restricted: Generated<boolean>
  decided_on: PlainDate
  decision: string
  reason: string
  signed_by: string
  job_title: string
  agency_name: string
  recorded_at: Instant
  recorded_by: string
}

/** That police work on an operation beside one council, opened by police: the council sees this, and nothing else of the operation. */
export interface JointLogTable {
  partnership_id: string
  joint_log_id: string
  operation_id: string
  authority: string
  /** The name of the operation as the council may know it. */
  title: string
  opened_on: PlainDate
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of joint_log, each with the moments between which it stood. */
export interface JointLogHistoryTable {
  partnership_id: string
  joint_log_id: string
  operation_id: string
  authority: string
  title: string
  opened_on: PlainDate
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Two people of whom somebody decided that they are not one human being. The lower id comes first. */
export interface NotSameTable {
  partnership_id: string
  not_same_id: string
  person_id: string
  other_person_id: string
  reason: string | null
  signed_by: string
  decided_at: Instant
  /** A fingerprint of what the two were compared by: where it is another one now, the question may be asked again. */
  evidence: string
  /** The merge since which this row says nothing of its own. */
  set_aside_by: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of not_same, each with the moments between which it stood. */
export interface NotSameHistoryTable {
  partnership_id: string
  not_same_id: string
  person_id: string
  other_person_id: string
  reason: string | null
  signed_by: string
  decided_at: Instant
  evidence: string
  set_aside_by: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A child abduction warning notice: a police warning to one adult about one child. It marks and deters; it does not say that a child was abducted. */
export interface NoticeTable {
  partnership_id: string
  notice_id: string
  ref: string
  recipient_id: string
  child_id: string
  basis: string
  authority: string
  /** The day the notice was authorised and issued; figures go by it. Empty while it is only requested, or refused. Service on the adult is served_on. */
  issued_on: PlainDate | null
  served_on: PlainDate | null
  expires_on: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The first day on which the care order, emergency protection order or police protection no longer stands: law ends the notice with it. Empty where that is not known. */
  order_ends_on: PlainDate | null
}

/** A step in the life of a notice. Where a notice stands is derived from its steps and dates. */
export interface NoticeEventTable {
  partnership_id: string
  notice_event_id: string
  notice_id: string
  kind: string
  happened_on: PlainDate
  detail: string | null
  signed_by: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of notice_event, each with the moments between which it stood. */
export interface NoticeEventHistoryTable {
  partnership_id: string
  notice_event_id: string
  notice_id: string
  kind: string
  happened_on: PlainDate
  detail: string | null
  signed_by: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Earlier versions of notice, each with the moments between which it stood. */
export interface NoticeHistoryTable {
  partnership_id: string
  notice_id: string
  ref: string
  recipient_id: string
  child_id: string
  basis: string
  authority: string
  issued_on: PlainDate | null
  served_on: PlainDate | null
  expires_on: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  order_ends_on: PlainDate | null
}

/** An investigation, often joint, under one name. */
export interface OperationTable {
  partnership_id: string
  operation_id: string
  ref: string
  name: string
  aim: string | null
  strand: string | null
  opened_on: PlainDate
  closed_on: PlainDate | null
  lead_agency: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** A child whom an operation came upon, and how. What was done for them are safeguarding actions. */
export interface OperationChildTable {
  partnership_id: string
  operation_child_id: string
  operation_id: string
  person_id: string
  linked_on: PlainDate
  /** To what of the investigation the child is linked: a suspect, a location or a device. */
  link: string
  /** A victim who was identified, a child of a suspect's household, or a child otherwise at risk: counted apart. */
  risk_group: string
  /** In words, for those who see police records: never shown on a suspect's page. */
  how_identified: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of operation_child, each with the moments between which it stood. */
export interface OperationChildHistoryTable {
  partnership_id: string
  operation_child_id: string
  operation_id: string
  person_id: string
  linked_on: PlainDate
  link: string
  risk_group: string
  how_identified: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Earlier versions of operation, each with the moments between which it stood. */
export interface OperationHistoryTable {
  partnership_id: string
  operation_id: string
  ref: string
  name: string
  aim: string | null
  strand: string | null
  opened_on: PlainDate
  closed_on: PlainDate | null
  lead_agency: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The public keys of another, separately run Waymark, with who made sure that they are theirs. */
export interface PartnerKeyTable {
  partnership_id: string
  partner_key_id: string
  name: string
  /** The GSS codes of the authorities that work there, with commas between them. */
  authorities: string
  /** SHA-256 of the two public keys, as both sides read it out on the telephone. */
  fingerprint: string
  /** The key, as age has it, to which what is sent to them is encrypted. */
  recipient: string
  /** The Ed25519 key by which what they send is signed, in base64. */
  signer: string
  verified_at: Instant | null
  verified_by: string | null
  verified_how: string | null
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_why: string | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of partner_key, each with the moments between which it stood. */
export interface PartnerKeyHistoryTable {
  partnership_id: string
  partner_key_id: string
  name: string
  authorities: string
  fingerprint: string
  recipient: string
  signer: string
  verified_at: Instant | null
  verified_by: string | null
  verified_how: string | null
  revoked_at: Instant | null
  revoked_by: string | null
  revoked_why: string | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A police force area with its councils and their partners, who work in one Waymark. */
export interface PartnershipTable {
  partnership_id: string
  name: string
  police_force: string
  demonstration: Generated<boolean>
  /** Microseconds by which this partnership's clock runs away from the machine's; other than 0 only in a demonstration. */
  clock_offset: Generated<number>
  /** The day from which the police block of the scrutiny report counts. */
  programme_from: PlainDate | null
  /** Who is linked without a person: model, also those whom linkage calls the same; rule, those alone who have the same names and whole date of birth; never, nobody. */
  linking: Generated<string>
}

/** One human being. What they are to a contact, an operation or a notice is a link elsewhere. */
export interface PersonTable {
  partnership_id: string
  person_id: string
  /** The sender's stable key, or our own short reference. */
  ref: string
  given_name: string | null
  family_name: string | null
  /** As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  date_of_birth: string | null
  sex: string | null
  ethnicity: string | null
  /** Where the person lives, which may lie outside the partnership. */
  home_authority: string | null
  /** Seen only by those cleared for restricted records: in lists, counts and search alike. */
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The record that stands for this one since both were found to be one human being; never itself merged into another. */
  merged_into: string | null
}

/** Where a person lives or lived. */
export interface PersonAddressTable {
  partnership_id: string
  person_address_id: string
  person_id: string
  lines: string | null
  postcode: string | null
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of person_address, each with the moments between which it stood. */
export interface PersonAddressHistoryTable {
  partnership_id: string
  person_address_id: string
  person_id: string
  lines: string | null
  postcode: string | null
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Earlier versions of person, each with the moments between which it stood. */
export interface PersonHistoryTable {
  partnership_id: string
  person_id: string
  ref: string
  given_name: string | null
  family_name: string | null
  date_of_birth: string | null
  sex: string | null
  ethnicity: string | null
  home_authority: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  merged_into: string | null
}

/** A number another system knows a person by. Two people may be given one number by mistake: it is never a key. */
export interface PersonIdentifierTable {
  partnership_id: string
  person_identifier_id: string
  person_id: string
  kind: string
  value: string
  source: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of person_identifier, each with the moments between which it stood. */
export interface PersonIdentifierHistoryTable {
  partnership_id: string
  person_identifier_id: string
  person_id: string
  kind: string
  value: string
  source: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** What a person can be found by: made from names, birth, postcodes and identifiers, and made anew when they change. */
export interface PersonKeyTable {
  partnership_id: string
  key: string
  person_id: string
  restricted: Generated<boolean>
}

/** Two records found to be one human being: the absorbed one leads to the kept one, until the merge is undone. */
export interface PersonMergeTable {
  partnership_id: string
  person_merge_id: string
  kept_id: string
  absorbed_id: string
  /** When it was merged; recorded_at is the moment of the latest version of this row. */
  merged_at: Instant
  reason: string
  signed_by: string
  undone_at: Instant | null
  undone_by: string | null
  undo_reason: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of person_merge, each with the moments between which it stood. */
export interface PersonMergeHistoryTable {
  partnership_id: string
  person_merge_id: string
  kept_id: string
  absorbed_id: string
  merged_at: Instant
  reason: string
  signed_by: string
  undone_at: Instant | null
  undone_by: string | null
  undo_reason: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Each value that a merge changed, of which row, from what to what; written once. */
export interface PersonMergeMoveTable {
  partnership_id: string
  person_merge_id: string
  table_name: string
  row_id: string
  column_name: string
  was: string | null
  became: string | null
  /** Written by undoing the merge. */
  undoing: Generated<boolean>
  restricted: Generated<boolean>
  recorded_at: Instant
  recorded_by: string
}

/** Other names a person is or was known by. */
export interface PersonNameTable {
  partnership_id: string
  person_name_id: string
  person_id: string
  kind: string
  given_name: string | null
  family_name: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of person_name, each with the moments between which it stood. */
export interface PersonNameHistoryTable {
  partnership_id: string
  person_name_id: string
  person_id: string
  kind: string
  given_name: string | null
  family_name: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** That a person is linked to a thing, as somebody told of it. */
export interface PersonThingTable {
  partnership_id: string
  person_thing_id: string
  person_id: string
  thing_id: string
  /** The thing as it was written for this link: another spelling is another reader's secret. */
  written: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  source: string
  confidence: string
  note: string | null
  /** Seen by those alone who see police records: a link may say why somebody is known. */
  for_police: Generated<boolean>
  /** Since when it is known to have been wrong. */
  withdrawn_at: Instant | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of person_thing, each with the moments between which it stood. */
export interface PersonThingHistoryTable {
  partnership_id: string
  person_thing_id: string
  person_id: string
  thing_id: string
  written: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  source: string
  confidence: string
  note: string | null
  for_police: boolean
  withdrawn_at: Instant | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A child placed by one authority in the area of another, as one of the two keeps it, and the days on which one told the other. */
export interface PlacementTable {
  partnership_id: string
  placement_id: string
  ref: string
  person_id: string
  /** Whose register it stands in: the home authority of what was sent, the host authority of what was received. */
  authority: string
  /** sent: our child, placed in another area; received: another authority's child, placed in ours. */
  direction: string
  home_authority: string
  host_authority: string
  starts_on: PlainDate
  /** Empty while it lasts and no end is planned. */
  ends_on: PlainDate | null
  is_emergency: Generated<boolean>
  /** The day on which the home authority told the host authority in writing; empty where it has not. */
  start_notified_on: PlainDate | null
  /** The same, of the end. */
  end_notified_on: PlainDate | null
  social_worker: string | null
  address: string | null
  police_told_on: PlainDate | null
  exploitation_lead_told_on: PlainDate | null
  plan_attached: Generated<boolean>
  /** Which of the two speaks with the child after an absence. */
  return_interviews_by: string | null
  /** What the host authority said when it was asked before. */
  consultation: string | null
  notes: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of placement, each with the moments between which it stood. */
export interface PlacementHistoryTable {
  partnership_id: string
  placement_id: string
  ref: string
  person_id: string
  authority: string
  direction: string
  home_authority: string
  host_authority: string
  starts_on: PlainDate
  ends_on: PlainDate | null
  is_emergency: boolean
  start_notified_on: PlainDate | null
  end_notified_on: PlainDate | null
  social_worker: string | null
  address: string | null
  police_told_on: PlainDate | null
  exploitation_lead_told_on: PlainDate | null
  plan_attached: boolean
  return_interviews_by: string | null
  consultation: string | null
  notes: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** How many children of some ages lived in an authority in the middle of a year, by an estimate that the council imported. */
export interface PopulationTable {
  partnership_id: string
  population_id: string
  /** Authority, year and ages, such as "E06000021 2016 0-17". */
  ref: string
  authority: string
  /** The calendar year of the estimate, which is for 30 June. */
  year: number
  age_from: number
  /** The last age inside, so that 0 to 17 are all children. */
  age_to: number
  children: number
  /** Whose estimate it is, as every rate made with it says. */
  source: string
  /** The day it was published. */
  published: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of population, each with the moments between which it stood. */
export interface PopulationHistoryTable {
  partnership_id: string
  population_id: string
  ref: string
  authority: string
  year: number
  age_from: number
  age_to: number
  children: number
  source: string
  published: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The public's register, derived from releases and their steps: one row for each that was ever to be public. */
export interface PublicationTable {
  partnership_id: string
  release_id: string
  slug: string
  partnership_name: string
  title: string
  subtitle: string
  /** The titles of its tables. */
  tables: unknown
  /** Who could read it before the public, with their posts and from when. */
  early_readers: unknown
  contact_name: string
  contact_email: string
  content_hash: string
  corrects_slug: string | null
  correction_reason: string | null
  /** The moment on the partnership's clock from which anybody may read it. */
  public_from: Instant
  /** The same moment on the machine's clock, which the database compares with; empty where it is not to be read. */
  opens_at: Instant | null
  withdrawn_at: Instant | null
  withdrawn_reason: string | null
}

/** person_id is the <kind> of related_person_id. A child is stored as the inverse of its parent; for kinds that read the same both ways the lower id comes first. */
export interface RelationshipTable {
  partnership_id: string
  relationship_id: string
  person_id: string
  related_person_id: string
  kind: string
  source: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  /** The merge since which this row says nothing of its own: another says it, or it joins a person to themselves. */
  set_aside_by: string | null
}

/** Earlier versions of relationship, each with the moments between which it stood. */
export interface RelationshipHistoryTable {
  partnership_id: string
  relationship_id: string
  person_id: string
  related_person_id: string
  kind: string
  source: string
  valid_from: PlainDate | null
  valid_to: PlainDate | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  set_aside_by: string | null
}

/** A publication in the making or made: what an analyst chose for it. Where it stands follows from its steps. */
export interface ReleaseTable {
  partnership_id: string
  release_id: string
  /** The last part of its address, for good. */
  slug: string
  /** Measures, period, areas, breakdowns, order, headings and words, as src/publications/release/recipe.ts says. */
  recipe: unknown
  /** The release that this one takes the place of, once it is published. */
  corrects_id: string | null
  correction_reason: string | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** What releases say, frozen: canonical JSON under its own SHA-256. Rows are added, never changed. */
export interface ReleaseContentTable {
  partnership_id: string
  content_hash: string
  content: string
  /** The moment as known at which all of it was counted. */
  known_at: Instant
  /** The release of Waymark that made it. */
  made_by: string
  recorded_at: Instant
  recorded_by: string
}

/** A published release in the forms that readers get, made once when it was published. */
export interface ReleaseFileTable {
  partnership_id: string
  release_id: string
  /** The step that published it. */
  step_no: number
  format: string
  slug: string
  media_type: string
  file_name: string
  content: Uint8Array
  content_hash: string
  /** The moment, on the machine's clock, from which the public may read it; empty where they may not. */
  opens_at: Instant | null
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of release, each with the moments between which it stood. */
export interface ReleaseHistoryTable {
  partnership_id: string
  release_id: string
  slug: string
  recipe: unknown
  corrects_id: string | null
  correction_reason: string | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The counts behind a frozen release, hidden ones too, and how they are protected. Never published. Rows are added, never changed. */
export interface ReleaseProtectionTable {
  partnership_id: string
  content_hash: string
  protection: unknown
  recorded_at: Instant
  recorded_by: string
}

/** Who may read a release before the public does, from which moment and what for. */
export interface ReleaseReaderTable {
  partnership_id: string
  release_reader_id: string
  release_id: string
  user_id: string
  reader_name: string
  job_title: string
  reads_from: Instant
  needs_it_for: string
  ended_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of release_reader, each with the moments between which it stood. */
export interface ReleaseReaderHistoryTable {
  partnership_id: string
  release_reader_id: string
  release_id: string
  user_id: string
  reader_name: string
  job_title: string
  reads_from: Instant
  needs_it_for: string
  ended_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The life of a release: who did what with which content, one row a step. Rows are added, never changed. */
export interface ReleaseStepTable {
  partnership_id: string
  release_step_id: string
  release_id: string
  /** 1, 2, 3: two people cannot take the same next step. */
  step_no: number
  kind: string
  /** What was signed, to the byte. */
  content_hash: string | null
  /** The moment, on the partnership's clock, from which anybody may read it. */
  public_from: Instant | null
  /** Why it was returned or withdrawn, or how a signer answers what the comparison with earlier releases found. */
  words: string | null
  /** What the comparison with all earlier releases found when it was signed. */
  comparison: unknown | null
  signed_by: string
  job_title: string
  recorded_at: Instant
  recorded_by: string
}

/** A release to begin others from: what stands in it, without its days and area. */
export interface ReportTemplateTable {
  partnership_id: string
  report_template_id: string
  name: string
  description: string
  /** Sections, title, audience and rule, with a period such as "last financial year", as src/publications/builder/template.ts says. */
  recipe: unknown
  /** The name of whoever kept or last changed it, as it was then. */
  kept_by: string
  /** Since when it is no longer offered. */
  removed_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of report_template, each with the moments between which it stood. */
export interface ReportTemplateHistoryTable {
  partnership_id: string
  report_template_id: string
  name: string
  description: string
  recipe: unknown
  kept_by: string
  removed_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A judgement of how great the risk is, with evidence and reasons. A score never decides. */
export interface RiskAssessmentTable {
  partnership_id: string
  risk_assessment_id: string
  ref: string
  person_id: string
  assessed_on: PlainDate
  level: string
  exploitation: string
  evidence: string | null
  rationale: string | null
  assessed_by: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of risk_assessment, each with the moments between which it stood. */
export interface RiskAssessmentHistoryTable {
  partnership_id: string
  risk_assessment_id: string
  ref: string
  person_id: string
  assessed_on: PlainDate
  level: string
  exploitation: string
  evidence: string | null
  rationale: string | null
  assessed_by: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** The end of exploitation work with a child. An assessment at emerging or above after it identifies the child anew. */
export interface RiskClosureTable {
  partnership_id: string
  risk_closure_id: string
  person_id: string
  closed_on: PlainDate
  reason: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of risk_closure, each with the moments between which it stood. */
export interface RiskClosureHistoryTable {
  partnership_id: string
  risk_closure_id: string
  person_id: string
  closed_on: PlainDate
  reason: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A protective step that was taken for a child. */
export interface SafeguardingActionTable {
  partnership_id: string
  safeguarding_action_id: string
  ref: string
  person_id: string
  safeguarded_on: PlainDate
  authority: string
  kind: string
  operation_id: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of safeguarding_action, each with the moments between which it stood. */
export interface SafeguardingActionHistoryTable {
  partnership_id: string
  safeguarding_action_id: string
  ref: string
  person_id: string
  safeguarded_on: PlainDate
  authority: string
  kind: string
  operation_id: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** What somebody searches for again and again, kept by a name for them alone. */
export interface SavedSearchTable {
  partnership_id: string
  saved_search_id: string
  owner_id: string
  name: string
  /** What they typed. What it finds is what they may see when they search again. */
  query: string
  /** Since when it is no longer listed. */
  removed_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of saved_search, each with the moments between which it stood. */
export interface SavedSearchHistoryTable {
  partnership_id: string
  saved_search_id: string
  owner_id: string
  name: string
  query: string
  removed_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A question of the figures, kept by a name for everybody in the partnership who may read figures. */
export interface SavedViewTable {
  partnership_id: string
  saved_view_id: string
  name: string
  /** The page and what it asks, such as /figures?period=last_year&area=all. */
  address: string
  owner_id: string
  /** The name of whoever saved it, as it was then. */
  owner_name: string
  /** Since when it is no longer listed. */
  removed_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of saved_view, each with the moments between which it stood. */
export interface SavedViewHistoryTable {
  partnership_id: string
  saved_view_id: string
  name: string
  address: string
  owner_id: string
  owner_name: string
  removed_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Clocks and ages that law or guidance sets, each with the days between which it holds. */
export interface StatutoryRuleTable {
  rule_id: string
  effective_from: PlainDate
  effective_to: PlainDate | null
  value: number
  unit: string
  meaning: string
  source: string
}

/** Ethnicity and nationality of a suspect, each with its source or with why it is blank. The latest stands. */
export interface SuspectDescriptionTable {
  partnership_id: string
  suspect_description_id: string
  person_id: string
  described_on: PlainDate
  /** As the person says it: the 18 classes of the census of 2011. */
  self_defined: string | null
  /** Why it is blank. */
  self_defined_blank: string | null
  /** As an officer saw it: the identity codes of the Police National Computer. */
  officer_defined: string | null
  officer_defined_blank: string | null
  /** ISO 3166 code of a country. */
  nationality: string | null
  nationality_blank: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of suspect_description, each with the moments between which it stood. */
export interface SuspectDescriptionHistoryTable {
  partnership_id: string
  suspect_description_id: string
  person_id: string
  described_on: PlainDate
  self_defined: string | null
  self_defined_blank: string | null
  officer_defined: string | null
  officer_defined_blank: string | null
  nationality: string | null
  nationality_blank: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Something to do about a contact, a child or a notice by a day: made by a rule, or by somebody. */
export interface TaskTable {
  partnership_id: string
  task_id: string
  /** The rule of src/work/task-rules.ts that made it; empty where somebody did. */
  rule_id: string | null
  /** Which version of the rule: a task keeps the day that it was made with when a rule changes. */
  rule_version: number | null
  /** Which time it is that the rule applies to the record, such as the day of the review: once each. */
  occasion: Generated<string>
  title: string | null
  contact_id: string | null
  person_id: string | null
  notice_id: string | null
  record_id: GeneratedAlways<string>
  /** By whose allocation it is known who is to do it: the record's, or the task's own where somebody made it. */
  held_as: GeneratedAlways<string>
  due_on: PlainDate
  /** From when it was counted, how far, and which days did not count, as worked out when it was made. */
  clock: unknown | null
  made_at: Instant
  made_by: string | null
  closed_at: Instant | null
  /** done; cancelled by somebody, who says why; lapsed where what it was for is over. */
  outcome: string | null
  /** Who closed it; empty where the record itself did, as a decision closes the task to decide. */
  closed_by: string | null
  closed_why: string | null
  /** Whose it is: for a contact the authority that holds it, otherwise the home or the host authority. */
  authority: string | null
  /** What an actor must be allowed to see. */
  seen_as: string
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of task, each with the moments between which it stood. */
export interface TaskHistoryTable {
  partnership_id: string
  task_id: string
  rule_id: string | null
  rule_version: number | null
  occasion: string
  title: string | null
  contact_id: string | null
  person_id: string | null
  notice_id: string | null
  record_id: string
  held_as: string
  due_on: PlainDate
  clock: unknown | null
  made_at: Instant
  made_by: string | null
  closed_at: Instant | null
  outcome: string | null
  closed_by: string | null
  closed_why: string | null
  authority: string | null
  seen_as: string
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** Something that people are linked to. It is seen through a link that the actor sees, and by itself nowhere. */
export interface ThingTable {
  partnership_id: string
  thing_id: string
  kind: string
  /** Made comparable: a telephone number as E.164 has it, a plate without spaces, a name in small letters. */
  value: string
  recorded_at: Instant
  recorded_by: string
}

/** What a file said or says. Of a file that was refused nothing is kept. */
export interface TransferContentTable {
  partnership_id: string
  contact_transfer_id: string
  authority: string
  restricted: Generated<boolean>
  /** What came in by a file, as it was signed. */
  content: unknown | null
  /** The file that goes out, encrypted to its receiver, in base64. */
  sealed: string | null
}

/** Who is signed in. The token itself is with the browser; here lies its SHA-256 alone. */
export interface UserSessionTable {
  partnership_id: string
  session_id: string
  token_hash: string
  user_id: string
  started_at: Instant
  seen_at: Instant
  ended_at: Instant | null
}

/** An interview under caution of someone not under arrest. */
export interface VoluntaryInterviewTable {
  partnership_id: string
  voluntary_interview_id: string
  ref: string
  person_id: string
  interviewed_on: PlainDate
  authority: string
  operation_id: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of voluntary_interview, each with the moments between which it stood. */
export interface VoluntaryInterviewHistoryTable {
  partnership_id: string
  voluntary_interview_id: string
  ref: string
  person_id: string
  interviewed_on: PlainDate
  authority: string
  operation_id: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** A warrant that a court issued. Issued is not executed; a search warrant is for premises, so it may name nobody. */
export interface WarrantTable {
  partnership_id: string
  warrant_id: string
  ref: string
  kind: string
  /** Empty while it is only applied for, and where the court refused it. Figures count by this day. */
  issued_on: PlainDate | null
  executed_on: PlainDate | null
  authority: string
  person_id: string | null
  operation_id: string | null
  restricted: Generated<boolean>
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
  applied_on: PlainDate | null
  refused_on: PlainDate | null
  /** The day it went back to the court, executed or not. That a search warrant lapsed follows from its dates. */
  returned_on: PlainDate | null
  /** What it allows to be entered. */
  premises: string | null
}

/** Earlier versions of warrant, each with the moments between which it stood. */
export interface WarrantHistoryTable {
  partnership_id: string
  warrant_id: string
  ref: string
  kind: string
  issued_on: PlainDate | null
  executed_on: PlainDate | null
  authority: string
  person_id: string | null
  operation_id: string | null
  restricted: boolean
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
  applied_on: PlainDate | null
  refused_on: PlainDate | null
  returned_on: PlainDate | null
  premises: string | null
}

/** An address of another system that is told what happened here, as far as somebody who works here may see it. */
export interface WebhookTable {
  partnership_id: string
  webhook_id: string
  name: string
  url: string
  /** What messages are signed with, known to the receiver too. */
  secret: string
  /** As whom the other system sees: it is told of nothing that they may not see. */
  user_id: string
  /** The kinds of happening it is told of, with commas between. */
  kinds: string
  /** Since when it is told nothing. Where it was told to goes on from there once it is resumed. */
  stopped_at: Instant | null
  version: Generated<number>
  recorded_at: Instant
  recorded_by: string
}

/** Earlier versions of webhook, each with the moments between which it stood. */
export interface WebhookHistoryTable {
  partnership_id: string
  webhook_id: string
  name: string
  url: string
  secret: string
  user_id: string
  kinds: string
  stopped_at: Instant | null
  version: number
  recorded_at: Instant
  recorded_by: string
  superseded_at: Instant
  superseded_by: string
}

/** How far along the audit each webhook was told, and when it is tried again. */
export interface WebhookPlaceTable {
  partnership_id: string
  webhook_id: string
  /** Of the last entry that was told, or passed over; with audit_id the place in the audit. */
  happened_at: Instant
  audit_id: string
  /** How often the next one was tried in vain. */
  attempts: Generated<number>
  failing_since: Instant | null
  /** On the machine's clock, from when on it may be tried. Whoever tries it puts it ahead first. */
  next_at: Instant
  /** What went wrong the last time, such as "answered 503". */
  problem: string | null
}

/** What somebody was told of their work at a moment: references and days, no names of children. Rows are added, never changed. */
export interface WorkDigestTable {
  partnership_id: string
  work_digest_id: string
  user_id: string
  /** Up to when it tells: the next one begins there. */
  made_at: Instant
  told: string
  recorded_at: Instant
  recorded_by: string
}

/** What a word means here where the law does not say, each version with the days between which it holds. */
export interface WorkingDefinitionTable {
  definition_id: string
  version: number
  effective_from: PlainDate
  effective_to: PlainDate | null
  meaning: string
  /** The ways to have been linked that count. */
  links: string[]
  /** The kinds of safeguarding action that count. */
  steps: string[]
  source: string
}

export interface DB {
  agency: AgencyTable
  allocation: AllocationTable
  allocation_history: AllocationHistoryTable
  annotation: AnnotationTable
  annotation_history: AnnotationHistoryTable
  api_request: ApiRequestTable
  api_token: ApiTokenTable
  api_token_history: ApiTokenHistoryTable
  app_user: AppUserTable
  arrest: ArrestTable
  arrest_history: ArrestHistoryTable
  audit_entry: AuditEntryTable
  authority: AuthorityTable
  awaiting_decision: AwaitingDecisionTable
  awareness_activity: AwarenessActivityTable
  awareness_activity_history: AwarenessActivityHistoryTable
  bail: BailTable
  bail_history: BailHistoryTable
  bank_holiday: BankHolidayTable
  charge: ChargeTable
  charge_history: ChargeHistoryTable
  child_worker: ChildWorkerTable
  child_worker_history: ChildWorkerHistoryTable
  concern_draft: ConcernDraftTable
  concern_form: ConcernFormTable
  contact: ContactTable
  contact_caller: ContactCallerTable
  contact_caller_history: ContactCallerHistoryTable
  contact_child: ContactChildTable
  contact_child_history: ContactChildHistoryTable
  contact_history: ContactHistoryTable
  contact_transfer: ContactTransferTable
  contact_transfer_history: ContactTransferHistoryTable
  decision: DecisionTable
  decision_history: DecisionHistoryTable
  disruption_child: DisruptionChildTable
  disruption_child_history: DisruptionChildHistoryTable
  disruption_kind: DisruptionKindTable
  disruption_measure: DisruptionMeasureTable
  disruption_measure_history: DisruptionMeasureHistoryTable
  import_batch: ImportBatchTable
  joint_decision: JointDecisionTable
  joint_log: JointLogTable
  joint_log_history: JointLogHistoryTable
  not_same: NotSameTable
  not_same_history: NotSameHistoryTable
  notice: NoticeTable
  notice_event: NoticeEventTable
  notice_event_history: NoticeEventHistoryTable
  notice_history: NoticeHistoryTable
  operation: OperationTable
  operation_child: OperationChildTable
  operation_child_history: OperationChildHistoryTable
  operation_history: OperationHistoryTable
  partner_key: PartnerKeyTable
  partner_key_history: PartnerKeyHistoryTable
  partnership: PartnershipTable
  person: PersonTable
  person_address: PersonAddressTable
  person_address_history: PersonAddressHistoryTable
  person_history: PersonHistoryTable
  person_identifier: PersonIdentifierTable
  person_identifier_history: PersonIdentifierHistoryTable
  person_key: PersonKeyTable
  person_merge: PersonMergeTable
  person_merge_history: PersonMergeHistoryTable
  person_merge_move: PersonMergeMoveTable
  person_name: PersonNameTable
  person_name_history: PersonNameHistoryTable
  person_thing: PersonThingTable
  person_thing_history: PersonThingHistoryTable
  placement: PlacementTable
  placement_history: PlacementHistoryTable
  population: PopulationTable
  population_history: PopulationHistoryTable
  publication: PublicationTable
  relationship: RelationshipTable
  relationship_history: RelationshipHistoryTable
  release: ReleaseTable
  release_content: ReleaseContentTable
  release_file: ReleaseFileTable
  release_history: ReleaseHistoryTable
  release_protection: ReleaseProtectionTable
  release_reader: ReleaseReaderTable
  release_reader_history: ReleaseReaderHistoryTable
  release_step: ReleaseStepTable
  report_template: ReportTemplateTable
  report_template_history: ReportTemplateHistoryTable
  risk_assessment: RiskAssessmentTable
  risk_assessment_history: RiskAssessmentHistoryTable
  risk_closure: RiskClosureTable
  risk_closure_history: RiskClosureHistoryTable
  safeguarding_action: SafeguardingActionTable
  safeguarding_action_history: SafeguardingActionHistoryTable
  saved_search: SavedSearchTable
  saved_search_history: SavedSearchHistoryTable
  saved_view: SavedViewTable
  saved_view_history: SavedViewHistoryTable
  statutory_rule: StatutoryRuleTable
  suspect_description: SuspectDescriptionTable
  suspect_description_history: SuspectDescriptionHistoryTable
  task: TaskTable
  task_history: TaskHistoryTable
  thing: ThingTable
  transfer_content: TransferContentTable
  user_session: UserSessionTable
  voluntary_interview: VoluntaryInterviewTable
  voluntary_interview_history: VoluntaryInterviewHistoryTable
  warrant: WarrantTable
  warrant_history: WarrantHistoryTable
  webhook: WebhookTable
  webhook_history: WebhookHistoryTable
  webhook_place: WebhookPlaceTable
  work_digest: WorkDigestTable
  working_definition: WorkingDefinitionTable
}

/** The columns of each table that keeps a history, those that the database works out left aside. */
export const recordColumns = {
  allocation: ['partnership_id', 'allocation_id', 'batch_id', 'contact_id', 'person_id', 'notice_id', 'task_id', 'agency_id', 'user_id', 'allocated_at', 'allocated_by', 'reason', 'ended_at', 'ended_by', 'ended_why', 'authority', 'seen_as', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  annotation: ['partnership_id', 'annotation_id', 'measure', 'month', 'authority', 'text', 'signed_by', 'job_title', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  api_token: ['partnership_id', 'api_token_id', 'name', 'token_hash', 'user_id', 'scopes', 'expires_at', 'revoked_at', 'version', 'recorded_at', 'recorded_by'],
  arrest: ['partnership_id', 'arrest_id', 'ref', 'person_id', 'arrested_on', 'authority', 'operation_id', 'suspected_offence', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  awareness_activity: ['partnership_id', 'awareness_activity_id', 'ref', 'held_on', 'authority', 'audience', 'attendees', 'topic', 'restricted', 'version', 'recorded_at', 'recorded_by', 'place', 'materials'],
  bail: ['partnership_id', 'bail_id', 'arrest_id', 'from_on', 'until_on', 'conditions', 'ended_on', 'ended_how', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  charge: ['partnership_id', 'charge_id', 'ref', 'person_id', 'charged_on', 'authority', 'offence', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by', 'outcome', 'outcome_on'],
  child_worker: ['partnership_id', 'child_worker_id', 'person_id', 'kind', 'user_id', 'from_on', 'until_on', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  contact: ['partnership_id', 'contact_id', 'ref', 'received_at', 'authority', 'source', 'channel', 'concern', 'summary', 'prompted_by', 'decision_due_on', 'restricted', 'version', 'recorded_at', 'recorded_by', 'event_id', 'passed_to', 'passed_at', 'said_in_danger'],
  contact_caller: ['partnership_id', 'contact_caller_id', 'contact_id', 'name', 'organisation', 'phone', 'anonymous', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'passed_to'],
  contact_child: ['partnership_id', 'contact_child_id', 'contact_id', 'person_id', 'match_state', 'told_key', 'told', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'passed_to'],
  contact_transfer: ['partnership_id', 'contact_transfer_id', 'ref', 'contact_id', 'way', 'from_authority', 'to_authority', 'partner_key_id', 'partner_offer_id', 'offered_at', 'offered_by', 'reason', 'contact_ref', 'concern', 'received_at', 'decision_due_on', 'children', 'expires_at', 'answered_at', 'answer', 'answered_by', 'answer_reason', 'partner_contact_ref', 'withdrawn_at', 'withdrawn_by', 'withdrawal_reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  decision: ['partnership_id', 'decision_id', 'contact_id', 'decided_at', 'outcome', 'rationale', 'decided_by', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'passed_to'],
  disruption_child: ['partnership_id', 'disruption_child_id', 'disruption_measure_id', 'person_id', 'taken_off', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  disruption_measure: ['partnership_id', 'disruption_measure_id', 'ref', 'kind_id', 'kind_from', 'adult_id', 'subject_told', 'authority', 'applicant', 'considered_on', 'decision', 'reason', 'applied_on', 'refused_on', 'granted_on', 'served_on', 'expires_on', 'reviewed_on', 'ended_on', 'ended_why', 'conditions', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  joint_log: ['partnership_id', 'joint_log_id', 'operation_id', 'authority', 'title', 'opened_on', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  not_same: ['partnership_id', 'not_same_id', 'person_id', 'other_person_id', 'reason', 'signed_by', 'decided_at', 'evidence', 'set_aside_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  notice: ['partnership_id', 'notice_id', 'ref', 'recipient_id', 'child_id', 'basis', 'authority', 'issued_on', 'served_on', 'expires_on', 'restricted', 'version', 'recorded_at', 'recorded_by', 'order_ends_on'],
  notice_event: ['partnership_id', 'notice_event_id', 'notice_id', 'kind', 'happened_on', 'detail', 'signed_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  operation: ['partnership_id', 'operation_id', 'ref', 'name', 'aim', 'strand', 'opened_on', 'closed_on', 'lead_agency', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  operation_child: ['partnership_id', 'operation_child_id', 'operation_id', 'person_id', 'linked_on', 'link', 'risk_group', 'how_identified', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  partner_key: ['partnership_id', 'partner_key_id', 'name', 'authorities', 'fingerprint', 'recipient', 'signer', 'verified_at', 'verified_by', 'verified_how', 'revoked_at', 'revoked_by', 'revoked_why', 'version', 'recorded_at', 'recorded_by'],
  person: ['partnership_id', 'person_id', 'ref', 'given_name', 'family_name', 'date_of_birth', 'sex', 'ethnicity', 'home_authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'merged_into'],
  person_address: ['partnership_id', 'person_address_id', 'person_id', 'lines', 'postcode', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_identifier: ['partnership_id', 'person_identifier_id', 'person_id', 'kind', 'value', 'source', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_merge: ['partnership_id', 'person_merge_id', 'kept_id', 'absorbed_id', 'merged_at', 'reason', 'signed_by', 'undone_at', 'undone_by', 'undo_reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_name: ['partnership_id', 'person_name_id', 'person_id', 'kind', 'given_name', 'family_name', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_thing: ['partnership_id', 'person_thing_id', 'person_id', 'thing_id', 'written', 'valid_from', 'valid_to', 'source', 'confidence', 'note', 'for_police', 'withdrawn_at', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  placement: ['partnership_id', 'placement_id', 'ref', 'person_id', 'authority', 'direction', 'home_authority', 'host_authority', 'starts_on', 'ends_on', 'is_emergency', 'start_notified_on', 'end_notified_on', 'social_worker', 'address', 'police_told_on', 'exploitation_lead_told_on', 'plan_attached', 'return_interviews_by', 'consultation', 'notes', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  population: ['partnership_id', 'population_id', 'ref', 'authority', 'year', 'age_from', 'age_to', 'children', 'source', 'published', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  relationship: ['partnership_id', 'relationship_id', 'person_id', 'related_person_id', 'kind', 'source', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by', 'set_aside_by'],
  release: ['partnership_id', 'release_id', 'slug', 'recipe', 'corrects_id', 'correction_reason', 'version', 'recorded_at', 'recorded_by'],
  release_reader: ['partnership_id', 'release_reader_id', 'release_id', 'user_id', 'reader_name', 'job_title', 'reads_from', 'needs_it_for', 'ended_at', 'version', 'recorded_at', 'recorded_by'],
  report_template: ['partnership_id', 'report_template_id', 'name', 'description', 'recipe', 'kept_by', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  risk_assessment: ['partnership_id', 'risk_assessment_id', 'ref', 'person_id', 'assessed_on', 'level', 'exploitation', 'evidence', 'rationale', 'assessed_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  risk_closure: ['partnership_id', 'risk_closure_id', 'person_id', 'closed_on', 'reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  safeguarding_action: ['partnership_id', 'safeguarding_action_id', 'ref', 'person_id', 'safeguarded_on', 'authority', 'kind', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  saved_search: ['partnership_id', 'saved_search_id', 'owner_id', 'name', 'query', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  saved_view: ['partnership_id', 'saved_view_id', 'name', 'address', 'owner_id', 'owner_name', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  suspect_description: ['partnership_id', 'suspect_description_id', 'person_id', 'described_on', 'self_defined', 'self_defined_blank', 'officer_defined', 'officer_defined_blank', 'nationality', 'nationality_blank', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  task: ['partnership_id', 'task_id', 'rule_id', 'rule_version', 'occasion', 'title', 'contact_id', 'person_id', 'notice_id', 'due_on', 'clock', 'made_at', 'made_by', 'closed_at', 'outcome', 'closed_by', 'closed_why', 'authority', 'seen_as', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  voluntary_interview: ['partnership_id', 'voluntary_interview_id', 'ref', 'person_id', 'interviewed_on', 'authority', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  warrant: ['partnership_id', 'warrant_id', 'ref', 'kind', 'issued_on', 'executed_on', 'authority', 'person_id', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by', 'applied_on', 'refused_on', 'returned_on', 'premises'],
  webhook: ['partnership_id', 'webhook_id', 'name', 'url', 'secret', 'user_id', 'kinds', 'stopped_at', 'version', 'recorded_at', 'recorded_by'],
} as const

/** The same with those that the database works out. */
export const allColumns = {
  allocation: ['partnership_id', 'allocation_id', 'batch_id', 'contact_id', 'person_id', 'notice_id', 'task_id', 'record_id', 'agency_id', 'user_id', 'allocated_at', 'allocated_by', 'reason', 'ended_at', 'ended_by', 'ended_why', 'authority', 'seen_as', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  annotation: ['partnership_id', 'annotation_id', 'measure', 'month', 'authority', 'text', 'signed_by', 'job_title', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  api_token: ['partnership_id', 'api_token_id', 'name', 'token_hash', 'user_id', 'scopes', 'expires_at', 'revoked_at', 'version', 'recorded_at', 'recorded_by'],
  arrest: ['partnership_id', 'arrest_id', 'ref', 'person_id', 'arrested_on', 'authority', 'operation_id', 'suspected_offence', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  awareness_activity: ['partnership_id', 'awareness_activity_id', 'ref', 'held_on', 'authority', 'audience', 'attendees', 'topic', 'restricted', 'version', 'recorded_at', 'recorded_by', 'place', 'materials'],
  bail: ['partnership_id', 'bail_id', 'arrest_id', 'from_on', 'until_on', 'conditions', 'ended_on', 'ended_how', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  charge: ['partnership_id', 'charge_id', 'ref', 'person_id', 'charged_on', 'authority', 'offence', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by', 'outcome', 'outcome_on'],
  child_worker: ['partnership_id', 'child_worker_id', 'person_id', 'kind', 'user_id', 'from_on', 'until_on', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  contact: ['partnership_id', 'contact_id', 'ref', 'received_at', 'received_on', 'authority', 'source', 'channel', 'concern', 'summary', 'prompted_by', 'decision_due_on', 'restricted', 'version', 'recorded_at', 'recorded_by', 'event_id', 'passed_to', 'passed_at', 'said_in_danger'],
  contact_caller: ['partnership_id', 'contact_caller_id', 'contact_id', 'name', 'organisation', 'phone', 'anonymous', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'caller_key', 'passed_to', 'organisation_key'],
  contact_child: ['partnership_id', 'contact_child_id', 'contact_id', 'person_id', 'match_state', 'told_key', 'told', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'passed_to'],
  contact_transfer: ['partnership_id', 'contact_transfer_id', 'ref', 'contact_id', 'way', 'from_authority', 'to_authority', 'partner_key_id', 'partner_offer_id', 'offered_at', 'offered_by', 'reason', 'contact_ref', 'concern', 'received_at', 'decision_due_on', 'children', 'expires_at', 'answered_at', 'answer', 'answered_by', 'answer_reason', 'partner_contact_ref', 'withdrawn_at', 'withdrawn_by', 'withdrawal_reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  decision: ['partnership_id', 'decision_id', 'contact_id', 'decided_at', 'decided_on', 'outcome', 'rationale', 'decided_by', 'authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'passed_to'],
  disruption_child: ['partnership_id', 'disruption_child_id', 'disruption_measure_id', 'person_id', 'taken_off', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  disruption_measure: ['partnership_id', 'disruption_measure_id', 'ref', 'kind_id', 'kind_from', 'adult_id', 'subject_told', 'authority', 'applicant', 'considered_on', 'decision', 'reason', 'applied_on', 'refused_on', 'granted_on', 'served_on', 'expires_on', 'reviewed_on', 'ended_on', 'ended_why', 'conditions', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  joint_log: ['partnership_id', 'joint_log_id', 'operation_id', 'authority', 'title', 'opened_on', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  not_same: ['partnership_id', 'not_same_id', 'person_id', 'other_person_id', 'reason', 'signed_by', 'decided_at', 'evidence', 'set_aside_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  notice: ['partnership_id', 'notice_id', 'ref', 'recipient_id', 'child_id', 'basis', 'authority', 'issued_on', 'served_on', 'expires_on', 'restricted', 'version', 'recorded_at', 'recorded_by', 'order_ends_on'],
  notice_event: ['partnership_id', 'notice_event_id', 'notice_id', 'kind', 'happened_on', 'detail', 'signed_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  operation: ['partnership_id', 'operation_id', 'ref', 'name', 'aim', 'strand', 'opened_on', 'closed_on', 'lead_agency', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  operation_child: ['partnership_id', 'operation_child_id', 'operation_id', 'person_id', 'linked_on', 'link', 'risk_group', 'how_identified', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  partner_key: ['partnership_id', 'partner_key_id', 'name', 'authorities', 'fingerprint', 'recipient', 'signer', 'verified_at', 'verified_by', 'verified_how', 'revoked_at', 'revoked_by', 'revoked_why', 'version', 'recorded_at', 'recorded_by'],
  person: ['partnership_id', 'person_id', 'ref', 'given_name', 'family_name', 'date_of_birth', 'sex', 'ethnicity', 'home_authority', 'restricted', 'version', 'recorded_at', 'recorded_by', 'merged_into'],
  person_address: ['partnership_id', 'person_address_id', 'person_id', 'lines', 'postcode', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_identifier: ['partnership_id', 'person_identifier_id', 'person_id', 'kind', 'value', 'source', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_merge: ['partnership_id', 'person_merge_id', 'kept_id', 'absorbed_id', 'merged_at', 'reason', 'signed_by', 'undone_at', 'undone_by', 'undo_reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_name: ['partnership_id', 'person_name_id', 'person_id', 'kind', 'given_name', 'family_name', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  person_thing: ['partnership_id', 'person_thing_id', 'person_id', 'thing_id', 'written', 'valid_from', 'valid_to', 'source', 'confidence', 'note', 'for_police', 'withdrawn_at', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  placement: ['partnership_id', 'placement_id', 'ref', 'person_id', 'authority', 'direction', 'home_authority', 'host_authority', 'starts_on', 'ends_on', 'is_emergency', 'start_notified_on', 'end_notified_on', 'social_worker', 'address', 'police_told_on', 'exploitation_lead_told_on', 'plan_attached', 'return_interviews_by', 'consultation', 'notes', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  population: ['partnership_id', 'population_id', 'ref', 'authority', 'year', 'age_from', 'age_to', 'children', 'source', 'published', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  relationship: ['partnership_id', 'relationship_id', 'person_id', 'related_person_id', 'kind', 'source', 'valid_from', 'valid_to', 'restricted', 'version', 'recorded_at', 'recorded_by', 'set_aside_by'],
  release: ['partnership_id', 'release_id', 'slug', 'recipe', 'corrects_id', 'correction_reason', 'version', 'recorded_at', 'recorded_by'],
  release_reader: ['partnership_id', 'release_reader_id', 'release_id', 'user_id', 'reader_name', 'job_title', 'reads_from', 'needs_it_for', 'ended_at', 'version', 'recorded_at', 'recorded_by'],
  report_template: ['partnership_id', 'report_template_id', 'name', 'description', 'recipe', 'kept_by', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  risk_assessment: ['partnership_id', 'risk_assessment_id', 'ref', 'person_id', 'assessed_on', 'level', 'exploitation', 'evidence', 'rationale', 'assessed_by', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  risk_closure: ['partnership_id', 'risk_closure_id', 'person_id', 'closed_on', 'reason', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  safeguarding_action: ['partnership_id', 'safeguarding_action_id', 'ref', 'person_id', 'safeguarded_on', 'authority', 'kind', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  saved_search: ['partnership_id', 'saved_search_id', 'owner_id', 'name', 'query', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  saved_view: ['partnership_id', 'saved_view_id', 'name', 'address', 'owner_id', 'owner_name', 'removed_at', 'version', 'recorded_at', 'recorded_by'],
  suspect_description: ['partnership_id', 'suspect_description_id', 'person_id', 'described_on', 'self_defined', 'self_defined_blank', 'officer_defined', 'officer_defined_blank', 'nationality', 'nationality_blank', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  task: ['partnership_id', 'task_id', 'rule_id', 'rule_version', 'occasion', 'title', 'contact_id', 'person_id', 'notice_id', 'record_id', 'held_as', 'due_on', 'clock', 'made_at', 'made_by', 'closed_at', 'outcome', 'closed_by', 'closed_why', 'authority', 'seen_as', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  voluntary_interview: ['partnership_id', 'voluntary_interview_id', 'ref', 'person_id', 'interviewed_on', 'authority', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by'],
  warrant: ['partnership_id', 'warrant_id', 'ref', 'kind', 'issued_on', 'executed_on', 'authority', 'person_id', 'operation_id', 'restricted', 'version', 'recorded_at', 'recorded_by', 'applied_on', 'refused_on', 'returned_on', 'premises'],
  webhook: ['partnership_id', 'webhook_id', 'name', 'url', 'secret', 'user_id', 'kinds', 'stopped_at', 'version', 'recorded_at', 'recorded_by'],
} as const
