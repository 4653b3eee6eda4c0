/** One figure: what it counts and how, how it changed month by month, its parts, and what named people say explains it. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  errorSummaryFor,
  html,
  notificationBanner,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { measureOf, NOTICES_ARE_WARNINGS } from '../definitions/index.ts'
import { dimensionsOf, isDimension, type Dimension } from '../dimensions.ts'
import { isMeasureId, type Measure } from '../measure.ts'
import { crossings, type Crossing } from '../crossing.ts'
import { tellFigure, type FigureTold } from '../one-figure.ts'
import { urls } from '../urls.ts'
import { aboutView } from './about.view.ts'
import { explainForm, type ExplainShown } from './annotation.view.ts'
import { askedOf, chooseAgain, tidyAddress, type Asked } from './asked.ts'
import { breakdownView } from './breakdown.view.ts'
import { chartView } from './chart.view.ts'
import { addressOf, one, questionOf, type Query } from './choices.ts'
import { choicesView } from './choices.view.ts'
import { crossedWith, crossingView } from './crossing.view.ts'
import { openLinks } from './open-link.view.ts'
import {
  areaInWords,
  changeOfFigure,
  periodInLine,
  periodTitle,
  rateInWords,
  scopeInWords,
  sidesInWords,
  unitOf,
  valueInWords,
} from './words.ts'
import { savingView } from './saved.view.ts'
import { qualityView } from './quality.view.ts'

/** The measure that an address names. */
export const measureIn = ({ params }: Visit): Measure | undefined => {
  const id = params['measure'] ?? ''
  return isMeasureId(id) ? measureOf(id) : undefined
}

/** The breakdown that an address asks for, where the measure has it. */
export const dimensionIn = (query: Query, measure: Measure): Dimension => {
  const by = one(query, 'by')
  return isDimension(by) && dimensionsOf(measure).includes(by) ? by : 'month'
}

/** What an address crosses the breakdown with, where the two go together. */
const acrossIn = (query: Query, measure: Measure, by: Dimension): Dimension | undefined =>
  crossedWith(measure, by).find((dimension) => dimension === one(query, 'across'))

export async function getFigure(visit: Visit): Promise<Reply> {
  const measure = measureIn(visit)
  if (!measure) return pageNotFound
  const asked = await askedOf(visit, visit.query, urls.figure(measure.id), ['by', 'across'])
  if (!asked.choices) return chooseAgain(visit, measure.title, asked)
  return tidyAddress(asked) ?? showFigure(visit, measure, asked, {})
}

/** What the form to explain a figure says again, where it was sent and could not be taken. */
export type Said = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

export async function showFigure(
  visit: Visit,
  measure: Measure,
  asked: Asked,
  said: Said,
  status = 200,
): Promise<Reply> {
  const { database, who } = visit
  const by = dimensionIn(asked.query, measure)
  const dimensions: Dimension[] = by === 'month' ? ['month'] : ['month', by]
  const question = { ...questionOf(asked.choices), measure: measure.id, by: dimensions }
  const told = await tellFigure(database, who, question)
  if (!told.ok) return pageNotFound
  const columns = acrossIn(asked.query, measure, by)
  const { compare: _, by: __, ...cross } = { ...question, knownAt: told.value.figures.knownAt }
  const crossing = columns && (await crossings(database, who, { ...cross, rows: by, columns }))
  if (crossing && !crossing.ok) return pageNotFound
  const errors = said.errors ?? []
  return visit.page(
    {
      title: `${measure.title}, ${periodTitle(asked.choices)}`,
      errors: errors.length > 0,
      wide: true,
      back: { href: addressOf(urls.figures, asked.choices), text: 'Figures' },
      body: html`${figureView(told.value, {
        asked,
        by,
        crossing: crossing?.value,
        measure,
        reference: await referenceOf(database),
        mayOpen: may(who, 'open_figure'),
        explain: may(who, 'annotate_figure') ? { ...said, errors, who, csrf: visit.csrf } : undefined,
        errors,
        done: one(asked.query, 'explained') === 'yes' ? 'Explanation recorded under your name' : undefined,
      })}
      ${savingView(visit.csrf, asked)}`,
    },
    status,
  )
}

type Shown = {
  asked: Asked
  by: Dimension
  crossing: Crossing | undefined
  measure: Measure
  reference: Reference
  mayOpen: boolean
  explain: Pick<ExplainShown, 'who' | 'csrf' | 'answers' | 'errors' | 'notice'> | undefined
  errors: readonly FieldError[]
  done: string | undefined
}

function figureView({ figures: result, annotations, quality }: FigureTold, shown: Shown): SafeHtml {
  const { asked, by, measure, reference, mayOpen, explain } = shown
  const { choices } = asked
  const figure = result.figures[0]!
  const change = changeOfFigure(figure, choices)
  const download = (path: string) =>
    addressOf(path, choices, { measure: measure.id, by, across: shown.crossing?.columns?.dimension })
  return html`${shown.done && notificationBanner({ type: 'success', text: shown.done })}
    ${errorSummaryFor(shown.errors)}
    <span class="govuk-caption-l">${areaInWords(result, result.authorities)}, ${periodInLine(choices)}</span>
    <h1 class="govuk-heading-l">${measure.title}</h1>
    ${choicesView(asked.shown, choices)}
    <p class="govuk-body govuk-!-margin-bottom-1">
      <span class="waymark-tile__value">${valueInWords(measure, figure)}</span> ${unitOf(measure, figure.value)}
    </p>
    ${measure.ratio && html`<p class="govuk-body">${sidesInWords(measure, figure)}.</p>`}
    ${
      figure.rate &&
      html`<p class="govuk-body">
        ${rateInWords(figure.rate)} <a class="govuk-link" href="${urls.populations}">Which estimates are known</a>
      </p>`
    }
    ${change && html`<p class="govuk-body">${change.charAt(0).toUpperCase()}${change.slice(1)}</p>`}
    <p class="govuk-body">
      <a class="govuk-link" href="${addressOf(urls.change(measure.id), choices)}">Is it a real change?</a>
      <a class="govuk-link" href="${addressOf(urls.revisions(measure.id), choices)}"
        >What changed since it was printed?</a
      >
    </p>
    <p class="govuk-body">${measure.definition} ${measure.block === 'notices' && NOTICES_ARE_WARNINGS}</p>
    <p class="govuk-body waymark-quiet">${scopeInWords(choices, result)}</p>
    ${mayOpen && openLinks(figure, choices, result)} ${chartView(figure, { choices, result, annotations })}
    ${explain && explainForm({ ...explain, choices, measure, area: result.area, today: asked.setting.today, by })}
    ${breakdownView(figure, { choices, result, by, reference, mayOpen })}
    ${crossingView(shown.crossing, { measure, by, choices, mayOpen })}
    <p class="govuk-body">
      Take this away: <a class="govuk-link" href="${download(urls.csv)}">as a spreadsheet (CSV)</a> or
      <a class="govuk-link" href="${download(urls.json)}">for programs (JSON)</a>.
    </p>
    ${qualityView(quality, choices)} ${aboutView(measure)}`
}
