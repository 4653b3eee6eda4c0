/** Where this room's pages are. */
import type { MeasureId } from './measure.ts'

export const urls = {
  figures: '/figures',
  all: '/figures/all',
  awareness: '/figures/awareness',
  areas: '/figures/areas',
  areasJson: '/figures/areas.json',
  saved: '/figures/saved',
  savedJson: '/figures/saved.json',
  savedView: (id: string) => `/figures/saved/${id}`,
  populations: '/figures/populations',
  csv: '/figures.csv',
  json: '/figures.json',
  figure: (measure: MeasureId) => `/figures/${measure}`,
  change: (measure: MeasureId) => `/figures/${measure}/change`,
  changeJson: (measure: MeasureId) => `/figures/${measure}/change.json`,
  revisions: (measure: MeasureId) => `/figures/${measure}/revisions`,
  revisionsJson: (measure: MeasureId) => `/figures/${measure}/revisions.json`,
  quality: '/figures/quality',
  qualityRecords: '/figures/quality/records',
  qualityJson: (measure: MeasureId) => `/figures/${measure}/quality.json`,
  annotations: (measure: MeasureId) => `/figures/${measure}/annotations`,
  records: (measure: MeasureId) => `/figures/${measure}/records`,
  recordsCsv: (measure: MeasureId) => `/figures/${measure}/records.csv`,
} as const
