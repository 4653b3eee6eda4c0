/** Where the pages of merging are. */
export const mergeUrls = {
  choose: (personId: string) => `/people/${personId}/merge`,
  preview: (keptId: string, absorbedId: string) => `/people/${keptId}/merge/${absorbedId}`,
  merge: (mergeId: string) => `/merges/${mergeId}`,
} as const
