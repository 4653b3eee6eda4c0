/** The clocks of notifications, from the reference data that all share. */
import { plainDate } from '../platform/dates.ts'
import type { Reference } from '../reference/index.ts'
import type { Clock, Law } from './rules.ts'

/** The day on which the Care Planning, Placement and Case Review (England) Regulations 2010 came into force. */
const IN_FORCE = plainDate('2011-04-01')

const rules: Readonly<Record<Clock, string>> = {
  emergency: 'placement_notified_in_emergency',
  end: 'placement_end_notified',
}

export const lawOf = (reference: Reference): Law => ({
  from: IN_FORCE,
  lastDay: (clock, after) =>
    reference.calendar.workingDaysAfter(after, reference.ruleOn(rules[clock], after).value).day,
})
