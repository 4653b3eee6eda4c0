/** Recording bail after an arrest: from which day, until which, under which conditions. Who it is, the arrest says. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateAnswers,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  parseForm,
  summaryList,
  textarea,
  wholeDate,
  type Answers,
  type FieldError,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { isPersonId as isId, personLink } from '../../people/index.ts'
import { readEvent } from '../correcting.ts'
import { recordBail } from '../lives.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { brokenOff, stillHere } from './new-operation.page.ts'
import { text } from './who.form.ts'

const BailForm = z.object({
  id: z.uuid(),
  from: wholeDate('The day bail began'),
  until: wholeDate('The day to answer').optional(),
  conditions: text('Conditions', 5000).optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

/** The form under the arrest as it stands; the day of the arrest is offered as the day bail began. */
async function show(visit: Visit, id: string, typed: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const found = await readEvent(visit.database, visit.who, id)
  if (!found.ok || found.value.event.kind !== 'arrest') return pageNotFound
  const { event, person } = found.value
  const answers = Object.keys(typed).length > 0 ? typed : { id: uuidv7(), from: dateAnswers(event.on) }
  const errors = shown.errors ?? []
  const field = fieldsOf(answers, errors)
  const home = urls.operation(event.operation?.operationId ?? null)
  return visit.page(
    {
      title: 'Record bail',
      errors: errors.length > 0,
      back: { href: home, text: event.operation?.name ?? 'Not part of an operation' },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">Arrest ${event.ref}</span>
            Record bail
          </h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          ${summaryList({
            rows: [
              { key: { text: 'Arrested' }, value: { html: personLink(person) } },
              { key: { text: 'Day' }, value: { text: dateInWords(event.on) } },
              event.suspectedOffence !== null && {
                key: { text: 'Suspected offence' },
                value: { text: event.suspectedOffence },
              },
            ],
          })}
          <form method="post" action="${urls.bail(id)}" novalidate data-submit-once>
            ${visit.csrf}
            <input type="hidden" name="id" value="${field('id').value}" />
            ${dateField({
              name: 'from',
              legend: 'Day bail began',
              legendClasses: 'govuk-fieldset__legend--s',
              answers,
              errors,
            })}
            ${dateField({
              name: 'until',
              legend: 'Day to answer',
              legendClasses: 'govuk-fieldset__legend--s',
              hint: { text: 'Leave this empty if none was set' },
              answers,
              errors,
            })}
            ${textarea({
              ...field('conditions'),
              label: { text: 'Conditions', classes: 'govuk-label--s' },
              hint: { text: 'Such as not to be in touch with somebody, or where to live. Name no child here.' },
              rows: 4,
            })}
            <div class="govuk-button-group">
              ${button({ text: 'Record bail', preventDoubleClick: true })}
              <a class="govuk-link" href="${home}">Cancel</a>
            </div>
          </form>
        </div>
      </div>`,
    },
    status,
  )
}

async function post(visit: Visit, arrestId: string): Promise<Reply> {
  const answers = answersOf(visit.body)
  const parsed = parseForm(BailForm, visit.body)
  if (!parsed.ok) return show(visit, arrestId, answers, { errors: parsed.errors }, 422)
  const { id: bailId, from: fromOn, until, conditions } = parsed.value
  const bail = { bailId, arrestId, fromOn, untilOn: until ?? null, conditions: conditions || null }
  try {
    const done = await recordBail(visit.database, visit.who, bail)
    if (done.ok) return redirectTo(`${urls.operation(done.value.operationId)}?recorded=bail`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    const field = done.refusal.kind === 'until_before_from' ? 'until[day]' : 'from[day]'
    return show(visit, arrestId, answers, { errors: [{ field, text: explain(done.refusal) }] }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.bail(':id'), stack: (fault as Error).stack }, 'fault')
    return show(visit, arrestId, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}

const at = (work: (visit: Visit, id: string) => Promise<Reply>) => async (visit: Visit) => {
  const { id } = visit.params
  return isId(id) ? work(visit, id) : pageNotFound
}

export const bailPages = {
  get: at((visit, id) => show(visit, id, {})),
  post: at(post),
  /** Shown to somebody whose session had ended and who signed in again. */
  resume: at((visit, id) => show(visit, id, answersOf(visit.body), { notice: stillHere })),
}
