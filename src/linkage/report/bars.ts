/** Bars drawn as SVG, each chart with its title, its description and, beside it, its table. */
import { attrs, html, type Printable, type SafeHtml } from '../../platform/pages/index.ts'

export const ink = { same: '#14595f', look: '#b86b00', against: '#9a3412', faint: '#c3cfcf', text: '#14211f' }
export type Bar = { label: string; from: number; to: number; colour: string; note: string }

const WIDTH = 900
const LABEL_WIDTH_MAX = 430
/** A letter at the size of the charts, about. */
const LETTER_WIDTH = 7.4
const NOTE_WIDTH = 80
const ROW = 24

/** Bars that lie from `from` to `to`, one under the other. */
export function barChart(title: string, description: string, bars: readonly Bar[]): SafeHtml {
  const low = Math.min(0, ...bars.map(({ from, to }) => Math.min(from, to)))
  const high = Math.max(0, ...bars.map(({ from, to }) => Math.max(from, to)))
  const span = high - low || 1
  const longest = Math.max(...bars.map(({ label }) => label.length))
  const labelWidth = Math.min(LABEL_WIDTH_MAX, 16 + longest * LETTER_WIDTH)
  const x = (value: number) => labelWidth + ((value - low) / span) * (WIDTH - labelWidth - NOTE_WIDTH)
  const height = bars.length * ROW + 10
  return frame(title, description, height, [
    html`<line${attrs({ x1: x(0), x2: x(0), y1: 0, y2: height, stroke: ink.text })} />`,
    ...bars.map(({ label, from, to, colour, note }, at) => {
      const y = at * ROW + 5
      const left = Math.min(x(from), x(to))
      return html`<text${attrs({ x: labelWidth - 8, y: y + 15, 'text-anchor': 'end' })}>${cut(label)}</text>
        <rect${attrs({ x: left, y, width: Math.max(1, Math.abs(x(to) - x(from))), height: ROW - 6, fill: colour })} />
        <text${attrs({ x: Math.max(x(from), x(to)) + 6, y: y + 15 })}>${note}</text>`
    }),
  ])
}

/** Lines over a common axis of weights. */
export function lineChart(
  title: string,
  description: string,
  lines: readonly { name: string; colour: string; dash: string; points: readonly [number, number][] }[],
): SafeHtml {
  const height = 280
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x))
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const x = (value: number) => 50 + ((value - low) / (high - low || 1)) * (WIDTH - 180)
  const y = (value: number) => 20 + (1 - value) * (height - 60)
  const share = [0, 0.25, 0.5, 0.75, 1]
  return frame(title, description, height, [
    ...share.map(
      (value) =>
        html`<line${attrs({ x1: 50, x2: WIDTH - 130, y1: y(value), y2: y(value), stroke: ink.faint })} /><text${attrs({ x: 44, y: y(value) + 5, 'text-anchor': 'end' })}>${value}</text>`,
    ),
    ...[low, 0, 10, 20, high]
      .filter((value, at, all) => value >= low && value <= high && all.indexOf(value) === at)
      .map((value) => html`<text${attrs({ x: x(value), y: height - 16, 'text-anchor': 'middle' })}>${value}</text>`),
    ...lines.map(({ name, colour, dash, points }, at) => {
      const path = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ')
      return html`<polyline${attrs({ points: path, fill: 'none', stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash })} />
        <line${attrs({ x1: WIDTH - 120, x2: WIDTH - 90, y1: 30 + at * 24, y2: 30 + at * 24, stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash })} />
        <text${attrs({ x: WIDTH - 84, y: 35 + at * 24 })}>${name}</text>`
    }),
  ])
}

function frame(title: string, description: string, height: number, content: Printable): SafeHtml {
  const attributes = {
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-label': `${title}. ${description}`,
    fill: ink.text,
    'font-size': 14,
  }
  return html`<figure><figcaption>${title}</figcaption><div${attrs({ class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${title}, a picture` })}><svg${attrs(attributes)}><title>${title}</title><desc>${description}</desc>${content}</svg></div></figure>`
}

const cut = (label: string): string => (label.length > 62 ? `${label.slice(0, 61)}…` : label)

/** A table that scrolls within itself. */
export const table = (caption: string, head: readonly string[], rows: readonly (readonly Printable[])[]): SafeHtml =>
  html` <div class="scroll" tabindex="0" role="region" ${attrs({ 'aria-label': caption })}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((one) => html`<td>${one}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
