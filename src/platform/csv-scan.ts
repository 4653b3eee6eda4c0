/** The scanner beneath the reader of CSV: one pass over the bytes at hand, which may end in the middle of anything. */
import { isUtf8, type Buffer } from 'node:buffer'

export type CsvRecord = { line: number; cells: string[] }
/**
 * A row that cannot be taken as it is written. `cell` is the one at fault, counted from 0; `row` is what could be read of
 * it, cut where it is long; `fatal`: the rest of the file was not read.
 */
export type CsvFault = { line: number; problem: string; value: string; cell?: number; row?: string; fatal: boolean }
export type Read = { records: CsvRecord[]; faults: CsvFault[] }

export const CELL_BYTES_MAX = 64 * 1024
export const RECORD_BYTES_MAX = 1024 * 1024
/** A row longer than this is taken for a quote that is never closed: more is not held to find its end. */
export const HELD_BYTES_MAX = 8 * RECORD_BYTES_MAX
const ROW_SHOWN_MAX = 2000

const QUOTE = 34
const COMMA = 44
const LF = 10
const CR = 13

/** One pass over the bytes at hand: whole records are taken, a record that has not ended is left for the next pass. */
export class Scan {
  at = 0
  line: number
  private readonly bytes: Buffer
  private readonly ended: boolean
  private quoteOpenedOn = 0
  private begunAt = 0
  /** Begin, end and whether it was quoted, for each cell of the record at hand. */
  private readonly spans: number[] = []

  constructor(bytes: Buffer, line: number, ended: boolean) {
    this.bytes = bytes
    this.line = line
    this.ended = ended
  }

  all(): Read {
    const read: Read = { records: [], faults: [] }
    while (this.at < this.bytes.length) {
      const begin = this.at
      const beginLine = this.line
      const outcome = this.record()
      if (outcome === 'unfinished') {
        this.at = begin
        this.line = beginLine
        break
      }
      const fault = outcome ?? this.unreadable(begin, beginLine)
      if (fault) read.faults.push(fault)
      else if (this.spans.length > 3 || this.spans[1]! > this.spans[0]! || this.spans[2] === 1)
        read.records.push({ line: beginLine, cells: this.cells(begin) })
      if (fault?.fatal) break
    }
    return read
  }

  tooLong(): CsvFault {
    const quote = this.quoteOpenedOn
    const problem =
      quote > 0
        ? `The quote opened on line ${quote} is not closed within 8 MiB, so the file was not read further. Close it.`
        : 'This row is longer than 8 MiB, so the file was not read further. End each row with a line end.'
    return { line: quote > 0 ? quote : this.line, value: '', fatal: true, problem }
  }

  /** Moves past one record. Undefined where it is well formed. */
  private record(): CsvFault | undefined | 'unfinished' {
    this.spans.length = 0
    this.quoteOpenedOn = 0
    this.begunAt = this.at
    for (;;) {
      const fault = this.bytes[this.at] === QUOTE ? this.quotedCell() : this.plainCell()
      if (fault) return fault
      const next = this.bytes[this.at]
      if (next === COMMA) {
        this.at += 1
        if (this.at < this.bytes.length) continue
        if (!this.ended) return 'unfinished'
        this.spans.push(this.at, this.at, 0)
        return undefined
      }
      if (next === undefined && !this.ended) return 'unfinished'
      if (next !== undefined) {
        this.at += next === CR && this.bytes[this.at + 1] === LF ? 2 : 1
        this.line += 1
      }
      return undefined
    }
  }

  private plainCell(): CsvFault | undefined | 'unfinished' {
    const { bytes } = this
    const begin = this.at
    let end = begin
    for (; end < bytes.length; end++) {
      const byte = bytes[end]!
      if (byte === COMMA || byte === LF) break
      if (byte === CR) {
        if (end + 1 === bytes.length && !this.ended) return 'unfinished'
        break
      }
      if (byte === QUOTE)
        return this.skipLine(
          end,
          this.line,
          'There is a quote inside a cell that does not begin with one. Put the cell in quotes and double each quote inside it.',
        )
    }
    this.spans.push(begin, end, 0)
    this.at = end
    return undefined
  }

  private quotedCell(): CsvFault | undefined | 'unfinished' {
    const { bytes } = this
    const openedOn = this.line
    const begin = this.at + 1
    let doubled = 2
    let end = begin
    for (;;) {
      end = bytes.indexOf(QUOTE, end)
      if (end === -1) return this.neverClosed(openedOn)
      if (bytes[end + 1] !== QUOTE) break
      doubled = 3
      end += 2
    }
    for (let at = begin; at < end; at++)
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) this.line += 1
    const next = bytes[end + 1]
    if (next === undefined && !this.ended) return 'unfinished'
    if (next === CR && bytes[end + 2] === undefined && !this.ended) return 'unfinished'
    if (next !== undefined && next !== COMMA && next !== LF && next !== CR) {
      const lost = this.line > openedOn ? ` The lines between were not read.` : ''
      return this.skipLine(
        end,
        openedOn,
        `The quote opened on line ${openedOn} is closed on line ${this.line}, and text follows.${lost} Close the quote at the end of the cell, and double each quote inside it.`,
      )
    }
    this.spans.push(begin, end, doubled - 1)
    this.at = end + 1
    return undefined
  }

  private neverClosed(openedOn: number): CsvFault | 'unfinished' {
    this.quoteOpenedOn = openedOn
    if (!this.ended) return 'unfinished'
    this.at = this.bytes.length
    return {
      line: openedOn,
      value: '',
      fatal: true,
      problem: `The quote opened on line ${openedOn} is never closed, so the file could not be read further. Close it.`,
    }
  }

  /** A row that is not well formed: reading goes on with the line after `from`. */
  private skipLine(from: number, line: number, problem: string): CsvFault | 'unfinished' {
    const { bytes } = this
    let end = from
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1
    if (!this.ended && end + 1 >= bytes.length) return 'unfinished'
    const value = bytes.toString('utf8', Math.max(this.at, from - 40), Math.min(end, from + 40)).split(/[\r\n]/)
    const row = seen(bytes.subarray(this.begunAt, end))
    this.at = Math.min(bytes.length, end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1))
    this.line += 1
    return { line, value: value[0]!, row, fatal: false, problem }
  }

  /** Why the bytes of a well-formed record cannot be read as text. */
  private unreadable(begin: number, line: number): CsvFault | undefined {
    const bytes = this.bytes.subarray(begin, this.at)
    const fault = (cell: number, problem: string): CsvFault => {
      const value = cell < 0 ? '' : seen(this.bytesOf(cell))
      return { line, value, ...(cell < 0 ? {} : { cell }), row: seen(bytes), fatal: false, problem }
    }
    if (bytes.length > RECORD_BYTES_MAX) return fault(-1, 'The row is longer than 1 MiB. Shorten it.')
    const long = bytes.length > CELL_BYTES_MAX ? this.cellThat((cell) => cell.length > CELL_BYTES_MAX) : -1
    if (long >= 0) return fault(long, 'This cell is longer than 64 KiB. Shorten it.')
    if (!isUtf8(bytes))
      return fault(
        this.cellThat((cell) => !isUtf8(cell)),
        'This holds bytes that are not UTF-8. Save the file as CSV in UTF-8.',
      )
    if (bytes.includes(0))
      return fault(
        this.cellThat((cell) => cell.includes(0)),
        'This holds a NUL byte, which no text can. Save the file as CSV in UTF-8, or remove the byte.',
      )
    return undefined
  }

  private bytesOf(cell: number): Buffer {
    return this.bytes.subarray(this.spans[cell * 3], this.spans[cell * 3 + 1])
  }

  private cellThat(fits: (bytes: Buffer) => boolean): number {
    for (let cell = 0; cell < this.spans.length / 3; cell += 1) if (fits(this.bytesOf(cell))) return cell
    return -1
  }

  private cells(begin: number): string[] {
    const { bytes, spans, at } = this
    const whole = bytes.toString('utf8', begin, at)
    const ascii = whole.length === at - begin
    const cells: string[] = Array.from({ length: spans.length / 3 })
    for (let cell = 0, span = 0; span < spans.length; cell += 1, span += 3) {
      const text = ascii
        ? whole.slice(spans[span]! - begin, spans[span + 1]! - begin)
        : bytes.toString('utf8', spans[span]!, spans[span + 1]!)
      cells[cell] = spans[span + 2] === 2 ? text.replaceAll('""', '"') : text
    }
    return cells
  }
}

/** Bytes as far as they can be read, cut where they are long: a replacement character stands for what cannot. */
const seen = (bytes: Buffer): string =>
  bytes
    .toString('utf8', 0, Math.min(bytes.length, ROW_SHOWN_MAX))
    .trim()
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD') + (bytes.length > ROW_SHOWN_MAX ? '…' : '')
