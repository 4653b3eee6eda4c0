/** The addresses of releases: of those who make them, of those who read early, and of everybody. */
import { get, open, post, type PublicRoute, type Route } from '../../access/index.ts'
import { getCorrect, getNew, postCorrect, postNew, resumeCorrect, resumeNew } from './pages/draft.page.ts'
import { getPaper, getPaperFile, getPapers } from './pages/papers.page.ts'
import { getPublication, getPublications, getPublicationsJson } from './pages/public.page.ts'
import { getReaders, postReaders, resumeReaders } from './pages/readers.page.ts'
import { getRegister, getRegisterJson } from './pages/register.page.ts'
import { getPreview, getRelease } from './pages/release.page.ts'
import { getReproduce } from './pages/reproduce.page.ts'
import { getStep, postStep, resumeStep } from './pages/step.page.ts'
import type { TakenStep } from './steps.ts'
import { stepPaths, urls } from './urls.ts'

/** Whoever may open releases finds the page of a step; whether they may take it, the action decides. */
const stepRoutes = (Object.keys(stepPaths) as TakenStep[]).flatMap((step) => {
  const path = urls.step(':slug', step)
  return [get(path, 'view_releases', getStep(step)), post(path, 'view_releases', postStep(step), resumeStep(step))]
})

export const releaseRoutes: readonly Route[] = [
  get(urls.register, 'view_releases', getRegister),
  get(urls.registerJson, 'view_releases', getRegisterJson),
  get(urls.new, 'draft_release', getNew),
  post(urls.new, 'draft_release', postNew, resumeNew),
  get(urls.release(':slug'), 'view_releases', getRelease),
  get(urls.correct(':slug'), 'draft_release', getCorrect),
  post(urls.correct(':slug'), 'draft_release', postCorrect, resumeCorrect),
  get(urls.preview(':slug'), 'view_releases', getPreview),
  get(urls.readers(':slug'), 'publish_release', getReaders),
  post(urls.readers(':slug'), 'publish_release', postReaders, resumeReaders),
  get(urls.reproduce(':slug'), 'view_releases', getReproduce),
  ...stepRoutes,
  get(urls.papers, 'signed_in', getPapers),
  get(urls.paper(':slug'), 'signed_in', getPaper),
  get(urls.paperFile(':slug', ':format'), 'signed_in', getPaperFile),
]

export const publicRoutes: readonly PublicRoute[] = [
  open('/publications', getPublications),
  open('/publications.json', getPublicationsJson),
  open('/publications/:name', getPublication),
]
