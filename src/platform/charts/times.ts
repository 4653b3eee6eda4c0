/** Rows from left to right: columns with a line beside them, or lines with the limits of a process. */
import * as Plot from '@observablehq/plot'
import { decimalsInWords, html, number } from '../pages/index.ts'
import { ink, type Size } from './figure.ts'
import { keyOf, sampleOf, type Sample } from './key.ts'
import { plotted } from './plotted.ts'
import type { Drawn, TableChart } from './chart.ts'

type Mark = { place: number; value: number; label: string }

export function drawTimes(chart: TableChart, size: Size): Drawn {
  const { rows, series, limits = [] } = chart
  const values = rows.flatMap((row) => row.values.filter((value) => typeof value === 'number'))
  const all = [...values, ...limits.map(({ value }) => value)]
  const largest = Math.max(all.length === 0 ? 1 : Math.max(...all), chart.decimals > 0 ? 0.1 : 1)
  const smallest = Math.min(0, ...all)
  const shorts = rows.map(({ label }) => shortened(label))
  const longest = Math.max(1, ...shorts.map((label) => label.length))
  const right = limits.length > 0 && !size.isNarrow ? 150 : 8
  const left = 20 + 8.4 * Math.max(...[largest, smallest].map((value) => number(Math.round(value)).length))
  const step = Math.ceil(rows.length / Math.max(1, Math.floor((size.width - left - right) / (longest * 8.2 + 8))))
  const samples = [
    ...series.map((label, place): Sample => ({ label, kind: sampleOf(chart.kind, place) })),
    // A narrow drawing has no room beside the lines, so there the key tells the limits.
    ...(size.isNarrow ? limits.map((one): Sample => ({ label: limitLabel(one, chart), kind: 'limit' })) : []),
  ]
  const key = keyOf(samples, `${chart.unit}`, size)
  const content = plotted({
    width: size.width,
    height: size.height,
    marginTop: key.height + 34,
    marginLeft: left,
    marginRight: right,
    marginBottom: 30,
    x: { type: 'band', domain: rows.map((_, place) => place), padding: rows.length > 30 ? 0.15 : 0.25 },
    y: { domain: [smallest * 1.08, largest * 1.08], nice: true },
    marks: [
      Plot.gridY({ stroke: ink.faint, strokeOpacity: 1, ticks: ticksFor(largest - smallest, chart.decimals) }),
      Plot.axisY({
        ticks: ticksFor(largest - smallest, chart.decimals),
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => number(value),
      }),
      Plot.axisX({ tickSize: 0, label: null, tickFormat: (at: number) => (at % step === 0 ? (shorts[at] ?? '') : '') }),
      ...(chart.kind === 'line' ? [] : [Plot.barY(marksOf(chart, 0), { ...AT, fill: ink.area })]),
      ...limits.flatMap((limit, place) => limitMarks(limit, place, chart, size)),
      Plot.ruleY([0], { stroke: ink.line }),
      ...(chart.kind === 'line' ? lineMarks(chart, 0) : []),
      ...(series.length > 1 ? lineMarks(chart, 1) : []),
      ...valueMarks(chart, size),
      ...gapMarks(chart, size),
      ...pointedOut(chart, size),
    ],
  })
  return { content: html`${key.markup}<g text-anchor="middle">${content}</g>`, height: size.height }
}

const AT = { x: 'place', y: 'value' } as const

const ticksFor = (span: number, decimals: number) => (decimals > 0 ? 5 : Math.max(1, Math.min(5, span)))

const marksOf = (chart: TableChart, series: number): Mark[] =>
  chart.rows.flatMap((row, place) => {
    const value = row.values[series]
    return typeof value === 'number' ? [{ place, value, label: decimalsInWords(value, chart.decimals) }] : []
  })

/** A line breaks where a value is not shown: what lies between is not known. */
function lineMarks(chart: TableChart, series: number) {
  const points = chart.rows.map((row, place) => {
    const value = row.values[series]
    return { place, value: typeof value === 'number' ? value : Number.NaN }
  })
  const dash = series > 0 && chart.kind === 'line' ? { strokeDasharray: '6,4' } : {}
  const dots = points.filter(({ value }) => !Number.isNaN(value))
  const radius = chart.rows.length > 30 ? 2.5 : 3.5
  return [
    // The white edge keeps the line apart from the columns that it crosses.
    Plot.lineY(points, { ...AT, stroke: ink.paper, strokeWidth: 6 }),
    Plot.lineY(points, { ...AT, stroke: ink.line, strokeWidth: 2.5, ...dash }),
    Plot.dot(dots, { ...AT, fill: series > 0 ? ink.paper : ink.line, stroke: ink.line, strokeWidth: 2, r: radius }),
  ]
}

/** The number in each column, at its foot, where there is room: above it the other series would cross it. */
function valueMarks(chart: TableChart, size: Size) {
  const marks = marksOf(chart, 0)
  const longest = Math.max(1, ...marks.map(({ label }) => label.length))
  const room = (size.width - 60) / Math.max(1, chart.rows.length)
  if (room * 0.75 < longest * 8.4 + 2) return []
  if (chart.kind === 'line') return chart.series.length > 1 ? [] : [Plot.text(marks, { ...AT, text: 'label', dy: -12 })]
  const foot = marks.map((mark) => ({ ...mark, value: 0 }))
  return [
    Plot.text(foot, {
      ...AT,
      text: 'label',
      dy: -11,
      fontWeight: 700,
      stroke: ink.area,
      strokeWidth: 4,
      fill: ink.line,
    }),
  ]
}

/** The symbol of what is not shown stands on the axis, where a column would. */
function gapMarks(chart: TableChart, size: Size) {
  const gaps = chart.rows.flatMap((row, place): Mark[] => {
    const value = row.values[0]
    return typeof value === 'string' ? [{ place, value: 0, label: value }] : []
  })
  const rotate =
    (size.width - 60) / chart.rows.length < 26 ? { rotate: -90, textAnchor: 'start' as const, dy: -5 } : { dy: -11 }
  return [Plot.text(gaps, { ...AT, text: 'label', fill: ink.line, ...rotate })]
}

const limitLabel = ({ label, value }: { label: string; value: number }, { decimals }: TableChart) =>
  `${label} ${decimalsInWords(value, Number.isInteger(value) ? decimals : Math.max(1, decimals))}`

function limitMarks(limit: { label: string; value: number }, place: number, chart: TableChart, size: Size) {
  const rule = Plot.ruleY([limit.value], {
    stroke: ink.notice,
    strokeWidth: 1.5,
    ...(place === 0 ? {} : { strokeDasharray: '2,4' }),
  })
  if (size.isNarrow) return [rule]
  const at = [{ value: limit.value, label: limitLabel(limit, chart) }]
  const text = Plot.text(at, {
    y: 'value',
    text: 'label',
    frameAnchor: 'right',
    textAnchor: 'start',
    dx: 8,
    fill: ink.notice,
  })
  return [rule, text]
}

/** A numbered disc over each row that is pointed out, clear of everything drawn there. */
function pointedOut(chart: TableChart, size: Size) {
  const discs = (chart.marks ?? []).map(({ row }, place): Mark => {
    const values = (chart.rows[row]?.values ?? []).filter((value) => typeof value === 'number')
    return { place: row, value: Math.max(0, ...values), label: String(place + 1) }
  })
  const at = { ...AT, dy: chart.kind === 'line' && chart.series.length === 1 ? -26 : -18 }
  return [
    Plot.dot(discs, { ...at, r: size.isNarrow ? 9 : 10, fill: ink.notice }),
    Plot.text(discs, { ...at, text: 'label', fill: ink.paper, fontWeight: 700, fontSize: 12 }),
  ]
}

/** "April 2016" is "Apr 16" under an axis. */
const shortened = (label: string): string => label.replace(/^([A-Z][a-z]{2})[a-z]* \d{2}(\d{2})$/, '$1 $2')
