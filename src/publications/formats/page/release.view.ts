/**
 * A release as a public page: the statement first, then figures, charts and tables, and what is needed to judge them. No
 * script, no log-in; whoever routes it puts the page's shell round it.
 */
import {
  html,
  insetText,
  join,
  notificationBanner,
  scrollTable,
  summaryList,
  warningText,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { ReleaseContent, ReleaseDocument } from '../../release/document.ts'
import {
  cellText,
  countedText,
  decimalsIn,
  givenOut,
  measureFacts,
  policyText,
  privateText,
  publishedText,
  releasedText,
  signOffText,
  symbolText,
  symbols,
} from '../words.ts'
import { sectionView } from './section.view.ts'
import { paragraphsView } from './words.view.ts'

/** A file of the release: "Accessible document (PDF)". */
export type Download = { text: string; href: string }

/** `downloads` is left out of a file that is kept: it leads nowhere but within itself. */
export function releaseView(document: ReleaseDocument, downloads: readonly Download[] = []): SafeHtml {
  const { content, notice } = document
  const audience = privateText(content)
  return html`<div class="waymark-release">
    ${notice !== undefined && notificationBanner({ titleText: 'Important', text: notice, disableAutoFocus: true })}
    <span class="govuk-caption-xl">${content.subtitle}</span>
    <h1 class="govuk-heading-xl">${content.title}</h1>
    <p class="govuk-body-l">${publishedText(document)}</p>
    <p class="govuk-body">${countedText(content)}</p>
    ${audience !== undefined && warningText({ text: audience })} ${contentsView(content, downloads)}
    ${
      content.statement.length > 0 &&
      html`<section aria-labelledby="statement">
        <h2 class="govuk-heading-l" id="statement">Statement</h2>
        ${content.statement.map(
          ({ heading, paragraphs }) =>
            html`<h3 class="govuk-heading-m">${heading}</h3>
              ${paragraphsView(paragraphs)}`,
        )}
      </section>`
    }
    ${content.sections.map((section) => sectionView(section, content))}
    ${content.figures.length === 0 && content.tables.length === 0 && html`<p class="govuk-body">This release has no figures.</p>`}
    <section class="waymark-release__about" aria-labelledby="about">
      <h2 class="govuk-heading-l" id="about">About these figures</h2>
      <h3 class="govuk-heading-m" id="hidden">What is hidden, and symbols</h3>
      ${insetText({ text: policyText(content) })}
      <ul class="govuk-list govuk-list--bullet">
        ${symbols.map((one) => html`<li>${symbolText(one)}</li>`)}
      </ul>
      ${definitionsView(content)} ${qualityView(content)} ${revisionsView(content)}
      <h3 class="govuk-heading-m" id="contact">Questions</h3>
      ${contactView(content)}
      <h3 class="govuk-heading-m" id="answerable">Who answers for it</h3>
      ${answerableView(document)}
    </section>
    ${downloads.length > 0 && downloadsView(downloads)}
  </div>`
}

function contentsView(content: ReleaseContent, downloads: readonly Download[]): SafeHtml {
  const items = [
    content.statement.length > 0 && { id: 'statement', text: 'Statement' },
    ...content.sections.map(({ id, heading }) => ({ id, text: heading })),
    { id: 'about', text: 'About these figures' },
    downloads.length > 0 && { id: 'downloads', text: 'Download' },
  ].filter((item) => item !== false)
  return html`<nav class="waymark-release__contents" aria-labelledby="contents">
    <h2 class="govuk-heading-s" id="contents">Contents</h2>
    <ol class="govuk-list">
      ${items.map(({ id, text }) => html`<li><a class="govuk-link" href="#${id}">${text}</a></li>`)}
    </ol>
  </nav>`
}

const definitionsView = ({ measures }: ReleaseContent): SafeHtml | false =>
  measures.length > 0 &&
  html`<h3 class="govuk-heading-m" id="definitions">Definitions</h3>
    ${measures.map(
      (measure) =>
        html`<h4 class="govuk-heading-s govuk-!-margin-bottom-1" id="measure-${measure.id}">${measure.title}</h4>
          <p class="govuk-body">${measure.definition}</p>
          ${summaryList({
            classes: 'waymark-report__about',
            rows: measureFacts(measure).map(({ name, text }) => ({ key: { text: name }, value: { text } })),
          })}
          ${
            measure.caveats.length > 0 &&
            html`<ul class="govuk-list govuk-list--bullet">
              ${measure.caveats.map((caveat) => html`<li>${caveat}</li>`)}
            </ul>`
          }`,
    )}`

const qualityView = ({ quality }: ReleaseContent): SafeHtml | false =>
  quality.length > 0 &&
  html`<h3 class="govuk-heading-m" id="quality">Quality of the records</h3>
    ${quality.map(
      ({ heading, text }) =>
        html`<h4 class="govuk-heading-s govuk-!-margin-bottom-1">${heading}</h4>
          <p class="govuk-body">${text}</p>`,
    )}`

function revisionsView({ revisions }: ReleaseContent): SafeHtml {
  const heading = html`<h3 class="govuk-heading-m" id="revisions">Revisions</h3>`
  if (revisions.length === 0)
    return html`${heading}
      <p class="govuk-body">No figure differs from one that was published earlier.</p>`
  const numeric = { format: 'numeric' }
  return html`${heading}
  ${scrollTable({
    caption: 'Figures that differ from those of earlier releases',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Figure' },
      { text: 'As published', ...numeric },
      { text: 'Now', ...numeric },
      { text: 'Published on' },
      { text: 'Why it differs' },
    ],
    firstCellIsHeader: true,
    rows: revisions.map(({ title, published, now, releasedOn, reason }) => [
      { text: title },
      { text: cellText(published, decimalsIn(published)), ...numeric },
      { text: cellText(now, decimalsIn(now)), ...numeric },
      { text: releasedText(releasedOn) },
      { text: reason },
    ]),
  })}`
}

const contactView = ({ contact: { name, email, telephone } }: ReleaseContent): SafeHtml =>
  html`<p class="govuk-body">
    ${join([name, email !== '' && html`<a class="govuk-link" href="mailto:${email}">${email}</a>`, telephone], ', ')}
  </p>`

function answerableView(document: ReleaseDocument): SafeHtml {
  const { signOffs, contentHash, content } = document
  const given = givenOut(document)
  return html`<ul class="govuk-list govuk-list--bullet">
      ${signOffs.map((one) => html`<li>${signOffText(one)}</li>`)}
      <li>${given ? `${given.join(' on ')}.` : 'Nobody has signed it.'}</li>
    </ul>
    <p class="govuk-body">
      Made by ${content.madeBy}. SHA-256 of the content: <code class="waymark-release__hash">${contentHash}</code>
    </p>`
}

const downloadsView = (downloads: readonly Download[]): SafeHtml =>
  html`<section class="waymark-release__downloads" aria-labelledby="downloads">
    <h2 class="govuk-heading-l" id="downloads">Download</h2>
    <ul class="govuk-list">
      ${downloads.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}
    </ul>
  </section>`
