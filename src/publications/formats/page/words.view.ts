/** Words with their numbers leading to the figure or table that they are from. */
import { html, join, type SafeHtml } from '../../../platform/pages/index.ts'
import type { Paragraph, Piece } from '../../release/document.ts'

/** `base` is the address of the release's page, where the words stand on another. */
export const paragraphsView = (paragraphs: readonly Paragraph[], base = ''): SafeHtml =>
  html`${paragraphs.map(
    (paragraph) =>
      html`<p class="govuk-body">
        ${join(
          paragraph.map((sentence) => html`${sentence.map((piece) => pieceView(piece, base))}`),
          ' ',
        )}
      </p>`,
  )}`

const pieceView = (piece: Piece, base: string): SafeHtml | string =>
  typeof piece === 'string' ? piece : html`<a class="govuk-link" href="${base}#${piece.to}">${piece.text}</a>`
