/** Why one of what is counted came into a figure, or left it, between two moments. Pure: from its facts then and now. */
import type { Instant, Period, PlainDate } from '../../platform/dates.ts'
import type { Fact } from '../opened-rows.ts'

/** In the order in which one is taken where several hold. */
export const reasons = [
  'recorded_late',
  'happened_since',
  'merged',
  'unmerged',
  'moved_period',
  'moved_area',
  'moved_concern',
  'removed',
  'corrected',
] as const
export type Reason = (typeof reasons)[number]

/** A unit that counts for more, or less, than it did: amounts are 0 or 1 but for sums. */
export type ChangedUnit = {
  id: string
  was: number
  is: number
  factsThen: readonly UnitFact[]
  factsNow: readonly UnitFact[]
}
/** A fact with the unit it counted towards. */
export type UnitFact = Fact & { unit: string }
/** The same of a record that need not have counted: `on` is null where its day was not known. */
export type AnyFact = Omit<Fact, 'on'> & { unit: string; on: PlainDate | null }

/** A merge that stands at one of the two moments and not at the other. */
export type MergeBetween = { keptId: string; absorbedId: string; standsNow: boolean }

/** What is known of the records behind changed units besides the facts themselves. */
export type Between = {
  thenAt: Instant
  thenDay: PlainDate
  period: Period
  /** Empty for the whole area. */
  authorities: readonly string[]
  concerns: readonly string[]
  /** By record: its fact, whether counted or not, at the other moment; undefined where it would be none. */
  factThen: ReadonlyMap<string, AnyFact>
  factNow: ReadonlyMap<string, AnyFact>
  /** By record: when it was first recorded; a record that is no longer there is in `gone`. */
  firstRecorded: ReadonlyMap<string, Instant>
  gone: ReadonlySet<string>
  merges: readonly MergeBetween[]
}

export const reasonOf = (unit: ChangedUnit, between: Between): Reason => {
  const hasEntered = unit.is > unit.was
  const facts = hasEntered ? unit.factsNow : unit.factsThen
  const found = new Set(facts.map((fact) => (hasEntered ? whyIn(fact, between) : whyOut(fact, between))))
  return reasons.find((reason) => found.has(reason)) ?? 'corrected'
}

function whyIn(fact: UnitFact, between: Between): Reason {
  const first = between.firstRecorded.get(fact.recordId)
  const late = fact.on <= between.thenDay ? 'recorded_late' : 'happened_since'
  if (first !== undefined && first > between.thenAt) return late
  const before = between.factThen.get(fact.recordId)
  if (!before) return 'corrected'
  // The record was there, and its day is said since: a notice that was asked for, and was issued.
  if (before.on === null) return late
  return whyMoved(before, fact, before, between)
}

function whyOut(fact: UnitFact, between: Between): Reason {
  if (between.gone.has(fact.recordId)) return 'removed'
  const after = between.factNow.get(fact.recordId)
  return after ? whyMoved(fact, after, after, between) : 'corrected'
}

/** `outside` is the fact at the moment at which it does not count. */
function whyMoved(then: AnyFact, now: AnyFact, outside: AnyFact, between: Between): Reason {
  const { period, authorities, concerns, merges } = between
  if (then.unit !== now.unit) {
    const linked = (standsNow: boolean) =>
      connected(
        then.unit,
        now.unit,
        merges.filter((merge) => merge.standsNow === standsNow),
      )
    if (linked(true)) return 'merged'
    if (linked(false)) return 'unmerged'
    return 'corrected'
  }
  if (outside.on === null || outside.on < period.from || outside.on > period.to) return 'moved_period'
  if (authorities.length > 0 && !authorities.includes(outside.authority ?? '')) return 'moved_area'
  if (outside.codes.concern !== undefined && !concerns.includes(outside.codes.concern)) return 'moved_concern'
  return 'corrected'
}

/** Whether merges lead from one to the other, over however many records. */
function connected(one: string, other: string, merges: readonly MergeBetween[]): boolean {
  const reached = new Set([one])
  for (let size = 0; size < reached.size;) {
    size = reached.size
    for (const { keptId, absorbedId } of merges)
      if (reached.has(keptId) || reached.has(absorbedId)) reached.add(keptId).add(absorbedId)
  }
  return reached.has(other)
}

/** A changed unit, and why. */
export type Explained = ChangedUnit & { reason: Reason }

/**
 * Units with their reasons. What counts under the record that it was merged into, or out of, and counted under the other
 * before, is the same all along: of a merge only the difference came or left, such as a pair that two records of one child
 * had in one contact.
 */
export function explain(units: readonly ChangedUnit[], between: Between): Explained[] {
  const explained = units.map((unit) => ({ ...unit, reason: reasonOf(unit, between) }))
  for (const [reason, standsNow] of [
    ['merged', true],
    ['unmerged', false],
  ] as const) {
    const merges = between.merges.filter((merge) => merge.standsNow === standsNow)
    const out = explained.filter((unit) => unit.reason === reason && unit.is < unit.was)
    for (const came of explained.filter((unit) => unit.reason === reason && unit.is > unit.was))
      for (const left of out) {
        const same = Math.min(came.is - came.was, left.was - left.is)
        if (same <= 0 || !connected(left.id, came.id, merges)) continue
        came.was += same
        left.is += same
      }
  }
  return explained.filter(({ was, is }) => was !== is)
}
