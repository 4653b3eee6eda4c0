/** What is drawn how, in words beside a sample of each, above the drawing; and what is counted. */
import { html, type SafeHtml } from '../pages/index.ts'
import { ink, type Size } from './figure.ts'

export type Sample = { label: string; kind: 'area' | 'line' | 'dashed' | 'dot' | 'limit' }

/** How the first series or the second of a chart of that kind is drawn. */
export function sampleOf(kind: 'columns' | 'line' | 'bars', series: number): Sample['kind'] {
  if (series > 0) return kind === 'bars' ? 'dot' : kind === 'line' ? 'dashed' : 'line'
  return kind === 'line' ? 'line' : 'area'
}

const LINE = 22

/** The key and its height in the drawing's units: samples stand side by side as far as they fit, the unit after them. */
export function keyOf(samples: readonly Sample[], unit: string, size: Size): { markup: SafeHtml; height: number } {
  const perCharacter = size.isNarrow ? 7.6 : 8.8
  let [x, y] = [4, 17]
  const place = (width: number) => {
    if (x > 4 && x + width > size.width - 4) [x, y] = [4, y + LINE]
    const at = { x, y }
    x += width
    return at
  }
  const room = Math.floor((size.width - 44) / perCharacter)
  const parts = samples.map((sample) => {
    const label = fitted(sample.label, room)
    const at = place(34 + label.length * perCharacter + 14)
    return html`${drawing(sample.kind, at)}<text x="${at.x + 32}" y="${at.y}" font-weight="700">${label}</text>`
  })
  const words = fitted(unit, room)
  const at = place(words.length * perCharacter)
  return { markup: html`${parts}<text x="${at.x}" y="${at.y}">${words}</text>`, height: y + 5 }
}

function drawing(kind: Sample['kind'], { x, y }: { x: number; y: number }): SafeHtml {
  if (kind === 'area') return html`<rect x="${x}" y="${y - 11}" width="26" height="13" fill="${ink.area}"></rect>`
  const dot = html`<circle
    cx="${x + 13}"
    cy="${y - 4.5}"
    r="4"
    fill="${ink.paper}"
    stroke="${ink.line}"
    stroke-width="2"
  ></circle>`
  if (kind === 'dot') return dot
  const [stroke, dash] = kind === 'limit' ? [ink.notice, '2,4'] : [ink.line, kind === 'dashed' ? '6,4' : 'none']
  return html`<path d="M${x} ${y - 4.5}h26" stroke="${stroke}" stroke-width="2.5" stroke-dasharray="${dash}"></path>${
      kind === 'line' && dot
    }`
}

/** As much of a label as there is room for; the table has the whole. */
export const fitted = (label: string, characters: number): string => {
  const letters = [...label]
  return letters.length <= characters
    ? label
    : `${letters
        .slice(0, Math.max(1, characters - 1))
        .join('')
        .trimEnd()}…`
}
