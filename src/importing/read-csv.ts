/**
 * One file of the import folder as rows in the contract's order of columns, in chunks, whatever the order in the file.
 * A file that is wrong as a whole (its header, its encoding) gives its problems and no rows.
 */
import { createReadStream, type ReadStream } from 'node:fs'
import { readRecords, type CsvFault, type CsvRecord, type Read } from '../platform/csv-records.ts'
import { faultOf } from './folder-fault.ts'
import { undefused } from './formula-cells.ts'
import { listed, readHeader, type Columns, type Header } from './header.ts'
import { shown, type Problem } from './problem.ts'

/** `cells` follow the contract's columns; a column that the file lacks is empty. */
export type Row = { line: number; cells: string[] }
/** `problems` are of rows that could not be told apart into cells; `row` is such a row as far as it could be read. */
export type Chunk = { rows: Row[]; problems: { problem: Problem; row: string }[]; bytesRead: number }

const PIECE_BYTES = 512 * 1024
const CHUNK_CHARACTERS_MAX = 8_000_000
const ROW_SHOWN_MAX = 2000

/** Reads a file of the folder. Memory holds `rowsAtOnce` rows, or fewer long ones, however long the file is. */
export async function* readRows(path: string, wanted: Columns, rowsAtOnce: number): AsyncGenerator<Chunk> {
  const stream = createReadStream(path, { highWaterMark: PIECE_BYTES })
  const reading = new Reading(wanted, stream)
  for await (const read of readRecords(piecesOf(stream, wanted.file))) {
    if (!reading.begin(read)) return yield reading.chunk()
    for (const fault of read.faults) reading.fault(fault)
    for (const record of read.records) {
      reading.record(record)
      if (reading.size >= rowsAtOnce || reading.characters >= CHUNK_CHARACTERS_MAX) yield reading.chunk()
    }
  }
  reading.end()
  yield reading.chunk()
}

async function* piecesOf(stream: ReadStream, file: string): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (error) {
    throw faultOf(file, error)
  }
}

/** What has been read of a file and not yet handed on. */
class Reading {
  characters = 0
  private header: Header | undefined
  private rows: Row[] = []
  private problems: Chunk['problems'] = []
  private readonly wanted: Columns
  private readonly stream: ReadStream

  constructor(wanted: Columns, stream: ReadStream) {
    this.wanted = wanted
    this.stream = stream
  }

  get size(): number {
    return this.rows.length + this.problems.length
  }

  /** Takes the header off the first records. False where it is wrong: without it no row can be put in order. */
  begin(read: Read): boolean {
    if (this.header) return true
    const first = read.records[0]
    const fault = read.faults.find((one) => !first || one.line < first.line)
    if (fault) {
      this.fault(fault)
      return false
    }
    if (!first) return true
    const header = readHeader(first.cells, this.wanted)
    if (Array.isArray(header))
      for (const { column, value, problem } of header) this.report(first.line, column, value, problem)
    else this.header = header
    read.records.shift()
    return this.header !== undefined
  }

  fault({ line, cell, value, problem, row }: CsvFault): void {
    this.report(line, cell === undefined ? '' : (this.header?.names[cell] ?? ''), value, problem, row)
  }

  record({ line, cells }: CsvRecord): void {
    const { order, names } = this.header!
    for (const cell of cells) this.characters += cell.length
    if (cells.length === names.length) {
      this.rows.push({ line, cells: order.map((at) => (at === -1 ? '' : undefused(cells[at]!.trim()))) })
      return
    }
    const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
    const problem = `The row has ${count} where the header has ${names.length}. Give each column a cell, and put a cell that holds a comma in quotes.`
    this.report(line, '', '', problem, cells.join(',').slice(0, ROW_SHOWN_MAX))
  }

  end(): void {
    if (!this.header) this.report(1, '', '', `The file is empty. It needs a header row: ${listed(this.wanted)}.`)
  }

  /** What was gathered since the last chunk. */
  chunk(): Chunk {
    const { rows, problems } = this
    this.rows = []
    this.problems = []
    this.characters = 0
    return { rows, problems, bytesRead: this.stream.bytesRead }
  }

  private report(line: number, column: string, value: string, problem: string, row = ''): void {
    const { file } = this.wanted
    this.problems.push({ problem: { file, line, column, value: shown(value), problem }, row })
  }
}
