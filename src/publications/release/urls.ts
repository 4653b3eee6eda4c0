/** Where releases are: for those who make them, for those who read early, and for everybody. */
import type { TakenStep } from './steps.ts'

/** The last word of the address at which a step is taken. */
export const stepPaths: Readonly<Record<TakenStep, string>> = {
  submitted: 'submit',
  checked: 'check',
  cleared: 'clear',
  approved: 'approve',
  published: 'publish',
  returned: 'return',
  withdrawn: 'withdraw',
}

export const urls = {
  register: '/releases',
  registerJson: '/releases.json',
  new: '/releases/new',
  release: (slug: string) => `/releases/${slug}`,
  build: (slug: string) => `/releases/${slug}/build`,
  templates: '/releases/templates',
  correct: (slug: string) => `/releases/${slug}/correct`,
  preview: (slug: string) => `/releases/${slug}/preview`,
  readers: (slug: string) => `/releases/${slug}/readers`,
  reproduce: (slug: string) => `/releases/${slug}/reproduce`,
  step: (slug: string, step: TakenStep) => `/releases/${slug}/${stepPaths[step]}`,
  papers: '/papers',
  paper: (slug: string) => `/papers/${slug}`,
  paperFile: (slug: string, format: string) => `/papers/${slug}/${format}`,
  publications: (page = 1) => (page > 1 ? `/publications?page=${page}` : '/publications'),
  publicationsJson: '/publications.json',
  publication: (slug: string) => `/publications/${slug}`,
  publicationFile: (slug: string, format: string) => `/publications/${slug}.${format}`,
} as const
