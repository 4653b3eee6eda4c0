/** What people are linked to, and what a link says. */
import type { PlainDate } from '../platform/dates.ts'

export const thingKinds = [
  { code: 'place', label: 'Place' },
  { code: 'phone', label: 'Telephone number' },
  { code: 'vehicle', label: 'Vehicle' },
  { code: 'online_name', label: 'Online name' },
  { code: 'group', label: 'Group' },
] as const
export type ThingKind = (typeof thingKinds)[number]['code']
export const isThingKind = (text: unknown): text is ThingKind => thingKinds.some((one) => one.code === text)

export const confidences = [
  { code: 'confirmed', label: 'Confirmed' },
  { code: 'likely', label: 'Likely' },
  { code: 'possible', label: 'Possible' },
] as const
export type Confidence = (typeof confidences)[number]['code']

/** What somebody tells of a link, apart from whose and to what. */
export type LinkFacts = {
  validFrom: PlainDate | null
  validTo: PlainDate | null
  /** Where it was said: who told, or which report. */
  source: string
  confidence: Confidence
  note: string | null
  /** Seen by those alone who see police records. */
  forPolice: boolean
}

export type Link = LinkFacts & {
  linkId: string
  personId: string
  thingId: string
  kind: ThingKind
  /** The thing, as it was written for this link. */
  written: string
  version: number
}

export type NewLink = LinkFacts & {
  linkId: string
  personId: string
  kind: ThingKind
  written: string
}
