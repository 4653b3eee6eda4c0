/** One contact: what was said, about whom, by whom, and what was decided. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  dateTimeInWords,
  details,
  html,
  insetText,
  notificationBanner,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { viewContact, type ContactView } from '../reading.ts'
import { decidedInTime } from '../rules.ts'
import { urls } from '../urls.ts'
import { repeatsView } from './contact-repeats.view.ts'
import { childrenView } from './contact-children.view.ts'
import { decisionsView } from './decisions.view.ts'
import { channelLabel, clockTag, concernLabel, dangerTag, sourceLabel } from './words.ts'

export const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export async function getContact(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isId(params['id'])) return pageNotFound
  const found = await viewContact(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { contact } = found.value
  return visit.page({
    title: `Contact ${contact.ref}`,
    back: may(who, 'record_contact') ? { href: urls.frontDoor, text: 'Front door' } : undefined,
    body: contactView(found.value, {
      areas: await areasOf(database, who),
      mayDecide: may(who, 'decide_contact'),
      mayPass: may(who, 'offer_contact'),
      mayHold: may(who, 'hold_work'),
      mayViewPeople: may(who, 'view_person'),
      done: doneWords(query),
      nothingMarked: query['event'] === 'none',
      csrf: visit.csrf,
    }),
  })
}

function doneWords(query: Visit['query']): string | undefined {
  if (query['recorded'] === 'yes') return 'Contact recorded'
  if (query['event'] === 'marked') return 'Marked as reports of one event'
  if (query['event'] === 'unmarked') return 'No longer marked as a report of that event'
  return query['decided'] === 'yes' ? 'Decision recorded' : undefined
}

type Shown = {
  areas: Areas
  mayDecide: boolean
  mayPass: boolean
  mayHold: boolean
  mayViewPeople: boolean
  done: string | undefined
  nothingMarked: boolean
  csrf: SafeHtml
}

function contactView(view: ContactView, shown: Shown): SafeHtml {
  const { contact, decisions, today } = view
  const decided = decisions.length > 0
  return html`${shown.done && notificationBanner({ type: 'success', text: shown.done })}
    ${shown.nothingMarked && notificationBanner({ text: 'Nothing was marked: select at least one of the other contacts' })}
    <div class="waymark-heading">
      <h1 class="govuk-heading-l">Contact ${contact.ref}</h1>
      ${
        shown.mayDecide &&
        button({
          text: decided ? 'Decide again' : 'Decide',
          href: urls.decide(contact.contactId),
          classes: decided ? 'govuk-button--secondary' : '',
        })
      }
    </div>
    ${
      shown.mayHold &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.work(contact.contactId)}">Who holds it, and what is to be done</a>
      </p>`
    }
    ${
      decided
        ? inTimeView(view)
        : html`<p class="govuk-body">${clockTag(contact.decisionDueOn, today)} ${dangerTag(contact.saidInDanger)}</p>`
    }
    ${details({ summaryText: 'How the day it was due was worked out', text: view.explanation })}
    ${contact.byForm && formView(contact.contactId, shown.mayDecide)}
    <h2 class="govuk-heading-m">What was said</h2>
    <p class="govuk-body waymark-said">${contact.summary ?? 'Nothing was written down.'}</p>
    ${factsView(view, shown.areas)} ${repeatsView(view, shown)} ${childrenView(view, shown)} ${callerView(view)}
    <h2 class="govuk-heading-m">Decisions</h2>
    ${decided ? decisionsView(decisions) : html`<p class="govuk-body">No decision yet.</p>`}
    ${
      shown.mayPass &&
      html`<h2 class="govuk-heading-m">Another authority’s to answer?</h2>
        <p class="govuk-body">
          <a class="govuk-link" href="${urls.pass(contact.contactId)}">Pass this contact to another authority</a>
        </p>`
    }`
}

/** What came by the form is nobody's account of a talk: whoever reads it must know that. */
const formView = (contactId: string, mayDecide: boolean): SafeHtml =>
  insetText({
    html: html`<p class="govuk-body">
        <strong>Sent by the online form.</strong> It stands as the sender typed it, and who they are is what they say:
        nobody has spoken with them. Children who may be known already wait for review.
      </p>
      ${
        mayDecide &&
        html`<p class="govuk-body govuk-!-margin-bottom-0">
          <a class="govuk-link" href="${urls.tellSender(contactId)}">Whether the sender may read what is decided</a>
        </p>`
      }`,
  })

/** The first decision is the one the clock was for. */
function inTimeView({ contact, decisions }: ContactView): SafeHtml {
  const first = decisions.at(-1)!
  const inTime = decidedInTime(first.decidedOn, contact.decisionDueOn)
  return html`<p class="govuk-body">Decided ${dateTimeInWords(first.decidedAt)}, ${inTime ? 'in time' : 'late'}.</p>`
}

function factsView({ contact }: ContactView, areas: Areas): SafeHtml {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return summaryList({
    rows: [
      row('Received', dateTimeInWords(contact.receivedAt)),
      row('Host authority', areas.nameOf(contact.authority)),
      contact.passedTo !== null &&
        contact.passedAt !== null &&
        row('Taken over', `By ${areas.nameOf(contact.passedTo)}, ${dateTimeInWords(contact.passedAt)}`),
      row('Concern', concernLabel(contact.concern)),
      row('Source', `${sourceLabel(contact.source)} (${contact.source})`),
      row('How it came in', channelLabel(contact.channel)),
      contact.promptedBy !== null && row('Prompted by', contact.promptedBy),
      row('Recorded', `${dateTimeInWords(contact.recordedAt)}${contact.recordedBy ? ` by ${contact.recordedBy}` : ''}`),
    ],
  })
}

function callerView({ caller }: ContactView): SafeHtml {
  const row = (key: string, value: string | null) => value !== null && { key: { text: key }, value: { text: value } }
  return html`<h2 class="govuk-heading-m">Caller</h2>
    ${
      caller
        ? summaryList({
            rows: [
              row('Name', caller.name),
              row('Organisation', caller.organisation),
              row('How to reach them', caller.phone),
              caller.anonymous && row('Anonymity', 'Asked to stay anonymous. Do not say to anybody who it was.'),
            ],
          })
        : html`<p class="govuk-body">No details of the caller that you can see.</p>`
    }`
}
