/** The front door of charts: drawings made on the server, each with its words and, where it matters, its table. */
export { monthlyChart, monthlyTable } from './monthly.ts'
export type { Annotation, MonthlyOptions, MonthPoint, MonthSeries } from './monthly.ts'
export { levelChart, sparkline } from './small.ts'
export type { LevelPoint, RiskLevel } from './small.ts'
export { chartSvg, tableChart } from './table-chart.ts'
export type { ChartCell, ChartRow, TableChart } from './chart.ts'
export { processChart, type ProcessChartOptions, type ProcessMonth } from './process.ts'
