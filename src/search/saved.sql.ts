/** Saved searches in the database, which shows each of them to its owner alone. */
import { correctRecord, insertRecords, type Tx } from '../platform/database/index.ts'

export type SavedSearch = { id: string; name: string; query: string; version: number }

/** The actor's own, by name. */
export async function listSearches(tx: Tx): Promise<SavedSearch[]> {
  const rows = await tx
    .selectFrom('saved_search')
    .select(['saved_search_id', 'name', 'query', 'version'])
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('owner_id', '=', tx.by.actorId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ id: row.saved_search_id, name: row.name, query: row.query, version: row.version }))
}

export const insertSearch = (tx: Tx, search: Omit<SavedSearch, 'version'>): Promise<void> =>
  insertRecords(tx, 'saved_search', [
    { saved_search_id: search.id, owner_id: tx.by.actorId, name: search.name, query: search.query, removed_at: null },
  ])

/** False where it changed since, such as in another window. */
export const nameSearch = (tx: Tx, id: string, version: number, name: string): Promise<boolean> =>
  correctRecord(tx, 'saved_search', id, version, { name })

export const endSearch = (tx: Tx, id: string, version: number): Promise<boolean> =>
  correctRecord(tx, 'saved_search', id, version, { removed_at: tx.now })
