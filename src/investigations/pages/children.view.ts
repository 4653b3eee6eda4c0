/** The children of an operation: how each was identified, what was done, and whether they count as safeguarded. */
import {
  button,
  details,
  html,
  notificationBanner,
  number,
  plural,
  shortDate,
  stackTable,
  tag,
  tiles,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { NAME_NOT_SHOWN, fullName, personUrl, restrictedTag } from '../../people/index.ts'
import { labelOf, safeguardingKinds } from '../../reference/index.ts'
import type { OperationChild, OperationChildren } from '../children.ts'
import { childLinks, riskGroups } from '../codes.ts'
import { urls } from '../urls.ts'
import { pagesView } from './marks.ts'
import { operationTabs } from './tabs.ts'

type Shown = { mayRecord: boolean; isDone: boolean }

export function childrenView(view: OperationChildren, shown: Shown): SafeHtml {
  const { operation, total } = view
  const { operationId } = operation
  const url = urls.children(operationId)
  return html`${shown.isDone && notificationBanner({ type: 'success', text: 'Recorded how the child was identified' })}
    <div class="waymark-heading">
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${operation.name}</span>
        Children
      </h1>
      ${shown.mayRecord && button({ text: 'Record how a child was identified', href: urls.linkChild(operationId) })}
    </div>
    ${operationTabs(operationId, 'children')} ${countsView(view)} ${definitionView(view)}
    ${total === 0 ? html`<p class="govuk-body">No child is on record with this operation.</p>` : tableView(view, shown)}
    ${pagesView(view, (page) => (page > 1 ? `${url}?page=${page}` : url))}`
}

const countsView = ({ linked, safeguarded, unlinked }: OperationChildren): SafeHtml => {
  const children = (count: number) => plural(count, 'child', 'children')
  return html`<h2 class="govuk-heading-m">How many</h2>
    ${tiles([
      { label: 'Linked to it', value: number(linked), unit: children(linked) },
      {
        label: 'Safeguarded',
        value: number(safeguarded),
        unit: children(safeguarded),
        change: 'by the definition below',
      },
      { label: 'No step yet', value: number(linked - safeguarded), unit: children(linked - safeguarded) },
      {
        label: 'Not recorded how identified',
        value: number(unlinked),
        unit: children(unlinked),
        change: 'a step is on record, the link is not',
      },
    ])}`
}

const definitionView = ({ definition }: OperationChildren): SafeHtml =>
  details({
    summaryText: `Who counts as safeguarded: definition, version ${definition.version}`,
    html: html`<p class="govuk-body">${definition.meaning}</p>
      <p class="govuk-body">
        Steps that count: ${definition.steps.map((code) => labelOf(safeguardingKinds, code).toLowerCase()).join(', ')}.
      </p>
      <p class="govuk-body">
        ${definition.source}. It holds since ${shortDate(definition.effectiveFrom)}. The figure “Children safeguarded”
        counts children over all operations, and other steps too.
      </p>`,
  })

const tableView = (view: OperationChildren, shown: Shown): SafeHtml =>
  stackTable({
    caption: 'Children of this operation, those for whom something is missing first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Child' }, { text: 'How they were identified' }, { text: 'What was done' }, { text: 'Safeguarded' }],
    rows: view.children.map((child) => [
      { html: nameOf(child, view) },
      { html: linkCell(child, view, shown) },
      { html: stepsCell(child, view, shown) },
      { html: stateCell(child) },
    ]),
  })

function nameOf(child: OperationChild, { people }: OperationChildren): SafeHtml {
  const person = people.get(child.personId)
  if (!person) return html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
  return html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>
    ${restrictedTag(person.restricted)}<br /><span class="waymark-quiet">${person.ref}</span>`
}

function linkCell(
  { link, personId }: OperationChild,
  { operation, people }: OperationChildren,
  shown: Shown,
): SafeHtml {
  const person = people.get(personId)
  if (!link)
    return html`<span class="waymark-quiet">Not recorded</span>${
        shown.mayRecord &&
        person &&
        html`<br /><a class="govuk-link" href="${urls.linkChild(operation.operationId)}?person=${personId}"
            >Record it<span class="govuk-visually-hidden">: how ${fullName(person)} was identified</span></a
          >`
      }`
  return html`${labelOf(riskGroups, link.riskGroup)}<br /><span class="waymark-quiet"
      >Linked to ${labelOf(childLinks, link.link).toLowerCase()}, ${shortDate(link.linkedOn)}</span
    >${link.howIdentified && html`<br /><span class="waymark-said">${link.howIdentified}</span>`}`
}

function stepsCell(
  { steps, personId }: OperationChild,
  { operation, people }: OperationChildren,
  shown: Shown,
): SafeHtml {
  if (steps.length > 0)
    return html`<ul class="govuk-list govuk-!-margin-bottom-0">
      ${steps.map((step) => html`<li>${labelOf(safeguardingKinds, step.kind)}, ${shortDate(step.on)}</li>`)}
    </ul>`
  const person = people.get(personId)
  return html`<span class="waymark-quiet">Nothing yet</span>${
      shown.mayRecord &&
      person &&
      html`<br /><a
          class="govuk-link"
          href="${urls.record(operation.operationId, 'safeguarding_action')}?person=${personId}"
          >Record a step<span class="govuk-visually-hidden"> for ${fullName(person)}</span></a
        >`
    }`
}

function stateCell({ link, safeguardedSince }: OperationChild): SafeHtml {
  if (safeguardedSince)
    return html`${tag({ text: 'Yes', classes: 'waymark-tag govuk-tag--green' })}<br /><span class="waymark-quiet"
        >since ${shortDate(safeguardedSince)}</span
      >`
  return tag({ text: link ? 'Not yet' : 'Cannot be said', classes: `waymark-tag govuk-tag--${link ? 'red' : 'grey'}` })
}
