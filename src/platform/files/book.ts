/**
 * A spreadsheet before it is one of OpenDocument's or Excel's: sheets of text and numbers, each with at most one table,
 * after the UK government's guidance on accessible spreadsheets. No merged cells, no empty rows, no formulas.
 */
import type { Instant } from '../dates.ts'

/** Text stays text, whatever it looks like. A symbol is text that stands for a number. */
export type BookCell =
  | string
  | { number: number; decimals: number }
  | { symbol: string }
  | { text: string; sheet: string }
/** `note`: words over a table, which run on over the empty cells beside them. */
export type BookRow = { cells: readonly BookCell[]; style?: 'title' | 'note' | 'head' | 'total' | undefined }
export type BookSheet = {
  /** Letters, digits and underscores, once in the book, at most 31. */
  name: string
  /** Widths of the columns, in characters. */
  widths: readonly number[]
  rows: readonly BookRow[]
  /** The place of the row of headings of the sheet's table, from nought; the table runs from there to the last row. */
  headAt?: number | undefined
}
export type Book = { title: string; subject: string; author: string; at: Instant; sheets: readonly BookSheet[] }

/** What no XML can hold is left out; `&`, `<`, `>` and quotes are written as entities. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 0 is A, 25 Z, 26 AA. */
export function columnName(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26))
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter
}

/** The table of a sheet, where it has rows under its headings: its first and last row, from nought, and its width. */
export function tableOf({ headAt, rows }: BookSheet): { first: number; last: number; width: number } | undefined {
  if (headAt === undefined || rows.length <= headAt + 1) return undefined
  return { first: headAt, last: rows.length - 1, width: rows[headAt]?.cells.length ?? 0 }
}

/** How many rows above the data may stay in sight without taking the whole of a small screen. */
export const FROZEN_MAX = 10

/** Headings as a table needs them: of one line, none empty, none twice. */
export function headings(cells: readonly BookCell[]): string[] {
  const seen = new Set<string>()
  return cells.map((cell, place) => {
    const plain = textOf(cell).replaceAll(/\s+/g, ' ').trim().slice(0, 240) || `Column ${place + 1}`
    let name = plain
    for (let again = 2; seen.has(name.toLowerCase()); again++) name = `${plain} (${again})`
    seen.add(name.toLowerCase())
    return name
  })
}

export function textOf(cell: BookCell): string {
  if (typeof cell === 'string') return cell
  if ('number' in cell) return String(cell.number)
  return 'symbol' in cell ? cell.symbol : cell.text
}
