/**
 * RFC 4180, streamed: bytes in, records out, each with the line it begins on. What a mature parser does not tell, this one
 * must: the line on which a quote was opened that is never closed, bytes that are not UTF-8, and where a cell grew too
 * large to be one, all without holding more than one record. `csv-parse` is the oracle of its tests.
 */
import { Buffer, isUtf8 } from 'node:buffer'

export type CsvRecord = { line: number; cells: string[] }
/** `fatal`: the rest of the file was not read. */
export type CsvFault = { line: number; problem: string; value: string; fatal: boolean }
export type Read = { records: CsvRecord[]; faults: CsvFault[] }

export const CELL_BYTES_MAX = 64 * 1024
export const RECORD_BYTES_MAX = 1024 * 1024

const QUOTE = 34
const COMMA = 44
const LF = 10
const CR = 13

/** The records of a stream of bytes, a batch for each piece that was read. Ends at a fatal fault. */
export async function* readRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  let begun = false
  const take = (bytes: Buffer, ended: boolean): Read => {
    const scan = new Scan(bytes, line, ended)
    const read = scan.all()
    rest = bytes.subarray(scan.at)
    line = scan.line
    if (!ended && rest.length > RECORD_BYTES_MAX) read.faults.push(scan.tooLong())
    return read
  }
  for await (const piece of pieces) {
    let bytes =
      rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([rest, piece])
    if (!begun) {
      if (bytes.length < 3) {
        rest = bytes
        continue
      }
      begun = true
      const { fault, skip } = byteOrderMark(bytes)
      if (fault) return yield { records: [], faults: [fault] }
      bytes = bytes.subarray(skip)
    }
    const read = take(bytes, false)
    yield read
    if (read.faults.some((fault) => fault.fatal)) return
  }
  if (rest.length > 0) yield take(rest, true)
}

function byteOrderMark(bytes: Buffer): { fault?: CsvFault; skip: number } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return {
      skip: 2,
      fault: { line: 1, value: '', fatal: true, problem: 'The file is in UTF-16. Save it as CSV in UTF-8.' },
    }
  return { skip: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0 }
}

/** One pass over the bytes at hand: whole records are taken, a record that has not ended is left for the next pass. */
class Scan {
  at = 0
  line: number
  private readonly bytes: Buffer
  private readonly ended: boolean
  private quoteOpenedOn = 0
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
    const quote =
      this.quoteOpenedOn > 0
        ? ` The quote opened on line ${this.quoteOpenedOn} is probably never closed: close it.`
        : ''
    const problem = `A row is longer than 1 MiB, so the file was not read further.${quote}`
    return { line: this.line, value: '', fatal: true, problem }
  }

  /** Moves past one record. Undefined where it is well formed. */
  private record(): CsvFault | undefined | 'unfinished' {
    this.spans.length = 0
    this.quoteOpenedOn = 0
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
        this.at += next === CR ? 2 : 1
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
      if (byte === CR && bytes[end + 1] === LF) break
      if (byte === CR && end + 1 === bytes.length && !this.ended) return 'unfinished'
      if (byte === QUOTE)
        return this.skipLine(
          end,
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
    for (let feed = bytes.indexOf(LF, begin); feed !== -1 && feed < end; feed = bytes.indexOf(LF, feed + 1))
      this.line += 1
    const next = bytes[end + 1]
    if (next === undefined && !this.ended) return 'unfinished'
    if (next === CR && bytes[end + 2] === undefined && !this.ended) return 'unfinished'
    if (next !== undefined && next !== COMMA && next !== LF && !(next === CR && bytes[end + 2] === LF))
      return this.skipLine(
        end,
        `The quote opened on line ${openedOn} is closed on line ${this.line}, and text follows. Close the quote at the end of the cell, and double each quote inside it.`,
      )
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

  /** A row that is not well formed: reading goes on with the next line. */
  private skipLine(from: number, problem: string): CsvFault | 'unfinished' {
    const faultLine = this.line
    const feed = this.bytes.indexOf(LF, from)
    if (feed === -1 && !this.ended) return 'unfinished'
    const value = this.bytes.toString('utf8', Math.max(this.at, from - 40), Math.min(this.bytes.length, from + 40))
    this.at = feed === -1 ? this.bytes.length : feed + 1
    this.line += 1
    return { line: faultLine, value: value.split('\n')[0]!, fatal: false, problem }
  }

  /** Why the bytes of a well-formed record cannot be read as text. */
  private unreadable(begin: number, line: number): CsvFault | undefined {
    const bytes = this.bytes.subarray(begin, this.at)
    const fault = (problem: string): CsvFault => ({ line, value: '', fatal: false, problem })
    if (bytes.length > RECORD_BYTES_MAX) return fault('The row is longer than 1 MiB. Shorten it.')
    if (bytes.length > CELL_BYTES_MAX && this.longestCell() > CELL_BYTES_MAX)
      return fault('A cell of this row is longer than 64 KiB. Shorten it.')
    if (!isUtf8(bytes)) return fault('The row holds bytes that are not UTF-8. Save the file as CSV in UTF-8.')
    if (bytes.includes(0)) return fault('The row holds a NUL byte, which no text can. Remove it.')
    return undefined
  }

  private longestCell(): number {
    let longest = 0
    for (let cell = 0; cell < this.spans.length; cell += 3)
      longest = Math.max(longest, this.spans[cell + 1]! - this.spans[cell]!)
    return longest
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
