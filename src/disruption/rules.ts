/** Where a disruption measure stands, what falls due, and what may be put on record. Pure. */
import { addDays, addMonths, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Disruption, DisruptionFacts, Kind } from './disruption.ts'

export const states = [
  'considering',
  'pursued',
  'applied',
  'granted',
  'in_force',
  'ended',
  'refused',
  'not_used',
] as const
export type DisruptionState = (typeof states)[number]

type Dated = Pick<
  DisruptionFacts,
  'decision' | 'consideredOn' | 'appliedOn' | 'refusedOn' | 'grantedOn' | 'servedOn' | 'expiresOn' | 'endedOn'
>
export type DisruptionStanding = { state: DisruptionState; since: PlainDate }

/** Where it stands on a day. `store.ts` says the same to the database, and a test holds the two together. */
export function standingOf(facts: Dated, kind: Pick<Kind, 'served'>, today: PlainDate): DisruptionStanding {
  const { decision, consideredOn, appliedOn, refusedOn, grantedOn, servedOn, expiresOn, endedOn } = facts
  if (decision === 'not_used') return { state: 'not_used', since: consideredOn }
  if (refusedOn) return { state: 'refused', since: refusedOn }
  const overOn = [endedOn, expiresOn && addDays(expiresOn, 1)].filter((day) => day !== null).toSorted()[0]
  if (grantedOn && overOn && overOn <= today) return { state: 'ended', since: overOn }
  if (!grantedOn && endedOn && endedOn <= today) return { state: 'ended', since: endedOn }
  if (grantedOn && (servedOn || !kind.served)) return { state: 'in_force', since: servedOn ?? grantedOn }
  if (grantedOn) return { state: 'granted', since: grantedOn }
  if (appliedOn) return { state: 'applied', since: appliedOn }
  return { state: decision, since: consideredOn }
}

export const dueKinds = ['decide', 'apply', 'hear', 'serve', 'review', 'plan_end'] as const
export type DisruptionDuty = {
  kind: (typeof dueKinds)[number]
  /** From which day somebody should have it before them. */
  from: PlainDate
  /** Empty where it is to be done now. */
  dueOn: PlainDate | undefined
}

/** Warned of from this many days before the end: as with notices. */
export const SOON_DAYS = 28

/** What falls due, the most pressing first. */
export function dutiesOf(
  facts: Dated & Pick<DisruptionFacts, 'reviewedOn'>,
  kind: Pick<Kind, 'served' | 'reviewDays'>,
  today: PlainDate,
): DisruptionDuty[] {
  const { state, since } = standingOf(facts, kind, today)
  const now = (what: DisruptionDuty['kind']): DisruptionDuty[] => [{ kind: what, from: since, dueOn: undefined }]
  switch (state) {
    case 'considering':
      return now('decide')
    case 'pursued':
      return now('apply')
    case 'applied':
      return now('hear')
    case 'granted':
      return now('serve')
    case 'in_force': {
      const end = facts.expiresOn ? addDays(facts.expiresOn, 1) : undefined
      const looked = [since, facts.reviewedOn ?? since].toSorted()[1]!
      const review = kind.reviewDays === null ? undefined : addDays(looked, kind.reviewDays)
      const ahead = (what: DisruptionDuty['kind'], dueOn: PlainDate) => ({
        kind: what,
        from: addDays(dueOn, -SOON_DAYS),
        dueOn,
      })
      return [
        ...(end ? [ahead('plan_end', end)] : []),
        ...(review && (!end || review < end) ? [ahead('review', review)] : []),
      ].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    }
    case 'ended':
    case 'refused':
    case 'not_used':
      return []
  }
}

export type FactsRefusal =
  | { kind: 'unknown_kind' }
  | { kind: 'no_subject'; needs: 'adult' | 'premises' | 'child' | 'any' }
  | { kind: 'adult_protected' }
  | { kind: 'no_reason' }
  | { kind: 'not_used_has_dates' }
  | { kind: 'in_the_future'; field: keyof DisruptionFacts; today: PlainDate }
  | { kind: 'before'; field: keyof DisruptionFacts; other: keyof DisruptionFacts; day: PlainDate }
  | { kind: 'needs'; field: keyof DisruptionFacts; other: keyof DisruptionFacts }
  | { kind: 'both_answers' }
  | { kind: 'too_long'; latest: PlainDate }
  | { kind: 'too_short'; earliest: PlainDate }

/** In the order in which they happen: of each, it is not before those of the earlier that are on record. */
const inOrder = ['consideredOn', 'appliedOn', 'refusedOn', 'grantedOn', 'servedOn', 'reviewedOn', 'endedOn'] as const

/** Whether these facts may stand on record on a day. */
export function mayStand(facts: DisruptionFacts, kind: Kind, today: PlainDate): Result<true, FactsRefusal> {
  const told = facts.subjectTold !== null
  const has = { adult: facts.adultId !== null || told, premises: told, child: facts.childIds.length > 0 }
  if (kind.subject === 'any' ? !has.adult && !has.child : !has[kind.subject])
    return refuse({ kind: 'no_subject', needs: kind.subject })
  if (facts.adultId !== null && facts.childIds.includes(facts.adultId)) return refuse({ kind: 'adult_protected' })
  if (facts.decision === 'not_used') {
    if (!facts.reason) return refuse({ kind: 'no_reason' })
    if (inOrder.slice(1).some((field) => facts[field] !== null) || facts.expiresOn)
      return refuse({ kind: 'not_used_has_dates' })
  }
  if (facts.refusedOn && facts.grantedOn) return refuse({ kind: 'both_answers' })
  for (const [index, field] of inOrder.entries()) {
    const day = facts[field]
    if (day === null) continue
    if (day > today) return refuse({ kind: 'in_the_future', field, today })
    for (const other of inOrder.slice(0, index))
      if (facts[other] !== null && day < facts[other])
        return refuse({ kind: 'before', field, other, day: facts[other] })
  }
  for (const field of ['servedOn', 'expiresOn', 'reviewedOn'] as const)
    if (facts[field] && !facts.grantedOn) return refuse({ kind: 'needs', field, other: 'grantedOn' })
  if (facts.endedOn && !facts.endedWhy) return refuse({ kind: 'needs', field: 'endedWhy', other: 'endedOn' })
  return mayLast(facts, kind)
}

/** Law says of some kinds how long they last at least or at most. */
function mayLast({ grantedOn, servedOn, expiresOn }: DisruptionFacts, kind: Kind): Result<true, FactsRefusal> {
  if (!grantedOn || !expiresOn) return ok(true)
  if (expiresOn < grantedOn) return refuse({ kind: 'before', field: 'expiresOn', other: 'grantedOn', day: grantedOn })
  // A period is counted from service where that comes later; whoever counted from the other is right as well.
  const latest = latestEnd(kind, servedOn ?? grantedOn)
  if (latest && expiresOn > latest) return refuse({ kind: 'too_long', latest })
  const earliest = kind.shortestMonths === null ? undefined : addDays(addMonths(grantedOn, kind.shortestMonths), -1)
  return earliest && expiresOn < earliest ? refuse({ kind: 'too_short', earliest }) : ok(true)
}

/** The last day on which one that begins on a day may hold. */
export const latestEnd = (kind: Kind, from: PlainDate): PlainDate | undefined =>
  kind.longestDays !== null
    ? addDays(from, kind.longestDays)
    : kind.longestMonths !== null
      ? addMonths(from, kind.longestMonths)
      : undefined

/** The law of a kind on a day, or the earliest there is where the day is before that: an old record is put under it. */
export function kindOn(kinds: readonly Kind[], kindId: string, day: PlainDate): Kind | undefined {
  const rows = kinds.filter((one) => one.kindId === kindId)
  return rows.findLast((one) => one.effectiveFrom <= day) ?? rows[0]
}

export const isOver = (state: DisruptionState): boolean => ['ended', 'refused', 'not_used'].includes(state)

/** What a page needs of one: where it stands and what falls due. */
export type StandingDisruption = { disruption: Disruption; standing: DisruptionStanding; duties: DisruptionDuty[] }

export const stand = (disruption: Disruption, today: PlainDate): StandingDisruption => ({
  disruption,
  standing: standingOf(disruption, disruption.kind, today),
  duties: dutiesOf(disruption, disruption.kind, today),
})
