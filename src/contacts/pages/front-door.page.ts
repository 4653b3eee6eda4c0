/** The front door: the contacts that await a decision, the longest due first, each with its clock. */
import type { Visit } from '../../access/index.ts'
import { may } from '../../access/index.ts'
import { parsePlainDate } from '../../platform/dates.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  button,
  details,
  html,
  number,
  pagination,
  select,
  shortDateTime,
  stackTable,
  subNavigation,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { contactSources } from '../../reference/index.ts'
import { listAwaiting, type Awaiting, type Queue, type QueueFilter, type QueuePlace } from '../queue.ts'
import { countAwaitingReview } from '../review.ts'
import type { ClockState } from '../rules.ts'
import { urls } from '../urls.ts'
import { childrenInLine, clockTag, concernLabel, dangerTag, sourceLabel } from './words.ts'

const states: readonly ClockState[] = ['overdue', 'due_today', 'due_later']
const stateWords: Record<ClockState, string> = { overdue: 'Overdue', due_today: 'Due today', due_later: 'Due later' }

export async function getFrontDoor(visit: Visit): Promise<Reply> {
  const { database, who } = visit
  const filter = filterOf(visit.query)
  if (!filter) return redirectTo(urls.frontDoor)
  const queue = await listAwaiting(database, who, filter)
  return visit.page({
    title: 'Front door',
    wide: true,
    body: frontDoorView({
      queue,
      filter,
      areas: await areasOf(database, who),
      toReview: await countAwaitingReview(database, who),
      mayDecide: may(who, 'decide_contact'),
    }),
  })
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')

/** What the address asks for; undefined where it names a place that cannot be. */
function filterOf(query: Visit['query']): QueueFilter | undefined {
  const state = states.find((known) => known === one(query['clock']))
  const source = contactSources.find((known) => known.code === one(query['source']))?.code
  const after = one(query['after'])
  if (after === '') return { state, source }
  const dueOn = parsePlainDate(after.slice(0, 10))
  const contactId = after.slice(11)
  if (!dueOn || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(contactId)) return undefined
  return { state, source, after: { dueOn, contactId } }
}

function addressOf(filter: QueueFilter, after?: QueuePlace): string {
  const query = new URLSearchParams()
  if (filter.state) query.set('clock', filter.state)
  if (filter.source) query.set('source', filter.source)
  if (after) query.set('after', `${after.dueOn}_${after.contactId}`)
  const text = query.toString()
  return text === '' ? urls.frontDoor : `${urls.frontDoor}?${text}`
}

type FrontDoor = { queue: Queue; filter: QueueFilter; areas: Areas; toReview: number; mayDecide: boolean }

function frontDoorView({ queue, filter, areas, toReview, mayDecide }: FrontDoor): SafeHtml {
  const total = queue.counts.overdue + queue.counts.due_today + queue.counts.due_later
  return html`<div class="waymark-heading">
      <h1 class="govuk-heading-l">Contacts awaiting a decision</h1>
      ${button({ text: 'Record a contact', href: urls.newContact })}
    </div>
    ${
      toReview > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.review}"
          >${number(toReview)} ${toReview === 1 ? 'child may be' : 'children may be'} somebody already known</a
        >
      </p>`
    }
    ${subNavigation({
      label: 'By clock',
      items: [
        {
          text: `All (${number(total)})`,
          href: addressOf({ source: filter.source }),
          active: filter.state === undefined,
        },
        ...states.map((state) => ({
          text: `${stateWords[state]} (${number(queue.counts[state])})`,
          href: addressOf({ source: filter.source, state }),
          active: filter.state === state,
        })),
      ],
    })}
    ${filterForm(filter)} ${queue.contacts.length > 0 ? queueTable(queue, areas, mayDecide) : emptyView(filter)}
    ${
      (queue.next || filter.after) &&
      pagination({
        ...(filter.after
          ? { previous: { text: 'Back to the first page', href: addressOf({ ...filter, after: undefined }) } }
          : {}),
        ...(queue.next ? { next: { href: addressOf(filter, queue.next) } } : {}),
      })
    }`
}

function filterForm(filter: QueueFilter): SafeHtml {
  return html`<form method="get" action="${urls.frontDoor}" class="waymark-filter">
    ${filter.state && html`<input type="hidden" name="clock" value="${filter.state}" />`}
    ${select({
      name: 'source',
      label: { text: 'Source' },
      value: filter.source,
      items: [
        { value: '', text: 'All sources' },
        ...contactSources.map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
      ],
    })}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

function emptyView(filter: QueueFilter): SafeHtml {
  if (!filter.state && !filter.source)
    return html`<p class="govuk-body">No contact is waiting: every contact has a decision.</p>`
  return html`<p class="govuk-body">
    No contact that waits is like this. <a class="govuk-link" href="${urls.frontDoor}">Show all</a>
  </p>`
}

function queueTable(queue: Queue, areas: Areas, mayDecide: boolean): SafeHtml {
  return stackTable({
    caption: 'Contacts awaiting a decision, the longest due first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Contact' },
      { text: 'Decision' },
      { text: 'About' },
      { text: 'Concern and source' },
      { text: 'Host authority' },
    ],
    rows: queue.contacts.map((contact) => [
      { html: contactCell(contact, mayDecide) },
      { html: clockCell(contact, queue) },
      { html: childrenInLine(contact.children, areas) },
      {
        html: html`${concernLabel(contact.concern)}<br /><span class="waymark-quiet"
            >${sourceLabel(contact.source)}</span
          >`,
      },
      { text: areas.nameOf(contact.authority) },
    ]),
  })
}

function contactCell(contact: Awaiting, mayDecide: boolean): SafeHtml {
  return html`<a class="govuk-link" href="${urls.contact(contact.contactId)}">${contact.ref}</a><br />
    <span class="waymark-quiet">Received ${shortDateTime(contact.receivedAt)}</span>
    ${contact.saidInDanger && html`<br />${dangerTag(true)}`}
    ${
      mayDecide &&
      html`<br /><a class="govuk-link" href="${urls.decide(contact.contactId)}"
          >Decide<span class="govuk-visually-hidden"> contact ${contact.ref}</span></a
        >`
    }`
}

const clockCell = (contact: Awaiting, queue: Queue): SafeHtml =>
  html`${clockTag(contact.dueOn, queue.today)}
  ${details({
    summaryHtml: html`How this was worked out<span class="govuk-visually-hidden"> for ${contact.ref}</span>`,
    text: contact.explanation,
    classes: 'waymark-details',
  })}`
