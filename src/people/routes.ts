/** The addresses of people. The page of one person is the chronology's, which tells the whole story. */
import { get, post, type Route } from '../access/index.ts'
import { getCorrect, postCorrect, resumeCorrect } from './pages/correct.page.ts'
import { getSearch } from './pages/search.page.ts'

export const routes: readonly Route[] = [
  get('/people', 'search_people', getSearch),
  get('/people/:id/correct', 'record_contact', getCorrect),
  post('/people/:id/correct', 'record_contact', postCorrect, resumeCorrect),
]
