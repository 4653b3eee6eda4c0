/** All measures, in the order in which they are listed everywhere. A new one is one file here and one line below. */
import { measureIds, type Measure, type MeasureId } from '../measure.ts'
import { arrests, peopleArrested } from './arrests.ts'
import { awarenessActivities, awarenessAttendees } from './awareness.ts'
import { charges, peopleCharged } from './charges.ts'
import { childrenInContacts, contactsReceived } from './contacts.ts'
import { noticesIssued } from './notices.ts'
import { childrenIdentifiedAtRisk } from './risk.ts'
import { childrenSafeguarded } from './safeguarding.ts'
import { voluntaryInterviews } from './voluntary-interviews.ts'
import { warrantsIssued } from './warrants.ts'

const byId: { [id in MeasureId]: Measure } = {
  contacts_received: contactsReceived,
  children_in_contacts: childrenInContacts,
  people_arrested: peopleArrested,
  arrests,
  voluntary_interviews: voluntaryInterviews,
  warrants_issued: warrantsIssued,
  children_safeguarded: childrenSafeguarded,
  people_charged: peopleCharged,
  charges,
  notices_issued: noticesIssued,
  children_identified_at_risk: childrenIdentifiedAtRisk,
  awareness_activities: awarenessActivities,
  awareness_attendees: awarenessAttendees,
}

export const measures: readonly Measure[] = measureIds.map((id) => byId[id])
export const measureOf = (id: MeasureId): Measure => byId[id]
export { NOTICES_ARE_WARNINGS } from './notices.ts'
