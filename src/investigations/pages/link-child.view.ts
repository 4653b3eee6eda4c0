/** The form that says how an operation came upon a child. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  radios,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Areas } from '../../people/index.ts'
import type { Offer } from '../choosing.ts'
import { childLinks, riskGroups } from '../codes.ts'
import { urls } from '../urls.ts'
import { enterSearches } from './event.view.ts'
import { whoView } from './who.view.ts'

export type LinkChildView = {
  operationId: string
  caption: string
  answers: Answers
  errors: readonly FieldError[]
  offer: Offer
  areas: Areas
  notice: string | undefined
  csrf: SafeHtml
}

const itemsOf = (list: readonly { code: string; label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, text: label }))

export function linkChildView(view: LinkChildView): SafeHtml {
  const { answers, errors, operationId } = view
  const field = fieldsOf(answers, errors)
  const url = urls.linkChild(operationId)
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${view.caption}</span>
        Record how a child was identified
      </h1>
      ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
      <form method="post" action="${url}" novalidate data-submit-once>
        ${view.csrf}
        <input type="hidden" name="id" value="${field('id').value}" />
        ${enterSearches}
        ${whoView({
          answers,
          errors,
          offer: view.offer,
          areas: view.areas,
          url,
          heading: 'Which child',
          nobody: undefined,
        })}
        ${dateField({
          name: 'linked_on',
          legend: 'Day they were identified',
          legendClasses: 'govuk-fieldset__legend--s',
          answers,
          errors,
        })}
        ${radios({
          ...field('risk_group'),
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: 'Group', classes: 'govuk-fieldset__legend--s' } },
          items: itemsOf(riskGroups),
        })}
        ${radios({
          ...field('link'),
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: 'Linked to', classes: 'govuk-fieldset__legend--s' } },
          items: itemsOf(childLinks),
        })}
        ${textarea({
          ...field('how_identified'),
          label: { text: 'How they were identified', classes: 'govuk-label--s' },
          hint: { text: 'If there is more to say. Name no suspect: this stands with the child.' },
          rows: 3,
        })}
        <div class="govuk-button-group waymark-last">
          ${button({ text: 'Record it', name: 'intent', value: 'save', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.children(operationId)}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}
