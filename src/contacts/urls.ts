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
  review: '/review',
  reviewItem: (contactChildId: string) => `/review/${contactChildId}`,
  oneEvent: (contactId: string) => `/contacts/${contactId}/one-event`,
} as const
