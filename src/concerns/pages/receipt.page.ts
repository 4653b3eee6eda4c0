/** What was sent: its reference, what happens next and by when; for a professional also what was decided. */
import type { FormVisit } from '../../access/index.ts'
import { redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  dateInWords,
  dateTimeInWords,
  dayInWords,
  html,
  insetText,
  panel,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { codeOf, deskOf, standingOf, type Desk, type Standing } from '../actions.ts'
import type { Sent } from '../concern.ts'
import { findOwn } from '../drafts.sql.ts'
import { isOfProfessional, mayBeTold, OUTCOME_DAYS } from '../rules.ts'
import { urls } from '../urls.ts'
import { outcomeWords } from '../words.ts'
import { gonePage } from './gone.view.ts'
import { callable, column, formPage } from './shell.ts'

export async function getReceipt(visit: FormVisit): Promise<Reply> {
  const own = await findOwn(visit.database, visit.visitor)
  if (own?.draft) return redirectTo(urls.check)
  const desk = own && (await deskOf(visit.database, own.sent.partnershipId))
  if (!own || !desk) return gonePage(visit)
  const standing = await standingOf(visit.database, own.sent)
  return formPage(visit, desk.form, {
    title: 'Form sent',
    body: column(receiptView(own.sent, standing, desk, codeOf(visit.visitor, own.sent))),
  })
}

const receiptView = (sent: Sent, standing: Standing, { form }: Desk, code: string | undefined): SafeHtml => html`
  ${panel({ titleText: 'Form sent', html: html`Your reference<br /><strong>${sent.ref}</strong>` })}
  <p class="govuk-body">
    Sent ${dateTimeInWords(sent.sentAt)}. Print this page or write the reference down: it is how we find what you sent
    if you call.
  </p>
  ${standingView(sent, standing, form.phone)} ${standing.kind !== 'decided' && nextView(sent)}
  ${code !== undefined && mayBeTold(sent) && codeView(code)}
  ${!mayBeTold(sent) && (isOfProfessional(sent) ? withoutCodeView(form.phone, sent.ref) : notToldView)}
  <h2 class="govuk-heading-m">If something changes</h2>
  <p class="govuk-body">
    If a child is in danger right now, call <strong>999</strong>. If you learn more, call ${callable(form.phone)} in the
    day, or ${callable(form.outOfHoursPhone)} at other times, and give the reference.
  </p>
  <p class="govuk-body">
    <a class="govuk-link" href="${urls.start}">Report another concern</a>
  </p>
`

const nextView = (sent: Sent): SafeHtml =>
  html`<h2 class="govuk-heading-m">What happens next</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>A person at the council reads what you sent.</li>
      <li>By the end of ${dayInWords(sent.decisionDueOn)} they decide what to do next.</li>
      <li>If you gave a number they may call you to ask more.</li>
    </ul>`

const codeView = (code: string): SafeHtml =>
  html`<h2 class="govuk-heading-m">To read what was decided</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.comeBack}">Come back</a> within ${OUTCOME_DAYS} days with the reference and
      your return code <strong>${code}</strong>. We first make sure who you are, and may call your organisation.
    </p>`

const withoutCodeView = (phone: string, ref: string): SafeHtml =>
  html`<p class="govuk-body">
    You kept no return code, so that what was decided cannot be read here. To hear it, call ${callable(phone)} with the
    reference ${ref}. We first make sure who you are.
  </p>`

const notToldView = html`<p class="govuk-body">
  We cannot tell you here what was decided. What is known of a child is private, and to tell it could put the child in
  danger.
</p>`

function standingView(sent: Sent, standing: Standing, phone: string): SafeHtml | false {
  const told = (inside: SafeHtml) =>
    insetText({
      html: html`<h2 class="govuk-heading-m">What was decided</h2>
        ${inside}`,
    })
  switch (standing.kind) {
    case 'not_told':
      return false
    case 'ask':
      return told(
        html`<p class="govuk-body">
          It cannot be read here yet. Once we have made sure who you are, it is shown here. To hear it sooner, call
          ${callable(phone)} with the reference ${sent.ref}.
        </p>`,
      )
    case 'waiting':
      return told(
        html`<p class="govuk-body">
          Nothing is to be read here yet. A decision is due by the end of ${dayInWords(sent.decisionDueOn)}. If that day
          has passed, call ${callable(phone)}.
        </p>`,
      )
    case 'decided':
      return told(
        html`<p class="govuk-body">
            <strong>Decided on ${dateInWords(standing.decidedOn)}.</strong> ${outcomeWords[standing.outcome]}
          </p>
          <p class="govuk-body">
            If you do not agree, or are still worried, call ${callable(phone)} and ask for a manager, or use your
            safeguarding partnership’s way to resolve professional disagreements.
          </p>`,
      )
  }
}
