/** The operations: those still open first, each with what came of it. Where a police officer's day starts. */
import { may, type Visit } from '../../access/index.ts'
import type { Reply } from '../../platform/http/index.ts'
import {
  button,
  html,
  input,
  number,
  plural,
  shortDate,
  stackTable,
  subNavigation,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { labelOf } from '../../reference/index.ts'
import { strands } from '../codes.ts'
import { listOperations, type Operations, type OperationsAsked } from '../reading.ts'
import { urls } from '../urls.ts'
import { pagesView, pageOf, stateTag } from './marks.ts'

export async function getOperations(visit: Visit): Promise<Reply> {
  const ask = askedBy(visit.query)
  const found = await listOperations(visit.database, visit.who, ask)
  return visit.page({
    title: 'Operations',
    ...(found.pages > 1 ? { nonVisibleState: `page ${found.page} of ${found.pages}` } : {}),
    wide: true,
    body: operationsView(found, ask, may(visit.who, 'record_investigation')),
  })
}

function askedBy(query: Visit['query']): OperationsAsked {
  const { state, q } = query
  const named = typeof q === 'string' ? q.replaceAll('\0', '').trim().slice(0, 200) : ''
  return {
    state: state === 'open' || state === 'closed' ? state : undefined,
    named: named === '' ? undefined : named,
    page: pageOf(query),
  }
}

function addressOf({ state, named, page }: OperationsAsked): string {
  const query = new URLSearchParams()
  if (named) query.set('q', named)
  if (state) query.set('state', state)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? urls.operations : `${urls.operations}?${text}`
}

function operationsView(found: Operations, ask: OperationsAsked, mayRecord: boolean): SafeHtml {
  const { counts, outside } = found
  const item = (text: string, state: OperationsAsked['state'], count: number) => ({
    text: `${text} (${number(count)})`,
    href: addressOf({ ...ask, state, page: 1 }),
    active: ask.state === state,
  })
  return html`<div class="waymark-heading">
      <h1 class="govuk-heading-l">Operations</h1>
      ${mayRecord && button({ text: 'Record an operation', href: urls.newOperation })}
    </div>
    <p class="govuk-body">
      What came of each, as far as it is on record. People and arrests, warrants and charges are different counts.
    </p>
    ${subNavigation({
      label: 'By state',
      items: [
        item('All', undefined, counts.open + counts.closed),
        item('Open', 'open', counts.open),
        item('Closed', 'closed', counts.closed),
      ],
    })}
    ${searchForm(ask)} ${found.operations.length > 0 ? operationsTable(found) : emptyView(ask)}
    ${pagesView(found, (page) => addressOf({ ...ask, page }))}
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.operation(null)}"
        >${
          outside === 0
            ? 'Arrests, interviews, warrants and charges that are not part of an operation'
            : `${number(outside)} ${plural(outside, 'event is', 'events are')} not part of an operation`
        }</a
      >
    </p>`
}

function searchForm(ask: OperationsAsked): SafeHtml {
  return html`<form method="get" action="${urls.operations}" role="search" class="waymark-search">
    ${ask.state && html`<input type="hidden" name="state" value="${ask.state}" />`}
    ${input({
      id: 'q',
      name: 'q',
      type: 'search',
      label: { text: 'Name or reference' },
      value: ask.named ?? '',
      autocomplete: 'off',
      spellcheck: false,
    })}
    ${button({ text: 'Search', classes: 'govuk-button--secondary' })}
  </form>`
}

function emptyView({ state, named }: OperationsAsked): SafeHtml {
  if (!state && !named) return html`<p class="govuk-body">No operation is on record yet.</p>`
  return html`<p class="govuk-body">
    No operation is like this. <a class="govuk-link" href="${urls.operations}">Show all</a>
  </p>`
}

function operationsTable({ operations }: Operations): SafeHtml {
  const numeric = (text: string) => ({ text, format: 'numeric' as const })
  return stackTable({
    caption: 'Operations, those still open first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Operation' },
      { text: 'State' },
      { text: 'Lead agency' },
      numeric('People arrested'),
      numeric('Interviews'),
      numeric('Warrants issued'),
      numeric('Charges'),
      numeric('Children safeguarded'),
    ],
    rows: operations.map(({ operation, outcomes }) => [
      {
        html: html`<a class="govuk-link" href="${urls.operation(operation.operationId)}">${operation.name}</a
          ><br /><span class="waymark-quiet"
            >${operation.ref}${operation.strand && `, ${labelOf(strands, operation.strand).toLowerCase()}`}</span
          >`,
      },
      {
        html: html`${stateTag(operation)}<br /><span class="waymark-quiet"
            >${shortDate(operation.openedOn)} to ${operation.closedOn ? shortDate(operation.closedOn) : 'now'}</span
          >`,
      },
      { text: operation.leadAgency ?? 'Not known' },
      { text: number(outcomes.arrest.people) },
      { text: number(outcomes.voluntary_interview.rows) },
      { text: number(outcomes.issued) },
      { text: number(outcomes.charge.rows) },
      { text: number(outcomes.safeguarding_action.people) },
    ]),
  })
}
