/** The addresses of this room. */
import { get, post, type Route } from '../access/index.ts'
import { getDescribe, postDescribe, resumeDescribe } from './described/describe.page.ts'
import { eventKinds } from './investigation.ts'
import { getChildren, getPeopleOfConcern } from './pages/whom.page.ts'
import { linkPages } from './pages/link-child.page.ts'
import { bailPages } from './pages/bail.page.ts'
import { correctPages } from './pages/correct.page.ts'
import { endBailPages, outcomePages, stepPages } from './pages/life-forms.ts'
import { reopenPages } from './pages/reopen.page.ts'
import { getLogs, logPages, operationLogPages } from './joint/joint.page.ts'
import { warrantSteps } from './warrant-life.ts'
import { closePages, executePages } from './pages/day-forms.ts'
import { eventPages } from './pages/event.page.ts'
import { getNewOperation, postNewOperation, resumeNewOperation } from './pages/new-operation.page.ts'
import { getOperation } from './pages/operation.page.ts'
import { getOperations } from './pages/operations.page.ts'
import { paths } from './urls.ts'

const safeguard = eventPages('safeguarding_action', 'person')

export const routes: readonly Route[] = [
  get('/operations', 'view_operations', getOperations),
  get('/operations/new', 'record_investigation', getNewOperation),
  post('/operations/new', 'record_investigation', postNewOperation, resumeNewOperation),
  get('/operations/none', 'view_operations', getOperation),
  get('/operations/:id', 'view_operations', getOperation),
  get('/operations/:id/close', 'record_investigation', closePages.get),
  post('/operations/:id/close', 'record_investigation', closePages.post, closePages.resume),
  get('/operations/:id/reopen', 'record_investigation', reopenPages.get),
  post('/operations/:id/reopen', 'record_investigation', reopenPages.post, reopenPages.get),
  get('/operations/:id/people', 'view_operations', getPeopleOfConcern),
  get('/operations/:id/children', 'view_operations', getChildren),
  get('/operations/:id/children/new', 'record_investigation', linkPages.get),
  post('/operations/:id/children/new', 'record_investigation', linkPages.post, linkPages.resume),
  // Within an operation everything is recorded by those who investigate; the action asks for the right of the kind besides.
  ...eventKinds.flatMap((kind) => {
    const path = `/operations/:id/${paths[kind]}/new`
    const pages = eventPages(kind)
    return [get(path, 'record_investigation', pages.get), post(path, 'record_investigation', pages.post, pages.resume)]
  }),
  get('/warrants/:id/execute', 'record_investigation', executePages.get),
  post('/warrants/:id/execute', 'record_investigation', executePages.post, executePages.resume),
  get('/operations/:id/joint', 'view_operations', operationLogPages.get),
  post('/operations/:id/joint', 'record_investigation', operationLogPages.post, operationLogPages.get),
  get('/joint-decisions', 'view_joint_log', getLogs),
  get('/joint-decisions/:id', 'view_joint_log', logPages.get),
  post('/joint-decisions/:id', 'keep_joint_log', logPages.post, logPages.resume),
  ...warrantSteps.flatMap((step) => {
    const pages = stepPages(step)
    return [
      get(`/warrants/:id/${step}`, 'record_investigation', pages.get),
      post(`/warrants/:id/${step}`, 'record_investigation', pages.post, pages.resume),
    ]
  }),
  get('/charges/:id/outcome', 'record_investigation', outcomePages.get),
  post('/charges/:id/outcome', 'record_investigation', outcomePages.post, outcomePages.resume),
  get('/arrests/:id/bail', 'record_investigation', bailPages.get),
  post('/arrests/:id/bail', 'record_investigation', bailPages.post, bailPages.resume),
  get('/arrests/:id/bail/end', 'record_investigation', endBailPages.get),
  post('/arrests/:id/bail/end', 'record_investigation', endBailPages.post, endBailPages.resume),
  // Whoever records what was done for a child puts it right; the action asks for the right of the kind.
  get('/events/:id/correct', 'record_safeguarding', correctPages.get),
  post('/events/:id/correct', 'record_safeguarding', correctPages.post, correctPages.resume),
  get('/people/:id/description', 'record_investigation', getDescribe),
  post('/people/:id/description', 'record_investigation', postDescribe, resumeDescribe),
  get('/people/:id/safeguarding/new', 'record_safeguarding', safeguard.get),
  post('/people/:id/safeguarding/new', 'record_safeguarding', safeguard.post, safeguard.resume),
]
