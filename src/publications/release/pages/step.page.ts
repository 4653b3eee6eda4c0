/** Taking a step in the life of a release: what it means, what one signs, and the comparison with earlier releases. */
import { z } from 'zod'
import type { Actor, Visit } from '../../../access/index.ts'
import { nowFor } from '../../../platform/database/index.ts'
import { dayOf, wallClock } from '../../../platform/dates.ts'
import { pageNotFound, redirectTo, type Handler, type Reply } from '../../../platform/http/index.ts'
import { answersOf, dateAnswers, parseForm, type Answers, type FieldError } from '../../../platform/pages/index.ts'
import { openRelease } from '../reading.ts'
import {
  prepare,
  publishRelease,
  returnRelease,
  signRelease,
  submitRelease,
  withdrawRelease,
  type Taken,
  type TakenStep,
  type TakeRefusal,
} from '../steps.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { publishSchema, stepForms, stepSchema, type StepFields } from './step.form.ts'
import { stepView } from './step.view.ts'

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, step: TakenStep, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const slug = visit.params['slug']!
  const opened = await openRelease(visit.database, visit.who, slug)
  if (!opened.ok) return pageNotFound
  const isCompared = step === 'checked' || step === 'approved' || step === 'published'
  const prepared = isCompared ? await prepare(visit.database, visit.who, slug) : undefined
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `${stepForms[step].offer}: ${opened.value.release.recipe.title}`,
      errors: errors.length > 0,
      back: { href: urls.release(slug), text: opened.value.release.recipe.title },
      body: stepView(opened.value, step, {
        answers,
        errors,
        notice: shown.notice,
        comparison: prepared?.ok ? prepared.value.comparison : undefined,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

/** Half past the next hour, to begin with. */
function getAnswers({ who }: Visit): Answers {
  const now = nowFor(who)
  const [hour] = wallClock(now).slice(11).split(':')
  return { day: dateAnswers(dayOf(now)), time: `${Math.min(23, Number(hour) + 1)}:30` }
}

export const getStep =
  (step: TakenStep): Handler<Actor> =>
  (visit) =>
    show(visit, step, step === 'published' ? getAnswers(visit) : {})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeStep =
  (step: TakenStep): Handler<Actor> =>
  (visit) =>
    show(visit, step, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is signed yet.' })

export const postStep =
  (step: TakenStep): Handler<Actor> =>
  async (visit) => {
    const answers = answersOf(visit.body)
    const schema: z.ZodType<StepFields> = step === 'published' ? publishSchema : stepSchema(step)
    const parsed = parseForm(schema, visit.body)
    if (!parsed.ok) return show(visit, step, answers, { errors: parsed.errors }, 422)
    const fields = parsed.value
    const taken: Taken = {
      slug: visit.params['slug']!,
      stepsSeen: fields.steps_seen,
      contentHash: fields.content_hash,
      words: fields.words,
      publicFrom: fields.publicFrom,
    }
    const done = await takeStep(visit, step, taken)
    if (done.ok) return redirectTo(`${urls.release(done.value.slug)}?done=${step}`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    return show(visit, step, answers, { errors: [{ field: fieldOf(done.refusal), text: explain(done.refusal) }] }, 422)
  }

function takeStep({ database, who }: Visit, step: TakenStep, taken: Taken) {
  switch (step) {
    case 'submitted':
      return submitRelease(database, who, taken)
    case 'published':
      return publishRelease(database, who, taken)
    case 'returned':
      return returnRelease(database, who, taken)
    case 'withdrawn':
      return withdrawRelease(database, who, taken)
    default:
      return signRelease(database, who, step, taken)
  }
}

function fieldOf({ kind }: TakeRefusal): string {
  if (kind === 'no_answer' || kind === 'no_reason') return 'words'
  return kind === 'in_the_past' ? 'time' : ''
}
