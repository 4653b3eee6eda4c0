/** Rows one under another, as bars from nought, with room for long names: beside the bar, or on a narrow drawing above it. */
import { decimalsInWords, html, type SafeHtml } from '../pages/index.ts'
import { ink, type Size } from './figure.ts'
import { fitted, keyOf, sampleOf } from './key.ts'
import type { ChartCell, Drawn, TableChart } from './chart.ts'

const BAR = 20
const NAMES_MAX = 270

export function drawBars(chart: TableChart, size: Size): Drawn {
  const perCharacter = size.isNarrow ? 7.2 : 8
  const longest = Math.max(1, ...chart.rows.map(({ label }) => label.length))
  const names = size.isNarrow ? 4 : Math.min(NAMES_MAX, longest * perCharacter + 14)
  const pitch = size.isNarrow ? BAR + 26 : BAR + 10
  const values = chart.rows.flatMap((row) => row.values.filter((value) => typeof value === 'number'))
  const { smallest, largest } = chart.span ?? { smallest: Math.min(0, ...values), largest: Math.max(0, ...values) }
  const labels = chart.rows.flatMap((row) => row.values.map((value) => worded(value, chart).length))
  const numbers = 14 + Math.max(1, ...labels) * 8.6
  const before = smallest < 0 ? numbers : 0
  const scale = (size.width - names - before - numbers) / (largest - smallest || 1)
  const zero = names + before - smallest * scale
  const key = keyOf(
    chart.series.map((label, place) => ({ label, kind: sampleOf('bars', place) })),
    chart.unit,
    size,
  )
  const top = key.height + 12
  const rows = chart.rows.map((row, place) => {
    const y = top + place * pitch + (size.isNarrow ? 20 : 0)
    const xOf = (value: number) => round(zero + value * scale)
    return html`${name(row.label, { names, y, isNarrow: size.isNarrow, perCharacter, width: size.width })}
    ${bar(row.values[0], chart, { y, zero: round(zero), xOf })}
    ${typeof row.values[1] === 'number' && html`<circle cx="${xOf(row.values[1])}" cy="${y + BAR / 2}" r="5" fill="${ink.paper}" stroke="${ink.line}" stroke-width="2"></circle>`}
    ${numbered(chart, place, y, size.width)}`
  })
  const bottom = top + chart.rows.length * pitch
  return {
    content: html`${key.markup}${rows}<path d="M${round(zero)} ${top - 4}V${bottom}" stroke="${ink.line}"></path>`,
    height: bottom + 8,
  }
}

type NamePlace = { names: number; y: number; isNarrow: boolean; perCharacter: number; width: number }

function name(label: string, { names, y, isNarrow, perCharacter, width }: NamePlace): SafeHtml {
  const room = Math.floor(((isNarrow ? width : names) - 12) / perCharacter)
  return isNarrow
    ? html`<text x="4" y="${y - 5}">${fitted(label, room)}</text>`
    : html`<text x="${names - 8}" y="${y + BAR / 2 + 5}" text-anchor="end">${fitted(label, room)}</text>`
}

type BarPlace = { y: number; zero: number; xOf: (value: number) => number }

/** The bar with its number at its end; of what is not shown its symbol alone. */
function bar(value: ChartCell | undefined, chart: TableChart, { y, zero, xOf }: BarPlace): SafeHtml | false {
  if (value === undefined) return false
  const middle = y + BAR / 2 + 5
  if (typeof value === 'string') return html`<text x="${zero + 8}" y="${middle}">${value}</text>`
  const end = xOf(value)
  const [from, width] = value < 0 ? [end, zero - end] : [zero, end - zero]
  return html`<rect x="${from}" y="${y}" width="${round(width)}" height="${BAR}" fill="${ink.area}"></rect>
    <text
      x="${value < 0 ? end - 8 : end + 8}"
      y="${middle}"
      font-weight="700"
      text-anchor="${value < 0 ? 'end' : 'start'}"
      >${worded(value, chart)}</text
    >`
}

/** The disc of a row that is pointed out, at the right edge. */
function numbered(chart: TableChart, row: number, y: number, width: number): SafeHtml | false {
  const place = (chart.marks ?? []).findIndex((mark) => mark.row === row)
  if (place === -1) return false
  return html`<circle cx="${width - 12}" cy="${y + BAR / 2}" r="10" fill="${ink.notice}"></circle>
    <text
      x="${width - 12}"
      y="${y + BAR / 2 + 4.5}"
      text-anchor="middle"
      fill="${ink.paper}"
      font-weight="700"
      font-size="12"
      >${place + 1}</text
    >`
}

const worded = (value: ChartCell, { decimals }: TableChart): string =>
  typeof value === 'number' ? decimalsInWords(value, decimals) : value

const round = (value: number) => Math.round(value * 10) / 10
