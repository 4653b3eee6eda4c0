/** What an operation's page shows: its facts, what came of it in figures with their units, and its events. */
import {
  button,
  counted,
  dateInWords,
  html,
  number,
  plural,
  subNavigation,
  summaryList,
  tiles,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { restrictedTag, type Areas } from '../../people/index.ts'
import { labelOf } from '../../reference/index.ts'
import { strands } from '../codes.ts'
import { eventKinds, policeKinds, type EventKind, type Operation } from '../investigation.ts'
import type { OperationView } from '../reading.ts'
import { paths, urls } from '../urls.ts'
import { kindWords } from '../words.ts'
import { eventForms } from './event-forms.ts'
import { eventsView } from './events.view.ts'
import { pagesView, stateTag } from './marks.ts'
import { operationTabs } from './tabs.ts'

export type Shown = {
  operationId: string | null
  kind: EventKind | undefined
  areas: Areas
  mayRecord(kind: EventKind): boolean
  mayClose: boolean
  done: SafeHtml | undefined
}

export function operationView(view: OperationView, shown: Shown): SafeHtml {
  const { operation } = view
  return html`${shown.done}
    <div class="waymark-heading">
      <h1 class="govuk-heading-l">${operation?.name ?? 'Not part of an operation'}</h1>
      ${
        operation &&
        shown.mayClose &&
        button(
          operation.closedOn === null
            ? { text: 'Close operation', href: urls.close(operation.operationId), classes: 'govuk-button--secondary' }
            : { text: 'Open it again', href: urls.reopen(operation.operationId), classes: 'govuk-button--secondary' },
        )
      }
    </div>
    ${operation && operationTabs(operation.operationId, 'events')}
    ${
      operation
        ? factsView(operation)
        : html`<p class="govuk-body">
            Arrests, interviews, warrants and charges that are on record without an operation.
          </p>`
    }
    ${recordView(shown)}
    <h2 class="govuk-heading-m">${operation ? 'What came of it' : 'What is on record'}</h2>
    ${outcomesView(view, shown)}
    <h2 class="govuk-heading-m" id="events">Events, the latest first</h2>
    ${kindsView(view, shown)} ${eventsView(view, shown)}
    ${pagesView(view, (page) => addressOf(shown, shown.kind, page))}`
}

function factsView(operation: Operation): SafeHtml {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const { openedOn, closedOn } = operation
  return summaryList({
    rows: [
      {
        key: { text: 'State' },
        value: { html: html`${stateTag(operation)} ${restrictedTag(operation.restricted)}` },
      },
      {
        key: { text: 'Aim' },
        value: { html: html`<span class="waymark-said">${operation.aim ?? 'Not written down'}</span>` },
      },
      row('Strand', operation.strand ? labelOf(strands, operation.strand) : 'Not recorded'),
      row('Lead agency', operation.leadAgency ?? 'Not recorded'),
      row('Opened', dateInWords(openedOn)),
      closedOn !== null && row('Closed', dateInWords(closedOn)),
      row('Reference', operation.ref),
    ],
  })
}

function recordView({ operationId, mayRecord }: Shown): SafeHtml | undefined {
  const kinds: readonly EventKind[] = operationId === null ? policeKinds : eventKinds
  const offered = kinds.filter((kind) => mayRecord(kind))
  if (offered.length === 0) return undefined
  return html`<div class="govuk-button-group">
    ${offered.map((kind) =>
      button({
        text: eventForms[kind].title,
        href: urls.record(operationId, kind),
        classes: 'govuk-button--secondary',
      }),
    )}
  </div>`
}

/** Each figure with its unit, and what it is not: people, events and charges are different counts. */
function outcomesView({ outcomes, operation }: OperationView, shown: Shown): SafeHtml {
  const { arrest, voluntary_interview: interview, charge, safeguarding_action: action, issued, executed } = outcomes
  const people = (count: number) => counted(count, 'person', 'people')
  const tile = (kind: EventKind, label: string, value: number, unit: string, change: string) => ({
    label,
    value: number(value),
    unit,
    ...(value > 0 ? { change, href: addressOf(shown, kind) } : {}),
  })
  return tiles([
    tile(
      'warrant',
      'Warrants issued',
      issued,
      plural(issued, 'warrant'),
      `${number(executed)} executed, ${number(issued - executed)} not`,
    ),
    tile(
      'arrest',
      'People arrested',
      arrest.people,
      plural(arrest.people, 'person', 'people'),
      counted(arrest.rows, 'arrest'),
    ),
    tile(
      'voluntary_interview',
      'Voluntary interviews',
      interview.rows,
      plural(interview.rows, 'interview'),
      `of ${people(interview.people)}`,
    ),
    tile('charge', 'Charges', charge.rows, plural(charge.rows, 'charge'), `against ${people(charge.people)}`),
    ...(operation
      ? [
          tile(
            'safeguarding_action',
            'Children safeguarded',
            action.people,
            plural(action.people, 'child', 'children'),
            counted(action.rows, 'action'),
          ),
        ]
      : []),
  ])
}

function addressOf({ operationId }: Shown, kind: EventKind | undefined, page = 1): string {
  const query = new URLSearchParams()
  if (kind) query.set('events', paths[kind])
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return `${urls.operation(operationId)}${text === '' ? '' : `?${text}`}#events`
}

function kindsView({ outcomes, operation }: OperationView, shown: Shown): SafeHtml {
  const kinds: readonly EventKind[] = operation ? eventKinds : policeKinds
  const all = kinds.reduce((sum, kind) => sum + outcomes[kind].rows, 0)
  return subNavigation({
    label: 'By kind',
    items: [
      { text: `All (${number(all)})`, href: addressOf(shown, undefined), active: shown.kind === undefined },
      ...kinds.map((kind) => ({
        text: `${kindWords[kind].many} (${number(outcomes[kind].rows)})`,
        href: addressOf(shown, kind),
        active: shown.kind === kind,
      })),
    ],
  })
}
