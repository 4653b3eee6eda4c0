/** Where this room's pages are. */
export const urls = {
  frontDoor: '/front-door',
  newContact: '/contacts/new',
  suggest: (child: number) => `/contacts/new/suggest?child=${child}`,
  contact: (contactId: string) => `/contacts/${contactId}`,
  decide: (contactId: string) => `/contacts/${contactId}/decide`,
  review: '/review',
} as const
