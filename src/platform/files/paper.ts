/**
 * Papers as PDF, tagged for screen readers after PDF/UA-1, set by Typst from data alone. Words never become markup: they
 * reach the typesetter as JSON. The same paper gives the same bytes.
 */
import { wallClock, type Instant } from '../dates.ts'
import { printableDrawing } from './typefaces.ts'
import { typeset, type Typeset } from './typesetter.ts'

/** Words, or words that lead to the block with that id. */
export type PaperPiece = string | { text: string; to: string }
/** `id` makes a block something to lead to; an id stands once. */
export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; id?: string | undefined }
  | {
      kind: 'paragraph'
      pieces: readonly PaperPiece[]
      style?: 'body' | 'lead' | 'quiet' | 'strong' | 'hash'
      /** Whether it stays with what follows. */
      sticky?: boolean
      id?: string
    }
  | { kind: 'list'; items: readonly string[]; size?: number }
  | { kind: 'terms'; items: readonly { name: string; text: string }[] }
  | { kind: 'box'; paragraphs: readonly string[] }
  | { kind: 'notice'; text: string }
  | { kind: 'figures'; figures: readonly PaperFigure[] }
  /** `alt` says what it shows; `width` in per cent of the line. */
  | { kind: 'chart'; svg: string; alt: string; width?: number }
  | PaperTable
  | { kind: 'contents'; text: string }
  | { kind: 'page' }

export type PaperFigure = {
  id?: string | undefined
  title: string
  value: string
  unit: string
  words: readonly string[]
}
export type PaperTable = {
  kind: 'table'
  head: readonly string[]
  /** The first cell of each row is its heading. */
  rows: readonly { total: boolean; cells: readonly string[] }[]
  /** The width of the first column, that of the others being 1. */
  first: number
  /** Whether the cells are words, set to the left. */
  words?: boolean
  /** Whether its rows leave room to write in by hand. */
  roomy?: boolean
  /** Of the type, in points. */
  size?: number
}
export type Paper = {
  title: string
  /** Over the title. */
  subtitle: string
  author: string
  /** The date of the file: nothing in it comes from a clock. */
  at: Instant
  /** At the head of every page, such as that it is not for publication. */
  running?: string | undefined
  /** At the foot of every page, before its number. */
  footer: string
  blocks: readonly PaperBlock[]
  /** Whether all of it must stand on one page: the type is then made smaller, to 8 points. */
  fit?: boolean
}

/** The PDF. Throws where the typesetter has an error or so much as a warning: a missing typeface is one. */
export const paperPdf = (paper: Paper): Promise<Buffer> =>
  typeset({
    template: 'paper.typ',
    data: {
      title: paper.title,
      subtitle: paper.subtitle,
      author: paper.author,
      date: dateParts(paper.at),
      running: paper.running ?? null,
      footer: paper.footer,
      fit: paper.fit ?? false,
      scale: paper.fit ? 0.8 : 1,
      blocks: paper.blocks.map((block) => ({ ...defaults[block.kind], ...block, ...inFull(block) })),
    },
    at: paper.at,
  } satisfies Typeset)

/** What the template wants said in full. */
const defaults: Partial<Record<PaperBlock['kind'], object>> = {
  paragraph: { style: 'body', sticky: false },
  list: { size: 10.5 },
  chart: { width: 100 },
  table: { words: false, size: 9, roomy: false },
}

function inFull(block: PaperBlock): object {
  if (block.kind === 'figures') return { figures: block.figures.map((one) => ({ ...one, id: one.id ?? null })) }
  if (block.kind === 'chart') return { svg: printableDrawing(block.svg) }
  return { id: 'id' in block ? (block.id ?? null) : null }
}

/** The date in a file: as a clock in Europe/London showed it. */
export function dateParts(at: Instant): Record<string, number> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wallClock(at).split(/\D/).map(Number)
  return { year, month, day, hour, minute, second: 0 }
}
