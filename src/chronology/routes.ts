/** The addresses of this room. */
import { get, type Route } from '../access/index.ts'
import { getChildren } from './pages/children.page.ts'
import { getPerson } from './pages/person.page.ts'

export const routes: readonly Route[] = [
  get('/children', 'view_person', getChildren),
  get('/people/:id', 'view_person', getPerson),
]
