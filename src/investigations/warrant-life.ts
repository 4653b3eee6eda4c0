/** The life of a warrant, of bail and of a charge as it follows from their days. No clock, no database. */
import { addMonths, type PlainDate } from '../platform/dates.ts'
import type { Reference } from '../reference/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Warrant } from './investigation.ts'
import { checkDay, type DayRefusal } from './rules.ts'

export type WarrantState =
  | { state: 'applied' | 'refused' | 'issued' | 'executed' | 'returned' | 'returned_unexecuted'; on: PlainDate }
  /** `on` is the first day on which it cannot be used any more. */
  | { state: 'lapsed'; on: PlainDate }

type Days = Pick<Warrant, 'warrantKind' | 'appliedOn' | 'issuedOn' | 'refusedOn' | 'executedOn' | 'returnedOn'>

/** Where a warrant stands. A search warrant that nobody executed lapses after so many months, by the law of its day. */
export function warrantState(warrant: Days, today: PlainDate, searchMonths: (on: PlainDate) => number): WarrantState {
  const { appliedOn, issuedOn, refusedOn, executedOn, returnedOn } = warrant
  if (issuedOn === null)
    return refusedOn === null ? { state: 'applied', on: appliedOn! } : { state: 'refused', on: refusedOn }
  if (returnedOn !== null) return { state: executedOn === null ? 'returned_unexecuted' : 'returned', on: returnedOn }
  if (executedOn !== null) return { state: 'executed', on: executedOn }
  const lapses = warrant.warrantKind === 'search' ? addMonths(issuedOn, searchMonths(issuedOn)) : undefined
  return lapses !== undefined && today >= lapses ? { state: 'lapsed', on: lapses } : { state: 'issued', on: issuedOn }
}

/** The same by the reference data, as of a day. */
export const warrantStateBy =
  (reference: Pick<Reference, 'ruleOn'>, today: PlainDate) =>
  (warrant: Days): WarrantState =>
    warrantState(warrant, today, (on) => reference.ruleOn('search_warrant_months', on).value)

export const warrantSteps = ['issue', 'refuse', 'return'] as const
export type WarrantStep = (typeof warrantSteps)[number]

export type StepRefusal =
  | DayRefusal
  /** It stands where that step cannot be taken, or was taken. */
  | { kind: 'out_of_turn' }
  | { kind: 'before_the_last'; last: PlainDate }

/** Whether a step of a warrant's life may have been taken on a day. */
export function checkStep(
  warrant: Days,
  step: WarrantStep,
  on: PlainDate,
  today: PlainDate,
): Result<void, StepRefusal> {
  const { appliedOn, issuedOn, refusedOn, executedOn, returnedOn } = warrant
  const isOpen = step === 'return' ? issuedOn !== null && returnedOn === null : issuedOn === null && refusedOn === null
  if (!isOpen) return refuse({ kind: 'out_of_turn' })
  // Of what is on record before it the latest: an import may have brought days out of order.
  const before = step === 'return' ? [issuedOn, executedOn] : [appliedOn]
  return inOrder(
    before
      .filter((day) => day !== null)
      .toSorted()
      .at(-1)!,
    on,
    today,
  )
}

/** Whether what follows something may have come on that day: not before it, and not in the future. */
export function inOrder(after: PlainDate, on: PlainDate, today: PlainDate): Result<void, StepRefusal> {
  const day = checkDay(on, today)
  if (!day.ok) return day
  return on < after ? refuse({ kind: 'before_the_last', last: after }) : ok(undefined)
}
