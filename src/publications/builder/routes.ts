/** The addresses at which releases are built, and those of templates. */
import { get, post, type Route } from '../../access/index.ts'
import { getBasics, postBasics, resumeBasics } from './pages/basics.page.ts'
import { getBuild, getBuildJson, postBuild, resumeBuild } from './pages/build.page.ts'
import { getCheaper, postCheaper } from './pages/cheaper.page.ts'
import { getCost } from './pages/cost.page.ts'
import {
  getItem,
  getRemoveItem,
  postItem,
  postItemCost,
  postMeasures,
  postRemoveItem,
  resumeItem,
} from './pages/item.page.ts'
import {
  getEditTemplate,
  getKeep,
  getRemoveTemplate,
  postEditTemplate,
  postKeep,
  postRemoveTemplate,
  resumeEditTemplate,
  resumeKeep,
} from './pages/keep.page.ts'
import { getPreview, getPreviewJson } from './pages/preview.page.ts'
import { getRecipe, postRecipe, resumeRecipe } from './pages/recipe.page.ts'
import { getRemoveSection, getSection, postRemoveSection, postSection, resumeSection } from './pages/section.page.ts'
import { getStart, getTemplates, getTemplatesJson, postStart, resumeStart } from './pages/templates.page.ts'
import { urls } from './urls.ts'

const part = [':slug', ':section', ':item'] as const

export const builderRoutes: readonly Route[] = [
  get(urls.templates, 'view_releases', getTemplates),
  get(urls.templatesJson, 'view_releases', getTemplatesJson),
  get(urls.startTemplate(':template'), 'draft_release', getStart),
  post(urls.startTemplate(':template'), 'draft_release', postStart, resumeStart),
  get(urls.editTemplate(':template'), 'draft_release', getEditTemplate),
  post(urls.editTemplate(':template'), 'draft_release', postEditTemplate, resumeEditTemplate),
  get(urls.removeTemplate(':template'), 'draft_release', getRemoveTemplate),
  post(urls.removeTemplate(':template'), 'draft_release', postRemoveTemplate, getRemoveTemplate),
  get(urls.build(':slug'), 'view_releases', getBuild),
  get(urls.buildJson(':slug'), 'view_releases', getBuildJson),
  post(urls.build(':slug'), 'draft_release', postBuild, resumeBuild),
  get(urls.basics(':slug'), 'draft_release', getBasics),
  post(urls.basics(':slug'), 'draft_release', postBasics, resumeBasics),
  get(urls.section(':slug', ':section'), 'draft_release', getSection),
  post(urls.section(':slug', ':section'), 'draft_release', postSection, resumeSection),
  get(urls.removeSection(':slug', ':section'), 'draft_release', getRemoveSection),
  post(urls.removeSection(':slug', ':section'), 'draft_release', postRemoveSection, getRemoveSection),
  get(urls.item(...part), 'draft_release', getItem),
  post(urls.item(...part), 'draft_release', postItem, resumeItem),
  post(urls.itemCost(...part), 'draft_release', postItemCost),
  get(urls.removeItem(...part), 'draft_release', getRemoveItem),
  post(urls.removeItem(...part), 'draft_release', postRemoveItem, getRemoveItem),
  post(urls.measures(':slug'), 'draft_release', postMeasures),
  get(urls.cost(':slug'), 'view_releases', getCost),
  get(urls.cheaper(':slug'), 'view_releases', getCheaper),
  post(urls.cheaper(':slug'), 'draft_release', postCheaper, getCheaper),
  get(urls.preview(':slug'), 'view_releases', getPreview),
  get(urls.previewJson(':slug'), 'view_releases', getPreviewJson),
  get(urls.recipe(':slug'), 'view_releases', getRecipe),
  post(urls.recipe(':slug'), 'draft_release', postRecipe, resumeRecipe),
  get(urls.saveTemplate(':slug'), 'draft_release', getKeep),
  post(urls.saveTemplate(':slug'), 'draft_release', postKeep, resumeKeep),
]
