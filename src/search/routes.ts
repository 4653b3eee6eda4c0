/** The addresses of the search over everything. */
import { get, post, type Route } from '../access/index.ts'
import { getSaved, postRemove, postRename, postSave, resumeRename, resumeSave } from './pages/saved.page.ts'
import { getPeople, getSearch } from './pages/search.page.ts'

export const routes: readonly Route[] = [
  get('/search', 'search_people', getSearch),
  // Where people alone were searched for before there was one search: links to it keep working.
  get('/people', 'search_people', getPeople),
  get('/search/saved', 'search_people', getSaved),
  post('/search/saved', 'search_people', postSave, resumeSave),
  post('/search/saved/rename', 'search_people', postRename, resumeRename),
  post('/search/saved/remove', 'search_people', postRemove),
]
