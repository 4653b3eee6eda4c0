/** Who held a record, the latest first: from when until when, by whom and why. */
import { dateTimeInWords, html, timeline, type SafeHtml } from '../../platform/pages/index.ts'
import type { Allocation } from '../work.ts'
import { holderWords } from '../words.ts'

export function allocationsView(allocations: readonly Allocation[]): SafeHtml {
  if (allocations.length === 0) return html`<p class="govuk-body">Nobody has held it yet.</p>`
  return timeline({
    headingLevel: 3,
    items: allocations.map((one) => ({
      label: { text: one.ended ? holderWords(one) : `${holderWords(one)}, now` },
      byline: { text: one.allocatedBy },
      datetime: { timestamp: one.allocatedAt, text: dateTimeInWords(one.allocatedAt) },
      html: html`${one.reason !== null && html`<p class="govuk-body">${one.reason}</p>`}
      ${
        one.ended &&
        html`<p class="govuk-body">
          Until ${dateTimeInWords(one.ended.at)}, ended by
          ${one.ended.by}${one.ended.why === null ? '' : `: ${one.ended.why}`}
        </p>`
      }`,
    })),
  })
}
