/**
 * The frame of a chart: drawn once wide and once narrow, so that its words stay legible on a telephone, and of the two
 * only the one that fits is shown, to eyes and to screen readers. Charts carry no style of their own, since the pages'
 * security policy admits none: colours are attributes.
 */
import { attrs, html, type Printable, type SafeHtml } from '../pages/index.ts'

/** Told apart in colour blindness and in grey: mid teal for areas, near black for lines, rust for what needs notice. */
export const ink = {
  area: '#3f8f9c',
  line: '#14211f',
  notice: '#9a3412',
  text: '#14211f',
  faint: '#c3cfcf',
  paper: '#ffffff',
}

/** Size in the drawing's own units, which are pixels at full size. */
export type Size = { width: number; height: number; isNarrow: boolean }
export type ChartWords = {
  /** What the chart shows: its caption. */
  title: string
  /** What there is to see in it, in a sentence or two, for those who cannot see it. */
  description: string
  /** What stands over the drawing, where its title stands elsewhere on the page. */
  caption?: string | undefined
}

const widths = [
  { width: 840, isNarrow: false },
  { width: 350, isNarrow: true },
]

/**
 * A figure with both drawings, of the same height unless `height` says one for each. `draw` gives what stands inside the
 * svg element.
 */
export function chartFigure(
  words: ChartWords,
  height: number | ((isNarrow: boolean) => number),
  draw: (size: Size) => Printable,
  after?: Printable,
): SafeHtml {
  const sizes = widths.map((width) => ({
    ...width,
    height: typeof height === 'number' ? height : height(width.isNarrow),
  }))
  return html`<figure class="waymark-chart">
    <figcaption>${words.caption ?? words.title}</figcaption>
    ${sizes.map((size) => drawing(words, size, draw(size)))} ${after}
  </figure>`
}

function drawing(words: ChartWords, size: Size, content: Printable): SafeHtml {
  const attributes = {
    class: size.isNarrow ? 'waymark-chart__narrow' : 'waymark-chart__wide',
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    'aria-label': `${words.title}. ${words.description}`,
    focusable: 'false',
    fill: ink.text,
    'font-size': size.isNarrow ? 13 : 15,
  }
  return html`<svg${attrs(attributes)}>
    <title>${words.title}</title>
    <desc>${words.description}</desc>
    ${content}
  </svg>`
}
