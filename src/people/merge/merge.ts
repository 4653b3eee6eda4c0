/** What merging is made of: two records found to be one human being, and every value that changed when they were. */
import type { Instant } from '../../platform/dates.ts'

/** The details of a person's own row that a merge chooses between. */
export const ownColumns = ['given_name', 'family_name', 'date_of_birth', 'sex', 'ethnicity', 'home_authority'] as const
export type OwnColumn = (typeof ownColumns)[number]

/** A row of any table, its values as text. */
export type Row = { table: string; id: string; values: Readonly<Record<string, string | null>> }
/** One value of one row that changes. */
export type Change = { table: string; id: string; column: string; was: string | null; became: string | null }

export type Merge = {
  mergeId: string
  keptId: string
  absorbedId: string
  mergedAt: Instant
  reason: string
  signedBy: string
  undoneAt: Instant | null
  undoneBy: string | null
  undoReason: string | null
  restricted: boolean
  version: number
}
