/** Merging two records: shown first, with all that would move; then made so. */
import { z } from 'zod'
import { may, type Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { log } from '../../../platform/log.ts'
import { answersOf, html, parseForm, type Answers, type FieldError } from '../../../platform/pages/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import { areasOf } from '../../areas.ts'
import { fullName, isPersonId, personUrl } from '../../person-link.ts'
import { mergePeople, previewMerge } from '../actions.ts'
import { ownColumns } from '../merge.ts'
import { mergeUrls } from '../urls.ts'
import { refusalWords } from '../words.ts'
import { mergeView } from './merge.view.ts'

const takes = Object.fromEntries(
  ownColumns.map((column) => [
    `take_${column}`,
    z.enum(['kept', 'absorbed'], { error: 'Select which is right' }).optional(),
  ]),
)
const MergeForm = z.looseObject({
  merge_id: z.uuid(),
  shown: z.string(),
  reason: z
    .string({ error: 'Enter why they are one person' })
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 10_000, 'Why they are one person must be 10,000 characters or fewer'),
  ...takes,
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  const { id, other } = params
  if (!isPersonId(id) || !isPersonId(other)) return pageNotFound
  const found = await previewMerge(database, who, id, other)
  if (!found.ok)
    return found.refusal.kind === 'not_found' ? pageNotFound : cannot(visit, id, refusalWords[found.refusal.kind])
  const errors = shown.errors ?? []
  const known = z.uuid().safeParse(answers['merge_id'])
  return visit.page(
    {
      title: `Merge ${fullName(found.value.absorbed)} into ${fullName(found.value.kept)}`,
      errors: errors.length > 0,
      wide: true,
      back: { href: mergeUrls.choose(id), text: 'Choose another record' },
      body: mergeView(found.value, await areasOf(database, who), {
        mergeId: known.success ? known.data : uuidv7(),
        answers,
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** The two cannot be merged, whatever is typed: a sentence, and the way back. */
const cannot = (visit: Visit, id: string, words: string): Reply =>
  visit.page(
    {
      title: 'These records cannot be merged',
      back: { href: personUrl(id), text: 'Back to the person' },
      body: html`<h1 class="govuk-heading-l">These records cannot be merged</h1>
        <p class="govuk-body">${words}.</p>`,
    },
    409,
  )

export const getMerge = (visit: Visit): Promise<Reply> => show(visit, {})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeMerge = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is merged yet.' })

export async function postMerge(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  const { id, other } = params
  if (!isPersonId(id) || !isPersonId(other) || !may(who, 'decide_identity')) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(MergeForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { merge_id: mergeId, shown, reason, ...choices } = parsed.value
  const take = ownColumns.filter((column) => (choices as Record<string, unknown>)[`take_${column}`] === 'absorbed')
  try {
    const merged = await mergePeople(database, who, { mergeId, keptId: id, absorbedId: other, take, reason, shown })
    if (merged.ok) return redirectTo(`${mergeUrls.merge(mergeId)}?done=merged`)
    if (merged.refusal.kind === 'not_found') return pageNotFound
    const field = merged.refusal.kind === 'reason_missing' ? 'reason' : ''
    return show(visit, answers, { errors: [{ field, text: refusalWords[merged.refusal.kind] }] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/people/:id/merge/:other', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was merged. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
