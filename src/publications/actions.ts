/** Making the scrutiny report: every figure of it counted in one transaction, so that all are of one moment. */
import type { FinancialYear, Instant, Month, Period } from '../platform/dates.ts'
import { inTransaction, type Database, type Tx } from '../platform/database/index.ts'
import { listInWords } from '../platform/pages/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import {
  figuresWithin,
  listAnnotations,
  questionSentence,
  type Annotation,
  type Figure,
  type Figures,
  type MeasureId,
  type Question,
  type QuestionRefusal,
} from '../measures/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import { blockIds, blocks, type BlockId } from './blocks.ts'
import type { Explanation, MonthCounted, ReportBlock, ReportFigure, ScrutinyReport, YearCounted } from './report.ts'
import { programmePeriod, yearCounted } from './years.ts'

export type ReportAsked = {
  year: FinancialYear
  /** ONS GSS codes; empty for the whole force area, left out for the area that the actor answers for. */
  authorities?: readonly string[] | undefined
  knownAt?: Instant | undefined
  /** The form in which it leaves Waymark; left out where it is read on a page. */
  exportedAs?: string | undefined
}

export type ReportRefusal = QuestionRefusal | { kind: 'year_to_come'; year: FinancialYear }

/** One sentence a refusal. */
export const reportSentence = (refusal: ReportRefusal): string =>
  refusal.kind === 'year_to_come'
    ? `The financial year ${refusal.year} has not begun, so there is nothing to report`
    : questionSentence(refusal)

/** The scrutiny report of a financial year, for whoever may read figures. */
export async function scrutinyReport(
  database: Database,
  actor: Actor,
  asked: ReportAsked,
): Promise<Result<ScrutinyReport, ReportRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const report = await reportWithin(tx, reference, actor, asked)
      if (report.ok) await audit.record(tx, entryOf(report.value, asked))
      return report
    },
    'count',
  )
}

const entryOf = ({ year, geography }: ScrutinyReport, { knownAt, exportedAs }: ReportAsked) => ({
  action: exportedAs === undefined ? ('view_figures' as const) : ('export_figures' as const),
  subjectType: 'scrutiny_report',
  detail: {
    year,
    ...(geography.authorities.length > 0 ? { authorities: geography.authorities } : {}),
    ...(knownAt === undefined ? {} : { known_at: knownAt }),
    ...(exportedAs === undefined ? {} : { format: exportedAs }),
  },
})

async function reportWithin(
  tx: Tx,
  reference: Reference,
  actor: Actor,
  asked: ReportAsked,
): Promise<Result<ScrutinyReport, ReportRefusal>> {
  const knownAt = asked.knownAt === undefined || asked.knownAt > tx.now ? tx.now : asked.knownAt
  const counted = yearCounted(asked.year, knownAt)
  if (!counted) return refuse({ kind: 'year_to_come', year: asked.year })
  const { name, policeForce, programmeFrom } = await partnershipOf(tx)
  const authorities = asked.authorities ?? homeOf(actor, reference, policeForce)
  const made: ReportBlock[] = []
  for (const id of blockIds) {
    const area = blocks[id].area === 'force' ? [] : authorities
    const since = id === 'police' ? programmePeriod(programmeFrom, counted, knownAt) : undefined
    const block = await blockWithin(tx, reference, { id, area, counted, since, knownAt })
    if (!block.ok) return block
    made.push(block.value)
  }
  const { geography } = made.find(({ id }) => id === 'council')!
  return ok({ ...counted, partnership: name, policeForce, programmeFrom, knownAt, geography, blocks: made })
}

/** The council's area that the actor answers for, if it is one of the force's. */
function homeOf({ homeArea }: Actor, reference: Reference, force: string): string[] {
  const isHere = authoritiesOfForce(reference, force).some(({ gssCode }) => gssCode === homeArea)
  return isHere ? [homeArea!] : []
}

type BlockAsked = {
  id: BlockId
  area: readonly string[]
  counted: YearCounted
  since: Period | undefined
  knownAt: Instant
}

async function blockWithin(
  tx: Tx,
  reference: Reference,
  { id, area, counted, since, knownAt }: BlockAsked,
): Promise<Result<ReportBlock, QuestionRefusal>> {
  const { title, measures, notes } = blocks[id]
  const asked = { measures, authorities: area, knownAt, by: ['month'] as const }
  const ofYear = await figuresOf(tx, reference, { ...asked, period: counted.period, compare: counted.before })
  if (!ofYear.ok) return ofYear
  const ofProgramme = since ? await figuresOf(tx, reference, { ...asked, period: since }) : ok([])
  if (!ofProgramme.ok) return ofProgramme
  const { geography } = ofYear.value[0]!
  return ok({ id, title, geography, notes, figures: ofYear.value, since: ofProgramme.value })
}

async function figuresOf(
  tx: Tx,
  reference: Reference,
  question: Question,
): Promise<Result<ReportFigure[], QuestionRefusal>> {
  const counted = await figuresWithin(tx, reference, question)
  if (!counted.ok) return counted
  const { authorities, knownAt, period, compare } = counted.value
  const said = await listAnnotations(tx, {
    period: { from: compare?.from ?? period.from, to: period.to },
    authorities,
    knownAt,
    measures: question.measures as readonly MeasureId[],
  })
  return ok(counted.value.figures.map((figure) => reportFigure(figure, counted.value, said, reference)))
}

function reportFigure(figure: Figure, asked: Figures, said: readonly Annotation[], reference: Reference): ReportFigure {
  const { measure, value, before } = figure
  const months = monthsOf(figure)
  const shown = new Set(months.flatMap((one) => [one.month, one.before?.month]))
  const names = asked.authorities.map((code) => reference.authorities.get(code)?.name ?? code)
  return {
    measure,
    geography: {
      name: names.length > 0 ? listInWords(names) : `${asked.areaName} police force area`,
      authorities: asked.authorities,
    },
    period: asked.period,
    knownAt: asked.knownAt,
    value,
    before: before && asked.compare && { period: asked.compare, value: before.value },
    months,
    explanations: said
      .filter((one) => one.measure === measure.id && shown.has(one.month))
      .map((one) => explanationOf(one, reference)),
  }
}

/** The months of both years stand in the same order, from April, so that they pair by their places. */
function monthsOf({ parts, before }: Figure): MonthCounted[] {
  const earlier = before?.parts.get('month')
  return (parts.get('month') ?? []).map(({ key, value }, place) => {
    const then = earlier?.[place]
    return { month: key as Month, value, before: then && { month: then.key as Month, value: then.value } }
  })
}

const explanationOf = (one: Annotation, reference: Reference): Explanation => ({
  month: one.month,
  area: one.authority === null ? undefined : (reference.authorities.get(one.authority)?.name ?? one.authority),
  text: one.text,
  signedBy: one.signedBy,
  jobTitle: one.jobTitle,
})
