/** Where this room's pages are. */
export const urls = {
  links: (personId: string) => `/people/${personId}/links`,
  newLink: (personId: string) => `/people/${personId}/links/new`,
  link: (linkId: string) => `/links/${linkId}`,
  takeBack: (linkId: string) => `/links/${linkId}/take-back`,
  thing: (thingId: string) => `/things/${thingId}`,
  network: (personId: string, query = '') => `/network/${personId}${query && `?${query}`}`,
  data: (personId: string, query = '') => `/network/${personId}/picture.json${query && `?${query}`}`,
  path: (personId: string, other?: string) => `/network/${personId}/path${other ? `?to=${other}` : ''}`,
} as const
