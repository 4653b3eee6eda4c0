/** The report as one file that needs nothing else: its style is in it, and it leads nowhere but within itself. */
import { html, inlineStyles, raw, skipLink } from '../platform/pages/index.ts'
import { reportTitle, reportView } from './pages/report.view.ts'
import type { ScrutinyReport } from './report.ts'

export const htmlFile = (report: ScrutinyReport): string =>
  html`${raw('<!doctype html>')}
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${reportTitle(report)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${inlineStyles()}
      </head>
      <body class="govuk-template__body">
        ${skipLink({ href: '#main-content', text: 'Skip to main content' })}
        <div class="govuk-width-container">
          <main class="govuk-main-wrapper" id="main-content">${reportView(report, undefined)}</main>
        </div>
      </body>
    </html>`.markup
