/**
 * What could not be taken. The first ten thousand problems are kept in full and the rest counted, so that a folder of
 * nothing but bad rows is reported in bounded memory; every rejected row goes to a file where one is asked for.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileSpec, GoodRow } from './file-spec.ts'
import { faultOf } from './folder-fault.ts'
import { defused } from './formula-cells.ts'
import { PROBLEM_COLUMN } from './header.ts'
import { shown, type Problem } from './problem.ts'

export const PROBLEMS_SHOWN_MAX = 10_000

export class Report {
  readonly problems: Problem[] = []
  private further = 0
  private readonly folder: string | undefined
  private lines = ''
  private file: FileSpec | undefined

  /** `folder`: where rejected rows are written to; they stay out of sight until `publish`. Throws FolderFault. */
  constructor(folder?: string) {
    this.folder = folder
    if (folder) written(() => rmSync(unfinished(folder), { recursive: true, force: true }))
  }

  /** One row that is rejected, with all that is wrong with it. */
  reject(spec: FileSpec, cells: readonly string[], problems: readonly Problem[]): void {
    this.keep(problems)
    if (!this.folder) return
    this.write(spec, cells, problems.map(inWords).join(' '))
  }

  /** A row that is right by itself but does not fit what is known. */
  rejectRow(spec: FileSpec, row: GoodRow, column: string, problem: string): void {
    const at = spec.columns.findIndex((one) => one.name === column)
    const value = shown(row.cells[at] ?? '')
    this.reject(spec, row.cells, [{ file: spec.file, line: row.line, column, value, problem }])
  }

  /**
   * A row that could not be told apart into cells. Its cells stay empty, since cells in the wrong columns could be taken
   * for right ones later; what could be read of it stands beside the problem.
   */
  rejectUnread(spec: FileSpec, problem: Problem, row: string): void {
    this.keep([problem])
    if (!this.folder) return
    const reads = row === '' ? '' : ` Correct it in ${spec.file} itself. The row reads: ${row}`
    this.write(spec, [], `${inWords(problem)}${reads}`)
  }

  get empty(): boolean {
    return this.problems.length === 0
  }

  /** The problems as they are shown: a last line says how many more there were. */
  get listed(): Problem[] {
    if (this.further === 0) return this.problems
    const problem = `${this.further} more problems were found and are not listed here.`
    return [...this.problems, { file: '', line: 0, column: '', value: '', problem }]
  }

  private keep(problems: readonly Problem[]): void {
    for (const problem of problems)
      if (this.problems.length < PROBLEMS_SHOWN_MAX) this.problems.push(problem)
      else this.further += 1
  }

  private write(spec: FileSpec, cells: readonly string[], said: string): void {
    if (this.file !== spec) this.startFile(spec)
    this.lines += csvLine([...spec.columns.map((_, index) => defused(cells[index] ?? '')), said])
    if (this.lines.length > 1_000_000) this.flush()
  }

  private startFile(spec: FileSpec): void {
    this.flush()
    this.file = spec
    const mark = beginsWithMark(join(this.folder!, spec.file)) ? '\uFEFF' : ''
    const header = csvLine([...spec.columns.map((one) => one.name), PROBLEM_COLUMN])
    written(() => {
      mkdirSync(unfinished(this.folder!), { recursive: true })
      writeFileSync(this.path(spec), `${mark}${header}`)
    })
  }

  /** Writes out what is still held: before the commit, so that a full disk takes nothing. */
  flush(): void {
    const { file, lines } = this
    if (file && lines !== '') written(() => appendFileSync(this.path(file), lines))
    this.lines = ''
  }

  private path(spec: FileSpec): string {
    return join(unfinished(this.folder!), spec.file)
  }

  /** Puts `rejected/` into the folder, in the place of an earlier one: once the rest is committed. */
  publish(): void {
    const { folder } = this
    if (!folder) return
    written(() => {
      rmSync(join(folder, 'rejected'), { recursive: true, force: true })
      if (existsSync(unfinished(folder))) renameSync(unfinished(folder), join(folder, 'rejected'))
    })
  }

  /** Takes away what was written of an import that came to nothing. */
  discard(): void {
    if (this.folder) rmSync(unfinished(this.folder), { recursive: true, force: true })
  }
}

const inWords = ({ line, column, problem }: Problem): string =>
  `line ${line}${column === '' ? '' : `, ${column}`}: ${problem}`

const unfinished = (folder: string): string => join(folder, 'rejected.unfinished')

function written(work: () => void): void {
  try {
    work()
  } catch (error) {
    throw faultOf('rejected/', error, 'written')
  }
}

/** Whoever sent a byte-order mark gets one back: their spreadsheet needs it to know UTF-8. */
function beginsWithMark(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const begin = Buffer.alloc(3)
    readSync(file, begin, 0, 3, 0)
    return begin.equals(Buffer.from([0xef, 0xbb, 0xbf]))
  } finally {
    closeSync(file)
  }
}

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
