/** What named people say explains a figure. Arithmetic never does. */
import { sql } from 'kysely'
import { uuidv7 } from '../platform/uuid.ts'
import { monthOf, parsePlainDate, type Instant, type Month, type Period } from '../platform/dates.ts'
import { asKnownAt, inTransaction, insertRecords, type Database, type Tx } from '../platform/database/index.ts'
import { ok, refuse, type Result } from '../platform/result.ts'
import { audit, may, notFound, type Actor, type NotFound } from '../access/index.ts'
import { partnershipOf } from '../agencies/index.ts'
import { authoritiesOfForce, referenceOf, type Reference } from '../reference/index.ts'
import { isMeasureId, type MeasureId } from './measure.ts'

export type Annotation = {
  id: string
  measure: MeasureId
  month: Month
  /** Of one authority alone; null for the whole force area. */
  authority: string | null
  text: string
  signedBy: string
  jobTitle: string
}

export type NewAnnotation = {
  /** Made when the form was shown, so that sending it twice says it once. */
  id?: string | undefined
  measure: string
  month: string
  authority?: string | null | undefined
  text: string
}

export type AnnotationRefusal =
  | NotFound
  | { kind: 'not_a_month'; month: string }
  | { kind: 'month_to_come' }
  | { kind: 'no_text' }
  | { kind: 'too_long'; charactersMax: number }
  | { kind: 'authority_elsewhere'; authority: string }

export const ANNOTATION_CHARACTERS_MAX = 600

/** One sentence a refusal. */
export const annotationText = {
  not_found: () => 'This figure does not exist, or you cannot explain it',
  not_a_month: () => 'Select the month that this explains',
  month_to_come: () => 'The month must not be yet to come',
  no_text: () => 'Enter what explains the figure',
  too_long: (r) => `The explanation must be ${r.charactersMax} characters or fewer`,
  authority_elsewhere: () => 'Select an area of this partnership',
} satisfies { [K in AnnotationRefusal['kind']]: (r: Extract<AnnotationRefusal, { kind: K }>) => string }

export const annotationSentence = (refusal: AnnotationRefusal): string =>
  (annotationText[refusal.kind] as (r: AnnotationRefusal) => string)(refusal)

/** Signs an explanation of a measure's month with the actor's own name and post. */
export async function annotateFigure(
  database: Database,
  actor: Actor,
  given: NewAnnotation,
): Promise<Result<Annotation, AnnotationRefusal>> {
  const reference = await referenceOf(database)
  try {
    return await signAnnotation(database, actor, reference, given)
  } catch (fault) {
    // The same form sent twice at once: the first was recorded while the second was on its way, and now is found.
    if ((fault as { code?: string }).code !== '23505') throw fault
    return signAnnotation(database, actor, reference, given)
  }
}

function signAnnotation(
  database: Database,
  actor: Actor,
  reference: Reference,
  given: NewAnnotation,
): Promise<Result<Annotation, AnnotationRefusal>> {
  return inTransaction(database, actor, async (tx): Promise<Result<Annotation, AnnotationRefusal>> => {
    if (!may(actor, 'annotate_figure') || !isMeasureId(given.measure)) return refuse(notFound)
    const day = parsePlainDate(`${given.month}-01`)
    if (!day) return refuse({ kind: 'not_a_month', month: given.month })
    if (day > tx.today) return refuse({ kind: 'month_to_come' })
    const text = given.text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim()
    if (text === '') return refuse({ kind: 'no_text' })
    if (text.length > ANNOTATION_CHARACTERS_MAX)
      return refuse({ kind: 'too_long', charactersMax: ANNOTATION_CHARACTERS_MAX })
    const authority = given.authority || null
    const area = authoritiesOfForce(reference, (await partnershipOf(tx)).policeForce)
    if (authority !== null && !area.some((one) => one.gssCode === authority))
      return refuse({ kind: 'authority_elsewhere', authority })
    const id = given.id ?? uuidv7()
    const signed = { measure: given.measure, month: monthOf(day), authority, text }
    const annotation = { id, ...signed, signedBy: actor.displayName, jobTitle: actor.jobTitle }
    if (await isThere(tx, id)) return ok(annotation)
    await insertRecords(tx, 'annotation', [
      { annotation_id: id, ...signed, signed_by: actor.displayName, job_title: actor.jobTitle },
    ])
    await audit.record(tx, { action: 'annotate_figure', subjectType: 'annotation', subjectId: id })
    return ok(annotation)
  })
}

const isThere = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('annotation')
    .select('annotation_id')
    .where('partnership_id', '=', tx.by.partnershipId)
    .where('annotation_id', '=', id)
    .executeTakeFirst()) !== undefined

/**
 * What was said, as known at a moment, of months in the period: by month, earliest first. Of some authorities: what was
 * said of them and of the whole area.
 */
export async function listAnnotations(
  tx: Tx,
  asked: { period: Period; authorities: readonly string[]; knownAt: Instant; measures?: readonly MeasureId[] },
): Promise<Annotation[]> {
  const columns = ['annotation_id', 'measure', 'month', 'authority', 'text', 'signed_by', 'job_title', 'recorded_at']
  const { rows } = await sql<Annotation>`
    with ${asKnownAt(tx.by.partnershipId, 'annotation', columns, asked.knownAt)}
    select annotation_id as id, measure, month, authority, text, signed_by as "signedBy", job_title as "jobTitle"
    from annotation
    where month between ${monthOf(asked.period.from)} and ${monthOf(asked.period.to)}
      ${asked.measures ? sql`and measure = any(${asked.measures}::text[])` : sql``}
      ${asked.authorities.length > 0 ? sql`and (authority is null or authority = any(${asked.authorities}::text[]))` : sql``}
    order by month, recorded_at, annotation_id`.execute(tx)
  return rows
}
