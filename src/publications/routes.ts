/** The addresses of this room. */
import { get, type Route } from '../access/index.ts'
import { getLatest, getReport } from './pages/scrutiny.page.ts'
import { builderRoutes } from './builder/routes.ts'
import { releaseRoutes } from './release/routes.ts'
import { urls } from './urls.ts'

export const routes: readonly Route[] = [
  get(urls.latest, 'view_figures', getLatest),
  get('/scrutiny/:year', 'view_figures', getReport),
  ...builderRoutes,
  ...releaseRoutes,
]
