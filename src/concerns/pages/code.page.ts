/** The return code of professionals: made, shown, and typed to come back. */
import type { FormVisit } from '../../access/index.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answersOf,
  button,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  panel,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { codeOf, comeBack, keepCode } from '../actions.ts'
import { isProfessional, KEPT_WITH_CODE_DAYS, OUTCOME_DAYS } from '../rules.ts'
import { readCode } from '../secrets.ts'
import { urls } from '../urls.ts'
import { clean } from '../forms.ts'
import { placeOf } from './question.page.ts'
import { callInstead, column, formHelp, formPage } from './shell.ts'

export async function getCode(visit: FormVisit): Promise<Reply> {
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  const { desk, draft } = found.place
  if (!isProfessional(draft.answers)) return redirectTo(urls.check)
  const code = codeOf(visit.visitor, draft)
  return formPage(visit, desk.form, {
    title: code === undefined ? 'Save and come back later' : 'Your return code',
    back: { href: urls.check },
    body: column(
      html`${code === undefined ? askView(visit, draft.codeHash !== null) : shownView(code)} ${callInstead(desk.form)}`,
    ),
  })
}

const askView = (visit: FormVisit, hasOther: boolean): SafeHtml => html`
  <h1 class="govuk-heading-l">Save and come back later</h1>
  <p class="govuk-body">
    A return code brings you back to this form on any computer for ${KEPT_WITH_CODE_DAYS} days after your last answer.
    If you have sent the form, you can come back for ${OUTCOME_DAYS} days to read what was decided.
  </p>
  <p class="govuk-body">Do not leave a concern that cannot wait: call instead.</p>
  ${hasOther && html`<p class="govuk-body">The code that you came back with still holds. A new one takes its place.</p>`}
  <form method="post" action="${urls.code}" novalidate>
    ${visit.csrf}
    ${button({ text: hasOther ? 'Get a new return code' : 'Get a return code', preventDoubleClick: true })}
  </form>
`

const shownView = (code: string): SafeHtml => html`
  ${panel({ titleText: 'Your return code', html: html`<strong>${code}</strong>` })}
  <p class="govuk-body">
    Write it down now, and keep it to yourself: whoever has it can read what you wrote. It is not stored, and cannot be
    sent to you; this browser shows it until you close it.
  </p>
  <p class="govuk-body">
    The form is kept for ${KEPT_WITH_CODE_DAYS} days after your last answer, then erased.
    <strong>It is not sent yet.</strong>
  </p>
  ${button({ text: 'Go on with the form', href: urls.check })}
`

export async function postCode(visit: FormVisit): Promise<Reply> {
  const found = await placeOf(visit)
  if ('reply' in found) return found.reply
  if (isProfessional(found.place.draft.answers)) await keepCode(visit.database, visit.visitor, found.place.draft)
  return redirectTo(urls.code)
}

const showReturn = (visit: FormVisit, answers: Answers, errors: readonly FieldError[] = [], status = 200): Reply => {
  const field = fieldsOf(answers, errors)
  return formPage(
    visit,
    undefined,
    {
      title: 'Go back to your form',
      errors: errors.length > 0,
      back: { href: urls.start },
      body: column(html`
        ${errorSummaryFor(errors)}
        <h1 class="govuk-heading-l">Go back to your form</h1>
        <form method="post" action="${urls.comeBack}" novalidate>
          ${visit.csrf}
          ${input({
            ...field('code'),
            label: { text: 'Return code', classes: 'govuk-label--s' },
            hint: { text: 'Three groups of four letters and digits, such as ABCD-2345-WXYZ' },
            classes: 'govuk-input--width-20',
            autocomplete: 'off',
            autocapitalize: 'characters',
            spellcheck: false,
          })}
          ${input({
            ...field('ref'),
            label: { text: 'Reference, if you have sent the form', classes: 'govuk-label--s' },
            classes: 'govuk-input--width-20',
            autocomplete: 'off',
            spellcheck: false,
          })}
          ${button({ text: 'Continue', preventDoubleClick: true })}
        </form>
        ${formHelp}
      `),
    },
    status,
  )
}

export const getReturn = async (visit: FormVisit): Promise<Reply> => showReturn(visit, {})

export async function postReturn(visit: FormVisit): Promise<Reply> {
  const typed = (name: string) => clean(String(visit.body[name] ?? '')).trim()
  const answers = answersOf({ code: typed('code').slice(0, 50), ref: typed('ref').slice(0, 50) })
  if (typed('code') === '') return showReturn(visit, answers, [{ field: 'code', text: 'Enter your return code' }], 422)
  const code = readCode(typed('code'))
  const back = code === undefined ? undefined : await comeBack(visit.database, { code, ref: typed('ref') })
  if (back) return { kind: 'redirect', to: back.isSent ? urls.receipt : urls.check, visitor: back.visitor }
  const text =
    'There is no form for this. The code may be mistyped or over; for a form that was sent, give its reference too'
  return showReturn(visit, answers, [{ field: 'code', text }], 422)
}
