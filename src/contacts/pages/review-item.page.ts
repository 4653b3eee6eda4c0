/** Deciding who a told child is: one record beside the other, three buttons, and on to the next. */
import { z } from 'zod'
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import { answersOf, html, parseForm, type Answers, type FieldError } from '../../platform/pages/index.ts'
import type { Result } from '../../platform/result.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { areasOf, mergeRefusalWords } from '../../people/index.ts'
import { decideDifferent, decideSame, viewReviewItem, type ReviewRefusal } from '../review-item.ts'
import { urls } from '../urls.ts'
import { isId } from './contact.page.ts'
import { reviewItemView } from './review-item.view.ts'

const ReviewForm = z.looseObject({
  decision: z.enum(['same', 'different', 'later'], { error: 'Select what you decide' }),
  merge_id: z.uuid(),
  other: z.uuid().optional(),
  shown: z.string().optional(),
  reason: z
    .string()
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 10_000, 'Why must be 10,000 characters or fewer')
    .optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isId(params['id'])) return pageNotFound
  const compared = answers['other'] ?? query['with']
  const found = await viewReviewItem(database, who, params['id'], typeof compared === 'string' ? compared : undefined)
  if (!found.ok) return found.refusal.kind === 'not_found' ? pageNotFound : decidedAlready(visit, found.refusal)
  const errors = shown.errors ?? []
  const known = z.uuid().safeParse(answers['merge_id'])
  return visit.page(
    {
      title: `Is this one child? Contact ${found.value.contactRef}`,
      errors: errors.length > 0,
      wide: true,
      back: { href: urls.review, text: 'Children who may be known already' },
      body: reviewItemView(found.value, await areasOf(database, who), {
        mergeId: known.success ? known.data : uuidv7(),
        answers,
        errors,
        notice: shown.notice,
        done: doneWords[String(query['done'])],
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

const doneWords: Readonly<Record<string, string>> = {
  same: 'Decided: the same child. The records are merged. This is the next child',
  different: 'Decided: not the same. This is the next one to compare',
  later: 'Left for later. This is the next child',
}

/** Somebody was quicker: a sentence, and the way back to the queue. */
function decidedAlready(visit: Visit, refusal: Exclude<ReviewRefusal, { kind: 'not_found' }>): Reply {
  const words =
    refusal.kind === 'decided_already'
      ? 'Who this child is has been decided already. Nothing was changed'
      : mergeRefusalWords[refusal.kind]
  return visit.page({
    title: 'Nothing to decide here',
    back: { href: urls.review, text: 'Children who may be known already' },
    body: html`<h1 class="govuk-heading-l">Nothing to decide here</h1>
      <p class="govuk-body">${words}.</p>`,
  })
}

export const getReviewItem = (visit: Visit): Promise<Reply> => show(visit, {})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeReviewItem = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is decided yet.' })

export async function postReviewItem(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isId(params['id']) || !may(who, 'decide_identity')) return pageNotFound
  const contactChildId = params['id']
  const answers = answersOf(visit.body)
  const parsed = parseForm(ReviewForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { decision, merge_id: mergeId, other, shown = '', reason } = parsed.value
  try {
    const item = await viewReviewItem(database, who, contactChildId, other)
    const onwards = item.ok ? item.value.next : undefined
    const next = (done: string) =>
      redirectTo(onwards ? `${urls.reviewItem(onwards)}?done=${done}` : `${urls.review}?done=${done}`)
    if (decision === 'later') return next('later')
    let decided: Result<unknown, ReviewRefusal>
    if (decision === 'same') {
      if (other === undefined) return show(visit, answers, { errors: [{ field: '', text: 'Nobody is compared' }] }, 422)
      const take = item.ok ? (item.value.compared?.preview.better ?? []) : []
      const why = reason ?? 'Found to be the same child in the review of a contact'
      decided = await decideSame(database, who, { contactChildId, knownId: other, mergeId, take, reason: why, shown })
    } else {
      const different = await decideDifferent(database, who, { contactChildId, otherId: other, reason: reason ?? null })
      if (different.ok && !different.value.settled)
        return redirectTo(`${urls.reviewItem(contactChildId)}?done=different`)
      decided = different
    }
    if (decided.ok) return next(decision)
    if (decided.refusal.kind === 'not_found') return pageNotFound
    if (decided.refusal.kind === 'decided_already') return decidedAlready(visit, decided.refusal)
    return show(visit, answers, { errors: [{ field: '', text: mergeRefusalWords[decided.refusal.kind] }] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/review/:id', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was decided. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
