/** Who is linked to somebody known without a person having looked: for the partnership to say, and on record when it did. */
import { audit, type Actor } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'

/** Each with what it means, as the command explains it. At the front door a person answers whatever is set. */
export const linkings = {
  model: 'those of the same names and whole date of birth, and those whom linkage calls the same',
  rule: 'those of the same names and whole date of birth alone',
  never: 'nobody: whoever may be known waits for a person',
} as const
export type Linking = keyof typeof linkings

/** What the partnership has set. */
export async function linkingOf(tx: Tx): Promise<Linking> {
  const row = await tx
    .selectFrom('partnership')
    .select('linking')
    .where('partnership_id', '=', tx.by.partnershipId)
    .executeTakeFirstOrThrow()
  return row.linking as Linking
}

/** Sets it for children told of from now on; whoever was linked stays so. In the audit with what stood before. */
export const setLinking = (database: Database, actor: Actor, linking: Linking): Promise<void> =>
  inTransaction(database, actor, async (tx) => {
    const before = await linkingOf(tx)
    await tx.updateTable('partnership').set({ linking }).where('partnership_id', '=', tx.by.partnershipId).execute()
    await audit.record(tx, {
      action: 'set_linking',
      subjectType: 'partnership',
      subjectId: tx.by.partnershipId,
      detail: { before, linking },
    })
  })
