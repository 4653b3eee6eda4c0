/** Small charts of our own: a line beside a figure, and the steps of a risk over time. */
import { attrs, html, shortDate, type SafeHtml } from '../pages/index.ts'
import type { PlainDate } from '../dates.ts'
import { chartFigure, ink, type ChartWords, type Size } from './figure.ts'

/** The run of a figure at a glance, from nought; its last value is marked. `label` says it in words. */
export function sparkline(values: readonly number[], label: string): SafeHtml {
  const [width, height, margin] = [140, 32, 4]
  const largest = Math.max(1, ...values)
  const stepX = (width - 2 * margin) / Math.max(1, values.length - 1)
  const points = values.map((value, index) => {
    const y = height - margin - (value / largest) * (height - 2 * margin)
    return { x: round(margin + index * stepX), y: round(y) }
  })
  const attributes = {
    class: 'waymark-sparkline',
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': label,
    focusable: 'false',
  }
  const last = points.at(-1)
  return html`<svg${attrs(attributes)}>
    <path d="M0 ${height - margin}h${width}" stroke="${ink.faint}" stroke-width="1"></path>
    <polyline
      points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"
      fill="none"
      stroke="${ink.area}"
      stroke-width="2"
      stroke-linejoin="round"
    ></polyline>
    ${last && html`<circle cx="${last.x}" cy="${last.y}" r="3.5" fill="${ink.line}"></circle>`}
  </svg>`
}

const levels = ['none', 'emerging', 'moderate', 'significant'] as const
export type RiskLevel = (typeof levels)[number]
/** `level` is null from a day on which none stands: the line ends there. */
export type LevelPoint = { readonly date: PlainDate; readonly level: RiskLevel | null }

/** The level of risk from each assessment until the next, up to the day `until`. Points in order of their dates. */
export function levelChart(options: ChartWords & { points: readonly LevelPoint[]; until: PlainDate }): SafeHtml {
  return chartFigure(options, 200, (size) => steps(options.points, options.until, size))
}

function steps(points: readonly LevelPoint[], until: PlainDate, size: Size): SafeHtml {
  const [first] = points
  if (!first) return html``
  const left = size.isNarrow ? 86 : 110
  const [right, top, bottom] = [size.width - 14, 16, size.height - 34]
  const from = dayNumber(first.date)
  const span = Math.max(1, dayNumber(until) - from)
  const xOf = (date: PlainDate) => round(left + ((dayNumber(date) - from) / span) * (right - left))
  const yOf = (level: RiskLevel) => round(bottom - (levels.indexOf(level) / (levels.length - 1)) * (bottom - top))
  const path = points.map(({ date, level }, index) => {
    const before = points[index - 1]?.level ?? null
    const across = before === null ? '' : `H${xOf(date)}`
    if (level === null) return across
    return before === null ? `M${xOf(date)} ${yOf(level)}` : `${across}V${yOf(level)}`
  })
  const stands = points.at(-1)?.level !== null
  return html`${levels.map(
      (level) =>
        html`<path d="M${left} ${yOf(level)}H${right}" stroke="${ink.faint}"></path>
          <text x="${left - 10}" y="${yOf(level) + 5}" text-anchor="end">${level}</text>`,
    )}
    <path d="${path.join('')}${stands && `H${right}`}" fill="none" stroke="${ink.line}" stroke-width="3"></path>
    ${points.map(
      ({ date, level }) =>
        level !== null &&
        html`<circle
          cx="${xOf(date)}"
          cy="${yOf(level)}"
          r="5"
          fill="${ink.area}"
          stroke="${ink.line}"
          stroke-width="2"
        ></circle>`,
    )}
    ${dateLabels([...points.map(({ date }) => date), until], xOf, size.isNarrow ? 84 : 100).map(
      ({ date, anchor }) =>
        html`<text x="${xOf(date)}" y="${size.height - 8}" text-anchor="${anchor}">${shortDate(date)}</text>`,
    )}`
}

type DateLabel = { date: PlainDate; anchor: 'start' | 'middle' | 'end' }

/** The first day and the last, and of those between them the ones for which there is room. */
function dateLabels(dates: readonly PlainDate[], xOf: (date: PlainDate) => number, room: number): DateLabel[] {
  const [first, ...others] = dates
  const last = others.pop()
  if (!first || !last) return []
  const labels: DateLabel[] = [{ date: first, anchor: 'start' }]
  let free = xOf(first) + room
  for (const date of others) {
    const x = xOf(date)
    if (x - room / 2 < free || x + room / 2 > xOf(last) - room) continue
    labels.push({ date, anchor: 'middle' })
    free = x + room / 2
  }
  return [...labels, { date: last, anchor: 'end' }]
}

const dayNumber = (date: PlainDate) => Date.parse(date) / 86_400_000
const round = (value: number) => Math.round(value * 10) / 10
