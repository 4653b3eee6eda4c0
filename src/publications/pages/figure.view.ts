/** One figure of the report: what it counts, month by month, who explains it, and everything needed to quote it. */
import { monthlyChart, monthlyTable, type MonthlyOptions } from '../../platform/charts/index.ts'
import {
  dateTimeInWords,
  details,
  html,
  monthInWords,
  number,
  periodInWords,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { Explanation, ReportFigure } from '../report.ts'
import type { Links } from './links.ts'

/** What a figure and the figure beside it are called in the heads of columns: "2016-17", "2015-16". */
export type Labels = { now: string; before: string }

type Shown = { labels: Labels; links: Links }

export function figureView(figure: ReportFigure, { labels, links }: Shown): SafeHtml {
  const { measure } = figure
  const months = monthlyOptions(figure, labels, links)
  const ofYear = figure.explanations.filter(({ month }) => isOfYear(figure, month))
  const earlier = figure.explanations.filter(({ month }) => !isOfYear(figure, month))
  // A chart of one month would show nothing; its explanations are said all the same.
  const hasChart = figure.months.length > 1
  return html`<section class="waymark-report__figure" aria-labelledby="${measure.id}">
    <h3 class="govuk-heading-m" id="${measure.id}">${measure.title}</h3>
    <p class="govuk-body">${measure.definition}</p>
    ${hasChart ? monthlyChart(months) : saidView(figure, ofYear)}
    ${
      earlier.length > 0 &&
      html`<p class="govuk-body">Of the year before:</p>
        ${saidView(figure, earlier)}`
    }
    ${details({
      summaryText: `${measure.title}: every month, and how it is counted`,
      open: links === undefined,
      html: html`${monthlyTable(months)} ${aboutView(figure)}`,
    })}
  </section>`
}

const saidView = (figure: ReportFigure, explanations: readonly Explanation[]): SafeHtml | false =>
  explanations.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">
    ${explanations.map((one) => html`<li>${monthInWords(one.month)}: ${signed(one, figure)}</li>`)}
  </ul>`

function monthlyOptions(figure: ReportFigure, labels: Labels, links: Links): MonthlyOptions {
  const { measure, months, value, before } = figure
  const series = [
    {
      label: labels.now,
      points: months.map(({ month, value: ofMonth }) => ({ month, value: ofMonth, href: links?.(figure, month) })),
      total: value,
      totalHref: links?.(figure, 'period'),
    },
    before && {
      label: labels.before,
      points: months.flatMap(({ before: then }) =>
        then ? [{ month: then.month, value: then.value, href: links?.(figure, then.month) }] : [],
      ),
      total: before.value,
      totalHref: links?.(figure, 'before'),
    },
  ].filter((one) => one !== undefined)
  return {
    title: `${measure.title} a month, ${figure.geography.name}`,
    description: inWords(figure),
    unit: measure.unit.many,
    series,
    annotations: figure.explanations
      .filter(({ month }) => isOfYear(figure, month))
      .map((one) => ({ month: one.month, text: signed(one, figure) })),
  }
}

const isOfYear = ({ months }: ReportFigure, month: string): boolean => months.some((one) => one.month === month)

/** “A joint investigation raised contacts.” Ada Example, Team manager */
function signed({ text, area, signedBy, jobTitle }: Explanation, { geography }: ReportFigure): string {
  const where = area === undefined || area === geography.name ? '' : ` Of ${area} alone.`
  return `“${text}” ${signedBy}, ${jobTitle}.${where}`
}

function inWords({ measure, months }: ReportFigure): string {
  const highest = months.reduce((a, b) => (b.value > a.value ? b : a))
  const lowest = months.reduce((a, b) => (b.value < a.value ? b : a))
  if (highest.value === lowest.value) return `${number(highest.value)} ${measure.unit.many} in every month.`
  const [most, fewest] = [highest, lowest].map(({ month, value }) => `${monthInWords(month)}: ${number(value)}`)
  return `Most in ${most}. Fewest in ${fewest}. The table has every month.`
}

function aboutView({ measure, geography, period, before, knownAt }: ReportFigure): SafeHtml {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return html`${summaryList({
      classes: 'waymark-report__about',
      rows: [
        row('Unit', measure.unit.many),
        row('Area', geography.name),
        row('Period', periodInWords(period)),
        before && row('Compared with', periodInWords(before.period)),
        row('Known at', dateTimeInWords(knownAt)),
        row('Counted out of', measure.population),
        row('By which date', measure.date),
        row('Source', measure.source),
        row('Definition', `Version ${measure.version}`),
      ],
    })}
    <ul class="govuk-list govuk-list--bullet">
      ${measure.caveats.map((caveat) => html`<li>${caveat}</li>`)}
    </ul>`
}
