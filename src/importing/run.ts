/** An import under way: the transaction, what the cells are read by, and the report of what became of each row. */
import type { Reference } from '../reference/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Setting } from './cells.ts'
import type { FileSpec, GoodRow } from './file-spec.ts'
import type { KeyTable } from './key-table.ts'
import type { Report } from './report.ts'

export type Run = {
  tx: Tx
  setting: Setting
  reference: Reference
  report: Report
  /** Contacts that are new or changed, or were decided: those whose place in the queue may have changed. */
  touchedContacts: Set<string>
}

/** Takes a chunk of one file's good rows; what cannot be taken after all goes to the report. */
export type TakeChunk = (run: Run, spec: FileSpec, rows: GoodRow[], keys: KeyTable) => Promise<Outcome>
/** How many rows were new, said nothing new, or corrected what stood. */
export type Outcome = { taken: number; unchanged: number; corrected: number }

export const nothing = (): Outcome => ({ taken: 0, unchanged: 0, corrected: 0 })
