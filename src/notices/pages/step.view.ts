/** The form of one step, beside whom the notice is about and its life so far. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import type { TakenStep } from '../notice.ts'
import type { OpenedNotice } from '../reading.ts'
import { urls } from '../urls.ts'
import { endingInWords, explain, sinceInWords, stateTag } from '../words.ts'
import { lifeView } from './life.view.ts'
import { personView, warningView } from './parts.view.ts'
import { stepForms } from './step.form.ts'

export type Form = {
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

export function stepView(view: OpenedNotice, step: TakenStep, form: Form): SafeHtml {
  return html`${errorSummaryFor(form.errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Child abduction warning notice ${view.notice.ref}</span>
      ${stepForms[step].offer}
    </h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })} ${warningView()}
        ${mainView(view, step, form)}
      </div>
      <div class="govuk-grid-column-one-third">${besideView(view)}</div>
    </div>`
}

/** Where the step cannot be taken there is nothing to fill in, unless somebody's words would be lost. */
function mainView(view: OpenedNotice, step: TakenStep, form: Form): SafeHtml {
  const isOffered = view.next.steps.includes(step)
  if (isOffered || fieldsOf(form.answers)('detail').value) return questions(view, step, form)
  const isOwn = view.next.isOwnRequest && (step === 'authorised' || step === 'refused')
  const why = isOwn
    ? explain({ kind: 'own_request' })
    : explain({ kind: 'wrong_step', step, state: view.standing.state })
  return html`<p class="govuk-body">${why}.</p>
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.notice(view.notice.noticeId)}">Go back to notice ${view.notice.ref}</a>
    </p>`
}

function questions({ notice, ending }: OpenedNotice, step: TakenStep, { answers, errors, csrf }: Form): SafeHtml {
  const field = fieldsOf(answers, errors)
  const spec = stepForms[step]
  return html`<p class="govuk-body">${spec.meaning}</p>
    <form method="post" action="${urls.step(notice.noticeId, step)}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="event_id" value="${field('event_id').value}" />
      <input type="hidden" name="version" value="${notice.version}" />
      <input type="hidden" name="steps_seen" value="${notice.events.length}" />
      ${dateField({
        name: 'happened_on',
        legend: spec.day,
        legendClasses: 'govuk-fieldset__legend--m',
        answers,
        errors,
      })}
      ${
        step === 'authorised' &&
        dateField({
          name: 'expires_on',
          legend: 'Last day it is given for (optional)',
          legendClasses: 'govuk-fieldset__legend--m',
          hint: { text: `Left empty, it ends when law ends it. ${endingInWords(ending)}.` },
          answers,
          errors,
        })
      }
      ${textarea({ ...field('detail'), label: { text: spec.words, classes: 'govuk-label--m' }, hint: { text: spec.hint }, rows: 6 })}
      <div class="govuk-button-group">
        ${button({
          text: spec.button,
          preventDoubleClick: true,
          classes: step === 'ended' || step === 'refused' ? 'govuk-button--warning' : '',
        })}
        <a class="govuk-link" href="${urls.notice(notice.noticeId)}">Cancel</a>
      </div>
    </form>`
}

const besideView = (view: OpenedNotice): SafeHtml =>
  html`<h2 class="govuk-heading-m" id="life" tabindex="-1">The notice now</h2>
    <p class="govuk-body">${stateTag(view.standing.state)}<br />${sinceInWords(view.standing)}</p>
    <p class="govuk-body">Child<br />${personView(view.child, view.today)}</p>
    <p class="govuk-body">Adult who is warned<br />${personView(view.recipient, view.today)}</p>
    ${lifeView(view)}`
