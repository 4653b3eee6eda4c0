/** A file of the import folder as data: its columns, how each cell is read, and where it is stored. */
import type { RecordTable } from '../platform/database/index.ts'
import type { ReadCell, Setting } from './cells.ts'
import { bad, shown, type Bad, type Problem } from './problem.ts'
import type { Row } from './read-csv.ts'

/** What a reference can point to. */
export type Referred = 'person' | 'contact' | 'operation'

export type Column = {
  name: string
  required?: boolean
  read: ReadCell
  /** The column of the table that holds the cell; the same name where this is left out. */
  into?: string
  /** The cell is a reference: `into` holds the id of what it points to. */
  refersTo?: Referred
  type?: 'text' | 'date' | 'timestamptz' | 'integer'
}

/** A fault between cells: the column to look at, and what would be right. */
export type CellFault = { column: string; bad: string }

export type FileSpec = {
  file: string
  /** What its rows are called in the summary: the name of the file. */
  name: string
  table: RecordTable
  columns: readonly Column[]
  /** Rules between cells, asked once each cell by itself is right. */
  check?: (cell: (name: string) => string | null) => CellFault | undefined
}

/** A row whose cells are right by themselves and together; an empty cell is null. Values follow the spec's columns. */
export type GoodRow = { line: number; values: (string | null)[]; cells: string[] }

/**
 * Reads the cells of a row. Each cell at fault gives a problem. `used` says what is wrong with using the row's own
 * reference again, if anything: it is asked of every row whose reference can be read.
 */
export function readRow(
  spec: FileSpec,
  row: Row,
  setting: Setting,
  used: (ref: string, line: number) => string | undefined,
): GoodRow | Problem[] {
  const problems: Problem[] = []
  const at = (column: string, sentence: string, value: string) =>
    problems.push({ file: spec.file, line: row.line, column, value: shown(value), problem: sentence })
  const values = row.cells.map((text, index) => {
    const column = spec.columns[index]!
    const value = readCell(column, text, setting)
    if (typeof value === 'object' && value !== null) {
      at(column.name, value.bad, text)
      return null
    }
    const again = column.into === 'ref' && value !== null ? used(value, row.line) : undefined
    if (again !== undefined) at(column.name, again, text)
    return value
  })
  if (problems.length > 0) return problems
  const good = { line: row.line, values, cells: row.cells }
  const fault = spec.check?.((name) => valueOf(spec, good, name))
  if (!fault) return good
  at(fault.column, fault.bad, valueOf(spec, good, fault.column) ?? '')
  return problems
}

const missing = bad('This cell must not be empty.')

const readCell = (column: Column, text: string, setting: Setting): string | null | Bad => {
  if (text !== '') return column.read(text, setting)
  return column.required ? missing : null
}

export const columnAt = (spec: FileSpec, name: string): number => {
  const at = spec.columns.findIndex((column) => column.name === name)
  if (at === -1) throw new Error(`${spec.file} has no column ${name}`)
  return at
}

export const valueOf = (spec: FileSpec, row: { values: (string | null)[] }, name: string): string | null =>
  row.values[columnAt(spec, name)]!

/** The check that one day is not before another, where both are known. */
export const notBefore =
  (later: string, earlier: string, sentence: string) =>
  (cell: (name: string) => string | null): CellFault | undefined => {
    const [first, second] = [cell(earlier), cell(later)]
    return first !== null && second !== null && second < first ? { column: later, bad: sentence } : undefined
  }
