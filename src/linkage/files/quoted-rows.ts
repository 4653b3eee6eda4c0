/** Rows with quotes, by csv-parse, whose faults are told with the line and what would be right. */
import { CsvError, parse } from 'csv-parse'
import { raggedText, RECORD_LETTERS_MAX } from './plain-rows.ts'
import { LinkRefused } from './refusal.ts'

export class QuotedRows {
  private readonly parser: ReturnType<typeof parse>
  private readonly name: string
  private readonly width: number | undefined
  private ready: string[][] = []
  /** The line on which the row begins that comes next. */
  private line: number
  private failed: Error | undefined

  /** `line` is where the text begins that it is given; `width` the cells of the header, if it was read before. */
  constructor(name: string, line: number, width: number | undefined) {
    this.name = name
    this.line = line
    this.width = width
    this.parser = parse({
      bom: true,
      skip_empty_lines: true,
      max_record_size: RECORD_LETTERS_MAX,
      trim: true,
      info: true,
    })
    const before = line - 1
    this.parser.on('readable', () => {
      for (let read = this.parser.read() as Read | null; read !== null; read = this.parser.read() as Read | null) {
        this.ready.push(read.record)
        this.line = before + read.info.lines + 1
      }
    })
    this.parser.on('error', (error) => (this.failed = error))
  }

  /** Reads on; the rows that are whole. */
  async take(text: string): Promise<string[][]> {
    if (text !== '') await new Promise<void>((resolve) => this.parser.write(text, () => resolve()))
    return this.whole()
  }

  async end(): Promise<string[][]> {
    const ended = new Promise<void>((resolve) => this.parser.once('end', resolve).once('error', () => resolve()))
    this.parser.end()
    await ended
    return this.whole()
  }

  private whole(): string[][] {
    if (this.failed)
      throw this.failed instanceof CsvError
        ? new LinkRefused(`${this.name}, ${this.inWords(this.failed)}`)
        : this.failed
    const rows = this.ready
    this.ready = []
    const ragged = this.width === undefined ? undefined : rows.find((cells) => cells.length !== this.width)
    if (ragged)
      throw new LinkRefused(`${this.name}, before line ${this.line}: ${raggedText(ragged.length, this.width!)}`)
    return rows
  }

  private inWords(error: CsvError): string {
    const fault = error as CsvError & { record?: unknown[] }
    const line = `line ${this.line}`
    const code: string = error.code
    if (code === 'CSV_QUOTE_NOT_CLOSED') return `${line}: a quote is opened in this row and never closed. Close it.`
    if (code === 'CSV_MAX_RECORD_SIZE')
      return `${line}: the row is longer than 1 MiB, so the file was not read further. Is a quote opened there and never closed?`
    if (code.startsWith('CSV_RECORD_INCONSISTENT') && fault.record)
      return `${line}: the row has ${fault.record.length} cells and the header another number. Give each column a cell, and put a cell that holds a comma in quotes.`
    if (code === 'INVALID_OPENING_QUOTE')
      return `${line}: there is a quote inside a cell that does not begin with one. Put the cell in quotes and double each quote inside it.`
    if (code === 'CSV_INVALID_CLOSING_QUOTE')
      return `${line}: text follows a closing quote. Double each quote inside a cell.`
    return `${line}: ${error.message}`
  }
}
type Read = { record: string[]; info: { lines: number } }
