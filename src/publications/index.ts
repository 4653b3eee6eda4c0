/** The front door of publications: the scrutiny report as data, in the forms it leaves in, and its pages. */
export { reportSentence, scrutinyReport, type ReportAsked, type ReportRefusal } from './actions.ts'
export { documentJsonSchema } from './formats/index.ts'
export { formats, outputOf, type Format, type Output } from './output.ts'
export type { ReportBlock, ReportFigure, ScrutinyReport } from './report.ts'
export { statementOf, statementText, type BlockStatement } from './statement.ts'
export { routes } from './routes.ts'
export { publicRoutes } from './release/routes.ts'
