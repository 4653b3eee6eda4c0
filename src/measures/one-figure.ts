/** One figure with all that its page tells: its parts, and what named people say explains it. */
import { inTransaction, type Database } from '../platform/database/index.ts'
import { ok, type Result } from '../platform/result.ts'
import type { Actor } from '../access/index.ts'
import { referenceOf } from '../reference/index.ts'
import { figures, type Figures } from './actions.ts'
import { listAnnotations, type Annotation } from './annotations.ts'
import type { MeasureId } from './measure.ts'
import { qualityOf } from './quality/actions.ts'
import type { Quality } from './quality/quality.ts'
import type { Question, QuestionRefusal } from './question.ts'

export type FigureTold = { figures: Figures; annotations: readonly Annotation[]; quality: Quality }

/**
 * The figure of one measure. What explains it is as known at the moment asked for; where none was, as known now, since
 * whoever has just explained a figure looks for it here, even while an import holds the moment of counts back.
 */
export async function tellFigure(
  database: Database,
  actor: Actor,
  question: Omit<Question, 'measures'> & { measure: MeasureId },
): Promise<Result<FigureTold, QuestionRefusal>> {
  const { measure, ...rest } = question
  const counted = await figures(database, actor, { ...rest, measures: [measure] })
  if (!counted.ok) return counted
  const annotations = await inTransaction(database, actor, (tx) =>
    listAnnotations(tx, {
      period: question.period,
      authorities: question.authorities ?? [],
      knownAt: question.knownAt ?? tx.now,
      measures: [measure],
    }),
  )
  const { compare: _, by: __, ...unsided } = question
  const reference = await referenceOf(database)
  const quality = await inTransaction(
    database,
    actor,
    (tx) => qualityOf(tx, reference, { ...unsided, knownAt: counted.value.knownAt }),
    'count',
  )
  return quality.ok ? ok({ figures: counted.value, annotations, quality: quality.value }) : quality
}
