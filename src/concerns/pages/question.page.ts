/** One question a page: shown, checked, kept, and on to the first that has no answer yet. */
import type { FormVisit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import { answersOf, type FieldError } from '../../platform/pages/index.ts'
import { deskOf, keepAnswer, removeChild, type Desk } from '../actions.ts'
import { CHILDREN_MAX, type Draft, type Question, type Typed } from '../concern.ts'
import { findOwn } from '../drafts.sql.ts'
import { check, typedIn } from '../forms.ts'
import {
  answersWith,
  childOf,
  childQuestion,
  childrenOf,
  firstUnanswered,
  isOpen,
  nextChild,
  questionBefore,
} from '../rules.ts'
import { urls } from '../urls.ts'
import { titleOf } from '../words.ts'
import { gonePage } from './gone.view.ts'
import { questionView } from './question.view.ts'
import { formPage, trapError } from './shell.ts'

export type Place = { desk: Desk; draft: Draft }

/** The form of whoever asks; or where they go instead: what they sent, or the word that nothing is kept any more. */
export async function placeOf(visit: FormVisit): Promise<{ place: Place } | { reply: Reply }> {
  const own = await findOwn(visit.database, visit.visitor)
  if (own?.sent) return { reply: redirectTo(urls.receipt) }
  const desk = own?.draft && (await deskOf(visit.database, own.draft.partnershipId))
  return desk ? { place: { desk, draft: own.draft! } } : { reply: gonePage(visit) }
}

type Shown = { typed?: Typed; errors?: readonly FieldError[]; notice?: string }

function show(visit: FormVisit, { desk, draft }: Place, question: Question, shown: Shown = {}, status = 200): Reply {
  const { answers } = draft
  const errors = shown.errors ?? []
  const before = questionBefore(question, answers, desk.areas.length > 1)
  return formPage(
    visit,
    desk.form,
    {
      title: titleOf(question, answers),
      errors: errors.length > 0,
      back: { href: before === undefined ? urls.start : urls.question(before) },
      body: questionView({
        question,
        answers,
        typed: answersOf(shown.typed ?? answers[question] ?? {}),
        errors,
        notice: shown.notice,
        desk,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** Where whoever goes to a question too early is led. */
const nextUrl = ({ desk, draft }: Place): string => {
  const next = firstUnanswered(draft.answers, desk.areas.length > 1)
  return next === undefined ? urls.check : urls.question(next)
}

export async function getQuestion(visit: FormVisit): Promise<Reply> {
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  const { desk, draft } = found.place
  const question = visit.params['question']!
  if (!isQuestion(question)) return pageNotFound
  if (!isOpen(question, draft.answers, desk.areas.length > 1)) return redirectTo(nextUrl(found.place))
  return show(visit, found.place, question)
}

const plain: readonly string[] = [
  'danger',
  'call-999',
  'you',
  'work',
  'area',
  'concern',
  'happened',
  'more-children',
  'who',
  'anonymous',
  'reach',
]
const isQuestion = (text: string): text is Question => plain.includes(text) || childOf(text) !== undefined

export async function postQuestion(visit: FormVisit): Promise<Reply> {
  const question = visit.params['question']!
  if (!isQuestion(question)) return pageNotFound
  const typed = typedIn(question, visit.body)
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  const { desk, draft } = found.place
  const manyAreas = desk.areas.length > 1
  if (!isOpen(question, draft.answers, manyAreas)) return redirectTo(nextUrl(found.place))
  const trapped = trapError(visit.body)
  const checked = check(question, typed, draft.answers, desk.today)
  const errors = [...(trapped ? [trapped] : []), ...(checked.ok ? [] : checked.errors)]
  if (errors.length > 0) return show(visit, found.place, question, { typed, errors }, 422)
  if (question === 'more-children' && typed['more'] === 'yes') return another(visit, found.place, typed)
  return keep(visit, found.place, question, typed)
}

function another(visit: FormVisit, place: Place, typed: Typed): Reply {
  const next = nextChild(place.draft.answers)
  if (next !== undefined) return redirectTo(urls.question(childQuestion(next, 'name')))
  const text = `One form may be about ${CHILDREN_MAX} children. Send it, then begin another or call ${place.desk.form.phone}`
  return show(visit, place, 'more-children', { typed, errors: [{ field: 'more', text }] }, 422)
}

async function keep(visit: FormVisit, place: Place, question: Question, typed: Typed): Promise<Reply> {
  try {
    const kept = await keepAnswer(visit.database, visit.visitor, question, typed)
    return kept ? redirectTo(nextUrl({ ...place, draft: kept })) : gonePage(visit)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says it was not kept.
    log.error({ route: urls.question(':question'), stack: (fault as Error).stack }, 'fault')
    const text =
      'Something went wrong and this answer was not kept. What you typed is still here: try again in a moment'
    const draft = { ...place.draft, answers: answersWith(place.draft.answers, question, typed) }
    return show(visit, { ...place, draft }, question, { typed, errors: [{ field: '', text }] }, 500)
  }
}

/** A post that did not come from a page of this browser's form: shown again, so that nothing typed is lost. */
export async function againQuestion(visit: FormVisit): Promise<Reply> {
  const question = visit.params['question']!
  if (!isQuestion(question)) return pageNotFound
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  if (!isOpen(question, found.place.draft.answers, found.place.desk.areas.length > 1))
    return redirectTo(nextUrl(found.place))
  const notice =
    'What you typed is still here, and not kept yet: continue once more. If this page keeps coming back, your browser keeps no cookies, which the form needs.'
  return show(visit, found.place, question, { typed: typedIn(question, visit.body), notice }, 403)
}

export async function postRemove(visit: FormVisit): Promise<Reply> {
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  const typed = visit.body['child']
  const child = typeof typed === 'string' && /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  const { answers } = found.place.draft
  if (childrenOf(answers).includes(child) && !(await removeChild(visit.database, visit.visitor, child)))
    return gonePage(visit)
  return redirectTo(urls.question(childrenOf(answers).length > 1 ? 'more-children' : childQuestion(1, 'name')))
}
