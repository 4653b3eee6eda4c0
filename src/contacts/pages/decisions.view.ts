/** What was decided, the latest first. */
import { dateTimeInWords, timeline, type SafeHtml } from '../../platform/pages/index.ts'
import type { Decision } from '../contact.ts'
import { outcomeLabel } from './words.ts'

export const decisionsView = (decisions: readonly Decision[]): SafeHtml =>
  timeline({
    headingLevel: 3,
    items: decisions.map((decision) => ({
      label: { text: outcomeLabel(decision.outcome) },
      byline: decision.decidedBy === null ? undefined : { text: decision.decidedBy },
      datetime: { timestamp: decision.decidedAt, text: dateTimeInWords(decision.decidedAt) },
      text: decision.rationale,
      classes: 'waymark-said',
    })),
  })
