/**
 * Two children of one contact of whom the caller said the same are told apart by both being there: first and second. If
 * one were taken and the other rejected, the other would look like the first when it comes again, and be lost. So where
 * good rows are taken by themselves, a good row waits with a bad one that names the same.
 */
import { normalName } from '../../people/index.ts'
import type { Setting } from '../cells.ts'
import { columnAt, readRow, type FileSpec, type GoodRow } from '../file-spec.ts'
import { KeyTable } from '../key-table.ts'
import { readRows } from '../read-csv.ts'

const ROWS_AT_ONCE = 5000

/** What the bad rows of the file name, with their lines. */
export async function badTwins(path: string, spec: FileSpec, setting: Setting): Promise<KeyTable> {
  const bad = new KeyTable()
  for await (const { rows } of readRows(path, spec, ROWS_AT_ONCE))
    for (const row of rows)
      if (Array.isArray(readRow(spec, row, setting, () => undefined))) bad.set(named(spec, row.cells), row.line)
  return bad
}

/** Why a good row has to wait; undefined where it need not. */
export function waitsFor(spec: FileSpec, row: GoodRow, bad: KeyTable): string | undefined {
  const line = bad.get(named(spec, row.cells))
  return line === 0
    ? undefined
    : `Line ${line} names a child of this contact in the same way and cannot be taken. Correct that one, and import both.`
}

function named(spec: FileSpec, cells: readonly string[]): string {
  const cell = (name: string) => cells[columnAt(spec, name)]!
  const name = `${normalName(cell('given_name'))}|${normalName(cell('family_name'))}`
  return `${cell('contact_ref')} ${name}|${cell('date_of_birth')}`
}
