export {
  noticesAreWarnings,
  noticeSteps,
  type Basis,
  type Notice,
  type NoticeEvent,
  type NoticeStep,
  type Recipient,
} from './notice.ts'
export {
  endingOf,
  REVIEW_DAYS_MAX,
  reviewDueOn,
  standing,
  type Ending,
  type Standing,
  type StandingState,
} from './rules.ts'
export { findNotices, type FoundNotice } from './finding.sql.ts'
export { lifeOf, type LifeStep } from './life.ts'
export { endingAgeOf } from './ending-age.ts'
export { dutiesOf, dutyKinds, type Duty, type DutyFacts, type DutyKind } from './duties.ts'
export { standsOn, type Stands } from './reading.ts'
export { noticesFallingDue } from './register.ts'
export { listNotices, type NoticeQuery } from './store.ts'
export {
  authoriseNotice,
  endNotice,
  recordBreach,
  recordConsultation,
  recordService,
  sayOrderEnds,
  refuseNotice,
  reviewNotice,
} from './actions.ts'
export type { NoticeRefusal, NoticeStepTaken } from './actions.ts'
export { requestNotice, type AskRefusal, type NoticeRequest } from './requesting.ts'
export { endingInWords, refusalText, standingInWords, stateTag, stepWords } from './words.ts'
export { urls as noticeUrls } from './urls.ts'
export { routes } from './routes.ts'
export { endpoints } from './api/endpoints.ts'
