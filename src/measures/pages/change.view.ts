/** A change with what chance alone would give, and the way to explain a month. */
import { details, html, insetText, type SafeHtml } from '../../platform/pages/index.ts'
import type { FigureChange } from '../change/actions.ts'
import { isExplained, signalInWords } from '../change/process.ts'
import { rules } from '../change/signals.ts'
import type { Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import type { Asked } from './asked.ts'
import { addressOf } from './choices.ts'
import { choicesView } from './choices.view.ts'
import type { SeriesChoices } from './series-choices.ts'
import { seriesView } from './series.view.ts'
import { areaInWords, changeOfFigure, periodInLine, scopeInWords, sidesInWords, unitOf, valueInWords } from './words.ts'

type Shown = { asked: Asked; measure: Measure; series: SeriesChoices; mayExplain: boolean }

export function changeView(told: FigureChange, shown: Shown): SafeHtml {
  const { asked, measure } = shown
  const { choices } = asked
  const result = told.figures
  const figure = result.figures[0]!
  const change = changeOfFigure(figure, choices)
  return html`<span class="govuk-caption-l">${areaInWords(result, result.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">${measure.title}: is it a real change?</h1>
    ${choicesView(asked.shown, choices)}
    <p class="govuk-body govuk-!-margin-bottom-1">
      <span class="waymark-tile__value">${valueInWords(measure, figure)}</span>
      ${measure.ratio ? sidesInWords(measure, figure) : unitOf(measure, figure.value)}
    </p>
    ${change && html`<p class="govuk-body">${change.charAt(0).toUpperCase()}${change.slice(1)}</p>`}
    ${verdictView(told, shown)}
    <p class="govuk-body waymark-quiet">${scopeInWords(choices, result)}</p>
    ${seriesView(told, shown)} ${explainView(told, shown)} ${howView()}`
}

function verdictView({ told, figures }: FigureChange, { measure }: Shown): SafeHtml {
  if (!figures.compare)
    return html`<p class="govuk-body">
      Nothing is compared. Choose a period to compare with to see whether the difference is more than chance.
    </p>`
  if (!told)
    return html`<p class="govuk-body">
      Whether the difference is more than chance cannot be said of ${measure.unit.many}: they are no separate events,
      each of which chance could give or not.
    </p>`
  return html`${insetText({ html: html`<strong>${told.words}</strong>` })}
    <ul class="govuk-list govuk-list--bullet">
      ${told.notes.map((note) => html`<li>${note}</li>`)}
    </ul>`
}

/** What stands out and nobody has explained yet; the form is on the figure's own page. */
function explainView({ process, annotations, figures }: FigureChange, { asked, measure, mayExplain }: Shown): SafeHtml {
  const explained = annotations.map(({ month }) => month)
  const open = process.signals.filter((signal) => !isExplained(signal, explained))
  const hasNobody = annotations.length === 0
  return html`<h2 class="govuk-heading-m" id="explanations">What explains it</h2>
    <p class="govuk-body">
      A signal asks a question and answers none.
      ${hasNobody ? 'Nobody has explained a month of this series yet.' : 'What named people say of a month is numbered in the chart and stands under it.'}
    </p>
    ${
      open.length > 0 &&
      html`<p class="govuk-body">Not explained yet:</p>
        <ul class="govuk-list govuk-list--bullet">
          ${open.map((signal) => html`<li>${signalInWords(signal)}</li>`)}
        </ul>`
    }
    ${
      mayExplain &&
      figures.figures.length > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${addressOf(urls.figure(measure.id), asked.choices)}#explain"
          >Explain a month under your name</a
        >
      </p>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${addressOf(urls.changeJson(measure.id), asked.choices)}"
        >Take this away for programs (JSON)</a
      >
    </p>`
}

const howView = (): SafeHtml =>
  details({
    summaryText: 'How this is worked out',
    html: html`<p class="govuk-body">
        The interval of a change is exact: of all that was counted in both periods together, how many fell in the later
        one is compared with a fair division (Przyborowski and Wilenski, 1940; Clopper and Pearson, 1934).
      </p>
      <p class="govuk-body">
        What is usual comes from the months before the period where there are twelve of them or more, and else from all
        months. From five a month it is the average and 2.66 mean moving ranges to either side; below five it is what
        the Poisson distribution gives all but one time in 740. A month stands out where one of these rules finds it:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        ${Object.values(rules).map((rule) => html`<li>${rule}</li>`)}
      </ul>`,
  })
