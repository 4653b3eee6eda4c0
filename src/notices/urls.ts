/** Where this room's pages are. */
import type { StandingState } from './rules.ts'
import type { TakenStep } from './notice.ts'

/** The last word of the address at which a step is put on record. */
export const stepPaths: Readonly<Record<TakenStep, string>> = {
  consulted: 'consult',
  authorised: 'authorise',
  refused: 'refuse',
  served: 'serve',
  reviewed: 'review',
  breached: 'breach',
  ended: 'end',
}

export const urls = {
  register: (ask: { state?: StandingState | undefined; due?: boolean | undefined; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (ask.state) query.set('state', ask.state)
    if (ask.due) query.set('due', 'soon')
    if (ask.page !== undefined && ask.page > 1) query.set('page', String(ask.page))
    const text = query.toString()
    return text === '' ? '/notices' : `/notices?${text}`
  },
  bySide: (side: 'child' | 'adult', page = 1) => `/notices/by-${side}${page > 1 ? `?page=${page}` : ''}`,
  ask: (childId: string) => `/notices/new?child=${childId}`,
  notice: (noticeId: string) => `/notices/${noticeId}`,
  order: (noticeId: string) => `/notices/${noticeId}/order`,
  print: (noticeId: string) => `/notices/${noticeId}/notice.pdf`,
  /** Who holds it, and the tasks about it: a page of the room above. */
  work: (noticeId: string) => `/notices/${noticeId}/work`,
  step: (noticeId: string, step: TakenStep) => `/notices/${noticeId}/${stepPaths[step]}`,
} as const
