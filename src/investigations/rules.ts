/**
 * What cannot have happened, and is refused. What is only unusual is taken and shown: charges often follow months after an
 * operation closed, and an arrest may be what an operation began with. No clock, no database.
 */
import { addDays, ageRangeOn, daysOf, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { NewEvent } from './drafts.ts'
import type { EventKind, Operation } from './investigation.ts'

/** The first day that anything here can have happened on: what came before is an import's slip, or a form's. */
export const FIRST_DAY = '1990-01-01' as PlainDate

/** A step may be taken for a child who is not yet born: so many days before the birth at most, which is forty weeks. */
export const DAYS_BEFORE_BIRTH_MAX = 280

export type DayRefusal = { kind: 'in_the_future'; today: PlainDate } | { kind: 'long_ago' }

/** Whether something may have happened that day. */
export function checkDay(on: PlainDate, today: PlainDate): Result<void, DayRefusal> {
  if (on > today) return refuse({ kind: 'in_the_future', today })
  return on < FIRST_DAY ? refuse({ kind: 'long_ago' }) : ok(undefined)
}

export type EventRefusal =
  | DayRefusal
  | { kind: 'before_birth'; bornFrom: PlainDate }
  | { kind: 'grown_up'; until: number }
  | { kind: 'names_nobody' }
  | { kind: 'executed_before_issue'; issuedOn: PlainDate }
  | { kind: 'executed_in_the_future'; today: PlainDate }
  | { kind: 'no_offence' }
  | { kind: 'not_issued' }

export type EventFacts = {
  today: PlainDate
  /** When whoever it is about was born, as far as it is known. */
  born: PartialDate | null
  /** The age at which one is no longer a child, by the law of a day. */
  childUntil(on: PlainDate): number
}

/** Whether an event may be put on record. */
export function checkEvent(event: NewEvent, facts: EventFacts): Result<void, EventRefusal> {
  const day = checkDay(event.on, facts.today)
  if (!day.ok) return day
  if (event.who.kind === 'nobody' && !mayNameNobody(event)) return refuse({ kind: 'names_nobody' })
  const age = event.kind === 'safeguarding_action' ? checkChild(event.on, facts) : checkBorn(event.on, facts.born, 0)
  if (!age.ok) return age
  if (event.kind === 'charge' && event.offences.length === 0) return refuse({ kind: 'no_offence' })
  if (event.kind === 'warrant' && event.executedOn !== null && event.appliedOnly) return refuse({ kind: 'not_issued' })
  if (event.kind === 'warrant' && event.executedOn !== null)
    return checkExecution(event.on, event.executedOn, facts.today)
  return ok(undefined)
}

/** A search warrant is for premises. One for an arrest names whom. */
export const mayNameNobody = (event: Pick<NewEvent, 'kind'> & { warrantKind?: string }): boolean =>
  event.kind === 'warrant' && event.warrantKind !== 'arrest'

function checkBorn(on: PlainDate, born: PartialDate | null, daysBefore: number): Result<void, EventRefusal> {
  if (born === null) return ok(undefined)
  const { from } = daysOf(born)
  return addDays(on, daysBefore) < from ? refuse({ kind: 'before_birth', bornFrom: from }) : ok(undefined)
}

/** Who may still have been a child that day, is: of a date of birth known in part the latest day counts. */
export function checkChild(on: PlainDate, { born, childUntil }: EventFacts): Result<void, EventRefusal> {
  const birth = checkBorn(on, born, DAYS_BEFORE_BIRTH_MAX)
  if (!birth.ok || born === null) return birth
  const until = childUntil(on)
  return ageRangeOn(born, on).youngest >= until ? refuse({ kind: 'grown_up', until }) : ok(undefined)
}

export type ExecutionRefusal = Extract<
  EventRefusal,
  { kind: 'executed_before_issue' | 'executed_in_the_future' | 'not_issued' }
>

/** Whether a warrant issued on one day may have been executed on another. */
export function checkExecution(
  issuedOn: PlainDate,
  executedOn: PlainDate,
  today: PlainDate,
): Result<void, ExecutionRefusal> {
  if (executedOn > today) return refuse({ kind: 'executed_in_the_future', today })
  return executedOn < issuedOn ? refuse({ kind: 'executed_before_issue', issuedOn }) : ok(undefined)
}

export type ClosingRefusal =
  | DayRefusal
  | { kind: 'already_closed'; closedOn: PlainDate }
  | { kind: 'before_it_opened'; openedOn: PlainDate }

/** Whether an operation may be closed on a day. What happened since is kept: charges come after. */
export function checkClosing(
  operation: Pick<Operation, 'openedOn' | 'closedOn'>,
  closedOn: PlainDate,
  today: PlainDate,
): Result<void, ClosingRefusal> {
  if (operation.closedOn !== null) return refuse({ kind: 'already_closed', closedOn: operation.closedOn })
  if (closedOn < operation.openedOn) return refuse({ kind: 'before_it_opened', openedOn: operation.openedOn })
  return checkDay(closedOn, today)
}

/**
 * Where the day of an event stands to its operation, if not within it: not wrong, but worth a look. That charges come after
 * it closed is the ordinary course.
 */
export function oddDay(
  event: { on: PlainDate; kind: EventKind },
  operation: Pick<Operation, 'openedOn' | 'closedOn'>,
): 'before_it_opened' | 'after_it_closed' | undefined {
  if (event.on < operation.openedOn) return 'before_it_opened'
  const isAfter = operation.closedOn !== null && event.on > operation.closedOn
  return isAfter && event.kind !== 'charge' ? 'after_it_closed' : undefined
}
