/** Where this room's pages are. */
export const urls = {
  files: '/handover',
  read: '/handover/read',
  card: '/handover/card',
  partners: '/handover/partners',
  partner: (partnerKeyId: string) => `/handover/partners/${partnerKeyId}`,
  came: (offerId: string) => `/handover/${offerId}`,
  accept: (offerId: string) => `/handover/${offerId}/accept`,
  refuse: (offerId: string) => `/handover/${offerId}/refuse`,
  file: (offerId: string) => `/handover/${offerId}/file`,
  receipt: (offerId: string) => `/handover/${offerId}/receipt`,
  make: (contactId: string) => `/contacts/${contactId}/hand-over`,
  offer: (offerId: string) => `/passing/${offerId}`,
} as const
