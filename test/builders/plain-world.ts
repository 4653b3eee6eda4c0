/** Records as plain values, for plain loops to count; and what a plain loop says of one thing counted. */

/** Local text throughout: days '2016-03-31', moments '2016-03-31T23:30' as a clock in London showed them. */
export type World = {
  people: { id: string; home: string | null; born: string | null; sex: string | null; ethnicity: string | null }[]
  relationships: { id: string; person: string; related: string; kind: string }[]
  contacts: {
    id: string
    ref: string
    at: string
    authority: string
    source: string
    concern: string
    channel: string | null
    match: string
    about: string[]
    /** Who called, as told apart from others; null where they cannot be. */
    caller: string | null
    due: string
  }[]
  decisions: { id: string; contact: string; at: string; outcome: string }[]
  operations: { id: string; ref: string; strand: string | null }[]
  arrests: PersonEvent[]
  interviews: PersonEvent[]
  charges: (PersonEvent & { outcome: string | null; ended: string | null })[]
  warrants: (Event & {
    person: string | null
    kind: string
    executed: string | null
    returned: string | null
    operation: string | null
  })[]
  safeguarding: (PersonEvent & { kind: string })[]
  notices: (Event & { adult: string; child: string; basis: string; served: string | null; expires: string | null })[]
  noticeEvents: { id: string; notice: string; kind: string; on: string }[]
  assessments: { id: string; ref: string; person: string; on: string; level: string; exploitation: string }[]
  closures: { id: string; person: string; on: string }[]
  sessions: (Event & { audience: string; attendees: number | null })[]
  /** On the day it was considered; of what became of it the days. */
  disruptions: (Event & {
    adult: string | null
    kind: string
    decision: string
    applied: string | null
    refused: string | null
    granted: string | null
    served: string | null
    expires: string | null
    ended: string | null
  })[]
  placements: (Event & {
    person: string
    direction: string
    home: string
    host: string
    until: string | null
    emergency: boolean
    notified: string | null
  })[]
  workers: { id: string; person: string; kind: string; on: string; until: string | null }[]
  descriptions: { id: string; person: string; on: string; self: boolean; officer: boolean }[]
  links: { id: string; person: string; operation: string; on: string; link: string; group: string }[]
}
export type Event = { id: string; on: string; authority: string }
export type PersonEvent = Event & { person: string; operation: string | null }

export const emptyWorld = (): World => ({
  people: [],
  relationships: [],
  operations: [],
  contacts: [],
  decisions: [],
  arrests: [],
  interviews: [],
  charges: [],
  warrants: [],
  safeguarding: [],
  notices: [],
  noticeEvents: [],
  assessments: [],
  closures: [],
  sessions: [],
  disruptions: [],
  placements: [],
  workers: [],
  descriptions: [],
  links: [],
})

/** One thing counted: what makes it different from another, how much it adds, when, where and of which kinds. */
export type Counted = {
  unit: string
  adds: number
  on: string
  authority: string | null
  kinds: Record<string, string | null>
  /** Whose age, sex, ethnicity and home it is told by; within which operation it was done. */
  who?: string
  operation?: string | null
  /** Of a share or an average, whether it counts above. */
  counted?: boolean
}

export type PlainQuestion = {
  from: string
  to: string
  authorities: readonly string[]
  concerns: readonly string[]
  area: readonly string[]
  /** The day of the moment as known. */
  knownOn: string
}
/** Days later (or before), by the calendar alone. */
export const dayAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Of a month known alone, which here is one of 31 days, or of a year. */
export const latestBirth = (born: string): string => (born.length === 7 ? `${born}-31` : `${born}-12-31`.slice(0, 10))
