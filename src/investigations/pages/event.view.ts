/** The form of an event, of whichever kind: who, when, where, and what its kind asks besides. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  select,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { fullName, type Areas } from '../../people/index.ts'
import type { Offer } from '../choosing.ts'
import type { EventForm } from './event-forms.ts'
import { whoView } from './who.view.ts'

export type EventView = {
  form: EventForm
  answers: Answers
  errors: readonly FieldError[]
  offer: Offer
  areas: Areas
  /** The one area that the actor records for; undefined where they may choose. */
  area: string | undefined
  /** Whether the page is about one person, who is not chosen any more. */
  isFixed: boolean
  url: string
  cancel: string
  notice: string | undefined
  csrf: SafeHtml
}

export function eventView(view: EventView): SafeHtml {
  const { form, answers, errors, offer, areas, url } = view
  const field = fieldsOf(answers, errors)
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${captionOf(view)}</span>
        ${form.title}
      </h1>
      ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
      <form method="post" action="${url}" novalidate data-submit-once>
        ${view.csrf}
        <input type="hidden" name="id" value="${field('id').value}" />
        ${!view.isFixed && enterSearches} ${form.before?.({ answers, errors })}
        ${
          view.isFixed
            ? html`<input type="hidden" name="person" value="${field('person').value}" />`
            : whoView({
                answers,
                errors,
                offer,
                areas,
                url,
                heading: form.who,
                hint: form.whoHint,
                nobody: form.nobody,
              })
        }
        ${dateField({ name: 'on', legend: form.day, legendClasses: 'govuk-fieldset__legend--s', answers, errors })}
        ${form.after?.({ answers, errors })} ${areaView(view)}
        <div class="govuk-button-group waymark-last">
          ${button({ text: form.submit, name: 'intent', value: 'save', preventDoubleClick: true })}
          <a class="govuk-link" href="${view.cancel}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}

/** The operation it belongs to, or the person it is about. */
function captionOf({ offer, isFixed }: EventView): string {
  const [chosen] = offer.people
  if (isFixed && chosen) return fullName(chosen.person)
  return offer.operation?.name ?? 'Not part of an operation'
}

/** The Enter key presses a form's first button: it must be one that saves nothing. */
export const enterSearches = html`<button
  class="govuk-visually-hidden"
  type="submit"
  name="intent"
  value="find"
  tabindex="-1"
  aria-hidden="true"
></button>`

function areaView({ answers, errors, areas, area }: EventView): SafeHtml {
  if (area !== undefined)
    return html`<p class="govuk-body">Recorded for <strong>${areas.nameOf(area)}</strong></p>
      <input type="hidden" name="authority" value="${area}" />`
  return select({
    ...fieldsOf(answers, errors)('authority'),
    label: { text: 'Area in which it happened', classes: 'govuk-label--s' },
    items: [
      { value: '', text: 'Select an area' },
      ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
    ],
  })
}
