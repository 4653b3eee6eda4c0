export {
  decideContact,
  recordContact,
  recordContactIn,
  type DecideRefusal,
  type DecisionToTake,
  type Recorded,
  type RecordRefusal,
} from './actions.ts'
export type {
  Caller,
  Channel,
  Concern,
  Contact,
  ContactChild,
  ContactLine,
  ContactSource,
  Decision,
  MatchState,
  NewContact,
  NewContactChild,
  Outcome,
  WhoTheyAre,
} from './contact.ts'
export { findContacts, lastContactsOf, type ContactsWanted, type FoundContact } from './finding.sql.ts'
export { listAwaiting, type Awaiting, type Queue, type QueueFilter, type QueuePlace } from './queue.ts'
export { contactWhole, decisionsOf, decisionsOfContacts, viewContact, type ContactView } from './reading.ts'
export { listAwaitingReview, type AwaitingReview, type ReviewPage } from './review.ts'
export {
  childrenOfContact,
  followsContact,
  holdContact,
  passContact,
  passContactAway,
  stubOf,
  type HeldContact,
  type Stub,
} from './passing.sql.ts'
export { clockInWords, clockState, decidedInTime, decisionDueOn, explainClock, type ClockState } from './rules.ts'
export { refreshAwaiting } from './store.ts'
export {
  earlierContactsOf,
  suggestPeople,
  type EarlierContacts,
  type Suggestion,
  type Suggestions,
} from './suggestions.ts'
export { endpoints } from './api/endpoints.ts'
export { urls as contactUrls } from './urls.ts'
export { routes } from './routes.ts'
