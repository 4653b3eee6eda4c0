/**
 * Rows of a file for as long as it holds no quote, which most hold nowhere: split at line ends and commas, several times as
 * fast as any parser that must look for quotes. At the first quote csv-parse takes over, from the beginning of that row.
 */
import { LinkRefused } from './refusal.ts'

export const RECORD_LETTERS_MAX = 1024 * 1024

export class PlainRows {
  /** The line on which the next row begins. */
  line = 1
  /** What follows the last line end. */
  rest = ''
  private width = 0
  private readonly name: string

  constructor(name: string) {
    this.name = name
  }

  /** The whole rows in `text`; what follows the last line end waits in `rest`. */
  take(text: string, rows: string[][]): void {
    const all = this.rest === '' ? text : this.rest + text
    let from = 0
    for (let feed = all.indexOf('\n'); feed !== -1; feed = all.indexOf('\n', from)) {
      this.row(all.slice(from, feed), rows)
      from = feed + 1
    }
    this.rest = all.slice(from)
    if (this.rest.length > RECORD_LETTERS_MAX)
      throw new LinkRefused(
        `${this.name}, line ${this.line}: the row is longer than 1 MiB, so the file was not read further.`,
      )
  }

  /** The last row, where no line end follows it. */
  end(rows: string[][]): void {
    if (this.rest !== '') this.row(this.rest, rows)
    this.rest = ''
  }

  private row(text: string, rows: string[][]): void {
    const line = this.line++
    const close = text.endsWith('\r') ? text.slice(0, -1) : text
    if (close === '') return
    const cells = close.split(',')
    for (let at = 0; at < cells.length; at++) cells[at] = cells[at]!.trim()
    if (this.width === 0) this.width = cells.length
    if (cells.length !== this.width)
      throw new LinkRefused(`${this.name}, line ${line}: ${raggedText(cells.length, this.width)}`)
    rows.push(cells)
  }
}

export const raggedText = (found: number, wanted: number): string =>
  `the row has ${found} ${found === 1 ? 'cell' : 'cells'} and the header ${wanted}. Give each column a cell, and put a cell that holds a comma in quotes.`
