/** Where this room's pages are. */
import type { OfferList } from './store.ts'

const query = (values: Record<string, string | number | undefined>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== 1)
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`
}

export const urls = {
  offers: (list: OfferList = 'to', page = 1) => `/passing${query({ list: list === 'to' ? undefined : list, page })}`,
  offer: (offerId: string) => `/passing/${offerId}`,
  step: (offerId: string, step: 'accept' | 'refuse' | 'withdraw') => `/passing/${offerId}/${step}`,
  stub: (offerId: string) => `/passing/${offerId}/as-it-stood`,
  disclosures: (page = 1) => `/disclosures${query({ page })}`,
  byFile: (contactId: string) => `/contacts/${contactId}/hand-over`,
  pass: (contactId: string) => `/contacts/${contactId}/pass`,
} as const
