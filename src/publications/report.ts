/** What a scrutiny report is: figures in blocks, each with everything that one needs to know to read it. */
import type { FinancialYear, Instant, Month, Period, PlainDate } from '../platform/dates.ts'
import type { Measure } from '../measures/index.ts'
import type { BlockId } from './blocks.ts'

/** Authorities by their codes, none for the whole force area; and in words: "Staffordshire police force area". */
export type Geography = { name: string; authorities: readonly string[] }

/** What a named person says of a month of a measure. */
export type Explanation = {
  month: Month
  /** The authority it is said of, by name; undefined where it is said of the whole force area. */
  area: string | undefined
  text: string
  signedBy: string
  jobTitle: string
}

/** A count as its readers are told it; undefined where it is hidden from them. */
export type Told = number | undefined

/** What a statement needs of a figure, of a report that its readers see whole or of one in which counts are hidden. */
export type SaidFigure = Pick<ReportFigure, 'measure' | 'geography' | 'period' | 'explanations'> & {
  value: Told
  before: { period: Period; value: Told } | undefined
  months: readonly { month: Month; value: Told }[]
}
export type SaidBlock = Pick<ReportBlock, 'id' | 'title' | 'geography' | 'notes'> & {
  figures: readonly SaidFigure[]
  since: readonly SaidFigure[]
}

/** A month, beside the same month of the year before. */
export type MonthCounted = { month: Month; value: number; before: { month: Month; value: number } | undefined }

export type ReportFigure = {
  measure: Measure
  geography: Geography
  period: Period
  knownAt: Instant
  value: number
  /** The year before, or the same part of it; undefined for a figure that runs on since a day. */
  before: { period: Period; value: number } | undefined
  months: readonly MonthCounted[]
  /** Of these months and of those before, earliest first. */
  explanations: readonly Explanation[]
}

export type ReportBlock = {
  id: BlockId
  title: string
  geography: Geography
  /** What one must know to read any figure of the block. */
  notes: readonly string[]
  figures: readonly ReportFigure[]
  /** The same measures since the day on which the programme began; empty where the block has none. */
  since: readonly ReportFigure[]
}

/** A financial year as counted: all of it, or as much as there was at the moment as known. */
export type YearCounted = { year: FinancialYear; period: Period; before: Period; whole: boolean }

export type ScrutinyReport = YearCounted & {
  partnership: string
  policeForce: string
  programmeFrom: PlainDate | null
  /** The one moment as known at which every figure was counted. */
  knownAt: Instant
  /** What the reader asked about; the police block is of the whole force area all the same. */
  geography: Geography
  blocks: readonly ReportBlock[]
}
