/** Asking how good figures are, and what to chase. Counted by the role that cannot read a name, whoever asks. */
import { inTransaction, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor } from '../../access/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { checkQuestion, inBrief, type Asked } from '../actions.ts'
import { measureOf } from '../definitions/index.ts'
import type { Measure, MeasureId } from '../measure.ts'
import { auditOpening, unitsAsSeen, type OpenedUnit } from '../open-figure.ts'
import type { Question, QuestionRefusal } from '../question.ts'
import { gapOf, gaps, type Gap, type GapId } from './gaps.ts'
import { qualityFrom, type Quality } from './quality.ts'
import {
  awaitingOf,
  completenessOf,
  decisionsOf,
  gapCounts,
  gapUnits,
  recordingOf,
  type GapCount,
} from './store.sql.ts'

export type QualityQuestion = Omit<Question, 'measures' | 'by' | 'compare'> & { measure: MeasureId }

/** The quality of one figure, within a counting transaction: permitted and audited by the caller. */
export async function qualityOf(
  tx: Tx,
  reference: Reference,
  question: QualityQuestion,
): Promise<Result<Quality, QuestionRefusal>> {
  const { measure: id, ...rest } = question
  const checked = await checkQuestion(tx, reference, { ...rest, measures: [id] })
  if (!checked.ok) return checked
  const { ask } = checked.value
  const measure = checked.value.measures[0]!
  return ok(
    qualityFrom({
      measure,
      period: question.period,
      authorities: ask.authorities,
      knownAt: ask.knownAt,
      completeness: await completenessOf(tx, measure, ask),
      ...(await recordingOf(tx, measure, ask)),
      awaitingReview: await awaitingOf(tx, measure, ask),
      decisions: await decisionsOf(tx, measure, ask),
    }),
  )
}

/** The same, permitted and audited as reading figures is. */
export async function tellQuality(
  database: Database,
  actor: Actor,
  question: QualityQuestion,
  action: 'view_figures' | 'export_figures' = 'view_figures',
): Promise<Result<Quality, QuestionRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const told = await qualityOf(tx, reference, question)
      const { measure, ...rest } = question
      const detail = { ...inBrief({ ...rest, measures: [measure] }), quality: true }
      if (told.ok) await audit.record(tx, { action, subjectType: 'figures', detail })
      return told
    },
    'count',
  )
}

export type ChaseQuestion = Omit<QualityQuestion, 'measure'>
export type Chase = Omit<Asked, 'measures'> & { counts: readonly GapCount[] }

/** What to chase, by kind and authority, the most missing first; what is whole is left out. */
export async function tellChase(
  database: Database,
  actor: Actor,
  question: ChaseQuestion,
): Promise<Result<Chase, QuestionRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const checked = await checkQuestion(tx, reference, question)
      if (!checked.ok) return checked
      const { ask, area, areaName } = checked.value
      const counts: GapCount[] = []
      for (const id of new Set(gaps.map(({ measure }) => measure)))
        counts.push(...(await gapCounts(tx, measureOf(id), ask, gapsOf(id))))
      await audit.record(tx, {
        action: 'view_figures',
        subjectType: 'figures',
        detail: { ...inBrief(question), quality: true },
      })
      const worst = counts.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing)
      return ok({ ask, area, areaName, counts: worst })
    },
    'count',
  )
}

const gapsOf = (measure: MeasureId): Gap[] => gaps.filter((gap) => gap.measure === measure)

export type OpenedGap = {
  gap: Gap
  measure: Measure
  total: number
  units: readonly OpenedUnit[]
  asked: Omit<Asked, 'measures'>
}

/** The records that one kind of gap concerns, for those who may open figures; audited as the list behind a figure is. */
export async function openGap(
  database: Database,
  actor: Actor,
  question: ChaseQuestion & { gap: GapId },
  { page, size }: { page: number; size: number },
): Promise<Result<OpenedGap, QuestionRefusal>> {
  if (!may(actor, 'open_figure')) return refuse(notFound)
  const reference = await referenceOf(database)
  const gap = gapOf(question.gap)
  const measure = measureOf(gap.measure)
  const { gap: _, ...rest } = question
  const asked = { ...rest, measures: [gap.measure] }
  const found = await inTransaction(
    database,
    actor,
    async (tx) => {
      const checked = await checkQuestion(tx, reference, asked)
      if (!checked.ok) return checked
      const { ask } = checked.value
      const at = { offset: (page - 1) * size, limit: size }
      return ok({ asked: checked.value, ...(await gapUnits(tx, measure, ask, gap, at)) })
    },
    'count',
  )
  if (!found.ok) return found
  const { asked: checked, total, units } = found.value
  const opened = await inTransaction(database, actor, async (tx) => {
    const seen = await unitsAsSeen(tx, measure, units)
    const detail = { ...inBrief(asked), gap: gap.id, page }
    await auditOpening(tx, seen, { action: 'open_figure', subjectType: 'measure', detail })
    return seen
  })
  return ok({ gap, measure, total, units: opened, asked: checked })
}
