/** A block of the report: its figures beside each other with the year before, then one by one. */
import {
  dateInWords,
  html,
  percentChange,
  periodInWords,
  signed,
  stackTable,
  type Content,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { ReportBlock, ReportFigure, ScrutinyReport } from '../report.ts'
import { figureView, type Labels } from './figure.view.ts'
import { linked, linkedNumber, type Links } from './links.ts'

export function blockView(block: ReportBlock, report: ScrutinyReport, links: Links): SafeHtml {
  const labels = labelsOf(report)
  return html`<section class="waymark-report__block" aria-labelledby="${block.id}">
    <h2 class="govuk-heading-l govuk-!-margin-top-8" id="${block.id}">${block.title}</h2>
    <p class="govuk-body">
      ${block.geography.name}. ${periodInWords(report.period)}, beside ${periodInWords(report.before)}.
    </p>
    ${block.notes.map((note) => html`<p class="govuk-body">${note}</p>`)} ${summary(block, labels, links)}
    ${block.figures.map((figure) => figureView(figure, { labels, links }))}
  </section>`
}

/** "2016-17" and "2015-16"; of a year not over, "2017-18 so far" and "Same part of 2016-17". */
export function labelsOf({ year, whole }: ScrutinyReport): Labels {
  const start = Number(year.slice(0, 4)) - 1
  const before = `${start}-${String((start + 1) % 100).padStart(2, '0')}`
  return whole ? { now: year, before } : { now: `${year} so far`, before: `Same part of ${before}` }
}

function summary(block: ReportBlock, labels: Labels, links: Links): SafeHtml {
  const [since] = block.since
  const rows = block.figures.map((figure, place) => summaryRow(figure, block.since[place], links))
  return stackTable({
    caption: `${labels.now} beside ${labels.before.replace(/^S/, 's')}`,
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Figure' },
      ...(since ? [{ text: `Since ${dateInWords(since.period.from)}`, format: 'numeric' as const }] : []),
      { text: labels.now, format: 'numeric' },
      { text: labels.before, format: 'numeric' },
      { text: 'Change', format: 'numeric' },
      { text: 'Change, %', format: 'numeric' },
    ],
    rows,
  })
}

function summaryRow(figure: ReportFigure, since: ReportFigure | undefined, links: Links): Content[] {
  const { value, before, measure } = figure
  const percent = before && percentChange(value, before.value)
  return [
    { html: linked(measure.title, `#${measure.id}`) },
    ...(since ? [{ html: linkedNumber(since.value, since, 'period', links) }] : []),
    { html: linkedNumber(value, figure, 'period', links) },
    ...(before
      ? [
          { html: linkedNumber(before.value, figure, 'before', links) },
          { text: signed(value - before.value) },
          { text: percent === undefined ? 'none before' : `${signed(percent)}%` },
        ]
      : []),
  ]
}
