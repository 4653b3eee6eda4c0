/** Contacts about a child with what was decided, the latest first. */
import { html, join, shortDate, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { contactUrls, type ContactLine, type Decision } from '../../contacts/index.ts'
import type { Areas } from '../../people/index.ts'
import type { ChildRecords } from '../records.ts'
import { urls } from '../urls.ts'
import { concernLabel, outcomeLabel, sourceLabel } from './words.ts'

/** More are in the timeline. */
const SHOWN_MAX = 5

export function contactsView(personId: string, { contacts, decisions }: ChildRecords, areas: Areas): SafeHtml {
  return html`<section aria-labelledby="contacts">
    <h2 class="govuk-heading-m" id="contacts">Contacts and decisions</h2>
    ${
      contacts.length === 0
        ? html`<p class="govuk-body">No contact that you can see.</p>`
        : stackTable({
            caption: 'Contacts, the latest first',
            captionClasses: 'govuk-visually-hidden',
            head: [
              { text: 'Contact' },
              { text: 'Concern and source' },
              { text: 'Host authority' },
              { text: 'Decided' },
            ],
            rows: contacts.slice(0, SHOWN_MAX).map((contact) => [
              { html: contactCell(contact) },
              {
                html: html`${concernLabel(contact.concern)}<br /><span class="waymark-quiet"
                    >${sourceLabel(contact.source)}</span
                  >`,
              },
              { text: areas.nameOf(contact.authority) },
              { html: decisionsCell(decisions.get(contact.contactId) ?? []) },
            ]),
          })
    }
    ${
      contacts.length > SHOWN_MAX &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.story(personId, 'contacts')}"
          >All ${contacts.length} contacts in the timeline</a
        >
      </p>`
    }
  </section>`
}

const contactCell = (contact: ContactLine): SafeHtml =>
  html`<a class="govuk-link" href="${contactUrls.contact(contact.contactId)}">${contact.ref}</a><br /><span
      class="waymark-quiet"
      >${shortDate(contact.receivedOn)}</span
    >`

function decisionsCell(decisions: readonly Decision[]): SafeHtml {
  if (decisions.length === 0) return html`Awaiting a decision`
  return join(
    decisions.map(
      (one) => html`${outcomeLabel(one.outcome)}<br /><span class="waymark-quiet">${shortDate(one.decidedOn)}</span>`,
    ),
    html`<br />`,
  )
}
