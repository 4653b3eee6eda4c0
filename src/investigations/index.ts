export { chargeOutcomes, riskGroups, strands } from './codes.ts'
export {
  listEvents,
  operationsOfChild,
  policeRecordOf,
  safeguardingOf,
  type ChildsOperation,
  type EventQuery,
} from './store/events.ts'
export { findOperations, type FoundOperation } from './store/finding.ts'
export type {
  EventKind,
  Operation,
  OperationEvent,
  OperationName,
  PoliceEvent,
  SafeguardingAction,
  SafeguardingKind,
  Strand,
  Warrant,
  WarrantKind,
} from './investigation.ts'
export { urls as operationUrls } from './urls.ts'
export { warrantStateBy, type WarrantState } from './warrant-life.ts'
export { bailInWords, outcomeInWords, warrantInWords } from './words.ts'
export { urls as investigationUrls } from './urls.ts'
export { linkChild, viewOperationChildren } from './children.ts'
export { listJointLogs, openJointLog, recordJointDecision } from './joint/actions.ts'
export { listOperations } from './reading.ts'
export { describedInWords } from './described/words.ts'
export type { Description } from './described/description.ts'
export { findDescription } from './described/store.ts'
export { routes } from './routes.ts'
export { eventEndpoints } from './api/events.ts'
export { operationEndpoints } from './api/operations.ts'
