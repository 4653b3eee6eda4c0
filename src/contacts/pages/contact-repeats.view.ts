/** Other contacts that report, or may report, the same event, beside what that means for the figures. */
import { button, checkboxes, html, shortDateTime, type SafeHtml } from '../../platform/pages/index.ts'
import type { ContactView } from '../reading.ts'
import { REPEAT_DAYS_MAX, type Repeat } from '../repeats.ts'
import { urls } from '../urls.ts'
import { concernLabel, outcomeLabel, sourceLabel } from './words.ts'

export function repeatsView(view: ContactView, shown: { mayDecide: boolean; csrf: SafeHtml }): SafeHtml | undefined {
  const { marked, possible } = view.repeats
  if (marked.length === 0 && possible.length === 0) return undefined
  return html`<section aria-labelledby="one-event">
    <h2 class="govuk-heading-m" id="one-event">
      ${marked.length > 0 ? 'Reports of one event' : 'May be reports of one event'}
    </h2>
    ${marked.length > 0 && markedView(view, shown)} ${possible.length > 0 && possibleView(view, shown)}
    <p class="govuk-body waymark-quiet">Each report stays a contact of its own, and every figure counts it as one.</p>
  </section>`
}

function markedView(
  { contact, repeats }: ContactView,
  { mayDecide, csrf }: { mayDecide: boolean; csrf: SafeHtml },
): SafeHtml {
  return html`<p class="govuk-body">This contact was marked as a report of the same event as:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${repeats.marked.map((one) => html`<li>${lineOf(one)}</li>`)}
    </ul>
    ${
      mayDecide &&
      html`<form method="post" action="${urls.oneEvent(contact.contactId)}" data-submit-once>
        ${csrf}<input type="hidden" name="intent" value="unmark" />
        ${button({ text: 'Not a report of that event', classes: 'govuk-button--secondary', preventDoubleClick: true })}
      </form>`
    }`
}

function possibleView(
  { contact, repeats }: ContactView,
  { mayDecide, csrf }: { mayDecide: boolean; csrf: SafeHtml },
): SafeHtml {
  const about = html`<p class="govuk-body">
    Received within ${REPEAT_DAYS_MAX} days, about the same child and the same concern
    (${concernLabel(contact.concern)}).
  </p>`
  if (!mayDecide)
    return html`${about}
      <ul class="govuk-list govuk-list--bullet">
        ${repeats.possible.map((one) => html`<li>${lineOf(one)}</li>`)}
      </ul>`
  return html`${about}
    <form method="post" action="${urls.oneEvent(contact.contactId)}" data-submit-once>
      ${csrf}<input type="hidden" name="intent" value="mark" />
      ${checkboxes({
        name: 'contacts',
        idPrefix: 'contacts',
        classes: 'govuk-checkboxes--small',
        fieldset: {
          legend: { text: 'Which report the same event as this one?', classes: 'govuk-fieldset__legend--s' },
        },
        items: repeats.possible.map((one) => ({ value: one.contactId, html: lineOf(one) })),
      })}
      ${button({ text: 'Mark as reports of one event', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}

const lineOf = (one: Repeat): SafeHtml =>
  html`<a class="govuk-link" href="${urls.contact(one.contactId)}">${one.ref}</a>, ${shortDateTime(one.receivedAt)},
    from ${sourceLabel(one.source).toLowerCase()}: ${one.outcome ? outcomeLabel(one.outcome) : 'awaiting a decision'}`
