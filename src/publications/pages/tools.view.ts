/** What is for the screen alone: another year or area, the report to take away, and the way to its blocks. */
import type { FinancialYear } from '../../platform/dates.ts'
import { button, html, join, select, type SafeHtml } from '../../platform/pages/index.ts'
import type { Authority } from '../../reference/index.ts'
import { formats } from '../output.ts'
import type { ScrutinyReport } from '../report.ts'
import { urls, type Asking } from '../urls.ts'

export type Choice = { years: readonly FinancialYear[]; area: readonly Authority[]; asking: Asking }

const FORMAT_WORDS = {
  html: 'as a page to keep (HTML)',
  json: 'for programs (JSON)',
  csv: 'as rows for programs and spreadsheets (CSV)',
  pdf: 'as a paper (PDF)',
  ods: 'as a spreadsheet (ODS)',
  xlsx: 'as a spreadsheet for Excel (XLSX)',
} as const

export const toolsView = (report: ScrutinyReport, choice: Choice): SafeHtml =>
  html`<div class="waymark-report__tools">
    ${chooser(report.year, choice)}
    <p class="govuk-body">
      Take it away:
      ${join(
        formats.map(
          (format) =>
            html`<a class="govuk-link" href="${urls.report(report.year, choice.asking, `.${format}`)}"
              >${FORMAT_WORDS[format]}</a
            >`,
        ),
        ', ',
      )}.
      The page is fit for print.
    </p>
    <nav aria-label="Contents">
      <ul class="govuk-list">
        ${report.blocks.map(({ id, title }) => html`<li><a class="govuk-link" href="#${id}">${title}</a></li>`)}
      </ul>
    </nav>
  </div>`

export const chooser = (year: string, { years, area, asking: { authorities = [], knownAt } }: Choice): SafeHtml =>
  html`<form method="get" action="${urls.latest}">
    <div class="waymark-pair">
      ${select({
        id: 'year',
        name: 'year',
        label: { text: 'Financial year' },
        items: withChosen(years, year).map((one) => ({ value: one, text: one, selected: one === year })),
      })}
      ${select({
        id: 'area',
        name: 'area',
        label: { text: 'Area' },
        items: [
          { value: 'all', text: 'The whole force area', selected: authorities.length === 0 },
          ...area.map(({ gssCode, name }) => ({ value: gssCode, text: name, selected: authorities.includes(gssCode) })),
        ],
      })}
    </div>
    ${knownAt !== '' && html`<input type="hidden" name="known_at" value="${knownAt}" />`}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`

/** An earlier year that was asked for by its address stands in the list too. */
const withChosen = (years: readonly string[], year: string): string[] =>
  [...new Set([...years, year])].toSorted().toReversed()
