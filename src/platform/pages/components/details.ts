/** Help or detail behind a line of summary, folded away until asked for. */
import { attrs, html, type SafeHtml } from '../html.ts'
import { classList, contentOf, type Options, type Part } from './options.ts'

export type DetailsOptions = Part &
  Options<{ id?: string; summaryText?: string; summaryHtml?: SafeHtml; open?: boolean }>

export function details(options: DetailsOptions): SafeHtml {
  const attributes = {
    id: options.id,
    class: classList('govuk-details', options.classes),
    ...options.attributes,
    open: options.open,
  }
  return html`<details${attrs(attributes)}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">${options.summaryHtml ?? options.summaryText}</span>
    </summary>
    <div class="govuk-details__text">${contentOf(options)}</div>
  </details>`
}
