/** What the register of releases keeps of a protected table: what was hidden, and the true counts to audit against. */
import type { Protected } from './protected.ts'
import type { Release } from './tables/table.ts'

/** Rounded tables are kept as if printed exactly, which errs on the side of caution. */
export function releaseOf(id: string, { tables }: Pick<Protected, 'tables'>): Release {
  return {
    id,
    tables: tables.map(({ rows, ...head }) => ({
      ...head,
      rows: rows.map(({ labels, count, hidden }) => ({ labels, count, hidden: hidden !== undefined })),
    })),
  }
}
