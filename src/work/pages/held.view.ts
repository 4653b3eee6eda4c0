/** What somebody holds, as a list: each contact, child, notice and task of their own, with what is due next. */
import { decisionOutcomes, labelOf } from '../../reference/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { checkboxes, html, number, shortDateTime, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import type { Held, HeldList } from '../store/held.ts'
import { heldUrl, urls } from '../urls.ts'
import { dueTag, kindWords } from '../words.ts'
import { childrenWords } from './giving.ts'

type HeldTable = {
  held: HeldList
  today: PlainDate
  caption: string
  /** Where they can be chosen: the allocations that are. */
  chosen?: readonly string[] | undefined
}

export function heldTable({ held, today, caption, chosen }: HeldTable): SafeHtml {
  const left = held.total - held.shown.length
  return html`${stackTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Record' }, { text: 'About' }, { text: 'Next due' }, { text: 'Held since' }],
    rows: held.shown.map((one, at) => [
      { html: recordCell(one, at, chosen) },
      { html: childrenWords(one.children) },
      { html: dueCell(one, today) },
      {
        html: html`${shortDateTime(one.allocatedAt)} by
        ${one.allocatedBy}${one.reason !== null && html`<br /><span class="waymark-quiet">${one.reason}</span>`}`,
      },
    ]),
  })}
  ${left > 0 && html`<p class="govuk-body">${number(left)} more are held, due later or not at all.</p>`}`
}

const nameOf = (one: Held): string => `${kindWords[one.about.kind]} ${one.ref}`

function recordCell(one: Held, at: number, chosen: readonly string[] | undefined): SafeHtml {
  const link = html`<a class="govuk-link" href="${heldUrl(one)}"
    >${one.kind === 'task' ? one.title : html`Open ${nameOf(one).toLowerCase().split(' ')[0]!} ${one.ref}`}</a
  >`
  const more = one.kind === 'task' ? html`<br /><span class="waymark-quiet">Task about ${nameOf(one)}</span>` : false
  const work =
    one.kind === 'task'
      ? false
      : html`<br /><a class="govuk-link" href="${urls.workOn(one.kind, one.recordId)}"
            >Who holds it<span class="govuk-visually-hidden">: ${nameOf(one)}</span></a
          >`
  if (!chosen) return html`${link}${more}${work}`
  return html`${checkboxes({
    name: 'chosen',
    idPrefix: at === 0 ? 'chosen' : `chosen-${at + 1}`,
    classes: 'govuk-checkboxes--small',
    formGroup: { classes: 'govuk-!-margin-bottom-0' },
    items: [
      {
        value: one.allocationId,
        text: one.kind === 'task' ? `Task about ${nameOf(one)}` : nameOf(one),
        checked: chosen.includes(one.allocationId),
      },
    ],
  })}
  ${link}`
}

const dueCell = (one: Held, today: PlainDate): SafeHtml => {
  if (one.dueOn !== null) return dueTag(one.dueOn, today)
  return html`<span class="waymark-quiet"
    >${one.outcome === null ? 'Nothing due' : `Decided: ${labelOf(decisionOutcomes, one.outcome)}`}</span
  >`
}
