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
import { kindWords, warrantInWords } from '../words.ts'
import { linksOf, linksView, moreOf } from './event-links.ts'

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
function wordsOf(event: OperationEvent, { stateOf }: OperationView): string {
  switch (event.kind) {
    case 'arrest':
      return event.suspectedOffence ?? 'Suspected offence not recorded'
    case 'voluntary_interview':
      return 'Under caution, not under arrest'
    case 'warrant':
      return warrantInWords(stateOf(event))
    case 'charge':
      return event.offence
    case 'safeguarding_action':
      return labelOf(safeguardingKinds, event.safeguardingKind)
  }
}

function titleOf(event: OperationEvent): string {
  switch (event.kind) {
    case 'warrant':
      return `${labelOf(warrantKinds, event.warrantKind)} ${event.issuedOn === null ? 'applied for' : 'issued'}`
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
              ${group.map((one) => html`<li>${wordsOf(one, view)} <span class="waymark-quiet">${one.ref}</span>${moreOf(one)} ${linksView(linksOf(one, view, shown))}</li>`)}
            </ul>`
          }
          <p class="govuk-body govuk-!-margin-bottom-0">
            ${group.length === 1 && event.kind !== 'safeguarding_action' && html`${wordsOf(event, view)}<br />`}
            <span class="waymark-quiet"
              >${shown.areas.nameOf(event.authority)}${group.length === 1 && `, ${event.ref}`}</span
            >
          </p>
          ${group.length === 1 && moreOf(event)} ${marksOf(event, view, shown, group.length === 1)}`,
      }
    }),
  })
}

function marksOf(event: OperationEvent, view: OperationView, shown: Shown, isAlone: boolean): SafeHtml | undefined {
  const marks = [oddTag(event, view), isAlone ? linksView(linksOf(event, view, shown)) : undefined]
  const there = marks.filter((one) => one !== undefined)
  return there.length === 0 ? undefined : html`<p class="govuk-body govuk-!-margin-bottom-0">${join(there, ' ')}</p>`
}

const saidHead: Readonly<Record<EventKind, string>> = {
  warrant: 'Where it stands',
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
  const links = linksView(linksOf(event, view, shown))
  return html`${wordsOf(event, view)}${moreOf(event)}${links && html`<br />${links}`}`
}
