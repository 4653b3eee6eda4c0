/** The report in plain English, each number leading to its figure, and what named people say in their own words. */
import { html, insetText, join, type SafeHtml } from '../../platform/pages/index.ts'
import type { Sentence } from '../sentences.ts'
import type { BlockStatement, Quote } from '../statement.ts'
import { linked, type Links } from './links.ts'

export const statementView = (blocks: readonly BlockStatement[], links: Links): SafeHtml =>
  html`${blocks.map(
    ({ title, paragraphs, quotes }) =>
      html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${title}</h3>
        ${paragraphs.map(
          (sentences) =>
            html`<p class="govuk-body">
              ${join(
                sentences.map((one) => sentenceView(one, links)),
                ' ',
              )}
            </p>`,
        )}
        ${quotes.map(quoteView)}`,
  )}`

const sentenceView = (sentence: Sentence, links: Links): SafeHtml =>
  html`${sentence.map((piece) =>
    typeof piece === 'string' ? piece : linked(piece.text, links?.(piece.figure, piece.of ?? 'period')),
  )}`

const quoteView = ({ of, explanation: { text, signedBy, jobTitle } }: Quote): SafeHtml =>
  insetText({
    html: html`<p class="govuk-body govuk-!-margin-bottom-1">${of}: “${text}”</p>
      <p class="govuk-body waymark-quiet">${signedBy}, ${jobTitle}</p>`,
  })
