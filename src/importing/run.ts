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
  touched: TouchedContacts
  /** Where good rows are taken by themselves: what bad rows of contact_children.csv name. */
  badTwins: KeyTable | undefined
}

/** Above this, one look at all contacts is quicker than their ids, and the ids of millions are not held. */
const TOUCHED_MAX = 10_000

/** Contacts that are new or changed, or were decided: those whose place in the queue may have changed. */
export class TouchedContacts {
  private readonly known = new Set<string>()

  add(contactId: string): void {
    if (this.known.size <= TOUCHED_MAX) this.known.add(contactId)
  }

  /** Their ids; undefined where they are too many to name. */
  get ids(): string[] | undefined {
    return this.known.size > TOUCHED_MAX ? undefined : [...this.known]
  }
}

/** Takes a chunk of one file's good rows; what cannot be taken after all goes to the report. */
export type TakeChunk = (run: Run, spec: FileSpec, rows: GoodRow[], keys: KeyTable) => Promise<Outcome>
/** How many rows were new, said nothing new, or corrected what stood. */
export type Outcome = { taken: number; unchanged: number; corrected: number }

export const nothing = (): Outcome => ({ taken: 0, unchanged: 0, corrected: 0 })
