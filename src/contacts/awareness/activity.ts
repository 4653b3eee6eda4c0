/** Awareness activities: sessions that help people to see the signs. They name nobody. */
import type { PlainDate } from '../../platform/dates.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { audiences } from '../../reference/index.ts'

export type Audience = (typeof audiences)[number]['code']

export type ActivityFacts = {
  heldOn: PlainDate
  authority: string
  audience: Audience
  /** Undefined where nobody noted how many came; that is not nought. */
  attendees: number | null
  topic: string | null
  place: string | null
  /** What was handed out or shown. */
  materials: string | null
}
export type Activity = ActivityFacts & { activityId: string; ref: string; version: number }

export type ActivityRefusal =
  | { kind: 'in_the_future'; today: PlainDate }
  | { kind: 'long_ago' }
  | { kind: 'unknown_authority' }
  | { kind: 'changed_by_someone_else' }

/** As with contacts: an older day is a slip. */
const FIRST_YEAR = '1990'

/** Whether an activity may stand on record: it was held, in an area of the partnership. */
export function mayRecord(
  { heldOn, authority }: ActivityFacts,
  { today, area }: { today: PlainDate; area: readonly string[] },
): Result<true, ActivityRefusal> {
  if (heldOn > today) return refuse({ kind: 'in_the_future', today })
  if (heldOn < FIRST_YEAR) return refuse({ kind: 'long_ago' })
  return area.includes(authority) ? ok(true) : refuse({ kind: 'unknown_authority' })
}

/** How an activity is told apart on one line, with its reference: what a caller says prompted them is then found again. */
export const activityInBrief = ({ topic, ref }: Pick<Activity, 'topic' | 'ref'>, held: string, whom: string): string =>
  `${(topic ?? `Session for ${whom.toLowerCase()}`).slice(0, 120)}, ${held} (${ref})`
