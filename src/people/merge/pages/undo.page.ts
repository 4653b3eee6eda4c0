/** A merge on record, and undoing it. */
import { z } from 'zod'
import { may, type Visit } from '../../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../../platform/http/index.ts'
import { log } from '../../../platform/log.ts'
import { answersOf, parseForm, type Answers, type FieldError } from '../../../platform/pages/index.ts'
import { fullName, isPersonId, personUrl } from '../../person-link.ts'
import { undoMerge } from '../undoing.ts'
import { mergeUrls } from '../urls.ts'
import { viewMerge } from '../viewing.ts'
import { refusalWords } from '../words.ts'
import { undoView } from './undo.view.ts'

const UndoForm = z.looseObject({
  shown: z.string(),
  reason: z
    .string({ error: 'Enter why they are two people' })
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 10_000, 'Why they are two people must be 10,000 characters or fewer'),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewMerge(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { kept } = found.value
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Merge into ${fullName(kept)}`,
      errors: errors.length > 0,
      back: { href: personUrl(kept.personId), text: fullName(kept) },
      body: undoView(found.value, {
        decides: may(who, 'decide_identity'),
        answers,
        chosen: listOf(visit.body['to_absorbed']),
        errors,
        notice: shown.notice,
        done: doneWords[String(query['done'])],
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

const doneWords: Readonly<Record<string, string>> = { merged: 'Records merged', undone: 'Merge undone' }
const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

export const getUndo = (visit: Visit): Promise<Reply> => show(visit, {})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeUndo = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is undone yet.' })

export async function postUndo(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  if (!isPersonId(params['id']) || !may(who, 'decide_identity')) return pageNotFound
  const mergeId = params['id']
  const answers = answersOf(body)
  const parsed = parseForm(UndoForm, body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  try {
    const undone = await undoMerge(database, who, {
      mergeId,
      reason: parsed.value.reason,
      shown: parsed.value.shown,
      toAbsorbed: listOf(body['to_absorbed']),
    })
    if (undone.ok) return redirectTo(`${mergeUrls.merge(mergeId)}?done=undone`)
    if (undone.refusal.kind === 'not_found') return pageNotFound
    const field = undone.refusal.kind === 'reason_missing' ? 'reason' : ''
    return show(visit, answers, { errors: [{ field, text: refusalWords[undone.refusal.kind] }] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/merges/:id', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was undone. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
