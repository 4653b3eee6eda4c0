/** Entries of the audit as a file: a line each, every line readable by itself, cells that could be formulas defused. */
import { toCsv } from '../platform/csv.ts'
import { wallClock } from '../platform/dates.ts'
import type { AuditFound } from './audit-search.ts'
import { detailInWords, sentence, wordsOf } from './audit-words.ts'

const HEAD = [
  'when_london',
  'when_utc',
  'who',
  'username',
  'job_title',
  'agency',
  'action',
  'what',
  'more',
  'record_kind',
  'record_ref',
  'record_name',
  'record_id',
  'entry_id',
]

/** A last line says so where there are more entries than a file holds. */
export function auditCsv({ lines, next }: AuditFound, mayReadTyped: boolean): string {
  const rows = lines.map((line) => [
    wallClock(line.happenedAt).replace('T', ' '),
    line.happenedAt,
    line.actorName,
    line.username,
    line.jobTitle,
    line.agency,
    line.action,
    wordsOf(line.action),
    detailInWords(line.detail, mayReadTyped),
    sentence(line.subjectType),
    line.record?.ref,
    line.record?.name,
    line.subjectId,
    line.auditId,
  ])
  const more = next ? [[`There are more: narrow the search to take away those before ${lines.at(-1)!.happenedAt}`]] : []
  return toCsv([HEAD, ...rows, ...more])
}
