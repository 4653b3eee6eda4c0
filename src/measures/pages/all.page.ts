/** Every figure of the catalogue in one list, to be searched: what it is, what it comes to, and the way to its page. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { button, html, input, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { figures, type Figures } from '../actions.ts'
import { measures } from '../definitions/index.ts'
import type { Block, Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, tidyAddress, type Asked } from './asked.ts'
import { addressOf, one, questionOf } from './choices.ts'
import { choicesView } from './choices.view.ts'
import {
  areaInWords,
  blocks,
  blockTitles,
  periodTitle,
  scopeInWords,
  sidesInWords,
  unitOf,
  valueInWords,
} from './words.ts'

export async function getAll(visit: Visit): Promise<Reply> {
  const asked = await askedOf(visit, visit.query, urls.all, ['q'])
  if (!asked.choices) return chooseAgain(visit, 'All figures', asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const sought = one(visit.query, 'q').slice(0, SOUGHT_MAX)
  const found = measures.filter((measure) => isSought(measure, sought))
  const { compare: _, ...question } = questionOf(asked.choices)
  const ids = found.map(({ id }) => id)
  // No measure named would be all of them.
  const answered = await figures(visit.database, visit.who, {
    ...question,
    measures: ids.length > 0 ? ids : ['contacts_received'],
  })
  if (!answered.ok) return pageNotFound
  const shown = ids.length > 0 ? answered.value : { ...answered.value, figures: [] }
  return visit.page({
    title: 'All figures',
    wide: true,
    back: { href: addressOf(urls.figures, asked.choices), text: 'Figures' },
    body: allView(shown, asked, sought),
  })
}

const SOUGHT_MAX = 100

/** Whether each word sought is in what is said of a measure. */
function isSought(measure: Measure, sought: string): boolean {
  const said = `${measure.title} ${measure.definition} ${measure.id} ${measure.unit.many}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

function allView(result: Figures, { choices, shown }: Asked, sought: string): SafeHtml {
  const ofBlock = (block: Block) => result.figures.filter(({ measure }) => measure.block === block)
  const told = blocks.filter((block) => ofBlock(block).length > 0)
  return html`<span class="govuk-caption-l">${areaInWords(result, result.authorities)}</span>
    <h1 class="govuk-heading-l">All figures: ${periodTitle(choices)}</h1>
    ${choicesView(shown, choices)}
    <p class="govuk-body">${scopeInWords(choices, result)}</p>
    ${searchView(choices, sought)}
    ${
      told.length === 0 &&
      html`<p class="govuk-body">
        No figure is about “${sought}”. Try another word, such as notices, siblings or warrants.
      </p>`
    }
    ${told.map(
      (block) =>
        html`<h2 class="govuk-heading-m">${blockTitles[block]}</h2>
          ${stackTable({
            caption: `${blockTitles[block]}: figures`,
            captionClasses: 'govuk-visually-hidden',
            head: [
              { text: 'Figure' },
              { text: 'Comes to', format: 'numeric' },
              { text: 'Counts' },
              { text: 'What counts' },
            ],
            rows: ofBlock(block).map((figure) => {
              const { measure, value } = figure
              return [
                {
                  html: html`<a class="govuk-link" href="${addressOf(urls.figure(measure.id), choices)}"
                    >${measure.title}</a
                  >`,
                },
                { text: valueInWords(measure, figure), format: 'numeric' },
                { text: measure.ratio ? sidesInWords(measure, figure) : unitOf(measure, value) },
                { text: measure.definition },
              ]
            }),
          })}`,
    )}`
}

function searchView(choices: Asked['choices'], sought: string): SafeHtml {
  const [path, query = ''] = addressOf(urls.all, choices).split('?')
  return html`<form method="get" action="${path}" novalidate role="search">
    ${[...new URLSearchParams(query)].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${input({ name: 'q', label: { text: 'Find a figure' }, value: sought, classes: 'govuk-input--width-20', autocomplete: 'off' })}
    ${button({ text: 'Find', classes: 'govuk-button--secondary' })}
  </form>`
}
