/**
 * Import folders for tests: valid, dull rows of plainly invented people, written as CSV into a folder that goes when the
 * tests of its file end. A test states only what matters.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { loadFolder, type ImportOptions, type ImportRefusal, type ImportSummary } from '../../src/importing/index.ts'
import { COLUMNS, type FileName } from '../../src/demo/folder.ts'
import { mustBeOk } from '../../src/platform/result.ts'
import type { TestDatabase } from './database.ts'

export const STOKE = 'E06000021'
export const STAFFORDSHIRE = 'E10000028'
export const DORSET = 'E06000059'

export type CsvRow = Readonly<Record<string, string>>
/** The contract's files by name without `.csv`: rows, or the text or bytes as they stand. */
export type Files = { [name: string]: readonly CsvRow[] | string | Uint8Array }

/** One row of each file that is right by itself; what it points to is P-1, C-1 or O-1. */
export const row = {
  person: (facts: CsvRow = {}): CsvRow => ({
    person_ref: 'P-1',
    given_name: 'Amina',
    family_name: 'Example',
    date_of_birth: '2004-05-17',
    ...facts,
  }),
  contact: (facts: CsvRow = {}): CsvRow => ({
    contact_ref: 'C-1',
    received_at: '2016-05-03T10:20',
    authority: STOKE,
    source: '2A',
    concern: 'cse',
    ...facts,
  }),
  given: (facts: CsvRow = {}): CsvRow => ({ contact_ref: 'C-1', person_ref: 'P-1', ...facts }),
  told: (facts: CsvRow = {}): CsvRow => ({
    contact_ref: 'C-1',
    given_name: 'Bryn',
    family_name: 'Madeup',
    date_of_birth: '2005-06-18',
    ...facts,
  }),
  decision: (facts: CsvRow = {}): CsvRow => ({
    contact_ref: 'C-1',
    decided_at: '2016-05-04T09:15',
    outcome: 'referral',
    ...facts,
  }),
  relationship: (person_ref: string, relationship: string, related_person_ref: string): CsvRow => ({
    person_ref,
    related_person_ref,
    relationship,
  }),
  operation: (facts: CsvRow = {}): CsvRow => ({
    operation_ref: 'O-1',
    name: 'Operation Teasel',
    opened_on: '2016-01-04',
    ...facts,
  }),
  assessment: (facts: CsvRow = {}): CsvRow => ({
    assessment_ref: 'R-1',
    person_ref: 'P-1',
    assessed_on: '2016-05-05',
    level: 'moderate',
    exploitation: 'cse',
    ...facts,
  }),
  arrest: (facts: CsvRow = {}): CsvRow => ({
    arrest_ref: 'A-1',
    person_ref: 'P-1',
    arrested_on: '2016-06-01',
    authority: STOKE,
    ...facts,
  }),
  interview: (facts: CsvRow = {}): CsvRow => ({
    interview_ref: 'V-1',
    person_ref: 'P-1',
    interviewed_on: '2016-06-02',
    authority: STOKE,
    ...facts,
  }),
  warrant: (facts: CsvRow = {}): CsvRow => ({
    warrant_ref: 'W-1',
    issued_on: '2016-06-03',
    authority: STOKE,
    kind: 'search',
    ...facts,
  }),
  charge: (facts: CsvRow = {}): CsvRow => ({
    charge_ref: 'H-1',
    person_ref: 'P-1',
    charged_on: '2016-06-04',
    authority: STOKE,
    offence: 'Invented offence',
    ...facts,
  }),
  safeguarding: (facts: CsvRow = {}): CsvRow => ({
    action_ref: 'S-1',
    person_ref: 'P-1',
    safeguarded_on: '2016-06-05',
    authority: STOKE,
    kind: 'cin_plan',
    ...facts,
  }),
  notice: (facts: CsvRow = {}): CsvRow => ({
    notice_ref: 'N-1',
    recipient_ref: 'P-2',
    child_ref: 'P-1',
    issued_on: '2016-06-06',
    authority: STOKE,
    basis: 'child_abduction_act_s2',
    ...facts,
  }),
  awareness: (facts: CsvRow = {}): CsvRow => ({
    activity_ref: 'E-1',
    held_on: '2016-06-07',
    authority: STOKE,
    audience: 'parents',
    attendees: '12',
    ...facts,
  }),
}

/** Rows under a header of the columns that any of them names, or of those given. */
export function csv(rows: readonly CsvRow[], columns: readonly string[] = columnsOf(rows)): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((one) => columns.map((column) => cell(one[column] ?? '')).join(','))
  return [columns.join(','), ...lines, ''].join('\r\n')
}
const columnsOf = (rows: readonly CsvRow[]): string[] => [...new Set(rows.flatMap((one) => Object.keys(one)))]

const made: string[] = []
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A new folder in the machine's place for what does not last. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-import-'))
  made.push(folder)
  return folder
}

/** Writes the files into a new folder, or into one that is given. */
export function folderOf(files: Files, folder = emptyFolder()): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    const file = `${name}.csv` as FileName
    const text = Array.isArray(content) ? csv(content as readonly CsvRow[], COLUMNS[file]) : (content as string)
    writeFileSync(join(folder, file), text)
  }
  return folder
}

/** Imports files, or a folder of them. */
export const importing = (db: TestDatabase, files: Files | string, options?: ImportOptions) =>
  loadFolder(db.database, db.operator, typeof files === 'string' ? files : folderOf(files), options)

/** Imports what must be taken. */
export const imported = async (db: TestDatabase, files: Files | string, options?: ImportOptions) =>
  mustBeOk(await importing(db, files, options))

/** Imports what must be refused for its rows, and gives back each problem as "file line column: sentence". */
export async function problemsOf(db: TestDatabase, files: Files | string): Promise<string[]> {
  const result = await importing(db, files)
  if (result.ok || result.refusal.kind !== 'bad_rows') throw new Error(`no bad rows: ${JSON.stringify(result)}`)
  return inLines(result.refusal.summary)
}

export const inLines = (summary: ImportSummary): string[] =>
  summary.rejected.map(({ file, line, column, problem }) => `${file} ${line} ${column}: ${problem}`)

export const isRefused = (refusal: ImportRefusal | undefined): string => refusal?.kind ?? 'taken'

/** A file that an import wrote into `rejected/`, as rows by column. */
export function rejectedRows(folder: string, name: string): CsvRow[] {
  const [header, ...rows] = parse(readFileSync(join(folder, 'rejected', `${name}.csv`), 'utf8'))
  return rows.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at] ?? ''])))
}

/** The plainest reader of RFC 4180: a letter at a time. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!
    if (quoted && letter === '"' && text[at + 1] === '"') cell += text[(at += 1)]!
    else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === ',' || letter === '\n')) {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else if (quoted || letter !== '\r') cell += letter
  }
  return rows.filter((one) => one.length > 0)
}
