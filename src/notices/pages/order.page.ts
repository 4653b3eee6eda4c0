/** Saying on which day the order ends that a notice under the Children Act rests on: the notice ends with it. */
import type { Visit } from '../../access/index.ts'
import { isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answersOf,
  button,
  dateAnswers,
  dateField,
  errorSummaryFor,
  html,
  insetText,
  parseForm,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import { z } from 'zod'
import { sayOrderEnds } from '../actions.ts'
import type { Notice } from '../notice.ts'
import { viewNotice } from '../reading.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { personView, warningView } from './parts.view.ts'

const orderSchema = z.object({
  version: z.coerce.number().int(),
  order_ends_on: wholeDate('The day the order ends').optional() as z.ZodType<PlainDate | undefined>,
})

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewNotice(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { notice, child, today } = found.value
  const { errors = [], notice: words } = shown
  const onRecord = notice.orderEndsOn ? { order_ends_on: dateAnswers(notice.orderEndsOn) } : {}
  return visit.page(
    {
      title: `When the order ends: notice ${notice.ref}`,
      errors: errors.length > 0,
      back: { href: urls.notice(notice.noticeId), text: `Notice ${notice.ref}` },
      body: html`${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">Child abduction warning notice ${notice.ref}</span>
          When does the order end?
        </h1>
        ${words && insetText({ text: words, attributes: { role: 'status' } })} ${warningView()}
        <p class="govuk-body">Child<br />${personView(child, today)}</p>
        ${notice.basis === 'children_act_s49' ? form(visit, notice, shown.answers ?? onRecord, errors) : restsOnNone}`,
    },
    status,
  )
}

/** Only a notice under the Children Act rests on an order. */
const restsOnNone = html`<p class="govuk-body">
  Only a notice under the Children Act 1989 rests on an order. This one does not.
</p>`

const form = (visit: Visit, notice: Notice, answers: Answers, errors: readonly FieldError[]): SafeHtml =>
  html`<form method="post" action="${urls.order(notice.noticeId)}" novalidate data-submit-once>
    ${visit.csrf}
    <input type="hidden" name="version" value="${notice.version}" />
    ${dateField({
      name: 'order_ends_on',
      legend: 'Day the order ends',
      legendClasses: 'govuk-fieldset__legend--m',
      hint: {
        text: 'The first day on which the care order, emergency protection order or police protection no longer stands. The notice ends on that day by itself. Left empty, the day is not known.',
      },
      answers,
      errors,
    })}
    <div class="govuk-button-group">
      ${button({ text: 'Save', preventDoubleClick: true })}
      <a class="govuk-link" href="${urls.notice(notice.noticeId)}">Cancel</a>
    </div>
  </form>`

export const getOrder = (visit: Visit) => show(visit)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeOrder = (visit: Visit) =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you typed is still here. Nothing is saved yet.' })

export async function postOrder(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(orderSchema, visit.body)
  if (!parsed.ok) return show(visit, { answers, errors: parsed.errors }, 422)
  const { version, order_ends_on: orderEndsOn = null } = parsed.value
  const done = await sayOrderEnds(database, who, { noticeId: params['id'], version, orderEndsOn })
  if (done.ok) return redirectTo(`${urls.notice(params['id'])}?done=order`)
  const { refusal } = done
  if (refusal.kind === 'not_found' || refusal.kind === 'no_order') return pageNotFound
  const error = { field: 'order_ends_on[day]', text: explain(refusal) }
  return show(visit, { answers, errors: [error] }, refusal.kind === 'changed_by_someone_else' ? 409 : 422)
}
