/** Where this room's pages are. */
import type { DisruptionState } from './rules.ts'

export const urls = {
  register: (ask: { state?: DisruptionState | undefined; due?: boolean | undefined; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (ask.state) query.set('state', ask.state)
    if (ask.due) query.set('due', 'soon')
    if (ask.page !== undefined && ask.page > 1) query.set('page', String(ask.page))
    const text = query.toString()
    return text === '' ? '/disruption' : `/disruption?${text}`
  },
  record: (who: { child?: string; adult?: string } = {}) => {
    const text = new URLSearchParams(who as Record<string, string>).toString()
    return text === '' ? '/disruption/new' : `/disruption/new?${text}`
  },
  disruption: (id: string) => `/disruption/${id}`,
  change: (id: string) => `/disruption/${id}/change`,
} as const
