/** The scrutiny report as it is read: what was found in plain English, then block by block. */
import {
  dateInWords,
  dateTimeInWords,
  html,
  insetText,
  periodInWords,
  warningText,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { ScrutinyReport } from '../report.ts'
import { statementOf } from '../statement.ts'
import { blockView } from './block.view.ts'
import type { Links } from './links.ts'
import { statementView } from './statement.view.ts'

export const reportTitle = ({ year, whole, geography }: ScrutinyReport): string =>
  `Scrutiny report ${year}${whole ? '' : ' so far'}, ${geography.name}`

/** `tools`: what is for the screen alone, under the heading. */
export function reportView(report: ScrutinyReport, links: Links, tools?: SafeHtml): SafeHtml {
  return html`<div class="waymark-report">
    <span class="govuk-caption-xl">${report.partnership} partnership, ${report.geography.name}</span>
    <h1 class="govuk-heading-xl">Scrutiny report ${report.year}${!report.whole && ' so far'}</h1>
    ${tools}
    <p class="govuk-body-l">
      ${periodInWords(report.period)}, beside ${periodInWords(report.before)}. Every figure is counted as known at
      ${dateTimeInWords(report.knownAt)}.
    </p>
    ${
      !report.whole &&
      insetText({
        text: `The year ${report.year} is not over. Its figures run to ${dateInWords(report.period.to)} and are compared with the same part of the year before, not with the whole of it.`,
      })
    }
    ${warningText({ text: 'For the panel’s own papers, not for publication: small numbers are shown as they are.' })}
    <h2 class="govuk-heading-l" id="statement">In plain English</h2>
    ${statementView(statementOf(report), links)} ${report.blocks.map((block) => blockView(block, report, links))}
  </div>`
}
