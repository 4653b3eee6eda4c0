/**
 * The statement alone, a page for the press and the panel: plain English, and under it what each of its numbers is of, to
 * which the number leads.
 */
import type { PaperBlock } from '../../platform/files/index.ts'
import { paperPdf } from '../../platform/files/index.ts'
import { html, skipLink, type SafeHtml } from '../../platform/pages/index.ts'
import type { Piece, ReleaseContent, ReleaseDocument } from '../release/document.ts'
import { wholeFile } from './html.ts'
import { paragraphsView } from './page/words.view.ts'
import { frameOf, paragraphBlocks, said } from './pdf.ts'
import {
  aboutText,
  contactText,
  countedText,
  figureOf,
  figureText,
  policyText,
  privateText,
  publishedText,
  tableOf,
} from './words.ts'

/** "Contacts received: 343. Contacts. Stoke-on-Trent. 1 April 2016 to 31 March 2017." */
type Source = { id: string; text: string }

/** What the statement's numbers are of, each once, in the order of its words. */
export function sourcesOf(content: ReleaseContent): Source[] {
  const pieces: Piece[] = content.statement.flatMap(({ paragraphs }) => paragraphs.flat(2))
  const ids = [...new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.to)))]
  return ids.flatMap((id) => {
    const figure = figureOf(content, id)
    if (figure) return [{ id, text: `${figure.title}: ${figureText(figure.value)}. ${aboutText(figure)}` }]
    const table = tableOf(content, id)
    return table ? [{ id, text: `Table “${table.title}”. ${aboutText(table)}` }] : []
  })
}

const NOTHING = 'This release has no statement.'

/** As a page; `base` is the address of the release's own page, to which numbers lead instead of to the sources under it. */
export function statementView(document: ReleaseDocument, base?: string): SafeHtml {
  const { content, notice } = document
  const sources = sourcesOf(content)
  const audience = privateText(content)
  return html`<div class="waymark-release waymark-statement">
    ${notice !== undefined && html`<p class="govuk-body govuk-!-font-weight-bold">${notice}</p>`}
    <span class="govuk-caption-l">${content.subtitle}</span>
    <h1 class="govuk-heading-l">${content.title}</h1>
    <p class="govuk-body">${publishedText(document)} ${countedText(content)} ${audience}</p>
    ${content.statement.length === 0 && html`<p class="govuk-body">${NOTHING}</p>`}
    ${content.statement.map(
      ({ heading, paragraphs }) =>
        html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</h2>
          ${paragraphsView(paragraphs, base)}`,
    )}
    ${
      base === undefined &&
      sources.length > 0 &&
      html`<h2 class="govuk-heading-s govuk-!-margin-bottom-1">What the numbers are of</h2>
        <ul class="govuk-list govuk-list--bullet waymark-quiet">
          ${sources.map(({ id, text }) => html`<li id="${id}">${text}</li>`)}
        </ul>`
    }
    <p class="govuk-body waymark-quiet">${policyText(content)} Questions: ${contactText(content)}</p>
  </div>`
}

export const statementAsHtml = (document: ReleaseDocument): string =>
  wholeFile(
    `Statement: ${document.content.title}`,
    html`${skipLink({ href: '#main-content', text: 'Skip to main content' })}
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">${statementView(document)}</main>
      </div>`,
  )

export function statementAsPdf(document: ReleaseDocument): Promise<Buffer> {
  const { content, notice } = document
  const sources = sourcesOf(content)
  const places = new Set(sources.map(({ id }) => id))
  const blocks: PaperBlock[] = [
    ...(notice === undefined ? [] : [{ kind: 'notice', text: notice } as const]),
    said(`${publishedText(document)} ${countedText(content)}`, 'quiet'),
    ...(content.statement.length === 0 ? [said(NOTHING)] : []),
    ...content.statement.flatMap(({ heading, paragraphs }): PaperBlock[] => [
      { kind: 'heading', level: 1, text: heading },
      ...paragraphBlocks(paragraphs, places),
    ]),
    ...(sources.length === 0 ? [] : [{ kind: 'heading', level: 1, text: 'What the numbers are of' } as const]),
    ...sources.map(({ id, text }): PaperBlock => ({ kind: 'paragraph', pieces: [text], style: 'quiet', id })),
    said(`${policyText(content)} Questions: ${contactText(content)}`, 'quiet'),
  ]
  return paperPdf({ ...frameOf(document), blocks, fit: true })
}
