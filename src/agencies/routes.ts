/** The addresses of this room. */
import { get, type Route } from '../access/index.ts'
import { getAudit, getAuditCsv } from './pages/audit.page.ts'

export const routes: readonly Route[] = [
  get('/audit', 'search_audit', getAudit),
  get('/audit.csv', 'search_audit', getAuditCsv),
]
