/** The release as one file that needs nothing else: its style is in it, and it leads nowhere but within itself. */
import { html, inlineStyles, raw, skipLink, type SafeHtml } from '../../platform/pages/index.ts'
import type { ReleaseDocument } from '../release/document.ts'
import { releaseView } from './page/release.view.ts'

export const releaseAsHtml = (document: ReleaseDocument): string =>
  wholeFile(
    `${document.content.title}, ${document.content.subtitle}`,
    html`${skipLink({ href: '#main-content', text: 'Skip to main content' })}
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">${releaseView(document)}</main>
      </div>`,
  )

/** A document that is kept as a file, styles and typeface in it. */
export const wholeFile = (title: string, body: SafeHtml, bodyClass = ''): string =>
  html`${raw('<!doctype html>')}
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${inlineStyles()}
      </head>
      <body class="govuk-template__body ${bodyClass}">
        ${body}
      </body>
    </html>`.markup
