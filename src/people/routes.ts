/** The addresses of people. The page of one person is the chronology's, which tells the whole story. */
import { get, post, type Route } from '../access/index.ts'
import { getChoose } from './merge/pages/choose.page.ts'
import { getMerge, postMerge, resumeMerge } from './merge/pages/merge.page.ts'
import { getUndo, postUndo, resumeUndo } from './merge/pages/undo.page.ts'
import { getCorrect, postCorrect, resumeCorrect } from './pages/correct.page.ts'

export const routes: readonly Route[] = [
  get('/people/:id/correct', 'record_contact', getCorrect),
  post('/people/:id/correct', 'record_contact', postCorrect, resumeCorrect),
  get('/people/:id/merge', 'view_person', getChoose),
  get('/people/:id/merge/:other', 'decide_identity', getMerge),
  post('/people/:id/merge/:other', 'decide_identity', postMerge, resumeMerge),
  get('/merges/:id', 'view_person', getUndo),
  post('/merges/:id', 'decide_identity', postUndo, resumeUndo),
]
