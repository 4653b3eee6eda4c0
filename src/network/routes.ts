/** The addresses of links, and of who is linked to whom. */
import { get, post, type Route } from '../access/index.ts'
import { getLink, getNew, postLink, postNew, postTakeBack, resumeLink, resumeNew } from './pages/link.page.ts'
import { getLinks, getThing } from './pages/links.page.ts'
import { getNetwork, getPicture } from './pages/network.page.ts'
import { getPath } from './pages/path.page.ts'

export const routes: readonly Route[] = [
  get('/people/:id/links', 'view_person', getLinks),
  get('/people/:id/links/new', 'record_link', getNew),
  post('/people/:id/links/new', 'record_link', postNew, resumeNew),
  get('/links/:id', 'record_link', getLink),
  post('/links/:id', 'record_link', postLink, resumeLink),
  post('/links/:id/take-back', 'record_link', postTakeBack),
  get('/things/:id', 'view_person', getThing),
  get('/network/:id', 'view_person', getNetwork),
  get('/network/:id/picture.json', 'view_person', getPicture),
  get('/network/:id/path', 'view_person', getPath),
]
