/** The front door of measures: what is counted, and asking for it. */
export { measures, measureOf, NOTICES_ARE_WARNINGS } from './definitions/index.ts'
export {
  headlineIds,
  isMeasureId,
  measureIds,
  sideOf,
  type Measure,
  type MeasureId,
  type Ratio,
  type SideName,
} from './measure.ts'
export { addsUp, dimensions, dimensionsOf, isDimension, isTime, type Dimension } from './dimensions.ts'
export { figures, figuresWithin, type Counted, type Figure, type Figures } from './actions.ts'
export { crossed, crossings, type Axis, type Cell, type Crossing, type CrossQuestion } from './crossing.ts'
export { ratioOf } from './ratio.ts'
export { PER, type Rate } from './rates.ts'
export type { Tally } from './counting.ts'
export { questionSentence, type Question, type QuestionRefusal } from './question.ts'
export { partInWords, UNKNOWN, type Part } from './breakdowns.ts'
export { changeOf, figuresAsJson, type Change } from './export.ts'
export { annotateFigure, listAnnotations, type Annotation, type NewAnnotation } from './annotations.ts'
export { urls as figureUrls } from './urls.ts'
export { routes } from './routes.ts'
export { PERCENT_BASE_MIN } from './change/percent.ts'
export { proportionInterval, type ProportionInterval } from './change/binomial.ts'
export { ratioInterval, verdictOf, type RatioInterval, type TwoCounts, type Verdict } from './change/ratio.ts'
export { tellChange, type ChangeAsked, type ChangeTold } from './change/told.ts'
export {
  processOf,
  processWords,
  signalInWords,
  type Process,
  type ProcessOptions,
  type ProcessPoint,
} from './change/process.ts'
export { rules as processRules, type Rule as ProcessRule } from './change/signals.ts'
export { changeWithin, tellFigureChange, type ChangeQuestion, type FigureChange } from './change/actions.ts'
export { revisionOf, tellRevision, type RevisionQuestion, type RevisionRefusal } from './revisions/actions.ts'
export { reasonTitles, type Revision, type RevisionCount } from './revisions/revision.ts'
export { qualityOf, tellQuality, type QualityQuestion } from './quality/actions.ts'
export { qualityAsJson, type Completeness, type Decisions, type Quality, type Timeliness } from './quality/quality.ts'
export { endpoints } from './api/endpoints.ts'
