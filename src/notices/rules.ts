/** Where a notice stands, when it ends, and which step may follow. All derived from dated facts, none of it typed in. */
import { addDays, addYears, ageRangeOn, daysOf, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Basis, Notice, NoticeEvent, NoticeStep, TakenStep } from './notice.ts'

/** The age at which law ends a notice of that basis, by reference data on a day. */
export type EndingAge = (basis: Basis, on: PlainDate) => number

export type Ending = {
  /** The first day on which the notice no longer stands, if that is known. */
  endsOn: PlainDate | undefined
  /** Whether only part of the date of birth is known: the notice ends no later than that day, and perhaps sooner. */
  isLatest: boolean
  why: 'ended' | 'expires' | 'order' | 'birthday' | 'unknown'
}

/** The dated facts of a notice that its standing is derived from. */
export type NoticeFacts = Pick<
  Notice,
  'basis' | 'issuedOn' | 'servedOn' | 'expiresOn' | 'orderEndsOn' | 'childBorn'
> & {
  events: readonly Pick<NoticeEvent, 'kind' | 'happenedOn'>[]
}

/**
 * When a notice ends: the earliest of the day it was ended, the day after the last day it was given for, the day on which
 * the order that it rests on ends, and the birthday at which law ends it. A partial date of birth gives the latest day that
 * the birthday can be. `standing.sql.ts` says the same to the database, and a test holds the two together.
 */
export function endingOf(notice: NoticeFacts, endingAge: EndingAge, today: PlainDate): Ending {
  const birthday = lawEnds(notice.childBorn, endingAge(notice.basis, notice.issuedOn ?? today))
  const ended = notice.events.find((event) => event.kind === 'ended')
  const endings: Ending[] = [
    ended && ({ endsOn: ended.happenedOn, isLatest: false, why: 'ended' } as const),
    notice.expiresOn && ({ endsOn: addDays(notice.expiresOn, 1), isLatest: false, why: 'expires' } as const),
    notice.orderEndsOn && ({ endsOn: notice.orderEndsOn, isLatest: false, why: 'order' } as const),
    birthday && ({ ...birthday, why: 'birthday' } as const),
  ].filter((one) => one !== undefined && one !== null)
  const [earliest] = endings.toSorted((a, b) => (a.endsOn! < b.endsOn! ? -1 : a.endsOn! > b.endsOn! ? 1 : 0))
  return earliest ?? { endsOn: undefined, isLatest: false, why: 'unknown' }
}

export type LawEnds = { endsOn: PlainDate; isLatest: boolean }

/** The birthday at which law ends a notice; of a partial date of birth, the latest day that it can be. */
export function lawEnds(born: PartialDate | null, age: number): LawEnds | undefined {
  if (born === null) return undefined
  const days = daysOf(born)
  return { endsOn: addYears(days.to, age), isLatest: days.from !== days.to }
}

export type Standing =
  | { state: 'requested'; since: PlainDate }
  | { state: 'refused'; since: PlainDate }
  | { state: 'issued'; since: PlainDate }
  | { state: 'in_force'; since: PlainDate; breaches: number }
  | { state: 'ended'; since: PlainDate; why: Ending['why'] }
export type StandingState = Standing['state']

/**
 * Where a notice stands on a day: requested, refused, issued (authorised and not yet served), in force (served, with how
 * many breaches), or ended. A notice binds nobody before it is served, and ends whether or not it ever was.
 */
export function standing(notice: NoticeFacts, endingAge: EndingAge, today: PlainDate): Standing {
  const { issuedOn, servedOn, events } = notice
  const refused = events.find((event) => event.kind === 'refused')
  if (issuedOn === null && refused) return { state: 'refused', since: refused.happenedOn }
  const ending = endingOf(notice, endingAge, today)
  if (ending.endsOn !== undefined && ending.endsOn <= today)
    return { state: 'ended', since: ending.endsOn, why: ending.why }
  if (issuedOn === null || issuedOn > today)
    return { state: 'requested', since: events.find((event) => event.kind === 'requested')?.happenedOn ?? today }
  if (servedOn === null || servedOn > today) return { state: 'issued', since: issuedOn }
  const breaches = events.filter((event) => event.kind === 'breached' && event.happenedOn <= today).length
  return { state: 'in_force', since: servedOn, breaches }
}

/**
 * A notice in force is looked at again after at most so many days: 26 weeks. Practice, not law, which knows no review;
 * police forces set their own.
 */
export const REVIEW_DAYS_MAX = 182

/** The day by which a notice in force is reviewed next; undefined where none is due. */
export function reviewDueOn(notice: NoticeFacts, stands: Standing): PlainDate | undefined {
  if (stands.state !== 'in_force') return undefined
  const reviewed = notice.events.filter((event) => event.kind === 'reviewed').map((event) => event.happenedOn)
  const latest = [stands.since, ...reviewed].toSorted().at(-1)!
  return addDays(latest, REVIEW_DAYS_MAX)
}

/** Warned of early enough to act: from this many days before. Practice: plans for the birthday begin four weeks ahead. */
export const SOON_DAYS = 28

export type StepRefusal =
  | { kind: 'in_the_future'; today: PlainDate }
  | { kind: 'expires_before_issue'; issuedOn: PlainDate }
  | { kind: 'before_earlier_step'; earlier: PlainDate }
  | { kind: 'own_request' }
  | { kind: 'not_consulted' }
  | { kind: 'wrong_step'; step: NoticeStep; state: StandingState }
  | { kind: 'after_its_end'; endsOn: PlainDate }

/** Which steps may follow where a notice stands. */
export const nextSteps: Readonly<Record<StandingState, readonly TakenStep[]>> = {
  requested: ['authorised', 'refused', 'consulted'],
  refused: [],
  issued: ['served', 'reviewed', 'ended'],
  in_force: ['reviewed', 'breached', 'ended'],
  // What happened before the end may come to light after it.
  ended: ['breached'],
}

/** The steps that may follow for this notice. What was never served cannot be breached, however it ended. */
export const stepsAfter = (notice: NoticeFacts, stands: Standing): TakenStep[] =>
  nextSteps[stands.state].filter((step) => step !== 'breached' || notice.servedOn !== null)

/** What somebody would put on record. `expiresOn` is the last day that a notice is authorised for, if one was set. */
export type StepDraft = {
  kind: TakenStep
  happenedOn: PlainDate
  by: string
  /** What was written about it. */
  detail: string | null
  expiresOn?: PlainDate | null
}

/**
 * Whether a step may be put on record by somebody, on a day. Nobody authorises what they asked for themselves, nor, without
 * saying why, what social care was not consulted about.
 */
export function mayStep(
  notice: NoticeFacts,
  step: StepDraft,
  facts: { endingAge: EndingAge; today: PlainDate; requestedBy: string | undefined },
): Result<TakenStep, StepRefusal> {
  const stands = standing(notice, facts.endingAge, facts.today)
  if (!stepsAfter(notice, stands).includes(step.kind))
    return refuse({ kind: 'wrong_step', step: step.kind, state: stands.state })
  if (step.happenedOn > facts.today) return refuse({ kind: 'in_the_future', today: facts.today })
  const earlier = earliestFor(notice, step.kind)
  if (earlier !== undefined && step.happenedOn < earlier) return refuse({ kind: 'before_earlier_step', earlier })
  const isDecision = step.kind === 'authorised' || step.kind === 'refused'
  if (isDecision && facts.requestedBy === step.by) return refuse({ kind: 'own_request' })
  if (step.kind === 'authorised' && !wasConsulted(notice) && !step.detail) return refuse({ kind: 'not_consulted' })
  const ending = endingOf(notice, facts.endingAge, facts.today)
  if (step.kind !== 'ended' && ending.endsOn !== undefined && step.happenedOn >= ending.endsOn)
    return refuse({ kind: 'after_its_end', endsOn: ending.endsOn })
  if (step.expiresOn && step.expiresOn < step.happenedOn)
    return refuse({ kind: 'expires_before_issue', issuedOn: step.happenedOn })
  return ok(step.kind)
}

/** Whether social care was asked what it knows and thinks of a notice. */
export const wasConsulted = (notice: NoticeFacts): boolean => notice.events.some((event) => event.kind === 'consulted')

/** A notice is served after it is issued, and breached after it is served; social care may be consulted before all else. */
function earliestFor(notice: NoticeFacts, step: NoticeStep): PlainDate | undefined {
  if (step === 'consulted') return undefined
  if (step === 'breached') return notice.servedOn ?? notice.issuedOn ?? undefined
  if (step === 'authorised' || step === 'refused')
    return notice.events.find((event) => event.kind === 'requested')?.happenedOn
  return notice.issuedOn ?? undefined
}

export type RequestRefusal =
  | { kind: 'same_person' }
  | { kind: 'recipient_not_adult' }
  | { kind: 'child_too_old'; endsOn: PlainDate }
  | { kind: 'order_over'; day: PlainDate }
  | { kind: 'no_order' }
  | { kind: 'in_the_future'; today: PlainDate }

export type RequestDraft = {
  recipientId: string
  childId: string
  basis: Basis
  requestedOn: PlainDate
  orderEndsOn: PlainDate | null
  childBorn: PartialDate | null
  recipientBorn: PartialDate | null
}

/**
 * Whether a notice may be asked for: it warns one adult about another person, on a basis that still protects a child of
 * that age. `childUntil` is the age at which nobody is a child any more.
 */
export function mayRequest(
  draft: RequestDraft,
  facts: { endingAge: EndingAge; childUntil: number; today: PlainDate },
): Result<true, RequestRefusal> {
  if (draft.recipientId === draft.childId) return refuse({ kind: 'same_person' })
  if (draft.requestedOn > facts.today) return refuse({ kind: 'in_the_future', today: facts.today })
  if (!mayBeAdult(draft.recipientBorn, draft.requestedOn, facts.childUntil))
    return refuse({ kind: 'recipient_not_adult' })
  const birthday = lawEnds(draft.childBorn, facts.endingAge(draft.basis, draft.requestedOn))
  if (birthday && birthday.endsOn <= draft.requestedOn)
    return refuse({ kind: 'child_too_old', endsOn: birthday.endsOn })
  return mayRestOnOrder(draft.basis, draft.orderEndsOn, draft.requestedOn)
}

/** Whether a notice may be said to end with an order on a day: only one under the Children Act does, and not before it began. */
export function mayRestOnOrder(
  basis: Basis,
  orderEndsOn: PlainDate | null,
  since: PlainDate,
): Result<true, Extract<RequestRefusal, { kind: 'order_over' | 'no_order' }>> {
  if (orderEndsOn === null) return ok(true)
  if (basis !== 'children_act_s49') return refuse({ kind: 'no_order' })
  return orderEndsOn <= since ? refuse({ kind: 'order_over', day: since }) : ok(true)
}

/** Whether somebody may be an adult on a day: of those whose date of birth is not known, and of a part of it, any may. */
export const mayBeAdult = (born: PartialDate | null, on: PlainDate, childUntil: number): boolean =>
  born === null || ageRangeOn(born, on).oldest >= childUntil
