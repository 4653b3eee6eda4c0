/**
 * What a release says, in one shape: frozen and hashed, and the one source of every format that readers get. It is plain
 * JSON, holds nothing that its readers may not see (what is hidden is `[c]` here already), and needs no database to print.
 */
import type { Instant, Period } from '../../platform/dates.ts'

/**
 * A cell of a table. `[c]` is hidden to protect people, `[z]` cannot be, `[x]` is not available, `[low]` rounds to nought.
 * A count is a whole number; a rate, share or change is rounded to the decimals of its column.
 */
export type Cell = number | CellSymbol
export const cellSymbols = {
  '[c]': 'hidden, so that nobody can be recognised',
  '[z]': 'not applicable',
  '[x]': 'not available',
  '[low]': 'rounds to nought, and is not nought',
} as const
export type CellSymbol = keyof typeof cellSymbols

/** Words with the numbers in them, each leading to the figure or table that it is from. */
export type Piece = string | { text: string; to: string }
export type Sentence = readonly Piece[]
export type Paragraph = readonly Sentence[]

/** Authorities by ONS GSS code, none for the whole force area; and in words. */
export type Place = { name: string; authorities: readonly string[] }

/** What is told of a measure wherever a figure of it stands; ids and versions as in the catalogue. */
export type MeasureTold = {
  id: string
  version: number
  title: string
  /** "contacts", "children", "per cent", "per 10,000 children aged 0 to 17". */
  unit: string
  definition: string
  population: string
  date: string
  source: string
  caveats: readonly string[]
}

/** The whole of a table's or figure's meaning: never a bare number. */
export type About = {
  /** Letters, digits and hyphens, once in the document: an anchor, a sheet's name, a file's name. */
  id: string
  title: string
  measure: string
  unit: string
  place: Place
  period: Period
}

/** One headline figure, beside the period compared with. */
export type ReleaseFigure = About & {
  value: Cell
  before?: { period: Period; value: Cell } | undefined
  /** Whether the change is more than chance would usually give, in a sentence; left out where nothing is compared. */
  change?: string | undefined
}

/** A column of values: what it counts, and with how many decimals (0 for counts). */
export type Column = { key: string; title: string; unit: string; decimals: number }
/** A row of values, one a column, in the columns' order. */
export type Row = { key: string; label: string; isTotal: boolean; cells: readonly Cell[] }

/**
 * One table: a first column of row headings and columns of values. A crossing of two breakdowns has the parts of the
 * second as its columns.
 */
export type ReleaseTable = About & {
  /** What the row headings are: "Month". */
  rowsTitle: string
  /** What the columns are parts of, where they are: "Who made the contact". */
  columnsTitle?: string | undefined
  columns: readonly Column[]
  rows: readonly Row[]
  /** What a reader must know of this table: why rows may add up to more than the total, what is hidden and why. */
  notes: readonly string[]
  chart?: Chart | undefined
}

/**
 * How a table is drawn. The drawing is made from the table's own cells, totals left out; a hidden cell leaves a gap and
 * is never a bar. `line`: rows are times; the first column alone, or with the second beside it. `bars`: rows are parts.
 */
export type Chart = {
  kind: 'columns' | 'line' | 'bars'
  /** Keys of the columns that are drawn, the first most prominently; at most two. */
  columns: readonly string[]
  /** What the chart shows, in a sentence or two: its text alternative. */
  description: string
  /** Horizontal lines: the mean and the limits of a process-behaviour chart. */
  limits?: readonly { label: string; value: number }[] | undefined
  /** Rows pointed out, such as a signal or an explained month, by row key. */
  marks?: readonly { row: string; text: string }[] | undefined
}

/** What stands in a section, in order. Figures and tables are named by id and stand once in the document. */
export type Item =
  | { kind: 'text'; paragraphs: readonly Paragraph[] }
  | { kind: 'quote'; of: string; text: string; signedBy: string; jobTitle: string }
  | { kind: 'figures'; ids: readonly string[] }
  | { kind: 'table'; id: string }

export type Section = { id: string; heading: string; items: readonly Item[] }

/** How a figure of an earlier release differs here, and why. */
export type Revision = { title: string; published: Cell; now: Cell; releasedOn: string; reason: string }

/** Everything that a release says about its subject: what is checked, approved and hashed. */
export type ReleaseContent = {
  format: 1
  title: string
  /** "Stoke-on-Trent, 1 April 2016 to 31 March 2017". */
  subtitle: string
  /** Who it is for: the public and the press, or a panel that meets in private. */
  audience: 'public' | 'panel'
  partnership: string
  policeForce: string
  place: Place
  period: Period
  /** The one moment as known at which everything in it was counted. */
  knownAt: Instant
  /** The release of Waymark that made it. */
  madeBy: string
  /** The rule that hides, by name and version, and in a sentence for readers. */
  policy: { name: string; version: number; sentence: string }
  /** A page in plain English for the press and the panel. */
  statement: readonly { heading: string; paragraphs: readonly Paragraph[] }[]
  sections: readonly Section[]
  figures: readonly ReleaseFigure[]
  tables: readonly ReleaseTable[]
  measures: readonly MeasureTold[]
  quality: readonly { heading: string; text: string }[]
  revisions: readonly Revision[]
  contact: { name: string; email: string; telephone?: string | undefined }
}

/** A signature under the hash of the content: who did what to exactly these words and numbers. `cleared`: by the police. */
export type SignOff = { step: 'checked' | 'cleared' | 'approved'; by: string; jobTitle: string; at: Instant }

/** What readers get: the content with who answers for it. */
export type ReleaseDocument = {
  content: ReleaseContent
  /** SHA-256 of the content's canonical JSON, in hexadecimal. */
  contentHash: string
  signOffs: readonly SignOff[]
  /** The address in this Waymark under which it stands for good: letters, digits and hyphens. */
  slug: string
  /** The moment from which it may be read. */
  publishedAt: Instant
  /** Said above everything: what it corrects, or why it was withdrawn. */
  notice?: string | undefined
}
