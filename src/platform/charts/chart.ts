/** What a table's chart is made from, and what drawing it gives. */
import type { SafeHtml } from '../pages/index.ts'
import type { ChartWords } from './figure.ts'

/** A text is the symbol of a value that is not shown. */
export type ChartCell = number | string
export type ChartRow = { label: string; values: readonly ChartCell[] }
export type TableChart = ChartWords & {
  /** `bars` for parts; `columns` and `line` for times, or for parts whose names are short. */
  kind: 'columns' | 'line' | 'bars'
  unit: string
  decimals: number
  /** What the values of a row are, at most two: the first is drawn as columns, line or bars, the second beside it. */
  series: readonly string[]
  rows: readonly ChartRow[]
  /** What the scale of bars runs between where that is more than these rows need: of a chart in parts. */
  span?: { smallest: number; largest: number } | undefined
  limits?: readonly { label: string; value: number }[] | undefined
  /** Rows pointed out, by place: numbered in the drawing and told under it. */
  marks?: readonly { row: number; text: string }[] | undefined
}

/** What stands inside the svg element, and the height that it needs: bars take as much as they have rows. */
export type Drawn = { content: SafeHtml; height: number }
