/** When a contact must be decided, and how that was worked out. No clock, no database. */
import { dayOf, type Instant, type PlainDate } from '../platform/dates.ts'
import { dateInWords, dayInWords, listInWords, timeInWords } from '../platform/pages/index.ts'
import type { Calendar, Reference } from '../reference/index.ts'

type Rules = { calendar: Calendar } & Pick<Reference, 'ruleOn'>
type Clocked = {
  receivedAt: Instant
  dueOn: PlainDate
  authority: string
  passedTo: string | null
  passedAt: Instant | null
}

/**
 * The day by whose end a contact received on that day is decided: the first working day after it. Source: the rule
 * `contact_decision` in force on the day of receipt (Working Together to Safeguard Children).
 */
export const decisionDueOn = (receivedOn: PlainDate, rules: Rules): PlainDate =>
  rules.calendar.workingDaysAfter(receivedOn, rules.ruleOn('contact_decision', receivedOn).value).day

export type ClockState = 'overdue' | 'due_today' | 'due_later'

export function clockState(dueOn: PlainDate, today: PlainDate): ClockState {
  if (dueOn < today) return 'overdue'
  return dueOn === today ? 'due_today' : 'due_later'
}

/**
 * How the day came about, in a sentence: "Received Friday 5 May 2017 at 4:10pm. Due by the end of Monday 8 May 2017, the
 * first working day after the day of receipt: Saturday 6 May and Sunday 7 May are not working days."
 */
export function explainClock(receivedAt: Instant, dueOn: PlainDate, rules: Rules): string {
  const receivedOn = dayOf(receivedAt)
  const { value } = rules.ruleOn('contact_decision', receivedOn)
  const skipped = rules.calendar.workingDaysAfter(receivedOn, value).skipped.filter((one) => one.day < dueOn)
  const received = `Received ${dayInWords(receivedOn)} at ${timeInWords(receivedAt)}.`
  const after = value === 1 ? 'the first working day after' : `${value} working days after`
  const due = `Due by the end of ${dayInWords(dueOn)}, ${after} the day of receipt`
  if (skipped.length === 0) return `${received} ${due}.`
  const days = skipped.map(({ day, why }) => skippedInWords(day, why))
  return `${received} ${due}: ${listInWords(days)} ${days.length === 1 ? 'is not a working day' : 'are not working days'}.`
}

/**
 * What passing a contact on did to its clock, in a sentence: nothing. A child is not to wait twice as long because two
 * authorities asked each other.
 */
export const explainPassing = (passedAt: Instant, holder: string, receiver: string): string =>
  `${holder} took it over on ${dayInWords(dayOf(passedAt))} at ${timeInWords(passedAt)}: the day it is due did not move, since the clock runs from when the contact was first received, by ${receiver}.`

/** The day with all that touched it, passing on included. */
export function explainWholeClock(contact: Clocked, reference: Pick<Reference, 'authorities'> & Rules): string {
  const { receivedAt, dueOn, passedAt, passedTo, authority } = contact
  const clock = explainClock(receivedAt, dueOn, reference)
  if (passedAt === null || passedTo === null) return clock
  const nameOf = (gssCode: string) => reference.authorities.get(gssCode)?.name ?? gssCode
  return `${clock} ${explainPassing(passedAt, nameOf(passedTo), nameOf(authority))}`
}

/** "Saturday 6 May", "Monday 1 May (Early May bank holiday)"; the year is the due day's. */
function skippedInWords(day: PlainDate, why: string): string {
  const named = dayInWords(day).replace(/ \d{4}$/, '')
  return why === 'Saturday' || why === 'Sunday' ? named : `${named} (${why})`
}

/** Whether a decision came in time. */
export const decidedInTime = (decidedOn: PlainDate, dueOn: PlainDate): boolean => decidedOn <= dueOn

export type ReceiptProblem = 'in_the_future' | 'long_ago'

/** The first day that a contact can have been received on: those before it come by import, if at all. */
export const FIRST_DAY = '1990-01-01' as PlainDate

/** Why a contact cannot have been received at that moment. */
export function receiptProblem(receivedAt: Instant, now: Instant): ReceiptProblem | undefined {
  if (receivedAt > now) return 'in_the_future'
  return dayOf(receivedAt) < FIRST_DAY ? 'long_ago' : undefined
}

/** "Due by 8 May 2017", "Due today", "Overdue since 8 May 2017". */
export function clockInWords(dueOn: PlainDate, today: PlainDate): string {
  const state = clockState(dueOn, today)
  if (state === 'due_today') return 'Due today'
  return `${state === 'overdue' ? 'Overdue since' : 'Due by'} ${dateInWords(dueOn)}`
}
