/** Operations found by their names: a force has some hundreds, so that each is looked at. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PlainDate } from '../../platform/dates.ts'

export type FoundOperation = {
  operationId: string
  ref: string
  name: string
  openedOn: PlainDate
  closedOn: PlainDate | null
}

/** A page of the operations whose name or reference holds every word, by name, after the operation `after`. */
export async function findOperations(
  tx: Tx,
  words: readonly string[],
  { after, size }: { after?: string | undefined; size: number },
): Promise<{ operations: FoundOperation[]; next: string | undefined }> {
  if (words.length === 0) return { operations: [], next: undefined }
  const partnership = tx.by.partnershipId
  const { rows } = await sql<FoundOperation>`
    select operation_id as "operationId", ref, name, opened_on as "openedOn", closed_on as "closedOn"
    from operation
    where partnership_id = ${partnership} and not exists (
        select from unnest(${words}::text[]) as w(word) where strpos(lower(name || ' ' || ref), lower(w.word)) = 0)
      ${
        after
          ? sql`and (lower(name), operation_id) > (select lower(l.name), l.operation_id from operation l
              where l.partnership_id = ${partnership} and l.operation_id = ${after}::uuid)`
          : sql``
      }
    order by lower(name), operation_id limit ${size + 1}`.execute(tx)
  const operations = rows.slice(0, size)
  return { operations, next: rows.length > size ? operations.at(-1)!.operationId : undefined }
}
