/** One figure on the dashboard: what it counts, how it changed, its run by month, and the way to what it counts. */
import { sparkline } from '../../platform/charts/index.ts'
import { details, html, monthInWords, number, type SafeHtml } from '../../platform/pages/index.ts'
import type { Figure, Figures } from '../actions.ts'
import type { Part } from '../breakdowns.ts'
import { urls } from '../urls.ts'
import { addressOf, type Choices } from './choices.ts'
import { openLink } from './open-link.view.ts'
import { changeOfFigure, rateInBrief, unitOf, valueInWords } from './words.ts'

type Shown = { choices: Choices; result: Figures; mayOpen: boolean }

export function tileView(figure: Figure, { choices, result, mayOpen }: Shown): SafeHtml {
  const { measure, value } = figure
  const change = changeOfFigure(figure, choices)
  const rate = rateInBrief(figure.rate)
  const months = measure.ratio ? [] : (figure.parts.get('month') ?? [])
  return html`<li class="waymark-tile">
    <h3 class="waymark-tile__label">
      <a class="govuk-link" href="${addressOf(urls.figure(measure.id), choices)}">${measure.title}</a>
    </h3>
    <p class="waymark-tile__figure">
      <span class="waymark-tile__value">${valueInWords(measure, figure)}</span>
      <span class="waymark-tile__unit">${unitOf(measure, value)}</span>
    </p>
    ${change && html`<p class="waymark-tile__change">${capitalised(change)}</p>`}
    ${rate && html`<p class="waymark-tile__change">${rate}</p>`}
    ${
      months.length > 1 &&
      sparkline(
        months.map((part) => part.value),
        runInWords(months),
      )
    }
    ${mayOpen && value > 0 && html`<p class="waymark-tile__change">${openLink(figure, choices, result)}</p>`}
    ${details({
      summaryHtml: html`What this counts<span class="govuk-visually-hidden">: ${measure.title}</span>`,
      html: html`<p class="govuk-body">${measure.definition}</p>
        <p class="govuk-body">A number of ${measure.unit.many}, by ${measure.date}.</p>`,
      classes: 'waymark-details',
    })}
  </li>`
}

/** What the line shows, for those who do not see it. */
function runInWords(months: readonly Part[]): string {
  const values = months.map((part) => part.value)
  const [first, last] = [months[0]!, months.at(-1)!]
  return (
    `Month by month from ${monthInWords(first.key)} to ${monthInWords(last.key)}: ` +
    `lowest ${number(Math.min(...values))}, highest ${number(Math.max(...values))}, last ${number(last.value)}`
  )
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
