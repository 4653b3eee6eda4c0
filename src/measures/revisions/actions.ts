/** Asking what changed in a figure between two moments. Counted by the role that cannot read a name, whoever asks. */
import { dayOf, type Instant } from '../../platform/dates.ts'
import { inTransaction, type Database, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { audit, may, notFound, type Actor } from '../../access/index.ts'
import { referenceOf, type Reference } from '../../reference/index.ts'
import { checkQuestion, inBrief, type Asked } from '../actions.ts'
import { count } from '../counting.ts'
import { sideOf, type MeasureId } from '../measure.ts'
import { auditOpening, unitsAsSeen, type OpenedUnit } from '../open-figure.ts'
import type { Question, QuestionRefusal } from '../question.ts'
import { changesSeen, type Change } from './changes.ts'
import { explain, type Explained } from './reasons.ts'
import { revisionFrom, type Revision } from './revision.ts'
import { betweenOf, changedUnits } from './store.sql.ts'

/** A figure without its moment: those are asked for beside it. */
export type RevisionQuestion = Pick<Question, 'period' | 'authorities' | 'concerns'> & { measure: MeasureId }
export type RevisionRefusal = QuestionRefusal | { kind: 'moments_backwards' }

type Worked = { revision: Revision; units: readonly Explained[]; asked: Asked }

async function workOut(
  tx: Tx,
  reference: Reference,
  question: RevisionQuestion,
  thenKnownAt: Instant,
  nowKnownAt: Instant | undefined,
): Promise<Result<Worked, RevisionRefusal>> {
  const { measure: id, ...rest } = question
  const checked = await checkQuestion(tx, reference, { ...rest, measures: [id], knownAt: nowKnownAt })
  if (!checked.ok) return checked
  const { ask } = checked.value
  // Of a share or an average, what is counted above; an opened figure opens to the same.
  const measure = sideOf(checked.value.measures[0]!, 'numerator')
  if (thenKnownAt > ask.knownAt) return refuse({ kind: 'moments_backwards' })
  const moments = { before: thenKnownAt, after: ask.knownAt }
  const [was] = await count(tx, measure, { ...ask, knownAt: thenKnownAt })
  const [is] = await count(tx, measure, ask)
  const changed = await changedUnits(tx, measure, ask, moments)
  const between = {
    ...(await betweenOf(tx, measure, ask, moments, changed)),
    thenAt: thenKnownAt,
    thenDay: dayOf(thenKnownAt),
    period: question.period,
    authorities: ask.authorities,
    concerns: ask.concerns,
  }
  const units = explain(changed, between)
  const known = {
    measure,
    period: question.period,
    authorities: ask.authorities,
    valueThen: was!.value,
    valueNow: is!.value,
  }
  const revision = revisionFrom({ ...known, thenKnownAt, nowKnownAt: ask.knownAt }, units)
  return ok({ revision, units, asked: checked.value })
}

/**
 * What changed in one figure between two moments, by reason and without a name: for a release's table of revisions.
 * Within a counting transaction; who asks is permitted and audited by the caller.
 */
export async function revisionOf(
  tx: Tx,
  reference: Reference,
  question: RevisionQuestion,
  thenKnownAt: Instant,
  nowKnownAt: Instant | undefined,
): Promise<Result<Revision, RevisionRefusal>> {
  const worked = await workOut(tx, reference, question, thenKnownAt, nowKnownAt)
  return worked.ok ? ok(worked.value.revision) : worked
}

export type Moments = { from: Instant; to: Instant | undefined }

/** The same, permitted and audited: to read, or to take away. */
export async function tellRevision(
  database: Database,
  actor: Actor,
  question: RevisionQuestion,
  moments: Moments,
  action: 'view_figures' | 'export_figures' = 'view_figures',
): Promise<Result<Omit<Worked, 'units'>, RevisionRefusal>> {
  const told = await counted(database, actor, question, moments, action)
  return told.ok ? ok({ revision: told.value.revision, asked: told.value.asked }) : told
}

async function counted(
  database: Database,
  actor: Actor,
  question: RevisionQuestion,
  { from, to }: Moments,
  action: 'view_figures' | 'export_figures',
): Promise<Result<Worked, RevisionRefusal>> {
  const reference = await referenceOf(database)
  return inTransaction(
    database,
    actor,
    async (tx) => {
      if (!may(actor, 'view_figures')) return refuse(notFound)
      const worked = await workOut(tx, reference, question, from, to)
      if (!worked.ok) return worked
      await audit.record(tx, { action, subjectType: 'figures', detail: detailOf(question, { from, to }) })
      return worked
    },
    'count',
  )
}

const detailOf = ({ measure, ...rest }: RevisionQuestion, { from, to }: Moments) => ({
  ...inBrief({ ...rest, measures: [measure] }),
  known_from: from,
  ...(to === undefined ? {} : { known_to: to }),
})

/** A unit that came or left, as the reader may see it: what was changed of its records between, and by whom. */
export type OpenedChange = OpenedUnit & Pick<Explained, 'reason' | 'was' | 'is'> & { changes: readonly Change[] }
export type OpenedRevision = Omit<Worked, 'units'> & { total: number; units: readonly OpenedChange[] }

/**
 * The units that came and left, for those who may open figures: a page of them, under the reader's own access. Each
 * person whose name is in it is audited, as in the list behind a figure.
 */
export async function openRevision(
  database: Database,
  actor: Actor,
  question: RevisionQuestion,
  moments: Moments,
  { page, size }: { page: number; size: number },
): Promise<Result<OpenedRevision, RevisionRefusal>> {
  if (!may(actor, 'open_figure')) return refuse(notFound)
  const worked = await counted(database, actor, question, moments, 'view_figures')
  if (!worked.ok) return worked
  const { units, revision, asked } = worked.value
  const shown = units.slice((page - 1) * size, page * size)
  const opened = await inTransaction(database, actor, async (tx) => {
    const facts = shown.map((unit) => ({ id: unit.id, facts: unit.is > unit.was ? unit.factsNow : unit.factsThen }))
    const seen = await unitsAsSeen(tx, revision.measure, facts)
    const changes = await changesSeen(tx, revision, shown, seen)
    await auditOpening(tx, seen, {
      action: 'open_figure',
      subjectType: 'measure',
      detail: { ...detailOf(question, moments), page },
    })
    return seen.map((unit, index) => {
      const { reason, was, is } = shown[index]!
      return { ...unit, reason, was, is, changes: changes[index]! }
    })
  })
  return ok({ revision, asked, total: units.length, units: opened })
}
