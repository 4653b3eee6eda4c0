/** What `waymark protect` leaves: the table for readers, and the proof for the analyst. */
import { toCsv } from '../../platform/csv.ts'
import type { Protected, ProtectedRow, ProtectedTable } from '../protected.ts'

/** What stands where a count is hidden: the sign of the Government Analysis Function for "confidential". */
export const HIDDEN = '[c]'

export const printed = ({ shown }: Pick<ProtectedRow, 'shown'>): string => (shown === null ? HIDDEN : String(shown))

/** The rows as they came, then the totals that were worked out; columns as in `header`. */
export function protectedCsv({ dimensions, rows }: ProtectedTable, header: readonly string[]): string {
  const lines = rows.map((row) =>
    header.map((column) => (column === 'count' ? printed(row) : row.labels[dimensions.indexOf(column)]!)),
  )
  // Without the mark of byte order: the file goes to programs as often as to spreadsheets, and holds what came.
  return toCsv([header, ...lines]).slice(1)
}

/** Without true counts: a proof that goes astray says no more than a reader could work out. */
export function proofOf({ policy, proof, tables }: Protected): object {
  const isOne = tables.length === 1
  return {
    policy,
    ...proof,
    hidden: tables.flatMap(({ name, dimensions, rows }) =>
      rows.flatMap(({ labels, hidden, interval }) => {
        if (!hidden || !interval) return []
        const named = Object.fromEntries(dimensions.map((dimension, at) => [dimension, labels[at]!]))
        return [{ ...(!isOne && { table: name }), dimensions: named, ...interval, kind: hidden }]
      }),
    ),
  }
}
