/** An import folder in memory: the files of the contract, their columns, and how they are written. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The columns of each file, in the order in which they are written. Source: the import contract. */
export const COLUMNS = {
  'people.csv': [
    'person_ref',
    'given_name',
    'family_name',
    'date_of_birth',
    'sex',
    'ethnicity',
    'postcode',
    'home_authority',
    'nhs_number',
    'upn',
  ],
  'relationships.csv': ['person_ref', 'related_person_ref', 'relationship'],
  'contacts.csv': [
    'contact_ref',
    'received_at',
    'authority',
    'source',
    'channel',
    'concern',
    'summary',
    'caller_name',
    'caller_organisation',
  ],
  'contact_children.csv': [
    'contact_ref',
    'person_ref',
    'given_name',
    'family_name',
    'date_of_birth',
    'sex',
    'postcode',
    'home_authority',
  ],
  'decisions.csv': ['contact_ref', 'decided_at', 'outcome', 'rationale'],
  'risk_assessments.csv': ['assessment_ref', 'person_ref', 'assessed_on', 'level', 'exploitation'],
  'operations.csv': ['operation_ref', 'name', 'opened_on', 'closed_on', 'lead_agency'],
  'arrests.csv': ['arrest_ref', 'person_ref', 'arrested_on', 'authority', 'operation_ref', 'suspected_offence'],
  'voluntary_interviews.csv': ['interview_ref', 'person_ref', 'interviewed_on', 'authority', 'operation_ref'],
  'warrants.csv': ['warrant_ref', 'issued_on', 'authority', 'kind', 'person_ref', 'operation_ref', 'executed_on'],
  'charges.csv': ['charge_ref', 'person_ref', 'charged_on', 'authority', 'offence', 'operation_ref'],
  'safeguarding_actions.csv': ['action_ref', 'person_ref', 'safeguarded_on', 'authority', 'kind', 'operation_ref'],
  'notices.csv': [
    'notice_ref',
    'recipient_ref',
    'child_ref',
    'issued_on',
    'authority',
    'basis',
    'served_on',
    'expires_on',
  ],
  'awareness.csv': ['activity_ref', 'held_on', 'authority', 'audience', 'attendees', 'topic'],
  'populations.csv': ['authority', 'year', 'age_from', 'age_to', 'children', 'source', 'published'],
} as const

export type FileName = keyof typeof COLUMNS
/** One row by column; a column that is absent is written as an empty cell. */
export type Row = Readonly<Record<string, string>>
export type DemoFolder = ReadonlyMap<FileName, readonly Row[]>

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The file as the contract asks: RFC 4180, with its header. Throws on a column that the file does not have. */
export function csvText(file: FileName, rows: readonly Row[]): string {
  const columns: readonly string[] = COLUMNS[file]
  const lines = rows.map((row) => {
    const unknown = Object.keys(row).find((column) => !columns.includes(column))
    if (unknown !== undefined) throw new Error(`${file} has no column ${unknown}`)
    return columns.map((column) => cell(row[column] ?? '')).join(',')
  })
  return [columns.join(','), ...lines, ''].join('\r\n')
}

/** Writes each file into `dir`, which is made if it is not there. */
export function writeFolder(folder: DemoFolder, dir: string): void {
  mkdirSync(dir, { recursive: true })
  for (const [file, rows] of folder) writeFileSync(join(dir, file), csvText(file, rows))
}

/** `prefix` and a running number, 'C0001', in the order of `rows`. */
export const numbered = <T extends Row>(rows: readonly T[], column: string, prefix: string): Row[] =>
  rows.map((row, nth) => ({ [column]: `${prefix}${String(nth + 1).padStart(4, '0')}`, ...row }))
