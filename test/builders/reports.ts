/** A scrutiny report that nothing was counted for: every figure is nought unless the test says otherwise. */
import { measureOf, type MeasureId } from '../../src/measures/index.ts'
import { monthsIn, parseInstant, plainDate, type FinancialYear, type Month } from '../../src/platform/dates.ts'
import { blockIds, blocks } from '../../src/publications/blocks.ts'
import type { Explanation, Geography, ReportFigure, ScrutinyReport } from '../../src/publications/report.ts'
import { programmePeriod, yearCounted } from '../../src/publications/years.ts'

export const CITY: Geography = { name: 'Stoke-on-Trent', authorities: ['E06000021'] }
export const FORCE_AREA: Geography = { name: 'Staffordshire police force area', authorities: [] }

/** This year's number and last year's; those of single months; and what was said. */
export type Said = {
  value?: number
  before?: number
  months?: Readonly<Record<string, number>>
  explanations?: readonly Explanation[]
}
export type Facts = {
  year?: string
  knownAt?: string
  geography?: Geography
  programmeFrom?: string
  figures?: Partial<Record<MeasureId, Said>>
  since?: Partial<Record<MeasureId, number>>
}

export function aReport(facts: Facts = {}): ScrutinyReport {
  const knownAt = parseInstant(facts.knownAt ?? '2020-09-01T09:00')!
  const counted = yearCounted((facts.year ?? '2019-20') as FinancialYear, knownAt)!
  const programmeFrom = facts.programmeFrom === undefined ? null : plainDate(facts.programmeFrom)
  const since = programmePeriod(programmeFrom, counted, knownAt)
  const asked = facts.geography ?? CITY
  const figureOf = (id: MeasureId, geography: Geography): ReportFigure => {
    const { value = 0, before = 0, months = {}, explanations = [] } = facts.figures?.[id] ?? {}
    const earlier = monthsIn(counted.before)
    return {
      measure: measureOf(id),
      geography,
      period: counted.period,
      knownAt,
      value,
      before: { period: counted.before, value: before },
      months: monthsIn(counted.period).map((month, place) => ({
        month,
        value: months[month] ?? 0,
        before: { month: earlier[place]!, value: months[earlier[place]!] ?? 0 },
      })),
      explanations,
    }
  }
  return {
    ...counted,
    partnership: 'Staffordshire',
    policeForce: 'Staffordshire',
    programmeFrom,
    knownAt,
    geography: asked,
    blocks: blockIds.map((id) => {
      const { title, notes, measures, area } = blocks[id]
      const geography = area === 'force' ? FORCE_AREA : asked
      const figures = measures.map((measure) => figureOf(measure, geography))
      const sinceThen =
        id === 'police' && since
          ? figures.map((figure) => ({
              ...figure,
              period: since,
              value: facts.since?.[figure.measure.id] ?? 0,
              before: undefined,
              months: [],
            }))
          : []
      return { id, title, notes, geography, figures, since: sinceThen }
    }),
  }
}

export const anExplanation = (facts: Partial<Explanation> = {}): Explanation => ({
  month: '2019-11' as Month,
  area: 'Stoke-on-Trent',
  text: 'A new school nurse told us of more children.',
  signedBy: 'Ada Example',
  jobTitle: 'Team manager',
  ...facts,
})
