export {
  noticesAreWarnings,
  noticeSteps,
  type Basis,
  type Notice,
  type NoticeEvent,
  type NoticeStep,
} from './notice.ts'
export { endingOf, mayStep, nextSteps, standing, type Ending, type Standing, type StandingState } from './rules.ts'
export { endingAgeOf } from './ending-age.ts'
export { listNotices, type NoticeQuery } from './store.ts'
export {
  authoriseNotice,
  endNotice,
  recordBreach,
  recordService,
  refusalText,
  refuseNotice,
  requestNotice,
  reviewNotice,
} from './actions.ts'
export type { NoticeRefusal, NoticeRequest, NoticeStepTaken } from './actions.ts'
export { endingInWords, standingInWords, stateTag, stepWords } from './words.ts'
export { routes } from './routes.ts'
