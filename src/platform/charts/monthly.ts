/** Month by month, this year against the year before: a chart for reports, and the table that says exactly the same. */
import * as Plot from '@observablehq/plot'
import { html, monthInWords, number, scrollTable, signed, type SafeHtml } from '../pages/index.ts'
import { chartFigure, ink, type ChartWords, type Size } from './figure.ts'
import { plotted } from './plotted.ts'

/** `month` is '2016-12'; a `value` of null is one that is not shown; `href`, where the table's number leads. */
export type MonthPoint = { readonly month: string; readonly value: number | null; readonly href?: string | undefined }
export type MonthSeries = {
  readonly label: string
  readonly points: readonly MonthPoint[]
  /** The figure for the whole time: not always the sum, since one child may be counted in several months. */
  readonly total?: number | undefined
  readonly totalHref?: string | undefined
}
/** What explains a month, to be marked in the chart and said under it. */
export type Annotation = { readonly month: string; readonly text: string }
export type MonthlyOptions = ChartWords & {
  /** What is counted: "contacts". */
  unit: string
  /** The first is drawn as columns; the others, month for month beside it, as lines. */
  series: readonly MonthSeries[]
  annotations?: readonly Annotation[] | undefined
  /** What stands for a value that is not shown. */
  missing?: string | undefined
}

type Mark = { place: number; value: number; label: string }

const shortName = (month: string) => monthInWords(month).slice(0, 3)

/** The chart, with its annotations numbered in the drawing and listed under it. */
export function monthlyChart(options: MonthlyOptions): SafeHtml {
  const notes = options.annotations ?? []
  const list =
    notes.length > 0 &&
    html`<ol class="govuk-list govuk-list--number waymark-chart__notes">
      ${notes.map((note) => html`<li>${monthInWords(note.month)}: ${note.text}</li>`)}
    </ol>`
  return chartFigure(options, 320, (size) => plot(options, size), list)
}

function plot(options: MonthlyOptions, size: Size): SafeHtml {
  const [columns, ...lines] = options.series
  if (!columns) return html``
  const months = columns.points.map(({ month }) => month)
  const largest = Math.max(1, ...options.series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)))
  const step = Math.ceil(months.length / (size.isNarrow ? 12 : 14))
  const drawn = plotted({
    width: size.width,
    height: size.height,
    marginTop: 42,
    marginLeft: size.isNarrow ? 34 : 50,
    marginRight: 4,
    marginBottom: 28,
    x: { type: 'band', domain: months.map((_, place) => place), padding: 0.25 },
    y: { domain: [0, largest * 1.12], nice: true },
    marks: [
      // From nought, always: a column's length is its value. Whole things are counted, so no tick lies between two.
      Plot.gridY({ stroke: ink.faint, strokeOpacity: 1, ticks: Math.min(5, largest) }),
      Plot.axisY({
        ticks: Math.min(5, largest),
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => number(value),
      }),
      Plot.axisX({
        tickSize: 0,
        label: null,
        tickFormat: (place: number) => (place % step === 0 ? monthLabel(months[place], size) : ''),
      }),
      Plot.barY(marksOf(columns), { x: 'place', y: 'value', fill: ink.area }),
      Plot.ruleY([0], { stroke: ink.line }),
      ...lines.flatMap(lineMarks),
      ...noteMarks(options, months, size),
    ],
  })
  return html`${key(options, size)}<g text-anchor="middle">${drawn}</g>`
}

function lineMarks(series: MonthSeries, index: number) {
  const marks = marksOf(series)
  const dash = index === 0 ? undefined : `${6 / index},4`
  const at = { x: 'place', y: 'value' }
  return [
    // The white edge keeps the line apart from the columns that it crosses.
    Plot.lineY(marks, { ...at, stroke: ink.paper, strokeWidth: 6 }),
    Plot.lineY(marks, { ...at, stroke: ink.line, strokeWidth: 2.5, ...(dash ? { strokeDasharray: dash } : {}) }),
    Plot.dot(marks, { ...at, fill: ink.paper, stroke: ink.line, strokeWidth: 2, r: 3.5 }),
  ]
}

/** A numbered disc over each month that has an explanation, clear of everything drawn there. */
function noteMarks(options: MonthlyOptions, months: readonly string[], size: Size) {
  const discs = (options.annotations ?? []).flatMap((note, index): Mark[] => {
    const place = months.indexOf(note.month)
    if (place === -1) return []
    const values = options.series.map(({ points }) => points[place]?.value ?? 0)
    return [{ place, value: Math.max(...values), label: String(index + 1) }]
  })
  const at = { x: 'place', y: 'value', dy: -17 }
  return [
    Plot.dot(discs, { ...at, r: size.isNarrow ? 9 : 10, fill: ink.notice }),
    Plot.text(discs, { ...at, text: 'label', fill: ink.paper, fontWeight: 700, fontSize: size.isNarrow ? 12 : 13 }),
  ]
}

const marksOf = (series: MonthSeries): Mark[] =>
  series.points.flatMap(({ value }, place) => (value === null ? [] : [{ place, value, label: number(value) }]))

/** "Apr"; on a narrow drawing "A". */
const monthLabel = (month: string | undefined, size: Size) => shortName(month ?? '').slice(0, size.isNarrow ? 1 : 3)

/** What is drawn how, said in words beside a sample of each, above the drawing; and what is counted. */
function key(options: MonthlyOptions, size: Size): SafeHtml {
  const characterWidth = size.isNarrow ? 7.4 : 8.6
  let x = size.isNarrow ? 4 : 10
  return html`${options.series.map((series, index) => {
      const start = x
      x += 34 + series.label.length * characterWidth + 14
      const dash = index > 1 ? `${6 / (index - 1)},4` : 'none'
      return html`${
          index === 0
            ? html`<rect x="${start}" y="6" width="26" height="13" fill="${ink.area}"></rect>`
            : html`<path
                  d="M${start} 12.5h26"
                  stroke="${ink.line}"
                  stroke-width="2.5"
                  stroke-dasharray="${dash}"
                ></path>
                <circle
                  cx="${start + 13}"
                  cy="12.5"
                  r="3.5"
                  fill="${ink.paper}"
                  stroke="${ink.line}"
                  stroke-width="2"
                ></circle>`
        } <text x="${start + 32}" y="17" font-weight="700">${series.label}</text>`
    })}
    <text x="${size.isNarrow ? size.width - 4 : x + 4}" y="17" text-anchor="${size.isNarrow ? 'end' : 'start'}"
      >${options.unit} a month</text
    >`
}

/** The same figures as a table, with the change where there are two years to compare. */
export function monthlyTable(options: MonthlyOptions): SafeHtml {
  const [first, second] = options.series
  const hasChange = options.series.length === 2
  const missing = options.missing ?? 'not shown'
  const cells = (numbers: readonly (Pick<MonthPoint, 'value' | 'href'> | undefined)[]) => [
    ...numbers.map((one) => ({ ...cellOf(one, missing), format: 'numeric' })),
    ...(hasChange ? [{ text: difference(numbers[0]?.value, numbers[1]?.value), format: 'numeric' }] : []),
  ]
  const rows = (first?.points ?? []).map(({ month }, place) => {
    const year = second ? monthInWords(month).replace(/ \d+$/, '') : monthInWords(month)
    return [{ text: year }, ...cells(options.series.map(({ points }) => points[place]))]
  })
  const totals = options.series.map(({ total, totalHref }) => ({ value: total ?? null, href: totalHref }))
  const hasTotals = options.series.every(({ total }) => total !== undefined)
  const heads = [...options.series.map(({ label }) => label), ...(hasChange ? ['Change'] : [])]
  return scrollTable({
    caption: `${options.title}: ${options.unit}`,
    captionClasses: 'govuk-table__caption--s',
    classes: 'waymark-chart-table',
    head: [{ text: 'Month' }, ...heads.map((text) => ({ text, format: 'numeric', classes: 'waymark-unbroken' }))],
    firstCellIsHeader: true,
    rows: [...rows, hasTotals && [{ text: 'Whole period' }, ...cells(totals)]],
  })
}

const cellOf = (one: Pick<MonthPoint, 'value' | 'href'> | undefined, missing: string) => {
  const text = typeof one?.value === 'number' ? number(one.value) : missing
  return one?.href === undefined ? { text } : { html: html`<a class="govuk-link" href="${one.href}">${text}</a>` }
}

const difference = (value: number | null | undefined, before: number | null | undefined) =>
  typeof value === 'number' && typeof before === 'number' ? signed(value - before) : ''
