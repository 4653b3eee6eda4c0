/** Putting a step in the life of a notice on record: one page and one form for each, each with its own words. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import { answersOf, dateAnswers, parseForm, type Answers, type FieldError } from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { isPersonId } from '../../people/index.ts'
import * as actions from '../actions.ts'
import type { TakenStep } from '../notice.ts'
import { viewNotice } from '../reading.ts'
import { stepPaths, urls } from '../urls.ts'
import { explain } from '../words.ts'
import { stepForms, stepSchema } from './step.form.ts'
import { stepView } from './step.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** Shows the form beside the life of the notice: whoever sends it again has what stands now before them. */
async function show(visit: Visit, step: TakenStep, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewNotice(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { ref, noticeId } = found.value.notice
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `${stepForms[step].offer}: notice ${ref}`,
      errors: errors.length > 0,
      back: { href: urls.notice(noticeId), text: `Notice ${ref}` },
      body: stepView(found.value, step, { answers, errors, notice: shown.notice, csrf: visit.csrf }),
    },
    status,
  )
}

/** An empty form: today. The step's id is made here, so that a form sent twice is one step. */
export const getStep = (step: TakenStep) => (visit: Visit) =>
  show(visit, step, { event_id: uuidv7(), happened_on: dateAnswers(dayOf(nowFor(visit.who))) })

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeStep = (step: TakenStep) => (visit: Visit) =>
  show(visit, step, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is recorded yet.' })

export const postStep =
  (step: TakenStep) =>
  async (visit: Visit): Promise<Reply> => {
    const { params } = visit
    if (!isPersonId(params['id'])) return pageNotFound
    const answers = answersOf(visit.body)
    const parsed = parseForm(stepSchema(step), visit.body)
    if (!parsed.ok) return show(visit, step, answers, { errors: parsed.errors }, 422)
    try {
      const taken = await take(visit, step, params['id'], parsed.value)
      if (taken.ok) return redirectTo(`${urls.notice(params['id'])}?done=${step}`)
      const { refusal } = taken
      if (refusal.kind === 'not_found') return pageNotFound
      const error = { field: fieldOf(refusal.kind), text: explain(refusal) }
      return show(visit, step, answers, { errors: [error] }, isStale(refusal.kind) ? 409 : 422)
    } catch (fault) {
      // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
      log.error({ route: `/notices/:id/${stepPaths[step]}`, stack: (fault as Error).stack }, 'fault')
      const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
      return show(visit, step, answers, { errors: [{ field: '', text }] }, 500)
    }
  }

type Typed = ReturnType<ReturnType<typeof stepSchema>['parse']>

function take({ database, who }: Visit, step: TakenStep, noticeId: string, typed: Typed) {
  const { event_id: eventId, version, steps_seen: stepsSeen, happened_on: happenedOn } = typed
  const detail = typed.detail ?? ''
  const draft = { noticeId, eventId, version, stepsSeen, happenedOn }
  switch (step) {
    case 'consulted':
      return actions.recordConsultation(database, who, { ...draft, detail })
    case 'authorised':
      return actions.authoriseNotice(database, who, {
        ...draft,
        detail: detail || null,
        expiresOn: typed.expires_on ?? null,
      })
    case 'refused':
      return actions.refuseNotice(database, who, { ...draft, detail })
    case 'served':
      return actions.recordService(database, who, { ...draft, detail: detail || null })
    case 'reviewed':
      return actions.reviewNotice(database, who, { ...draft, detail })
    case 'breached':
      return actions.recordBreach(database, who, { ...draft, detail })
    case 'ended':
      return actions.endNotice(database, who, { ...draft, detail })
  }
}

type RefusalKind = actions.NoticeRefusal['kind']

/** What is answered by reading what happened since, not by another answer. */
const isStale = (kind: RefusalKind) => kind === 'changed_by_someone_else' || kind === 'wrong_step'

function fieldOf(kind: RefusalKind): string {
  if (kind === 'not_consulted') return 'detail'
  if (isStale(kind) || kind === 'own_request') return 'life'
  return kind === 'expires_before_issue' ? 'expires_on[day]' : 'happened_on[day]'
}
