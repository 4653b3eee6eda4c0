/** A contact as it stood when it was passed on: for the authority that had it, to read and nothing else. */
import type { Visit } from '../../access/index.ts'
import type { Stub } from '../../contacts/index.ts'
import { areasOf, isPersonId, personUrl, type Areas } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  dateTimeInWords,
  html,
  insetText,
  listInWords,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { channels, contactSources, decisionOutcomes, labelOf } from '../../reference/index.ts'
import { viewStub } from '../actions.ts'
import type { Offer } from '../offer.ts'
import { urls } from '../urls.ts'
import { concernLabel } from '../words.ts'

export async function getStub(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewStub(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { offer, stub } = found.value
  return visit.page({
    title: `Contact ${offer.contactRef} as it stood`,
    back: { href: urls.offer(offer.offerId), text: `Offer ${offer.ref}` },
    body: stubView(offer, stub, await areasOf(database, who)),
  })
}

function stubView(offer: Offer, { contact, caller, personIds, decisions }: Stub, areas: Areas): SafeHtml {
  const row = (key: string, value: string | SafeHtml) => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const called = caller ? [caller.name, caller.organisation, caller.phone].filter((one) => one !== null) : []
  return html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Passed to ${areas.nameOf(offer.to)}</span>
      Contact ${contact.ref} as it stood
    </h1>
    ${insetText({
      text: `${areas.nameOf(offer.to)} took this contact over on ${dateTimeInWords(offer.answered!.at)}. This is what stood then. What happened to it since is theirs to tell.`,
    })}
    <h2 class="govuk-heading-m">What was said</h2>
    <p class="govuk-body waymark-said">${contact.summary ?? 'Nothing was written down.'}</p>
    ${summaryList({
      rows: [
        row('Received', dateTimeInWords(contact.receivedAt)),
        row('Received by', areas.nameOf(contact.authority)),
        row('Concern', concernLabel(contact.concern)),
        row('Source', `${labelOf(contactSources, contact.source)} (${contact.source})`),
        row('How it came in', contact.channel === null ? 'Not known' : labelOf(channels, contact.channel)),
        row('Caller', called.length > 0 ? listInWords(called) : 'No details of the caller that you can see'),
        row(
          personIds.length === 1 ? 'Child' : 'Children',
          personIds.length === 0
            ? 'None'
            : html`${personIds.map(
                (id, at) =>
                  html`<a class="govuk-link" href="${personUrl(id)}"
                      >${personIds.length === 1 ? 'Open the child’s page' : `Open the page of child ${at + 1}`}</a
                    ><br />`,
              )}`,
        ),
      ],
    })}
    <h2 class="govuk-heading-m">Decisions</h2>
    ${
      decisions.length === 0
        ? html`<p class="govuk-body">Nothing was decided before it was passed on.</p>`
        : decisions.map(
            (one) =>
              html`<p class="govuk-body">
                <strong>${labelOf(decisionOutcomes, one.outcome)}</strong>,
                ${dateTimeInWords(one.decidedAt)}${one.decidedBy ? ` by ${one.decidedBy}` : ''}<br />${one.rationale}
              </p>`,
          )
    }`
}
