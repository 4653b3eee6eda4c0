/** A revision as other programs take it. */
import { reasonTitles, type Revision } from './revision.ts'

export const revisionAsJson = (revision: Revision): Record<string, unknown> => ({
  measure: revision.measure.id,
  definition_version: revision.measure.version,
  ...revision.period,
  authorities: revision.authorities,
  known_from: revision.thenKnownAt,
  known_to: revision.nowKnownAt,
  value_then: revision.valueThen,
  value_now: revision.valueNow,
  entered: revision.entered,
  left: revision.left,
  reasons: revision.reasons.map(({ reason, entered, left }) => ({
    reason,
    title: reasonTitles[reason],
    entered,
    left,
  })),
  words: revision.sentence,
})
