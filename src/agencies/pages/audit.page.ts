/** The audit: who read or changed what, searched by the information-governance officer, and taken away as a file. */
import type { Visit } from '../../access/index.ts'
import { file, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { answersOf, parseForm } from '../../platform/pages/index.ts'
import { exportAudit, searchAudit } from '../audit-search.ts'
import { auditCsv } from '../audit-csv.ts'
import { auditSchema, placeOf } from './audit.form.ts'
import { auditView } from './audit.view.ts'

const TITLE = 'Who read or changed what'

export async function getAudit(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const answers = answersOf(query)
  const parsed = parseForm(auditSchema, query)
  if (!parsed.ok) {
    const { errors } = parsed
    const body = auditView({ answers, errors, asked: undefined, mayReadTyped: false })
    return visit.page({ title: TITLE, errors: true, wide: true, body }, 422)
  }
  const after = placeOf(query['after'])
  const found = await searchAudit(database, who, parsed.value, after)
  if (!found.ok) return pageNotFound
  const asked = { question: parsed.value, found: found.value, isLater: after !== undefined }
  const body = auditView({ answers, errors: [], asked, mayReadTyped: mayReadTyped(visit) })
  return visit.page({ title: TITLE, nonVisibleState: after && 'older entries', wide: true, body })
}

export async function getAuditCsv(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const parsed = parseForm(auditSchema, query)
  if (!parsed.ok) return redirectTo(`/audit${visit.url.slice('/audit.csv'.length)}`)
  const found = await exportAudit(database, who, parsed.value)
  if (!found.ok) return pageNotFound
  return file('text/csv; charset=utf-8', auditCsv(found.value, mayReadTyped(visit)), 'audit.csv')
}

/** What somebody typed may be the name of a child: it is shown to those alone who may see every child. */
const mayReadTyped = ({ who }: Visit): boolean => who.sees.includes('people') && who.sees.includes('restricted')
