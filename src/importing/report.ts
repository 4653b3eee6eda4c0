/**
 * What could not be taken. The first ten thousand problems are kept in full and the rest counted, so that a folder of
 * nothing but bad rows is reported in bounded memory; every rejected row goes to a file where one is asked for.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSpec, GoodRow } from './file-spec.ts'
import { shown, type Problem } from './problem.ts'

export const PROBLEMS_SHOWN_MAX = 10_000

export class Report {
  readonly problems: Problem[] = []
  private further = 0
  private readonly rows = new Map<string, number>()
  private readonly folder: string | undefined
  private lines = ''
  private file: FileSpec | undefined

  /** `folder`: where rejected rows are written to; they stay out of sight until `publish`. */
  constructor(folder?: string) {
    this.folder = folder
    if (folder) rmSync(unfinished(folder), { recursive: true, force: true })
  }

  /** One row that is rejected, with all that is wrong with it. */
  reject(spec: FileSpec, cells: readonly string[], problems: readonly Problem[]): void {
    for (const problem of problems)
      if (this.problems.length < PROBLEMS_SHOWN_MAX) this.problems.push(problem)
      else this.further += 1
    this.rows.set(spec.name, (this.rows.get(spec.name) ?? 0) + 1)
    if (this.folder) this.write(spec, cells, problems)
  }

  /** A row that is right by itself but does not fit what is known. */
  rejectRow(spec: FileSpec, row: GoodRow, column: string, problem: string): void {
    const at = spec.columns.findIndex((one) => one.name === column)
    const value = shown(row.cells[at] ?? '')
    this.reject(spec, row.cells, [{ file: spec.file, line: row.line, column, value, problem }])
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

  private write(spec: FileSpec, cells: readonly string[], problems: readonly Problem[]): void {
    if (this.file !== spec) this.startFile(spec)
    const said = problems.map((one) => `line ${one.line}${one.column ? `, ${one.column}` : ''}: ${one.problem}`)
    this.lines += csvLine([...spec.columns.map((_, index) => cells[index] ?? ''), said.join(' ')])
    if (this.lines.length > 1_000_000) this.flush()
  }

  private startFile(spec: FileSpec): void {
    this.flush()
    this.file = spec
    mkdirSync(unfinished(this.folder!), { recursive: true })
    writeFileSync(this.path(spec), csvLine([...spec.columns.map((one) => one.name), 'problem']))
  }

  private flush(): void {
    if (this.file && this.lines !== '') appendFileSync(this.path(this.file), this.lines)
    this.lines = ''
  }

  private path(spec: FileSpec): string {
    return join(unfinished(this.folder!), spec.file)
  }

  /** Puts `rejected/` into the folder, in the place of an earlier one: once the rest is committed. */
  publish(): void {
    if (!this.folder) return
    this.flush()
    const place = join(this.folder, 'rejected')
    rmSync(place, { recursive: true, force: true })
    if (existsSync(unfinished(this.folder))) renameSync(unfinished(this.folder), place)
  }

  /** Takes away what was written of an import that came to nothing. */
  discard(): void {
    if (this.folder) rmSync(unfinished(this.folder), { recursive: true, force: true })
  }
}

const unfinished = (folder: string): string => join(folder, 'rejected.unfinished')

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
