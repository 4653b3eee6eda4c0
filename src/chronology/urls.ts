/** Where this room's pages are, and those of rooms above or beside it that begin at a person. */
import { personUrl } from '../people/index.ts'
import type { EntryGroup } from './entry.ts'

const withQuery = (path: string, query: Record<string, string | undefined>, fragment = ''): string => {
  const present = Object.entries(query).filter((one): one is [string, string] => Boolean(one[1]))
  const text = new URLSearchParams(present).toString()
  return `${path}${text && `?${text}`}${fragment}`
}

export const urls = {
  children: (query: { level?: string | undefined; area?: string | undefined; page?: number } = {}) =>
    withQuery('/children', {
      level: query.level,
      area: query.area,
      page: query.page && query.page > 1 ? String(query.page) : undefined,
    }),
  person: personUrl,
  /** What police did about them as an adult, of somebody who has a page as a child too. */
  police: (personId: string) => withQuery(personUrl(personId), { about: 'police' }),
  story: (personId: string, group: EntryGroup | undefined, page = 1) =>
    withQuery(personUrl(personId), { show: group, page: page > 1 ? String(page) : undefined }, '#timeline'),
  correct: (personId: string) => `${personUrl(personId)}/correct`,
  recordSafeguarding: (personId: string) => `${personUrl(personId)}/safeguarding/new`,
  work: (personId: string) => `${personUrl(personId)}/work`,
  askForNotice: (childId: string) => `/notices/new?child=${childId}`,
  notice: (noticeId: string) => `/notices/${noticeId}`,
  operation: (operationId: string) => `/operations/${operationId}`,
} as const
