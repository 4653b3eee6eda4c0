/** What is kept of an import besides its rows. */
import { uuidv7 } from '../platform/uuid.ts'
import type { Database, Tx } from '../platform/database/index.ts'

/** Keeps that a folder was imported and what came of it; gives back the id. */
export async function insertBatch(tx: Tx, folder: string, summary: object): Promise<string> {
  const batchId = uuidv7()
  await tx
    .insertInto('import_batch')
    .values({
      partnership_id: tx.by.partnershipId,
      import_batch_id: batchId,
      folder,
      imported_at: tx.now,
      imported_by: tx.by.actorId,
      summary: JSON.stringify(summary),
    })
    .execute()
  return batchId
}

/** Tells the planner of the new rows: PostgreSQL finds out in its own time, the embedded engine never. */
export async function renewStatistics(database: Database): Promise<void> {
  await database.pool.query('analyze')
}
