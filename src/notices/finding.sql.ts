/** Notices found by the beginning of their reference: a force has some hundreds, so that each is looked at. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'

export type FoundNotice = { noticeId: string; ref: string; recipientId: string; childId: string }

/** A page of notices, by reference, after the notice `after`. */
export async function findNotices(
  tx: Tx,
  typed: string,
  { after, size }: { after?: string | undefined; size: number },
): Promise<{ notices: FoundNotice[]; next: string | undefined }> {
  const partnership = tx.by.partnershipId
  const { rows } = await sql<FoundNotice>`
    select notice_id as "noticeId", ref, recipient_id as "recipientId", child_id as "childId"
    from notice
    where partnership_id = ${partnership} and starts_with(upper(ref), upper(${typed}))
      ${
        after
          ? sql`and (ref, notice_id) > (select l.ref, l.notice_id from notice l
              where l.partnership_id = ${partnership} and l.notice_id = ${after}::uuid)`
          : sql``
      }
    order by ref, notice_id limit ${size + 1}`.execute(tx)
  const notices = rows.slice(0, size)
  return { notices, next: rows.length > size ? notices.at(-1)!.noticeId : undefined }
}
