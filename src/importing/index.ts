export {
  loadFolder,
  type ImportOptions,
  type ImportRefusal,
  type ImportSummary,
  type OnProgress,
  type Progress,
} from './load-folder.ts'
export type { Problem } from './problem.ts'
export { progressBar } from './progress.ts'
