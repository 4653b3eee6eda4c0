/** A figure month by month with what is usual, drawn, in sentences and as a table. */
import { processChart } from '../../platform/charts/index.ts'
import {
  button,
  details,
  html,
  monthInWords,
  number,
  scrollTable,
  select,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { SERIES_MONTHS, type FigureChange } from '../change/actions.ts'
import { processWords } from '../change/process.ts'
import { rules } from '../change/signals.ts'
import type { Measure } from '../measure.ts'
import { urls } from '../urls.ts'
import type { Asked } from './asked.ts'
import { signedNote } from './chart.view.ts'
import { addressOf } from './choices.ts'
import type { SeriesChoices } from './series-choices.ts'

type Shown = { asked: Asked; measure: Measure; series: SeriesChoices }

export function seriesView(told: FigureChange, shown: Shown): SafeHtml {
  const { process, figures, annotations } = told
  const { measure } = shown
  const words = processWords(process, measure.unit.many)
  const [first, last] = [process.points[0], process.points.at(-1)]
  const heading = html`<h2 class="govuk-heading-m" id="series">Month by month, and what is usual</h2>`
  if (!first || !last)
    return html`${heading}
      <p class="govuk-body">No ${measure.unit.many} were counted in any whole month of the time looked at.</p>
      ${seriesForm(told, shown)}`
  return html`${heading} ${seriesForm(told, shown)}
    <ul class="govuk-list govuk-list--bullet">
      ${words.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${processChart({
      title: `${measure.title} a month, ${monthInWords(first.key)} to ${monthInWords(last.key)}`,
      description: `${words.join(' ')} The table below has every month.`,
      unit: measure.unit.many,
      months: process.points.map(({ key, value, centre, lower, upper, signals }) => ({
        month: key,
        value,
        centre,
        lower,
        upper,
        standsOut: signals.some((rule) => rule !== 'run'),
        inRun: signals.includes('run'),
      })),
      annotations: annotations.map((annotation) => ({
        month: annotation.month,
        text: signedNote(annotation, figures),
      })),
    })}
    ${details({ summaryText: 'Every month as a table', html: monthsTable(told, shown) })}`
}

function monthsTable({ process }: FigureChange, { measure }: Shown): SafeHtml {
  const limit = (value: number | null, none: string) => ({
    text: value === null ? none : number(Math.round(value * 10) / 10),
    format: 'numeric',
  })
  return scrollTable({
    caption: `${measure.title}: ${measure.unit.many} a month and what is usual`,
    captionClasses: 'govuk-table__caption--s',
    head: [
      { text: 'Month' },
      ...[measure.unit.many, 'Average', 'Usual from', 'Usual to'].map((text) => ({ text, format: 'numeric' })),
      { text: 'Stands out as' },
    ],
    firstCellIsHeader: true,
    rows: process.points.map(({ key, value, centre, lower, upper, signals }) => [
      { text: monthInWords(key) },
      { text: value === null ? 'not shown' : number(Math.round(value * 10) / 10), format: 'numeric' },
      limit(centre, '–'),
      limit(lower, centre === null ? '–' : '0'),
      limit(upper, '–'),
      { text: signals.map((rule) => rules[rule]).join('; ') },
    ]),
  })
}

/** How far back, and from which month anew. */
function seriesForm({ process }: FigureChange, { asked, measure, series }: Shown): SafeHtml {
  const { choices } = asked
  const path = addressOf(urls.change(measure.id), choices)
  const hidden = [...new URLSearchParams(path.split('?')[1])]
  return details({
    summaryText: 'Look further back, or begin anew from a month',
    html: html`<form method="get" action="${urls.change(measure.id)}#series">
      ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <input type="hidden" name="series" value="chosen" />
      ${select({
        id: 'months',
        name: 'months',
        label: { text: 'How far back' },
        items: SERIES_MONTHS.map((months) => ({
          value: String(months),
          text: `${months} months`,
          selected: months === series.months,
        })),
      })}
      ${select({
        id: 'break',
        name: 'break',
        label: { text: 'Work out anew what is usual from' },
        hint: { text: 'A month from which things were recorded or done otherwise.' },
        items: [
          { value: '', text: 'No month' },
          ...process.points.slice(1).map(({ key }) => ({
            value: key,
            text: monthInWords(key),
            selected: (series.breaks as readonly string[]).includes(key),
          })),
        ],
      })}
      ${button({ text: 'Draw', classes: 'govuk-button--secondary' })}
    </form>`,
  })
}
