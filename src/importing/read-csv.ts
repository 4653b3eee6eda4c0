/**
 * One file of the import folder as rows in the contract's order of columns, in chunks, whatever the order in the file.
 * A file that is wrong as a whole (its header, its encoding) gives one problem and no rows.
 */
import { createReadStream } from 'node:fs'
import { readRecords, type CsvFault, type CsvRecord } from './csv-records.ts'
import { shown, type Problem } from './problem.ts'

export type Columns = { file: string; columns: readonly { name: string; required?: boolean }[] }
/** `cells` follow the contract's columns; a column that the file lacks is empty. */
export type Row = { line: number; cells: string[] }
/** `problems` are of rows that are not among `rows`, each with its cells as far as they could be told apart. */
export type Chunk = { rows: Row[]; problems: { problem: Problem; cells: string[] }[]; bytesRead: number }

const PIECE_BYTES = 512 * 1024

/** Reads a file of the folder. Memory holds `rowsAtOnce` rows and a piece of the file, however long the file is. */
export async function* readRows(path: string, wanted: Columns, rowsAtOnce: number): AsyncGenerator<Chunk> {
  const stream = createReadStream(path, { highWaterMark: PIECE_BYTES })
  let order: number[] | undefined
  let width = 0
  let chunk: Chunk = { rows: [], problems: [], bytesRead: 0 }
  const report = (line: number, problem: string, value = '', column = '', cells: string[] = []) =>
    chunk.problems.push({ problem: { file: wanted.file, line, column, value: shown(value), problem }, cells })
  for await (const read of readRecords(stream)) {
    for (const fault of read.faults) reportFault(report, fault)
    for (const record of read.records) {
      if (!order) {
        const header = record.cells.map((cell) => cell.trim())
        const faults = headerProblems(header, wanted)
        for (const fault of faults) report(record.line, fault.problem, fault.value, fault.column)
        if (faults.length > 0) return yield { ...chunk, bytesRead: stream.bytesRead }
        order = wanted.columns.map((column) => header.indexOf(column.name))
        width = header.length
        continue
      }
      const cells = inOrder(record, order)
      if (record.cells.length === width) chunk.rows.push({ line: record.line, cells })
      else report(record.line, raggedText(record.cells.length, width), '', '', cells)
      if (chunk.rows.length + chunk.problems.length >= rowsAtOnce) {
        yield { ...chunk, bytesRead: stream.bytesRead }
        chunk = { rows: [], problems: [], bytesRead: 0 }
      }
    }
    // A header that could not be read leaves nothing to put the rows in order by.
    if (!order && read.faults.length > 0) return yield { ...chunk, bytesRead: stream.bytesRead }
  }
  if (!order) report(1, `The file is empty. It needs a header row: ${names(wanted)}.`)
  yield { ...chunk, bytesRead: stream.bytesRead }
}

function reportFault(report: (line: number, problem: string, value: string) => void, fault: CsvFault): void {
  report(fault.line, fault.problem, fault.value)
}

// Most cells are short and clean: only those with something to trim are made anew.
const inOrder = (record: CsvRecord, order: readonly number[]): string[] =>
  order.map((at) => (at === -1 ? '' : (record.cells[at] ?? '').trim()))

const raggedText = (found: number, wanted: number): string =>
  `The row has ${found} ${found === 1 ? 'cell' : 'cells'} where the header has ${wanted}. Give each column a cell, and put a cell that holds a comma in quotes.`

type HeaderProblem = { column: string; value: string; problem: string }

function headerProblems(header: readonly string[], wanted: Columns): HeaderProblem[] {
  const known = new Set(wanted.columns.map((column) => column.name))
  const problems: HeaderProblem[] = []
  const seen = new Set<string>()
  for (const name of header) {
    if (!known.has(name))
      problems.push({
        column: name,
        value: name,
        problem: `${wanted.file} has no column "${shown(name)}". Its columns are ${names(wanted)}.`,
      })
    else if (seen.has(name))
      problems.push({ column: name, value: name, problem: `The column ${name} stands in the header twice. Keep one.` })
    seen.add(name)
  }
  for (const column of wanted.columns)
    if (column.required && !seen.has(column.name))
      problems.push({
        column: column.name,
        value: '',
        problem: `The required column ${column.name} is missing. Add it to the header.`,
      })
  return problems
}

const names = (wanted: Columns): string => wanted.columns.map((column) => column.name).join(', ')
