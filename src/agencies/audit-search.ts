/** Searching the audit, by those who may; each search is an entry itself, in the same transaction. */
import { audit, may, notFound, type Actor, type AuditAction, type NotFound } from '../access/index.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { addDays, startOfDay, type PlainDate } from '../platform/dates.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import * as rows from './audit.sql.ts'
import type { AuditFilter, AuditPlace, AuditRecord, AuditRow } from './audit.sql.ts'

export const PAGE_SIZE = 50
/** More entries than these are no file to read: a narrower search gives the rest. */
export const EXPORT_MAX = 20_000

export type AuditQuestion = {
  /** Both days are inside. */
  from?: PlainDate | undefined
  to?: PlainDate | undefined
  /** Part of the name of whoever acted, or their username. */
  who?: string | undefined
  action?: AuditAction | undefined
  /** The id or the reference of a record. */
  record?: string | undefined
  alsoShown?: boolean | undefined
}

/** An entry with the record it is about; undefined where there is none, or the reader may not see it. */
export type AuditLine = AuditRow & { record: AuditRecord | undefined }

export type AuditFound = {
  lines: AuditLine[]
  /** Where the next page begins; undefined on the last. */
  next: AuditPlace | undefined
  /** Who is meant by the name that was asked for, and which records by the reference; undefined where none was. */
  actors: { name: string; username: string }[] | undefined
  records: AuditRecord[] | undefined
}

/** A page of the entries that were asked for, newest first. */
export const searchAudit = (
  database: Database,
  actor: Actor,
  question: AuditQuestion,
  after?: AuditPlace,
): Promise<Result<AuditFound, NotFound>> => search(database, actor, question, { after, size: PAGE_SIZE, as: 'page' })

/** All entries that were asked for, to take away; `next` where there are more than a file holds. */
export const exportAudit = (
  database: Database,
  actor: Actor,
  question: AuditQuestion,
): Promise<Result<AuditFound, NotFound>> =>
  search(database, actor, question, { after: undefined, size: EXPORT_MAX, as: 'csv' })

type Wanted = { after: AuditPlace | undefined; size: number; as: 'page' | 'csv' }

function search(
  database: Database,
  actor: Actor,
  question: AuditQuestion,
  { after, size, as }: Wanted,
): Promise<Result<AuditFound, NotFound>> {
  return inTransaction(database, actor, async (tx): Promise<Result<AuditFound, NotFound>> => {
    if (!may(actor, 'search_audit')) return refuse(notFound)
    const actors = question.who ? await rows.findActors(tx, question.who) : undefined
    const records = question.record ? await recordsMeant(tx, question.record) : undefined
    const filter: AuditFilter = {
      from: question.from && startOfDay(question.from),
      before: question.to && startOfDay(addDays(question.to, 1)),
      actors: actors?.map((one) => one.userId),
      action: question.action,
      subjects: records?.ids,
      alsoShown: question.alsoShown,
    }
    const nobody = filter.actors?.length === 0 || filter.subjects?.length === 0
    const found = nobody ? [] : await rows.findEntries(tx, { ...filter, after }, size + 1)
    const shown = found.slice(0, size)
    const last = shown.at(-1)
    const about = new Set(shown.flatMap((row) => row.subjectId ?? []))
    const known = await rows.findRecords(tx, [...about])
    await audit.record(tx, {
      action: 'search_audit',
      subjectType: 'audit_entry',
      detail: { ...inBrief(question, filter), as, entries: shown.length },
    })
    return ok({
      lines: shown.map((row) => ({ ...row, record: row.subjectId === null ? undefined : known.get(row.subjectId) })),
      next: found.length > size && last ? { at: last.happenedAt, auditId: last.auditId } : undefined,
      actors,
      records: records?.known,
    })
  })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id is searched for though no record of it may be seen: what was done to it stays on record. */
async function recordsMeant(tx: Tx, typed: string): Promise<{ ids: string[]; known: AuditRecord[] }> {
  const id = typed.toLowerCase()
  if (UUID.test(id)) return { ids: [id], known: [...(await rows.findRecords(tx, [id])).values()] }
  const known = await rows.findByReference(tx, typed)
  return { ids: known.map((one) => one.subjectId), known }
}

/** The question as the audit keeps it: by ids, since what was typed may be a name. */
const inBrief = (question: AuditQuestion, filter: AuditFilter): Record<string, unknown> => ({
  ...(question.from ? { from: question.from } : {}),
  ...(question.to ? { to: question.to } : {}),
  ...(question.action ? { action: question.action } : {}),
  ...(filter.actors ? { actors: filter.actors } : {}),
  ...(filter.subjects ? { records: filter.subjects } : {}),
  ...(filter.subjects && filter.alsoShown ? { also_shown: true } : {}),
})
