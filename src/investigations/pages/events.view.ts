/** The events of an operation: all kinds as a timeline, one kind as a table. */
import {
  dateInWords,
  html,
  join,
  shortDate,
  stackTable,
  tag,
  timeline,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { fullName, NAME_NOT_SHOWN, personUrl, restrictedTag, type Areas } from '../../people/index.ts'
import { labelOf, safeguardingKinds, warrantKinds } from '../../reference/index.ts'
import type { EventKind, OperationEvent } from '../investigation.ts'
import type { OperationView } from '../reading.ts'
import { oddDay } from '../rules.ts'
import { urls } from '../urls.ts'
import { kindWords } from '../words.ts'

type Shown = {
  operationId: string | null
  kind: EventKind | undefined
  areas: Areas
  mayRecord(kind: EventKind): boolean
}

export function eventsView(view: OperationView, shown: Shown): SafeHtml {
  if (view.events.length === 0) return html`<p class="govuk-body">Nothing of this kind is on record.</p>`
  return shown.kind === undefined ? timelineView(view, shown) : tableView(view, shown, shown.kind)
}

/** Whom an event names, as the way to their page. */
function nameOf(event: OperationEvent, { people }: OperationView): SafeHtml {
  if (event.personId === null) return html`names nobody`
  const person = people.get(event.personId)
  if (!person) return html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
  return html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>
    ${restrictedTag(person.restricted)}`
}

/** What there is to say of an event besides whom and when. */
function wordsOf(event: OperationEvent): string {
  switch (event.kind) {
    case 'arrest':
      return event.suspectedOffence ?? 'Suspected offence not recorded'
    case 'voluntary_interview':
      return 'Under caution, not under arrest'
    case 'warrant':
      return event.executedOn === null ? 'Not executed' : `Executed ${dateInWords(event.executedOn)}`
    case 'charge':
      return event.offence
    case 'safeguarding_action':
      return labelOf(safeguardingKinds, event.safeguardingKind)
  }
}

function titleOf(event: OperationEvent): string {
  switch (event.kind) {
    case 'warrant':
      return `${labelOf(warrantKinds, event.warrantKind)} issued`
    case 'charge':
      return 'Charged'
    case 'safeguarding_action':
      return labelOf(safeguardingKinds, event.safeguardingKind)
    default:
      return kindWords[event.kind].one
  }
}

/** A day outside those of the operation is not wrong, and worth a look. */
function oddTag(event: OperationEvent, { operation }: OperationView): SafeHtml | undefined {
  const odd = operation && oddDay(event, operation)
  if (!odd) return undefined
  const text = odd === 'before_it_opened' ? 'Before the operation opened' : 'After the operation closed'
  return tag({ text, classes: 'waymark-tag govuk-tag--grey' })
}

function executeLink(event: OperationEvent, { mayRecord }: Shown): SafeHtml | undefined {
  if (event.kind !== 'warrant' || event.executedOn !== null || !mayRecord('warrant')) return undefined
  return html`<a class="govuk-link" href="${urls.execute(event.id)}"
    >Record execution<span class="govuk-visually-hidden"> of warrant ${event.ref}</span></a
  >`
}

function chargeLink(event: OperationEvent, { operationId, mayRecord }: Shown, view: OperationView) {
  const person = event.personId === null ? undefined : view.people.get(event.personId)
  if (!person || !mayRecord('charge') || !(event.kind === 'arrest' || event.kind === 'voluntary_interview'))
    return undefined
  return html`<a class="govuk-link" href="${urls.record(operationId, 'charge')}?person=${person.personId}"
    >Record charges<span class="govuk-visually-hidden"> against ${fullName(person)}</span></a
  >`
}

/** Charges of one person on one day stand together. */
function together(events: readonly OperationEvent[]): [OperationEvent, ...OperationEvent[]][] {
  const groups: [OperationEvent, ...OperationEvent[]][] = []
  for (const event of events) {
    const last = groups.at(-1)
    const [first] = last ?? []
    const same = first?.kind === 'charge' && event.kind === 'charge' && first.personId === event.personId
    if (last && first && same && first.on === event.on) last.push(event)
    else groups.push([event])
  }
  return groups
}

function timelineView(view: OperationView, shown: Shown): SafeHtml {
  return timeline({
    headingLevel: 3,
    items: together(view.events).map((group) => {
      const [event] = group
      return {
        label: { html: html`${titleOf(event)}: ${nameOf(event, view)}` },
        datetime: { timestamp: event.on, text: dateInWords(event.on) },
        html: html`${
            group.length > 1 &&
            html`<ul class="govuk-list govuk-list--bullet">
              ${group.map((one) => html`<li>${wordsOf(one)} <span class="waymark-quiet">${one.ref}</span></li>`)}
            </ul>`
          }
          <p class="govuk-body govuk-!-margin-bottom-0">
            ${group.length === 1 && event.kind !== 'safeguarding_action' && html`${wordsOf(event)}<br />`}
            <span class="waymark-quiet"
              >${shown.areas.nameOf(event.authority)}${group.length === 1 && `, ${event.ref}`}</span
            >
          </p>
          ${marksOf(event, view, shown)}`,
      }
    }),
  })
}

function marksOf(event: OperationEvent, view: OperationView, shown: Shown): SafeHtml | undefined {
  const marks = [oddTag(event, view), executeLink(event, shown)].filter((one) => one !== undefined)
  return marks.length === 0 ? undefined : html`<p class="govuk-body govuk-!-margin-bottom-0">${join(marks, ' ')}</p>`
}

const saidHead: Readonly<Record<EventKind, string>> = {
  warrant: 'Executed',
  arrest: 'Suspected offence',
  voluntary_interview: 'How',
  charge: 'Offence',
  safeguarding_action: 'What was done',
}

function tableView(view: OperationView, shown: Shown, kind: EventKind): SafeHtml {
  return stackTable({
    caption: `${kindWords[kind].many}, the latest first`,
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: kind === 'safeguarding_action' ? 'Child' : kind === 'warrant' ? 'Warrant' : 'Person' },
      { text: kind === 'warrant' ? 'Issued' : 'Day' },
      { text: saidHead[kind] },
      { text: 'Area' },
    ],
    rows: view.events.map((event) => [
      { html: firstCell(event, view) },
      {
        html: html`${shortDate(event.on)}${view.operation && oddTag(event, view) && html`<br />${oddTag(event, view)}`}`,
      },
      { html: saidCell(event, view, shown) },
      { text: shown.areas.nameOf(event.authority) },
    ]),
  })
}

function firstCell(event: OperationEvent, view: OperationView): SafeHtml {
  const quiet = html`<br /><span class="waymark-quiet">${event.ref}</span>`
  return event.kind === 'warrant'
    ? html`${labelOf(warrantKinds, event.warrantKind)}: ${nameOf(event, view)}${quiet}`
    : html`${nameOf(event, view)}${quiet}`
}

function saidCell(event: OperationEvent, view: OperationView, shown: Shown): SafeHtml {
  const link = executeLink(event, shown) ?? chargeLink(event, shown, view)
  const executed = event.kind === 'warrant' && event.executedOn !== null ? shortDate(event.executedOn) : undefined
  return html`${executed ?? wordsOf(event)}${link && html`<br />${link}`}`
}
