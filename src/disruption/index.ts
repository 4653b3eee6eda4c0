export { disruptionKinds } from './codes.ts'
export { decisions, type Disruption, type DisruptionFacts, type Kind } from './disruption.ts'
export {
  dutiesOf as disruptionDuties,
  standingOf as disruptionStanding,
  type DisruptionDuty,
  type DisruptionStanding,
  type DisruptionState,
  type StandingDisruption,
} from './rules.ts'
export { correctDisruption, recordDisruption, type DisruptionRefusal } from './actions.ts'
export { disruptionOf } from './reading.ts'
export { fallsDue as disruptionFallsDue, sinceInWords as disruptionSince, stateTag as disruptionTag } from './words.ts'
export { urls as disruptionUrls } from './urls.ts'
export { routes } from './routes.ts'
