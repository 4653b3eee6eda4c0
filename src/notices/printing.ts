/** A notice as a paper to hand over, with the record of its service to fill in. Who prints it is in the audit. */
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { fullName, type PersonSummary } from '../people/index.ts'
import { inTransaction, type Database } from '../platform/database/index.ts'
import type { Instant } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { viewNotice, type OpenedNotice } from './reading.ts'

/** A notice with both people seen: without a name there is nothing to hand over. */
export type PrintedNotice = OpenedNotice & {
  child: PersonSummary
  recipient: PersonSummary
  force: string
  at: Instant
}

/** Whether somebody who sees this may print it: not what was refused, and only with both names. */
export const mayBePrinted = (view: OpenedNotice): boolean =>
  view.standing.state !== 'refused' && view.child !== undefined && view.recipient !== undefined

export async function printNotice(
  database: Database,
  actor: Actor,
  noticeId: string,
): Promise<Result<PrintedNotice, NotFound>> {
  if (!may(actor, 'keep_notice')) return refuse(notFound)
  const opened = await viewNotice(database, actor, noticeId)
  if (!opened.ok) return opened
  const { child, recipient } = opened.value
  if (!mayBePrinted(opened.value) || !child || !recipient) return refuse(notFound)
  return inTransaction(database, actor, async (tx) => {
    const { name } = await partnershipOf(tx)
    const about = [child, recipient].map((person) => ({
      action: 'print_notice' as const,
      subjectType: 'person',
      subjectId: person.personId,
      detail: { notice_id: noticeId },
    }))
    await audit.record(tx, { action: 'print_notice', subjectType: 'notice', subjectId: noticeId }, ...about)
    return ok({ ...opened.value, child, recipient, force: name, at: tx.now })
  })
}

/** How a person stands on a paper: by name, or by what is known of them instead. */
export const printedName = (person: PersonSummary): string => fullName(person)
