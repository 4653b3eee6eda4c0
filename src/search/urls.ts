/** Where this room's pages are. */
import type { Kind } from './asked.ts'

export const urls = {
  search: (typed = '', kind?: Kind, after?: string) => {
    const query = new URLSearchParams()
    if (typed) query.set('q', typed)
    if (kind) query.set('kind', kind)
    if (after) query.set('after', after)
    const text = query.toString()
    return text === '' ? '/search' : `/search?${text}`
  },
  saved: '/search/saved',
  rename: '/search/saved/rename',
  remove: '/search/saved/remove',
} as const
