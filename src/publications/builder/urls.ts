/** Where releases are built, and where the templates are. Sections and parts are counted from 1. */
const build = (slug: string) => `/releases/${slug}/build`
const section = (slug: string, at: number | string) => `${build(slug)}/sections/${at}`
const item = (slug: string, at: number | string, which: number | string) => `${section(slug, at)}/parts/${which}`

export const urls = {
  build,
  buildJson: (slug: string) => `/releases/${slug}/build.json`,
  basics: (slug: string) => `${build(slug)}/basics`,
  section,
  removeSection: (slug: string, at: number | string) => `${section(slug, at)}/remove`,
  item,
  removeItem: (slug: string, at: number | string, which: number | string) => `${item(slug, at, which)}/remove`,
  /** Fragments of pages, asked for by script. */
  measures: (slug: string) => `${build(slug)}/measures`,
  itemCost: (slug: string, at: number | string, which: number | string) => `${item(slug, at, which)}/cost`,
  cost: (slug: string) => `${build(slug)}/cost`,
  cheaper: (slug: string) => `${build(slug)}/cheaper`,
  preview: (slug: string) => `${build(slug)}/preview`,
  previewJson: (slug: string) => `${build(slug)}/preview.json`,
  recipe: (slug: string) => `${build(slug)}/recipe`,
  saveTemplate: (slug: string) => `${build(slug)}/template`,
  templates: '/releases/templates',
  templatesJson: '/releases/templates.json',
  startTemplate: (id: string) => `/releases/templates/${id}/start`,
  editTemplate: (id: string) => `/releases/templates/${id}/edit`,
  removeTemplate: (id: string) => `/releases/templates/${id}/remove`,
  release: (slug: string) => `/releases/${slug}`,
  register: '/releases',
} as const
