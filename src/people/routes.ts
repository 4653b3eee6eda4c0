/** The addresses of people. */
import { get, type Route } from '../access/index.ts'
import { getSearch } from './pages/search.page.ts'

export const routes: readonly Route[] = [get('/people', 'search_people', getSearch)]
