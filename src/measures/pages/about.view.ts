/** A measure's definition as its figure is read by: population, date, source, limits, version and worked examples. */
import { html, summaryList, type SafeHtml } from '../../platform/pages/index.ts'
import type { Measure } from '../measure.ts'
import { figureInWords } from './words.ts'

export function aboutView(measure: Measure): SafeHtml {
  const row = (key: string, value: string | SafeHtml) => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  const list = (items: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`
  return html`<h2 class="govuk-heading-m" id="definition">How it is counted</h2>
    ${summaryList({
      rows: [
        row('Unit', `A number of ${measure.unit.many}`),
        row('What counts', measure.definition),
        row('Out of which', measure.population),
        row('By which date', capitalised(measure.date)),
        row('Source', measure.source),
        row('To bear in mind', list(measure.caveats)),
        row('Version of the definition', String(measure.version)),
      ],
    })}
    <h3 class="govuk-heading-s">Worked examples, in one financial year</h3>
    ${list(measure.examples.map(({ given, figure }) => `${capitalised(given)}: ${figureInWords(measure, figure)}`))}`
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
