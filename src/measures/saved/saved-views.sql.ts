/** Saved views of figures, in the database. */
import type { Instant } from '../../platform/dates.ts'
import { correctRecord, insertRecords, type Tx } from '../../platform/database/index.ts'

export type SavedView = {
  id: string
  name: string
  /** The page and what it asks: '/figures?period=last_year&area=all'. */
  address: string
  ownerId: string
  ownerName: string
  savedAt: Instant
  version: number
}

/** Those that are listed, by name; with an id, that one. */
export async function listViews(tx: Tx, id?: string): Promise<SavedView[]> {
  const rows = await tx
    .selectFrom('saved_view')
    .select(['saved_view_id', 'name', 'address', 'owner_id', 'owner_name', 'version', 'recorded_at'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('removed_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('saved_view_id', '=', id!))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.saved_view_id,
    name: row.name,
    address: row.address,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    savedAt: row.recorded_at,
    version: row.version,
  }))
}

export const insertView = (
  tx: Tx,
  view: { id: string; name: string; address: string; ownerName: string },
): Promise<void> =>
  insertRecords(tx, 'saved_view', [
    {
      saved_view_id: view.id,
      name: view.name,
      address: view.address,
      owner_id: tx.by.actorId,
      owner_name: view.ownerName,
      removed_at: null,
    },
  ])

/** False where somebody else changed it since. */
export const nameView = (tx: Tx, id: string, version: number, name: string): Promise<boolean> =>
  correctRecord(tx, 'saved_view', id, version, { name })

export const endView = (tx: Tx, id: string, version: number): Promise<boolean> =>
  correctRecord(tx, 'saved_view', id, version, { removed_at: tx.now })
