/** The front door of measures: what is counted, and asking for it. */
export { measures, measureOf, NOTICES_ARE_WARNINGS } from './definitions/index.ts'
export {
  dimensions,
  dimensionsOf,
  isDimension,
  isMeasureId,
  measureIds,
  type Dimension,
  type Measure,
  type MeasureId,
} from './measure.ts'
export { figures, figuresWithin, type Figure, type Figures } from './actions.ts'
export { questionSentence, type Question, type QuestionRefusal } from './question.ts'
export { partInWords, UNKNOWN, type Part } from './breakdowns.ts'
export { changeOf, figuresAsJson, type Change } from './export.ts'
export { annotateFigure, listAnnotations, type Annotation, type NewAnnotation } from './annotations.ts'
export { urls as figureUrls } from './urls.ts'
export { routes } from './routes.ts'
