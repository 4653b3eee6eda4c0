/** How good a figure is, beside it: a sentence for each thing that a reader should know. */
import { html, type SafeHtml } from '../../platform/pages/index.ts'
import type { Quality } from '../quality/quality.ts'
import { urls } from '../urls.ts'
import { addressOf, type Choices } from './choices.ts'

export function qualityView({ sentences }: Quality, choices: Choices): SafeHtml {
  return html`<h2 class="govuk-heading-m" id="quality">How good are these figures</h2>
    ${
      sentences.length === 0
        ? html`<p class="govuk-body">Nothing is counted here, so there is nothing to say of how good it is.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${addressOf(urls.quality, choices)}">What to chase</a>
    </p>`
}
