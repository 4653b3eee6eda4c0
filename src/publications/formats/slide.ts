/** The page for the meeting: three to five headline figures, one chart, and where they are from. */
import { chartSvg, tableChart } from '../../platform/charts/index.ts'
import { slidePdf } from '../../platform/files/index.ts'
import { html, tiles, type SafeHtml } from '../../platform/pages/index.ts'
import type { ReleaseContent, ReleaseDocument, ReleaseFigure, ReleaseTable } from '../release/document.ts'
import { wholeFile } from './html.ts'
import { figureBlock, frameOf } from './pdf.ts'
import { chartOf, contactText, countedText, privateText, publishedText, symbols, symbolText } from './words.ts'

const FIGURES_MAX = 5

/** The first figures, and the first table with a chart that a slide has room for. */
const figuresOf = ({ figures }: ReleaseContent): readonly ReleaseFigure[] => figures.slice(0, FIGURES_MAX)
function chosen({ tables }: ReleaseContent): ReleaseTable | undefined {
  const drawn = tables.filter(({ chart }) => chart !== undefined)
  return drawn.find(({ chart, rows }) => chart?.kind !== 'bars' || rows.length <= BARS_MAX) ?? undefined
}
const BARS_MAX = 8

/** What hides in the figures of the slide is told on it. */
function sourceText(document: ReleaseDocument): string {
  const { content } = document
  const cells = [
    ...figuresOf(content).flatMap(({ value, before }) => [value, before?.value]),
    ...(chosen(content)?.rows.flatMap(({ cells: all }) => all) ?? []),
  ]
  const told = symbols.filter(([symbol]) => cells.includes(symbol)).map(symbolText)
  return [publishedText(document), countedText(content), ...told, `Questions: ${contactText(content)}`].join(' ')
}

export function slideAsPdf(document: ReleaseDocument): Promise<Buffer> {
  const { content, notice } = document
  const frame = frameOf(document)
  const table = chosen(content)
  const chart = table && chartOf(table)
  return slidePdf({
    title: frame.title,
    subtitle: frame.subtitle,
    author: frame.author,
    at: frame.at,
    running: privateText(content),
    notice,
    figures: figuresOf(content)
      .map(figureBlock)
      .map(({ title, value, unit, words }) => ({ title, value, unit, words: words.slice(0, -1) })),
    chart: chart && {
      title: `${chart.title}: ${chart.unit.toLowerCase()}`,
      svg: chartSvg(chart, { width: 1240, height: 300, fontSize: 17 }),
      alt: `${chart.title}. ${chart.description}`,
    },
    source: sourceText(document),
  })
}

export function slideView(document: ReleaseDocument): SafeHtml {
  const { content, notice } = document
  const table = chosen(content)
  const chart = table && chartOf(table)
  const audience = privateText(content)
  const figures = figuresOf(content)
  return html`<div class="waymark-slide">
    ${[audience, notice].map((text) => text !== undefined && html`<p class="govuk-body govuk-!-font-weight-bold">${text}</p>`)}
    <h1 class="govuk-heading-l govuk-!-margin-bottom-1">${content.title}</h1>
    <p class="govuk-body">${content.subtitle}</p>
    <h2 class="govuk-visually-hidden">Headline figures</h2>
    ${
      figures.length > 0
        ? tiles(
            figures.map((figure) => {
              const { title, value, unit, words } = figureBlock(figure)
              return { label: title, value, unit, more: { text: words.slice(0, -1).join(' ') } }
            }),
          )
        : html`<p class="govuk-body">This release has no headline figures.</p>`
    }
    ${
      chart &&
      html`<h2 class="govuk-visually-hidden">Chart</h2>
        ${tableChart({ ...chart, caption: `${chart.title}: ${chart.unit.toLowerCase()}` })}`
    }
    <p class="waymark-quiet">${sourceText(document)}</p>
  </div>`
}

export const slideAsHtml = (document: ReleaseDocument): string =>
  wholeFile(`Slide: ${document.content.title}`, html`<main id="main-content">${slideView(document)}</main>`)
