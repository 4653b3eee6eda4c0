/**
 * A process-behaviour chart: months as a line, what is usual as its average and the limits to either side, and the months
 * that stand out. A month that is not shown leaves a gap. What is told apart by colour is told apart by form as well.
 */
import * as Plot from '@observablehq/plot'
import { html, monthInWords, number, shortMonth, type SafeHtml } from '../pages/index.ts'
import { chartFigure, ink, type ChartWords, type Size } from './figure.ts'
import type { Annotation } from './monthly.ts'
import { plotted } from './plotted.ts'

/** `value` is null where it is not shown; `centre`, `lower` and `upper` where there are no such limits. */
export type ProcessMonth = {
  readonly month: string
  readonly value: number | null
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** Alone, or with a few others. */
  readonly standsOut: boolean
  /** One of many in a row on one side. */
  readonly inRun: boolean
}
export type ProcessChartOptions = ChartWords & {
  /** What is counted: "contacts". */
  readonly unit: string
  /** One after another, none left out. */
  readonly months: readonly ProcessMonth[]
  readonly annotations?: readonly Annotation[] | undefined
}

/** The chart, with its annotations numbered in the drawing and listed under it. */
export function processChart(options: ProcessChartOptions): SafeHtml {
  const notes = options.annotations ?? []
  const list =
    notes.length > 0 &&
    html`<ol class="govuk-list govuk-list--number waymark-chart__notes">
      ${notes.map((note) => html`<li>${monthInWords(note.month)}: ${note.text}</li>`)}
    </ol>`
  return chartFigure(options, 340, (size) => plot(options, size), list)
}

type Place = { place: number; value: number | null }

function plot(options: ProcessChartOptions, size: Size): SafeHtml {
  const { months } = options
  if (months.length === 0) return html``
  const largest = Math.max(1, ...months.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]))
  const step = Math.ceil(months.length / (size.isNarrow ? 4 : 9))
  const at = { x: 'place', y: 'value' }
  const points = placesOf(months, ({ value }) => value)
  const inRun = points.filter(({ place }) => months[place]!.inRun)
  const standOut = points.filter(({ place }) => months[place]!.standsOut)
  const drawn = plotted({
    width: size.width,
    height: size.height,
    marginTop: 56,
    marginLeft: size.isNarrow ? 34 : 50,
    marginRight: size.isNarrow ? 10 : 24,
    marginBottom: 28,
    x: { type: 'linear', domain: [-0.5, months.length - 0.5] },
    y: { domain: [0, largest * 1.12], nice: true },
    marks: [
      Plot.axisY({
        ticks: Math.min(5, largest),
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => number(value),
      }),
      Plot.axisX(
        months.flatMap((_, place) => (place % step === 0 ? [place] : [])),
        { tickSize: 4, label: null, tickFormat: (place: number) => shortMonth(months[place]!.month) },
      ),
      Plot.ruleY([0], { stroke: ink.line }),
      ...stretchesOf(months).flatMap(limitMarks),
      Plot.lineY(points, { ...at, stroke: ink.line, strokeWidth: 2 }),
      Plot.dot(points, { ...at, fill: ink.line, r: size.isNarrow ? 2 : 3 }),
      Plot.dot(inRun, { ...at, r: size.isNarrow ? 3 : 4.5, fill: ink.paper, stroke: ink.notice, strokeWidth: 2 }),
      Plot.dot(standOut, {
        ...at,
        symbol: 'diamond',
        r: size.isNarrow ? 6 : 7,
        fill: ink.paper,
        stroke: ink.notice,
        strokeWidth: 3,
      }),
      ...noteMarks(options, size),
    ],
  })
  return html`${key(options, size)}<g text-anchor="middle">${drawn}</g>`
}

const placesOf = (months: readonly ProcessMonth[], of: (month: ProcessMonth) => number | null): Place[] =>
  months.map((month, place) => ({ place, value: of(month) }))

/** Months one after another with the same limits. */
function stretchesOf(months: readonly ProcessMonth[]): { first: number; last: number; of: ProcessMonth }[] {
  const found: { first: number; last: number; of: ProcessMonth }[] = []
  months.forEach((month, place) => {
    const open = found.at(-1)
    const isSame = open && (['centre', 'lower', 'upper'] as const).every((name) => open.of[name] === month[name])
    if (isSame) open.last = place
    else found.push({ first: place, last: place, of: month })
  })
  return found.filter(({ of }) => of.centre !== null)
}

function limitMarks({ first, last, of }: { first: number; last: number; of: ProcessMonth }) {
  const across = (value: number | null): Place[] =>
    value === null ? [] : [first - 0.5, last + 0.5].map((place) => ({ place, value }))
  const at = { x: 'place', y: 'value' }
  const dashed = { ...at, stroke: ink.line, strokeWidth: 1.5, strokeDasharray: '7,4' }
  const band = [first - 0.5, last + 0.5].map((place) => ({ place, low: of.lower ?? 0, high: of.upper! }))
  return [
    Plot.areaY(band, { x: 'place', y1: 'low', y2: 'high', fill: ink.area, fillOpacity: 0.16 }),
    Plot.lineY(across(of.centre), { ...at, stroke: ink.area, strokeWidth: 2 }),
    Plot.lineY(across(of.upper), dashed),
    Plot.lineY(across(of.lower), dashed),
  ]
}

/** A numbered disc over each month that has an explanation. */
function noteMarks({ annotations = [], months }: ProcessChartOptions, size: Size) {
  const discs = annotations.flatMap((note, index) => {
    const place = months.findIndex(({ month }) => month === note.month)
    return place === -1 ? [] : [{ place, value: months[place]!.value ?? 0, label: String(index + 1) }]
  })
  const at = { x: 'place', y: 'value', dy: -20 }
  return [
    Plot.dot(discs, { ...at, r: size.isNarrow ? 9 : 10, fill: ink.notice }),
    Plot.text(discs, { ...at, text: 'label', fill: ink.paper, fontWeight: 700, fontSize: size.isNarrow ? 12 : 13 }),
  ]
}

/** What is drawn how, beside a sample of each: in one line or, on a narrow drawing, two. */
function key({ unit, months }: ProcessChartOptions, { isNarrow }: Size): SafeHtml {
  const words = (x: number, y: number, text: string) => html`<text x="${x}" y="${y + 5}">${text}</text>`
  const first = html`<path d="M4 14h26" stroke="${ink.line}" stroke-width="2"></path>
    <circle cx="17" cy="14" r="3" fill="${ink.line}"></circle>
    ${words(36, 14, `${unit} a month`)}`
  if (!months.some(({ centre }) => centre !== null)) return first
  const [band, out, run, y] = isNarrow ? [4, 96, 196, 36] : [330, 492, 600, 14]
  return html`${first}
    <rect x="${band}" y="${y - 7}" width="26" height="14" fill="${ink.area}" fill-opacity="0.16"></rect>
    <path d="M${band} ${y - 7}h26m-26 14h26" stroke="${ink.line}" stroke-width="1.5" stroke-dasharray="7,4"></path>
    <path d="M${band} ${y}h26" stroke="${ink.area}" stroke-width="2"></path>
    ${words(band + 32, y, isNarrow ? 'usual' : 'average, usual')}
    <path d="M${out} ${y - 7}l7 7-7 7-7-7z" fill="${ink.paper}" stroke="${ink.notice}" stroke-width="3"></path>
    ${words(out + 14, y, 'stands out')}
    <circle cx="${run}" cy="${y}" r="4.5" fill="${ink.paper}" stroke="${ink.notice}" stroke-width="2"></circle>
    ${words(run + 12, y, isNarrow ? 'long on one side' : 'long on one side of the average')}`
}
