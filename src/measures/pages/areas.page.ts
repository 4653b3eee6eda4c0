/** Two areas beside each other for the same period, every figure counted at one moment, with rates where they are known. */
import type { Visit } from '../../access/index.ts'
import { json, pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  errorSummaryFor,
  html,
  insetText,
  number,
  select,
  stackTable,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Authority } from '../../reference/index.ts'
import { figures, type Figure, type Figures } from '../actions.ts'
import { measures } from '../definitions/index.ts'
import { ratioOf } from '../ratio.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, problemOf, type Asked } from './asked.ts'
import { addressOf, one, questionOf } from './choices.ts'
import { areaInWords, blocks, blockTitles, periodTitle, scopeInWords, valueInWords } from './words.ts'

const ALL = 'all'
const CAUTION =
  'Areas differ in size. A count is larger where more children live: compare the rates, where they are given, and no counts.'

type Beside = { first: Figures; second: Figures }
type Read = { asked: Asked; other: string | undefined; errors: FieldError[] }

/** The second area, by its code or `all`; none where the address names none. */
function readOther({ query, shown }: Asked): Pick<Read, 'other' | 'errors'> {
  const typed = one(query, 'compare_area')
  if (typed === '' || typed === ALL || shown.area.some(({ gssCode }) => gssCode === typed))
    return { other: typed === '' ? undefined : typed, errors: [] }
  const names = shown.area.map(({ gssCode, name }) => `${gssCode} (${name})`).join(', ')
  return { other: undefined, errors: [{ field: 'compare_area', text: `Select the second area: ${names}, or all` }] }
}

/** The same questions of both areas; the second as known at the moment of the first. */
async function countBoth({ database, who }: Visit, asked: Asked, other: string): Promise<Beside | undefined> {
  const { compare: _, ...question } = questionOf(asked.choices)
  const ids = measures.map(({ id }) => id)
  const first = await figures(database, who, { ...question, measures: ids })
  if (!first.ok) return undefined
  const authorities = other === ALL ? [] : [other]
  const knownAt = first.value.knownAt
  const second = await figures(database, who, { ...question, measures: ids, authorities, knownAt })
  return second.ok ? { first: first.value, second: second.value } : undefined
}

export async function getAreas(visit: Visit): Promise<Reply> {
  const asked = await askedOf(visit, visit.query, urls.areas, ['compare_area'])
  if (!asked.choices) return chooseAgain(visit, 'Two areas', asked)
  const { other, errors } = readOther(asked)
  const beside = other === undefined ? undefined : await countBoth(visit, asked, other)
  if (other !== undefined && !beside) return pageNotFound
  return visit.page(
    {
      title: 'Two areas beside each other',
      wide: true,
      errors: errors.length > 0,
      back: { href: addressOf(urls.figures, asked.choices), text: 'Figures' },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">${periodTitle(asked.choices)}</span>Two areas beside each other
        </h1>
        ${formView(asked, other, errors)} ${beside && besideView(beside, asked)}`,
    },
    errors.length > 0 ? 422 : 200,
  )
}

function formView({ choices, shown }: Asked, other: string | undefined, errors: readonly FieldError[]): SafeHtml {
  const items = [
    { value: ALL, text: `All of ${shown.areaName}` },
    ...shown.area.map(({ gssCode, name }: Authority) => ({ value: gssCode, text: name })),
  ]
  const period = new URLSearchParams(addressOf('', choices).slice(1))
  for (const name of ['area', 'compare', 'compare_from', 'compare_to']) period.delete(name)
  const error = errors.find(({ field }) => field === 'compare_area')
  return html`<form method="get" action="${urls.areas}">
    ${[...period].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <div class="waymark-filter">
      ${select({ id: 'area', name: 'area', label: { text: 'Area' }, value: choices.authorities[0] ?? ALL, items })}
      ${select({
        id: 'compare_area',
        name: 'compare_area',
        label: { text: 'Beside' },
        value: other ?? shown.area.find(({ gssCode }) => gssCode !== choices.authorities[0])?.gssCode ?? ALL,
        items,
        errorMessage: error && { text: error.text },
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </div>
  </form>`
}

function besideView({ first, second }: Beside, { choices }: Asked): SafeHtml {
  const [one, other] = [areaInWords(first, first.authorities), areaInWords(second, second.authorities)]
  return html`<p class="govuk-body">${scopeInWords(choices, first)}</p>
    ${insetText({ text: CAUTION })}
    ${blocks.map((block) => {
      const told = first.figures.filter(({ measure }) => measure.block === block)
      return stackTable({
        caption: blockTitles[block],
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'Figure' }, { text: one, format: 'numeric' }, { text: other, format: 'numeric' }],
        rows: told.map((figure) => [
          {
            html: html`<a class="govuk-link" href="${addressOf(urls.figure(figure.measure.id), choices)}"
              >${figure.measure.title}</a
            >`,
          },
          { html: valueView(figure) },
          { html: valueView(second.figures.find(({ measure }) => measure.id === figure.measure.id)!) },
        ]),
      })
    })}`
}

/** The count, and under it the rate where a population of children goes with it. */
const valueView = (figure: Figure): SafeHtml =>
  html`${valueInWords(figure.measure, figure)}${
    figure.rate?.value != null &&
    html`<br /><span class="waymark-quiet"
        >${number(Math.round(figure.rate.value * 10) / 10)} per ${number(figure.rate.per)} children</span
      >`
  }`

/** The same for programs; the whole force area where no second one is named. */
export async function getAreasJson(visit: Visit): Promise<Reply> {
  const asked = await askedOf(visit, visit.query, urls.areasJson)
  if (!asked.choices) return problemOf(visit, asked.errors)
  const { other = ALL, errors } = readOther(asked)
  if (errors.length > 0) return problemOf(visit, errors)
  const beside = await countBoth(visit, asked, other)
  if (!beside) return pageNotFound
  const { first, second } = beside
  const told = (figure: Figure) => ({ value: ratioOf(figure.measure, figure), rate: figure.rate ?? null })
  return json({
    from: first.period.from,
    to: first.period.to,
    known_at: first.knownAt,
    caution: CAUTION,
    area: { name: areaInWords(first, first.authorities), authorities: first.authorities },
    compare_area: { name: areaInWords(second, second.authorities), authorities: second.authorities },
    figures: first.figures.map((figure) => ({
      measure: figure.measure.id,
      definition_version: figure.measure.version,
      title: figure.measure.title,
      unit: figure.measure.unit,
      area: told(figure),
      compare_area: told(second.figures.find(({ measure }) => measure.id === figure.measure.id)!),
    })),
  })
}
