/** The addresses of figures. */
import { get, post, type Route } from '../access/index.ts'
import { getAreas, getAreasJson } from './pages/areas.page.ts'
import { getAwareness } from './pages/awareness.page.ts'
import { getAll } from './pages/all.page.ts'
import { getFigures } from './pages/dashboard.page.ts'
import { getChange, getChangeJson } from './pages/change.page.ts'
import { getChase, getGap, getQualityJson } from './pages/chase.page.ts'
import { getCsv, getJson } from './pages/downloads.ts'
import { postExplain, resumeExplain } from './pages/explain.page.ts'
import { getFigure } from './pages/figure.page.ts'
import { getPopulations } from './pages/populations.page.ts'
import { getRecords, getRecordsCsv } from './pages/records.page.ts'
import { getSaved, getSavedJson, getView, postSaved, postView, resumeSaved, resumeView } from './pages/saved.page.ts'
import { getRevisions, getRevisionsJson } from './pages/revisions.page.ts'

export const routes: readonly Route[] = [
  get('/figures', 'view_figures', getFigures),
  get('/figures/all', 'view_figures', getAll),
  get('/figures/awareness', 'view_figures', getAwareness),
  get('/figures/areas', 'view_figures', getAreas),
  get('/figures/areas.json', 'view_figures', getAreasJson),
  get('/figures/saved', 'view_figures', getSaved),
  get('/figures/saved.json', 'view_figures', getSavedJson),
  post('/figures/saved', 'view_figures', postSaved, resumeSaved),
  get('/figures/saved/:view', 'view_figures', getView),
  post('/figures/saved/:view', 'view_figures', postView, resumeView),
  get('/figures/populations', 'view_figures', getPopulations),
  get('/figures.csv', 'view_figures', getCsv),
  get('/figures.json', 'view_figures', getJson),
  get('/figures/quality', 'view_figures', getChase),
  get('/figures/quality/records', 'open_figure', getGap),
  get('/figures/:measure', 'view_figures', getFigure),
  get('/figures/:measure/change', 'view_figures', getChange),
  get('/figures/:measure/change.json', 'view_figures', getChangeJson),
  get('/figures/:measure/revisions', 'view_figures', getRevisions),
  get('/figures/:measure/revisions.json', 'view_figures', getRevisionsJson),
  get('/figures/:measure/quality.json', 'view_figures', getQualityJson),
  post('/figures/:measure/annotations', 'annotate_figure', postExplain, resumeExplain),
  get('/figures/:measure/records', 'open_figure', getRecords),
  get('/figures/:measure/records.csv', 'open_figure', getRecordsCsv),
]
