/** Recording an awareness activity, and putting one right: the same form, empty or filled. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { nowFor } from '../../platform/database/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  counted,
  dateAnswers,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  parseForm,
  radios,
  select,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { audiences } from '../../reference/index.ts'
import { urls } from '../urls.ts'
import { correctActivity, recordActivity, viewActivity } from './actions.ts'
import type { Activity, ActivityFacts, ActivityRefusal, Audience } from './activity.ts'

const text = (subject: string, longest: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed.length <= longest, `${subject} must be ${longest} characters or fewer`)
    .optional()

const schema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  held_on: wholeDate('The day it was held'),
  authority: z.string({ error: 'Select the authority' }).max(20),
  audience: z.enum(audiences.map((one) => one.code) as [Audience, ...Audience[]], { error: 'Select the audience' }),
  topic: z.string({ error: 'Enter what it was about' }).pipe(text('What it was about', 300).unwrap()),
  place: text('Where it was held', 300),
  attendees: z
    .string()
    .regex(/^\d{1,6}$/, 'How many attended must be a whole number, such as 24')
    .transform(Number)
    .optional(),
  materials: text('Materials', 500),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  const found = params['id'] === undefined ? undefined : await activityIn(visit)
  if (params['id'] !== undefined && !found) return pageNotFound
  const title = found ? 'Put an awareness activity right' : 'Record an awareness activity'
  const errors = shown.errors ?? []
  return visit.page(
    {
      title,
      errors: errors.length > 0,
      back: { href: urls.activities(), text: 'Awareness activities' },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">
          ${found && html`<span class="govuk-caption-l">Awareness activity ${found.activity.ref}</span>`} ${title}
        </h1>
        ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
        ${
          found &&
          html`<p class="govuk-body">
            ${counted(found.prompted, 'contact')} that you can see ${found.prompted === 1 ? 'says' : 'say'} that it
            prompted them. That is what callers say themselves.
          </p>`
        }
        ${form(visit, answers, errors, await areasOf(database, who))}`,
    },
    status,
  )
}

async function activityIn({ database, who, params }: Visit) {
  if (!isPersonId(params['id'])) return undefined
  const found = await viewActivity(database, who, params['id'])
  return found.ok ? found.value : undefined
}

function form(visit: Visit, answers: Answers, errors: readonly FieldError[], areas: Areas): SafeHtml {
  const field = fieldsOf(answers, errors)
  const { id } = visit.params
  const M = 'govuk-label--m'
  const LEGEND = 'govuk-fieldset__legend--m'
  return html`<form
    method="post"
    action="${id === undefined ? urls.newActivity : urls.activity(id)}"
    novalidate
    data-submit-once
  >
    ${visit.csrf}
    <input type="hidden" name="id" value="${field('id').value}" />
    <input type="hidden" name="version" value="${field('version').value}" />
    ${input({ ...field('topic'), label: { text: 'What it was about', classes: M }, hint: { text: 'Name nobody who came.' } })}
    ${radios({
      ...field('audience'),
      fieldset: { legend: { text: 'Audience', classes: LEGEND } },
      items: audiences.map(({ code, label }) => ({ value: code, text: label })),
    })}
    ${dateField({ name: 'held_on', legend: 'Day it was held', legendClasses: LEGEND, answers, errors })}
    ${select({
      ...field('authority'),
      label: { text: 'Authority', classes: M },
      items: [{ value: '', text: '' }, ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name }))],
    })}
    ${input({ ...field('place'), label: { text: 'Where it was held (optional)', classes: M } })}
    ${input({
      ...field('attendees'),
      label: { text: 'How many attended (optional)', classes: M },
      hint: { text: 'Left empty, nobody noted it. That is not the same as none.' },
      inputmode: 'numeric',
      classes: 'govuk-input--width-5',
    })}
    ${input({
      ...field('materials'),
      label: { text: 'Materials (optional)', classes: M },
      hint: { text: 'What was handed out or shown, and how many, such as 200 leaflets.' },
    })}
    <div class="govuk-button-group">
      ${button({ text: 'Save', preventDoubleClick: true })}
      <a class="govuk-link" href="${urls.activities()}">Cancel</a>
    </div>
  </form>`
}

/** An empty form: today, by the area one works for. The id is made here, so that a form sent twice is one activity. */
export const getNewActivity = (visit: Visit): Promise<Reply> =>
  show(visit, {
    id: uuidv7(),
    version: '0',
    held_on: dateAnswers(dayOf(nowFor(visit.who))),
    authority: visit.who.homeArea ?? '',
  })

export async function getActivity(visit: Visit): Promise<Reply> {
  const found = await activityIn(visit)
  return found ? show(visit, answersFrom(found.activity)) : pageNotFound
}

const answersFrom = (activity: Activity): Answers => ({
  id: activity.activityId,
  version: String(activity.version),
  held_on: dateAnswers(activity.heldOn),
  authority: activity.authority,
  audience: activity.audience,
  topic: activity.topic ?? '',
  place: activity.place ?? '',
  attendees: activity.attendees === null ? '' : String(activity.attendees),
  materials: activity.materials ?? '',
})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeActivity = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is saved yet.' })

export async function postActivity(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  const answers = answersOf(body)
  const activityId = params['id']
  if (activityId !== undefined && !isPersonId(activityId)) return pageNotFound
  const parsed = parseForm(schema, body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const typed = parsed.value
  const facts: ActivityFacts = {
    heldOn: typed.held_on,
    authority: typed.authority,
    audience: typed.audience,
    attendees: typed.attendees ?? null,
    topic: typed.topic || null,
    place: typed.place || null,
    materials: typed.materials || null,
  }
  try {
    const done =
      activityId === undefined
        ? await recordActivity(database, who, typed.id, facts)
        : await correctActivity(database, who, { activityId, version: typed.version, facts })
    if (done.ok) return redirectTo(`${urls.activities()}?done=${activityId === undefined ? 'recorded' : 'changed'}`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    const status = done.refusal.kind === 'changed_by_someone_else' ? 409 : 422
    return show(visit, answers, { errors: [errorOf(done.refusal)] }, status)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/awareness', stack: (fault as Error).stack }, 'fault')
    const said = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text: said }] }, 500)
  }
}

function errorOf(refusal: ActivityRefusal): FieldError {
  switch (refusal.kind) {
    case 'in_the_future':
      return { field: 'held_on[day]', text: `The day must be today, ${dateInWords(refusal.today)}, or before` }
    case 'long_ago':
      return { field: 'held_on[year]', text: 'The day must be in 1990 or later' }
    case 'unknown_authority':
      return { field: 'authority', text: 'Select an authority of this partnership' }
    case 'changed_by_someone_else':
      return {
        field: '',
        text: 'Somebody else put this activity right while you were writing. Open it again, and add what is still wrong',
      }
  }
}
