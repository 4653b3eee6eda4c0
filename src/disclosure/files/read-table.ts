/** A table from a CSV file: dimension columns and `count`, as they come, each fault with its line and column. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { readRecords } from '../../platform/csv-records.ts'
import { faultText, type Fault, type Table } from '../tables/table.ts'
import { ProtectRefused } from './refusal.ts'

export type TableFile = { table: Table; header: string[] }

export const ROWS_MAX = 20_000
const FAULTS_MAX = 50
const SHOWN_MAX = 60
const COUNT = 'count'

export async function readTable(path: string): Promise<TableFile> {
  if (!existsSync(path)) throw new ProtectRefused([`There is no file ${path}.`])
  if (!statSync(path).isFile()) throw new ProtectRefused([`${path} is not a file.`])
  const reading = new Reading(basename(path))
  const stream = createReadStream(path)
  try {
    for await (const { records, faults } of readRecords(stream)) {
      for (const { line, problem, value } of faults) reading.fault({ line, problem, ...(value !== '' && { value }) })
      for (const { line, cells } of records) reading.take(line, cells)
      if (reading.isOver) break
    }
  } finally {
    stream.destroy()
  }
  return reading.done()
}

class Reading {
  private readonly faults: Fault[] = []
  private readonly rows: Table['rows'] = []
  private readonly name: string
  private header: string[] | undefined

  constructor(name: string) {
    this.name = name
  }

  get isOver(): boolean {
    return this.faults.length >= FAULTS_MAX || this.rows.length > ROWS_MAX
  }

  fault(fault: Omit<Fault, 'table'>): void {
    const value = fault.value === undefined ? undefined : shown(fault.value)
    this.faults.push({ table: this.name, ...fault, ...(value !== undefined && { value }) })
  }

  take(line: number, cells: string[]): void {
    if (!this.header) return this.begin(line, cells)
    const { header } = this
    if (cells.length !== header.length)
      return this.fault({ line, problem: `The row has ${cells.length} cells and the header ${header.length}. Give each column a cell, and put a cell that holds a comma in quotes.` }) // prettier-ignore
    const labels: string[] = []
    const before = this.faults.length
    let count = 0
    header.forEach((column, at) => {
      const value = cells[at]!
      const problem = column === COUNT ? countProblem(value) : labelProblem(value)
      if (problem) this.fault({ line, column, value, problem })
      else if (column === COUNT) count = Number(value)
      else labels.push(value)
    })
    if (this.faults.length === before) this.rows.push({ labels, count, line })
  }

  private begin(line: number, cells: string[]): void {
    this.header = cells
    const problem = (column: string, text: string) => this.fault({ line, column, problem: text })
    if (!cells.includes(COUNT)) problem(COUNT, 'is missing from the header. One column must be called "count".')
    for (const [at, column] of cells.entries()) {
      if (column.trim() === '') problem(`${at + 1}`, 'has no name. Name each column in the header.')
      else if (labelProblem(column)) this.fault({ line, value: column, problem: labelProblem(column)! })
      if (cells.indexOf(column) !== at) problem(column, 'stands twice in the header. Keep one.')
    }
    if (cells.length === 1) this.fault({ line, problem: 'The table has no dimension. Beside "count" it needs a column of labels.' }) // prettier-ignore
    if (this.faults.length > 0) this.end()
  }

  private end(): never {
    throw new ProtectRefused(this.faults.slice(0, FAULTS_MAX).map(faultText))
  }

  done(): TableFile {
    const { header, name } = this
    if (this.rows.length > ROWS_MAX)
      this.fault({ problem: `The table has more than ${ROWS_MAX} rows. Publish it in parts, or by fewer dimensions.` })
    if (!header && this.faults.length === 0)
      this.fault({ problem: 'The file is empty. It needs a header row and rows.' })
    if (header && this.rows.length === 0 && this.faults.length === 0)
      this.fault({ problem: 'The file has a header and no rows. Each count needs a row.' })
    if (this.faults.length > 0 || !header) this.end()
    return { table: { name, dimensions: header.filter((column) => column !== COUNT), rows: this.rows }, header }
  }
}

function countProblem(value: string): string | undefined {
  if (/^(0|[1-9]\d{0,8})$/.test(value)) return undefined
  if (value.trim() === '') return 'is empty. Give a whole number; a combination that nobody is in needs no row, or 0.'
  if (/^-\d/.test(value)) return 'is below nought. A count should be a whole number from 0 up.'
  if (/^\d+[.,]\d+$/.test(value)) return 'is a fraction, or has a mark between its digits. A count should be a whole number such as 1204.' // prettier-ignore
  if (/^\d{10,}$/.test(value)) return 'is too large. A count should be below a thousand million.'
  return 'is no count. It should be a whole number from 0 up, in digits alone.'
}

function labelProblem(value: string): string | undefined {
  if (value === '') return 'is empty. Give the label, or the label of the total.'
  if (value !== value.trim()) return 'begins or ends with a space. Take it out, so that equal labels are equal.'
  if (/^[=+\-@]/.test(value)) return 'begins as a formula does, and a spreadsheet would run it. Begin it with a letter or digit.' // prettier-ignore
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f]/.test(value)) return 'holds a line break or another sign that cannot be seen. Take it out.'
  return undefined
}

const shown = (value: string): string => (value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value)
