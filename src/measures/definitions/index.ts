/** All measures, in the order in which they are listed everywhere. A new one is one file here and one line below. */
import { measureIds, type Measure, type MeasureId } from '../measure.ts'
import { arrests, peopleArrested } from './arrests.ts'
import { awarenessActivities, awarenessAttendees } from './awareness.ts'
import { charges, chargesPerPerson, peopleCharged } from './charges.ts'
import { childrenInContacts, contactsReceived } from './contacts.ts'
import { contactsDecided, decidedInOneWorkingDay } from './decisions.ts'
import { familiesInContacts } from './families.ts'
import {
  adultsWarned,
  childrenProtectedByNotices,
  noticeBreaches,
  noticesBreached,
  noticesInForce,
  noticesOverdueForReview,
  noticesServed,
} from './notice-life.ts'
import { noticesIssued } from './notices.ts'
import { childrenOpenToWork, riskLoweredAtReview, riskReviews } from './open-work.ts'
import { outOfAreaChildren, outOfAreaShare, residentChildrenInContacts } from './out-of-area.ts'
import { contactChildPairs, contactsPerChild } from './pairs.ts'
import { recontactWithin12Months } from './recontact.ts'
import { peopleReporting, professionalShare, publicShare } from './reporters.ts'
import { childrenIdentifiedAtRisk } from './risk.ts'
import { childInvestigationPairs, childrenSafeguarded, safeguardingActions } from './safeguarding.ts'
import { peopleInterviewed, voluntaryInterviews } from './voluntary-interviews.ts'
import { warrantsExecuted, warrantsExecutedShare, warrantsIssued } from './warrants.ts'
import { highestRiskWithNamedWorkers, riskReviewsOverdue, riskReviewsOverdueShare } from './highest-risk.ts'
import { disruptionConsidered, disruptionGranted, disruptionGrantedShare, disruptionInForce } from './disruption.ts'
import {
  childrenPlacedElsewhere,
  childrenPlacedInArea,
  placementsNotifiedInTime,
  placementsReceived,
} from './placements.ts'
import { chargesConvictedShare, chargesEnded } from './charge-outcomes.ts'
import {
  arrestedEthnicityKnown,
  chargedEthnicityKnown,
  childrenEthnicityKnown,
  interviewedEthnicityKnown,
} from './ethnicity-known.ts'
import { childrenSafeguardedInOperations } from './safeguarded-in-operations.ts'

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
  contact_child_pairs: contactChildPairs,
  contacts_per_child: contactsPerChild,
  families_in_contacts: familiesInContacts,
  people_reporting: peopleReporting,
  professional_share: professionalShare,
  public_share: publicShare,
  decided_in_one_working_day: decidedInOneWorkingDay,
  contacts_decided: contactsDecided,
  out_of_area_children: outOfAreaChildren,
  out_of_area_share: outOfAreaShare,
  resident_children_in_contacts: residentChildrenInContacts,
  recontact_within_12_months: recontactWithin12Months,
  children_open_to_work: childrenOpenToWork,
  risk_reviews: riskReviews,
  risk_lowered_at_review: riskLoweredAtReview,
  notices_served: noticesServed,
  adults_warned: adultsWarned,
  children_protected_by_notices: childrenProtectedByNotices,
  notices_in_force: noticesInForce,
  notices_overdue_for_review: noticesOverdueForReview,
  notice_breaches: noticeBreaches,
  notices_breached: noticesBreached,
  people_interviewed: peopleInterviewed,
  warrants_executed: warrantsExecuted,
  warrants_executed_share: warrantsExecutedShare,
  charges_per_person: chargesPerPerson,
  safeguarding_actions: safeguardingActions,
  child_investigation_pairs: childInvestigationPairs,
  highest_risk_with_named_workers: highestRiskWithNamedWorkers,
  risk_reviews_overdue: riskReviewsOverdue,
  risk_reviews_overdue_share: riskReviewsOverdueShare,
  disruption_considered: disruptionConsidered,
  disruption_granted: disruptionGranted,
  disruption_granted_share: disruptionGrantedShare,
  disruption_in_force: disruptionInForce,
  placements_received: placementsReceived,
  placements_notified_in_time: placementsNotifiedInTime,
  children_placed_in_area: childrenPlacedInArea,
  children_placed_elsewhere: childrenPlacedElsewhere,
  charges_ended: chargesEnded,
  charges_convicted_share: chargesConvictedShare,
  arrested_ethnicity_known: arrestedEthnicityKnown,
  interviewed_ethnicity_known: interviewedEthnicityKnown,
  charged_ethnicity_known: chargedEthnicityKnown,
  children_ethnicity_known: childrenEthnicityKnown,
  children_safeguarded_in_operations: childrenSafeguardedInOperations,
}

export const measures: readonly Measure[] = measureIds.map((id) => byId[id])
export const measureOf = (id: MeasureId): Measure => byId[id]
export { NOTICES_ARE_WARNINGS } from './notices.ts'
