/** Where this room's pages are. */
import type { Direction } from './placement.ts'
import type { Show } from './store.ts'

export const urls = {
  register: (ask: { direction?: Direction; show?: Show; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (ask.direction === 'sent') query.set('list', 'sent')
    if (ask.show !== undefined && ask.show !== 'now') query.set('show', ask.show)
    if (ask.page !== undefined && ask.page > 1) query.set('page', String(ask.page))
    const text = query.toString()
    return text === '' ? '/placements' : `/placements?${text}`
  },
  record: (personId: string) => `/placements/new?person=${personId}`,
  placement: (placementId: string) => `/placements/${placementId}`,
  correct: (placementId: string) => `/placements/${placementId}/correct`,
} as const
