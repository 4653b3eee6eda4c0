/** The age at which law ends a notice, from the reference data: a change of law needs no release. */
import type { Reference } from '../reference/index.ts'
import { plainDate } from '../platform/dates.ts'
import type { EndingAge } from './rules.ts'

/** From here on both laws are in force. An older date in an import is a slip, and must not keep a page from opening. */
export const BOTH_IN_FORCE = plainDate('1991-10-14')

export const endingAgeOf =
  (reference: Pick<Reference, 'ruleOn'>): EndingAge =>
  (basis, on) =>
    reference.ruleOn(`notice_ends_${basis}`, on < BOTH_IN_FORCE ? BOTH_IN_FORCE : on).value
