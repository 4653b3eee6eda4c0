/** Sessions that help people to see the signs, and how many came. */
import { factsOfTable, type Measure } from '../measure.ts'

const shared = {
  version: 1,
  block: 'awareness',
  date: 'the day it was held',
  source: 'Awareness records of the partnership',
  recordTable: 'awareness_activity',
  people: {},
  reads: { awareness_activity: ['awareness_activity_id', 'held_on', 'authority', 'audience', 'attendees'] },
  dimensions: ['audience'],
} as const

const threeSessions = [
  { session: '2016-05-03', attendees: 20 },
  { session: '2016-09-03', attendees: null },
  { session: '2016-10-03', attendees: 5 },
]

export const awarenessActivities: Measure = {
  ...shared,
  id: 'awareness_activities',
  title: 'Awareness activities',
  unit: { one: 'activity', many: 'activities' },
  definition:
    'Each session held in the period to help parents, professionals, communities, children or businesses to see the signs counts once.',
  population: 'Awareness activities held in the force area',
  caveats: ['What an activity led to cannot be counted: why people make contact is what they say themselves.'],
  counting: 'rows',
  facts: factsOfTable('awareness_activity', { eventOn: 'held_on', weight: 'attendees', more: ['audience'] }),
  examples: [{ given: 'three sessions, one without a list of who came', records: threeSessions, figure: 3 }],
}

export const awarenessAttendees: Measure = {
  ...shared,
  id: 'awareness_attendees',
  title: 'Attendances at awareness activities',
  unit: { one: 'attendance', many: 'attendances' },
  definition: 'The numbers who attended the awareness activities held in the period, added up.',
  population: 'Attendances at the activities that "Awareness activities" counts',
  caveats: [
    'Attendances, not people: someone who came to two sessions is two attendances.',
    'A session for which nobody noted how many came adds nothing.',
  ],
  counting: 'sum',
  facts: factsOfTable('awareness_activity', { eventOn: 'held_on', weight: 'attendees', more: ['audience'] }),
  examples: [
    { given: 'sessions with 20 and 5 people, and one without a list of who came', records: threeSessions, figure: 25 },
  ],
}
