/** The form that puts an event right, beside what stands. */
import {
  button,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  radios,
  select,
  summaryList,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { personLink, type Areas } from '../../people/index.ts'
import { labelOf } from '../../reference/index.ts'
import { safeguardingKinds, warrantKinds } from '../codes.ts'
import type { EventView } from '../correcting.ts'
import type { OperationEvent } from '../investigation.ts'
import { urls } from '../urls.ts'

export type CorrectView = {
  title: string
  view: EventView
  answers: Answers
  errors: readonly FieldError[]
  areas: Areas
  notice: string | undefined
  home: string
  csrf: SafeHtml
}

export function correctView(shown: CorrectView): SafeHtml {
  const { answers, errors, areas, view } = shown
  const { event, person } = view
  const field = fieldsOf(answers, errors)
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${event.ref}</span>
        ${shown.title}
      </h1>
      ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
      <div id="stands" tabindex="-1">
        ${summaryList({
          rows: [
            {
              key: { text: 'About' },
              value: { html: event.personId === null ? html`Nobody` : personLink(person) },
            },
            { key: { text: 'Day on record' }, value: { text: dateInWords(event.on) } },
            { key: { text: 'Area on record' }, value: { text: areas.nameOf(event.authority) } },
            { key: { text: 'Says' }, value: { text: saidOf(event) } },
          ],
        })}
      </div>
      <p class="govuk-body">What stands now is kept in the history, with who put it right and when.</p>
      <form method="post" action="${urls.correct(event.id)}" novalidate data-submit-once>
        ${shown.csrf}
        <input type="hidden" name="version" value="${field('version').value}" />
        ${dateField({
          name: 'on',
          legend:
            event.kind === 'warrant'
              ? event.issuedOn === null
                ? 'Day it was applied for'
                : 'Day it was issued'
              : 'Day',
          legendClasses: 'govuk-fieldset__legend--s',
          answers,
          errors,
        })}
        ${detailView(event, shown)}
        ${select({
          ...field('authority'),
          label: { text: 'Area in which it happened', classes: 'govuk-label--s' },
          items: areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
        })}
        <div class="govuk-button-group waymark-last">
          ${button({ text: 'Put it right', preventDoubleClick: true })}
          <a class="govuk-link" href="${shown.home}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}

function saidOf(event: OperationEvent): string {
  switch (event.kind) {
    case 'arrest':
      return event.suspectedOffence ?? 'Suspected offence not recorded'
    case 'charge':
      return event.offence
    case 'warrant':
      return `${labelOf(warrantKinds, event.warrantKind)}${event.premises === null ? '' : `: ${event.premises}`}`
    case 'safeguarding_action':
      return labelOf(safeguardingKinds, event.safeguardingKind)
    case 'voluntary_interview':
      return 'Interview under caution'
  }
}

function detailView(event: OperationEvent, { answers, errors }: CorrectView): SafeHtml | undefined {
  const field = fieldsOf(answers, errors)
  const kinds = (legend: string, list: readonly { code: string; label: string }[]) =>
    radios({
      ...field('code'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      items: list.map(({ code, label }) => ({ value: code, text: label })),
    })
  const said = (label: string) =>
    input({ ...field('said'), label: { text: label, classes: 'govuk-label--s' }, autocomplete: 'off' })
  switch (event.kind) {
    case 'arrest':
      return said('Suspected offence')
    case 'charge':
      return said('Offence')
    case 'warrant':
      return html`${kinds('Kind of warrant', warrantKinds)}
      ${input({ ...field('premises'), label: { text: 'Premises', classes: 'govuk-label--s' }, autocomplete: 'off' })}`
    case 'safeguarding_action':
      return kinds('What was done', safeguardingKinds)
    case 'voluntary_interview':
      return undefined
  }
}
