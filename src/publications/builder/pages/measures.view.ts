/** Choosing measures: a grouped list that words narrow down, one for a table and any number for figures. Pure. */
import type { MeasureId } from '../../../measures/index.ts'
import { checkboxes, html, radios, type SafeHtml } from '../../../platform/pages/index.ts'
import { measuresFound } from '../catalogue.ts'
import { act } from './outline.view.ts'
import { measureTitle } from './item.form.ts'

const item = ({
  id,
  title,
  unit,
  definition,
}: {
  id: string
  title: string
  unit: { many: string }
  definition: string
}) => ({
  value: id,
  text: title,
  hint: { text: `${unit.many.charAt(0).toUpperCase()}${unit.many.slice(1)}. ${firstSentence(definition)}` },
})

const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text

const nothing = (search: string): SafeHtml =>
  html`<p class="govuk-body">
    No measure has all the words “${search}”. Enter fewer, or others such as contacts, children or notices.
  </p>`

/** Those found, one to be chosen. What was chosen stays in the list, whatever is looked for. */
export function oneMeasure(search: string, chosen: string): SafeHtml {
  const groups = measuresFound(search)
  const isListed = groups.some(({ measures }) => measures.some(({ id }) => id === chosen))
  return html`${
    !isListed &&
    chosen !== '' &&
    radios({
      name: 'measure',
      idPrefix: 'measure-chosen',
      value: chosen,
      fieldset: { legend: { text: 'Chosen', classes: 'govuk-fieldset__legend--s' } },
      items: [{ value: chosen, text: measureTitle(chosen) }],
    })
  }
  ${groups.length === 0 && nothing(search)}
  ${groups.map(({ title, measures }, at) =>
    radios({
      name: 'measure',
      idPrefix: at === 0 ? 'measure' : `measure-${at + 1}`,
      classes: 'govuk-radios--small',
      value: chosen,
      fieldset: { legend: { text: title, classes: 'govuk-fieldset__legend--s' } },
      items: measures.map(item),
    }),
  )}`
}

/** Those found besides the chosen ones, to be ticked. */
export function moreMeasures(search: string, chosen: readonly MeasureId[], ticked: readonly string[]): SafeHtml {
  const groups = measuresFound(search)
    .map(({ title, measures }) => ({ title, measures: measures.filter(({ id }) => !chosen.includes(id)) }))
    .filter(({ measures }) => measures.length > 0)
  const listed = groups.flatMap(({ measures }) => measures.map(({ id }) => id as string))
  return html`${groups.length === 0 && (search === '' ? html`<p class="govuk-body">Every measure is chosen.</p>` : nothing(search))}
  ${ticked.filter((id) => !listed.includes(id)).map((id) => html`<input type="hidden" name="add" value="${id}" />`)}
  ${groups.map(({ title, measures }, at) =>
    checkboxes({
      name: 'add',
      idPrefix: at === 0 ? 'add' : `add-${at + 1}`,
      classes: 'govuk-checkboxes--small',
      values: ticked,
      fieldset: { legend: { text: title, classes: 'govuk-fieldset__legend--s' } },
      items: measures.map(({ id, title, unit }) => ({ value: id, text: title, hint: { text: `In ${unit.many}` } })),
    }),
  )}`
}

/** The chosen ones in their order, each moved or taken away by a button. */
export const chosenMeasures = (chosen: readonly MeasureId[]): SafeHtml =>
  chosen.length === 0
    ? html`<p class="govuk-body waymark-quiet">None is chosen yet.</p>`
    : html`<ol class="waymark-outline__parts">
        ${chosen.map(
          (id, at) =>
            html`<li class="waymark-outline__part">
              <input type="hidden" name="chosen" value="${id}" />
              <p class="govuk-body govuk-!-margin-bottom-1">${measureTitle(id)}</p>
              <div class="waymark-acts">
                ${at > 0 && act(`up:${id}`, 'Move up', measureTitle(id))}
                ${at < chosen.length - 1 && act(`down:${id}`, 'Move down', measureTitle(id))}
                ${act(`drop:${id}`, 'Take away', measureTitle(id))}
              </div>
            </li>`,
        )}
      </ol>`
