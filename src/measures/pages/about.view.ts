/** A measure's definition as its figure is read by: population, date, source, limits, version and worked examples. */
import { html, summaryList, type SafeHtml } from '../../platform/pages/index.ts'
import type { Measure } from '../measure.ts'
import type { Tally } from '../counting.ts'
import { figureInWords, sidesInWords, valueInWords } from './words.ts'

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
        row(
          'Unit',
          measure.ratio
            ? measure.ratio.form === 'share'
              ? 'Per cent'
              : measure.unit.many
            : `A number of ${measure.unit.many}`,
        ),
        ...(measure.ratio
          ? [
              row('Numerator', capitalised(measure.ratio.numerator.words)),
              row('Denominator', capitalised(measure.ratio.denominator.words)),
            ]
          : []),
        row('What counts', measure.definition),
        row('Out of which', measure.population),
        row('By which date', capitalised(measure.date)),
        row('Source', measure.source),
        row('To bear in mind', list(measure.caveats)),
        row('Version of the definition', String(measure.version)),
      ],
    })}
    <h3 class="govuk-heading-s">Worked examples, in one financial year</h3>
    ${list(measure.examples.map(({ given, figure, of }) => `${capitalised(given)}: ${exampleInWords(measure, of === undefined ? { value: figure } : { value: figure, of })}`))}`
}

const exampleInWords = (measure: Measure, tally: Tally): string =>
  measure.ratio
    ? `${valueInWords(measure, tally)} (${sidesInWords(measure, tally)})`
    : figureInWords(measure, tally.value)

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
