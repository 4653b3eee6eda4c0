/**
 * Whether the days of a placement can be, whether the host authority was told in time, and what is still to be told. No
 * clock, no database.
 */
import { addYears, ageRangeOn, daysOf, type PartialDate, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import type { Placement, PlacementFacts } from './placement.ts'

/** The days that people say happened, and so cannot lie ahead. */
export const toldDays = ['startNotifiedOn', 'endNotifiedOn', 'policeToldOn', 'exploitationLeadToldOn'] as const
export type ToldDay = (typeof toldDays)[number]

export type FactsRefusal =
  | { kind: 'one_authority' }
  | { kind: 'too_far_ahead'; latest: PlainDate }
  | { kind: 'not_born' }
  | { kind: 'no_child'; until: number }
  | { kind: 'ends_before_start' }
  | { kind: 'end_missing' }
  | { kind: 'end_told_before_start' }
  | { kind: 'in_the_future'; day: ToldDay }

/** Whether a placement can be as it is told. A start may be planned, by a year at the most: later is a slip of the pen. */
export function checkFacts(
  facts: PlacementFacts,
  known: { today: PlainDate; born: PartialDate | null; childUntil: number },
): Result<undefined, FactsRefusal> {
  const { startsOn, endsOn, startNotifiedOn, endNotifiedOn } = facts
  const latest = addYears(known.today, 1)
  if (facts.homeAuthority === facts.hostAuthority) return refuse({ kind: 'one_authority' })
  if (startsOn > latest) return refuse({ kind: 'too_far_ahead', latest })
  if (known.born !== null) {
    if (daysOf(known.born).from > startsOn) return refuse({ kind: 'not_born' })
    if (ageRangeOn(known.born, startsOn).youngest >= known.childUntil)
      return refuse({ kind: 'no_child', until: known.childUntil })
  }
  if (endsOn !== null && endsOn < startsOn) return refuse({ kind: 'ends_before_start' })
  const ahead = toldDays.find((day) => facts[day] !== null && facts[day] > known.today)
  if (ahead) return refuse({ kind: 'in_the_future', day: ahead })
  if (endNotifiedOn !== null && endsOn === null) return refuse({ kind: 'end_missing' })
  if (startNotifiedOn !== null && endNotifiedOn !== null && endNotifiedOn < startNotifiedOn)
    return refuse({ kind: 'end_told_before_start' })
  return ok(undefined)
}

type Days = Pick<PlacementFacts, 'startsOn' | 'endsOn'>

export type PlacementState = 'to_come' | 'lasts' | 'ended'

/** The day on which it ends is no day of it: another may begin then. */
export function stateOf({ startsOn, endsOn }: Days, today: PlainDate): PlacementState {
  if (endsOn !== null && endsOn <= today) return 'ended'
  return startsOn > today ? 'to_come' : 'lasts'
}

/** Whether two placements share a day: one child cannot be in both. */
export const overlap = (one: Days, other: Days): boolean =>
  (other.endsOn === null || one.startsOn < other.endsOn) && (one.endsOn === null || other.startsOn < one.endsOn)

/**
 * The clocks of the Care Planning, Placement and Case Review (England) Regulations 2010. The host authority is told in
 * writing before the placement is made or, in an emergency, within five working days of its start (regulation 13); and
 * before it is ended or, where that is not practicable, within ten working days of the end (regulation 14). How many
 * days they are is reference data.
 */
export type Clock = 'emergency' | 'end'
export type Law = {
  /** The first day on which the clocks hold. */
  from: PlainDate
  lastDay(clock: Clock, after: PlainDate): PlainDate
}

/** The last day on which the host authority is told in time; undefined where no law said, or no end is known. */
export type LastDays = { ofStart: PlainDate | undefined; ofEnd: PlainDate | undefined }

/** Told on the day of the start counts as before it: what is kept is a day. */
export function lastDaysOf({ startsOn, endsOn, isEmergency }: Days & { isEmergency: boolean }, law: Law): LastDays {
  const startBy = isEmergency && startsOn >= law.from ? law.lastDay('emergency', startsOn) : startsOn
  return {
    ofStart: startsOn < law.from ? undefined : startBy,
    ofEnd: endsOn === null || endsOn < law.from ? undefined : law.lastDay('end', endsOn),
  }
}

/** `waits`: not told, and no last day has passed. `not_judged`: told, and no law says by when. */
export type Timeliness = 'in_time' | 'late' | 'waits' | 'overdue' | 'not_judged'
export type Notification = { toldOn: PlainDate | null; by: PlainDate | undefined; timeliness: Timeliness }

function notificationOf(toldOn: PlainDate | null, by: PlainDate | undefined, today: PlainDate): Notification {
  const isLate = by !== undefined && (toldOn ?? today) > by
  if (toldOn === null) return { toldOn, by, timeliness: isLate ? 'overdue' : 'waits' }
  return { toldOn, by, timeliness: by === undefined ? 'not_judged' : isLate ? 'late' : 'in_time' }
}

/** `end` is undefined while no end is known. */
export type Notifications = { start: Notification; end: Notification | undefined }

export function notificationsOf(facts: PlacementFacts, law: Law, today: PlainDate): Notifications {
  const by = lastDaysOf(facts, law)
  return {
    start: notificationOf(facts.startNotifiedOn, by.ofStart, today),
    end: facts.endsOn === null ? undefined : notificationOf(facts.endNotifiedOn, by.ofEnd, today),
  }
}

/** What is still to be told. The register counts by the same: `store.ts` says it in SQL. */
export const stillToTell = (
  facts: Days & Pick<PlacementFacts, 'startNotifiedOn' | 'endNotifiedOn'>,
): ('start' | 'end')[] => [
  ...(facts.startNotifiedOn === null ? (['start'] as const) : []),
  ...(facts.endsOn !== null && facts.endNotifiedOn === null ? (['end'] as const) : []),
]

/** The placement that stands on a day, the latest to begin where two authorities each keep one. */
export const standingOn = <P extends Placement>(placements: readonly P[], today: PlainDate): P | undefined =>
  placements
    .filter((one) => stateOf(one, today) === 'lasts')
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .at(0)

export type HomeAndHost = { home: string | null; host: string | null; placement: Placement | undefined }

/**
 * Who answers for a child, and in whose area the child lives. A placement that stands says both; without one a child of
 * ours lives with us, and of one from elsewhere it is not known who is the host.
 */
export function homeAndHostOf(
  home: string | null,
  placements: readonly Placement[],
  by: { today: PlainDate; isOurs(authority: string): boolean },
): HomeAndHost {
  const placement = standingOn(placements, by.today)
  if (placement) return { home: placement.homeAuthority, host: placement.hostAuthority, placement }
  return { home, host: home !== null && by.isOurs(home) ? home : null, placement: undefined }
}
