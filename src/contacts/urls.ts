/** Where this room's pages are. */
export const urls = {
  frontDoor: '/front-door',
  newContact: '/contacts/new',
  suggest: (child: number) => `/contacts/new/suggest?child=${child}`,
  contact: (contactId: string) => `/contacts/${contactId}`,
  decide: (contactId: string) => `/contacts/${contactId}/decide`,
  pass: (contactId: string) => `/contacts/${contactId}/pass`,
  /** Who holds it, and the tasks about it: a page of the room above. */
  work: (contactId: string) => `/contacts/${contactId}/work`,
  tellSender: (contactId: string) => `/contacts/${contactId}/tell-sender`,
  activities: (ask: { audience?: string | undefined; page?: number } = {}) => {
    const query = new URLSearchParams()
    if (ask.audience) query.set('audience', ask.audience)
    if (ask.page !== undefined && ask.page > 1) query.set('page', String(ask.page))
    const text = query.toString()
    return text === '' ? '/awareness' : `/awareness?${text}`
  },
  newActivity: '/awareness/new',
  activity: (activityId: string) => `/awareness/${activityId}`,
  review: '/review',
  reviewItem: (contactChildId: string) => `/review/${contactChildId}`,
  oneEvent: (contactId: string) => `/contacts/${contactId}/one-event`,
} as const
