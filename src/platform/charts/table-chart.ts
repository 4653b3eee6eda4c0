/**
 * A table drawn: columns, a line or bars, from nought, each value in figures where there is room. A value that is not
 * shown is a gap with its symbol, never a length. One drawing for pages, wide and narrow, and for print.
 */
import { attrs, html, type SafeHtml } from '../pages/index.ts'
import { drawBars } from './bars.ts'
import type { Drawn, TableChart } from './chart.ts'
import { chartFigure, ink, type Size } from './figure.ts'
import { drawTimes } from './times.ts'

/** The chart for a page, with its marks told under it. */
export function tableChart(chart: TableChart): SafeHtml {
  const marks = chart.marks ?? []
  return chartFigure(
    chart,
    (isNarrow) => drawn(chart, { width: isNarrow ? 350 : 840, height: 340, isNarrow }).height,
    (size) => drawn(chart, { ...size, height: 340 }).content,
    marks.length > 0 &&
      html`<ol class="govuk-list govuk-list--number waymark-chart__notes">
        ${marks.map(({ row, text }) => html`<li>${chart.rows[row]?.label}: ${text}</li>`)}
      </ol>`,
  )
}

/** The chart as a file of its own, for print: wide, with the typeface named, and its height as drawn. */
export function chartSvg(chart: TableChart, size: { width: number; height: number; fontSize: number }): string {
  const { content, height } = drawn(chart, { ...size, isNarrow: false })
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size.width} ${height}`,
    width: size.width,
    height,
    fill: ink.text,
    'font-family': "'Public Sans', 'DejaVu Sans'",
    'font-size': size.fontSize,
  }
  return html`<svg${attrs(attributes)}>${content}</svg>`.markup
}

function drawn(chart: TableChart, size: Size): Drawn {
  return chart.kind === 'bars' || (chart.kind === 'columns' && !hasRoom(chart, size))
    ? drawBars(chart, size)
    : drawTimes(chart, size)
}

/** Columns whose names are not times are bars where the names cannot stand under them. */
function hasRoom({ rows }: TableChart, size: Size): boolean {
  if (rows.every(({ label }) => /\d{4}/.test(label))) return true
  const longest = Math.max(1, ...rows.map(({ label }) => label.length))
  return rows.length * (longest * 8 + 10) < size.width - 60
}
