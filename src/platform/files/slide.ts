/** A page of a screen's shape as PDF, tagged after PDF/UA-1: a few figures, one chart, and where they are from. */
import type { Instant } from '../dates.ts'
import { dateParts, type PaperFigure } from './paper.ts'
import { printableDrawing } from './typefaces.ts'
import { typeset } from './typesetter.ts'

export type Slide = {
  title: string
  subtitle: string
  author: string
  at: Instant
  running?: string | undefined
  notice?: string | undefined
  /** At most five. */
  figures: readonly PaperFigure[]
  /** `alt` says what it shows. */
  chart?: { title: string; svg: string; alt: string } | undefined
  /** Where it is from, at the foot. */
  source: string
}

export const slidePdf = ({ at, chart, running, notice, ...slide }: Slide): Promise<Buffer> =>
  typeset({
    template: 'slide.typ',
    data: {
      ...slide,
      date: dateParts(at),
      running: running ?? null,
      notice: notice ?? null,
      chart: chart ? { ...chart, svg: printableDrawing(chart.svg) } : null,
    },
    at,
  })
