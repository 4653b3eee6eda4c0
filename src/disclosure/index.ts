/** The front door of disclosure: what of a table may be printed, and the proof. Pure: counts in, counts out. */
export { audit, type Finding } from './audit.ts'
export {
  auditCells,
  protectCells,
  type CellFinding,
  type CellsRefusal,
  type CellStanding,
  type CellSystem,
  type EarlierSystem,
  type ProtectedCells,
} from './cells.ts'
export { HIDDEN, printed, proofOf, protectedCsv } from './files/write.ts'
export type { Interval } from './intervals.ts'
export { attackerMinimum, parsePolicy, Policy, shippedPolicies } from './policy.ts'
export { protect, type ProtectOptions } from './protect.ts'
export type { HiddenAs, Proof, Protected, ProtectedRow, ProtectedTable, ProtectRefusal } from './protected.ts'
export { protectInThread } from './in-thread.ts'
export { judgeRatio, type PrintedRatio, type RatioJudgement } from './ratio.ts'
export { refusalLines } from './refusal-text.ts'
export { releaseOf } from './release.ts'
export { proofSentences } from './report/sentences.ts'
export { report } from './report/report.ts'
export type { Fault, Release, ReleasedTable, Row, Table } from './tables/table.ts'
