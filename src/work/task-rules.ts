/**
 * The rules that make tasks: when there must be one, by when, and how that day came about. No clock, no database. A
 * change of a rule gets a new version: tasks that are there keep the day that they were made with.
 */
import { addDays, dayOf, type Instant, type PlainDate } from '../platform/dates.ts'
import { dayInWords } from '../platform/pages/index.ts'
import { explainClock } from '../contacts/index.ts'
import { REVIEW_DAYS_MAX, type Ending, type Notice, type Standing } from '../notices/index.ts'
import type { Reference } from '../reference/index.ts'
import type { RuleId, SeenAs, Wanted } from './work.ts'

type Rules = Pick<Reference, 'calendar' | 'ruleOn'>

/** What can be done with a task of a rule besides what the record itself does. */
export type ByHand = 'done' | 'cancelled'

export type TaskRule = {
  version: number
  title: string
  seenAs: SeenAs
  /** When there is a task of it, in words. */
  when: string
  byHand: readonly ByHand[]
}

export const taskRules: Readonly<Record<RuleId, TaskRule>> = {
  contact_decision: {
    version: 1,
    title: 'Decide the contact',
    seenAs: 'contacts',
    when: 'A contact has no decision. Deciding it closes the task, and nothing else does.',
    byHand: [],
  },
  notice_review: {
    version: 1,
    title: 'Review the notice',
    seenAs: 'notices',
    when: 'The review of a notice in force falls due within 28 days. Recording the review closes the task.',
    byHand: ['cancelled'],
  },
  notice_ending: {
    version: 1,
    title: 'Plan for the end of the notice',
    seenAs: 'notices',
    when: 'A notice ends within 28 days, by its last day or by a birthday: what protects the child then?',
    byHand: ['done', 'cancelled'],
  },
  risk_review: {
    version: 1,
    title: 'Assess the risk again',
    seenAs: 'risk',
    when: 'The last assessment of a child says significant. A new assessment, or closing the work, closes the task.',
    byHand: ['cancelled'],
  },
}

/** Tasks about notices are made from so many days before. Practice: plans for a birthday begin four weeks ahead. */
export const AHEAD_DAYS = 28

export type AwaitingContact = {
  contactId: string
  receivedAt: Instant
  dueOn: PlainDate
  authority: string
  restricted: boolean
}

/** The task to decide a contact. The day is the one stored with the contact, which no later change of the rule moves. */
export function decisionWanted(contact: AwaitingContact, rules: Rules): Wanted {
  const { contactId, receivedAt, dueOn, authority, restricted } = contact
  const receivedOn = dayOf(receivedAt)
  const { value, unit, source } = rules.ruleOn('contact_decision', receivedOn)
  const { skipped } = rules.calendar.workingDaysAfter(receivedOn, value)
  return {
    ruleId: 'contact_decision',
    kind: 'contact',
    recordId: contactId,
    occasion: '',
    dueOn,
    authority,
    restricted,
    clock: {
      start: 'The contact was received',
      from: receivedAt,
      count: value,
      unit,
      skipped: skipped.filter(({ day }) => day < dueOn),
      words: explainClock(receivedAt, dueOn, rules),
      source,
    },
  }
}

export type StandingNotice = {
  notice: Pick<Notice, 'noticeId' | 'authority' | 'restricted'>
  standing: Standing
  ending: Ending
  reviewDue: PlainDate | undefined
}

/** The tasks that a notice needs today: its review, and a plan for what protects the child after it. */
export function noticeWanted(stands: StandingNotice, today: PlainDate): Wanted[] {
  const { notice, standing, ending, reviewDue } = stands
  const isSoon = (day: PlainDate | undefined): day is PlainDate =>
    day !== undefined && day <= addDays(today, AHEAD_DAYS)
  const of = { kind: 'notice', recordId: notice.noticeId, authority: notice.authority, restricted: notice.restricted }
  const wanted: Wanted[] = []
  // Nobody reviews what ends before its review is due.
  if (isSoon(reviewDue) && !(ending.endsOn !== undefined && ending.endsOn <= reviewDue)) {
    const from = addDays(reviewDue, -REVIEW_DAYS_MAX)
    const clock = {
      start: 'The notice was served, or last reviewed',
      from,
      count: REVIEW_DAYS_MAX,
      unit: 'days',
      skipped: [],
      words: `Served or last reviewed on ${dayInWords(from)}. A notice in force is reviewed within ${REVIEW_DAYS_MAX} days: by the end of ${dayInWords(reviewDue)}. Every day counts, weekends and holidays too.`,
      source: 'Practice, not law: police forces set their own',
    }
    wanted.push({ ...of, kind: 'notice', ruleId: 'notice_review', occasion: reviewDue, dueOn: reviewDue, clock })
  }
  if ((standing.state === 'issued' || standing.state === 'in_force') && isSoon(ending.endsOn)) {
    const day = dayInWords(ending.endsOn)
    const clock = {
      start: endingWords[ending.why],
      from: ending.endsOn,
      count: 0,
      unit: 'days',
      skipped: [],
      words: `${endingWords[ending.why]}: it no longer stands on ${day}${ending.isLatest ? ', or sooner, since only part of the date of birth is known' : ''}. The plan is due by then; the task is made ${AHEAD_DAYS} days before.`,
      source: 'The notice, and the age at which law ends it',
    }
    wanted.push({
      ...of,
      kind: 'notice',
      ruleId: 'notice_ending',
      occasion: ending.endsOn,
      dueOn: ending.endsOn,
      clock,
    })
  }
  return wanted
}

const endingWords: Record<Ending['why'], string> = {
  ended: 'The notice was ended',
  expires: 'The notice was given until a day',
  order: 'The order on which the notice rests ends',
  birthday: 'Law ends the notice on a birthday',
  unknown: 'It is not known when the notice ends',
}

export type SignificantRisk = {
  personId: string
  assessmentId: string
  assessedOn: PlainDate
  homeAuthority: string | null
  restricted: boolean
}

/** The task to assess a child again whose risk is significant. */
export function riskWanted(risk: SignificantRisk, rules: Pick<Rules, 'ruleOn'>): Wanted {
  const { value, unit, meaning, source } = rules.ruleOn('risk_review', risk.assessedOn)
  const dueOn = addDays(risk.assessedOn, value)
  return {
    ruleId: 'risk_review',
    kind: 'child',
    recordId: risk.personId,
    occasion: risk.assessmentId,
    dueOn,
    authority: risk.homeAuthority,
    restricted: risk.restricted,
    clock: {
      start: 'The risk was assessed as significant',
      from: risk.assessedOn,
      count: value,
      unit,
      skipped: [],
      words: `Assessed as significant on ${dayInWords(risk.assessedOn)}. ${meaning} Due by the end of ${dayInWords(dueOn)}. Every day counts, weekends and holidays too.`,
      source,
    },
  }
}

/** A stored task, as far as the rules need to know it. */
export type KnownTask = {
  taskId: string
  ruleId: RuleId
  recordId: string
  occasion: string
  dueOn: PlainDate
  authority: string | null
  restricted: boolean
  /** Closed by the record itself, or by somebody. */
  closed: 'no' | 'by_record' | 'by_somebody'
  version: number
}

export type Differences = {
  make: Wanted[]
  /** Still there, and the record says another day, place or restriction. */
  change: { task: KnownTask; wanted: Wanted }[]
  /** Closed by the record, which is open again: as a contact that another authority took over undecided. */
  reopen: { task: KnownTask; wanted: Wanted }[]
  /** Open, and no longer called for. */
  close: KnownTask[]
}

const keyOf = (one: Pick<Wanted, 'ruleId' | 'recordId' | 'occasion'>) => `${one.ruleId} ${one.recordId} ${one.occasion}`

/** What must happen for the tasks to be those that the rules call for. What somebody closed stays closed. */
export function differences(wanted: readonly Wanted[], known: readonly KnownTask[]): Differences {
  const byKey = new Map(known.map((task) => [keyOf(task), task]))
  const calledFor = new Set(wanted.map(keyOf))
  const found: Differences = { make: [], change: [], reopen: [], close: [] }
  for (const one of wanted) {
    const task = byKey.get(keyOf(one))
    if (!task) found.make.push(one)
    else if (task.closed === 'by_record') found.reopen.push({ task, wanted: one })
    else if (task.closed === 'no' && !isSame(task, one)) found.change.push({ task, wanted: one })
  }
  found.close = known.filter((task) => task.closed === 'no' && !calledFor.has(keyOf(task)))
  return found
}

const isSame = (task: KnownTask, wanted: Wanted): boolean =>
  task.dueOn === wanted.dueOn && task.authority === wanted.authority && task.restricted === wanted.restricted

export const isNothing = (found: Differences): boolean => Object.values(found).every((list) => list.length === 0)
