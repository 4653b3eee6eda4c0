/** The dashboard: the headline measures for a period and an area, each with its unit, its definition and the year before. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, insetText, type SafeHtml } from '../../platform/pages/index.ts'
import { figures, type Figures } from '../actions.ts'
import { NOTICES_ARE_WARNINGS } from '../definitions/index.ts'
import { headlineIds, measureIds, type Block } from '../measure.ts'
import { urls } from '../urls.ts'
import { askedOf, chooseAgain, tidyAddress, type Asked } from './asked.ts'
import { addressOf, questionOf } from './choices.ts'
import { choicesView } from './choices.view.ts'
import { savingView } from './saved.view.ts'
import { tileView } from './tile.view.ts'
import { areaInWords, blocks, blockTitles, periodTitle, scopeInWords } from './words.ts'

export async function getFigures(visit: Visit): Promise<Reply> {
  const asked = await askedOf(visit, visit.query, urls.figures)
  if (!asked.choices) return chooseAgain(visit, 'Figures', asked)
  const tidy = tidyAddress(asked)
  if (tidy) return tidy
  const answered = await figures(visit.database, visit.who, {
    ...questionOf(asked.choices),
    measures: headlineIds,
    by: ['month'],
  })
  if (!answered.ok) return pageNotFound
  return visit.page({
    title: 'Figures',
    wide: true,
    body: html`${dashboardView(answered.value, asked, may(visit.who, 'open_figure'))} ${savingView(visit.csrf, asked)}`,
  })
}

/** Blocks of few figures, which stand side by side. */
const small: readonly Block[] = ['council', 'risk', 'notices']

function dashboardView(result: Figures, { choices, shown }: Asked, mayOpen: boolean): SafeHtml {
  const isEmpty = result.figures.every(({ value, before }) => value === 0 && (before?.value ?? 0) === 0)
  const shownTile = { choices, result, mayOpen }
  const download = (path: string) => addressOf(path, choices, { by: 'month' })
  return html`<span class="govuk-caption-l">${areaInWords(result, result.authorities)}</span>
    <h1 class="govuk-heading-l">Figures: ${periodTitle(choices)}</h1>
    ${choicesView(shown, choices)}
    <p class="govuk-body">${scopeInWords(choices, result)}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="${addressOf(urls.all, choices)}">All ${measureIds.length} figures</a>, with shares,
      averages and how things stand at the end of the period.
      <a class="govuk-link" href="${addressOf(urls.areas, choices)}">Two areas beside each other</a>.
    </p>
    ${isEmpty && insetText({ text: 'Nothing is recorded for this period and area. Choose another period or area.' })}
    <div class="govuk-grid-row">
      ${small.map(
        (block) =>
          html`<div class="govuk-grid-column-${block === 'council' ? 'one-half' : 'one-quarter'}-from-desktop">
            ${blockView(block, result, shownTile)}
          </div>`,
      )}
    </div>
    ${blocks
      .filter((block) => !small.includes(block) && result.figures.some(({ measure }) => measure.block === block))
      .map((block) => blockView(block, result, shownTile))}
    <p class="govuk-body">
      Take all figures away, month by month:
      <a class="govuk-link" href="${download(urls.csv)}">as a spreadsheet (CSV)</a> or
      <a class="govuk-link" href="${download(urls.json)}">for programs (JSON)</a>.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="${addressOf(urls.quality, choices)}">What to chase</a>: what is missing behind them.
    </p>`
}

function blockView(block: Block, { figures: all }: Figures, shown: Parameters<typeof tileView>[1]): SafeHtml {
  return html`<section aria-labelledby="block-${block}">
    <h2 class="govuk-heading-m" id="block-${block}">${blockTitles[block]}</h2>
    ${
      block === 'police' &&
      html`<p class="govuk-body waymark-quiet">
        For the period and the area chosen here. The scrutiny report counts these for the whole force area, from the day
        the programme began.
      </p>`
    }
    <ul class="waymark-tiles">
      ${all.filter(({ measure }) => measure.block === block).map((figure) => tileView(figure, shown))}
    </ul>
    ${block === 'notices' && html`<p class="govuk-body waymark-quiet">${NOTICES_ARE_WARNINGS}</p>`}
  </section>`
}
