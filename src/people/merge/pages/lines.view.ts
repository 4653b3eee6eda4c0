/** Rows that move, by kind, each a line in words. */
import { counted, details, html, join, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Lines } from '../lines.ts'

/** More of one kind than these are folded away. */
const SHOWN_MAX = 12

export function linesView(kinds: readonly Lines[], nothing: string): SafeHtml {
  if (kinds.length === 0) return html`<p class="govuk-body">${nothing}</p>`
  return join(kinds.map(kindView), '')
}

function kindView({ title, lines }: Lines): SafeHtml {
  const list = (some: Lines['lines']) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${some.map((line) => html`<li>${line.text}</li>`)}
    </ul>`
  const rest = lines.slice(SHOWN_MAX)
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">
      ${title} <span class="govuk-!-font-weight-regular">(${lines.length})</span>
    </h3>
    ${list(lines.slice(0, SHOWN_MAX))}
    ${rest.length > 0 && details({ summaryText: `${counted(rest.length, 'more')}`.replace(/s$/, ''), html: list(rest) })}`
}

/** Said where there is more than the reader may see, and never how much. */
export const unseenView = (alsoUnseen: boolean, what: string): SafeHtml | false =>
  alsoUnseen && html`<p class="govuk-body"><strong>Records that you may not see ${what} too.</strong></p>`
