/** Where the form begins: 999 first, then what the form is for. */
import type { FormVisit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { button, details, html, insetText, warningText, type SafeHtml } from '../../platform/pages/index.ts'
import { begin } from '../actions.ts'
import type { ConcernForm } from '../concern.ts'
import { findOwn, listForms } from '../drafts.sql.ts'
import { KEPT_HOURS, KEPT_WITH_CODE_DAYS } from '../rules.ts'
import { urls } from '../urls.ts'
import { callable, column, formPage } from './shell.ts'

/** One partnership's form is shown at once; of several one chooses. */
export async function getStart(visit: FormVisit): Promise<Reply> {
  const forms = await listForms(visit.database)
  const form = forms.length === 1 ? forms[0] : forms.find((one) => one.slug === visit.query['in'])
  if (form) {
    const own = await findOwn(visit.database, visit.visitor)
    const title = 'Report a concern about a child'
    return formPage(visit, form, {
      title,
      body: startView(visit, form, own?.draft?.partnershipId === form.partnershipId),
    })
  }
  if (forms.length === 0) return pageNotFound
  return formPage(visit, undefined, { title: 'Where is the child?', body: chooseView(forms) })
}

export async function postBegin(visit: FormVisit): Promise<Reply> {
  const form = (await listForms(visit.database)).find((one) => one.slug === visit.body['in'])
  if (!form) return redirectTo(urls.start)
  return { kind: 'redirect', to: urls.question('danger'), visitor: await begin(visit.database, form) }
}

/** Forgets the visitor, then leads to where nobody wonders about. */
export const getLeave = async (): Promise<Reply> => ({
  kind: 'redirect',
  to: 'https://www.bbc.co.uk/weather',
  visitor: null,
})

const emergency = warningText({
  text: 'If a child is in danger right now, call 999. If you cannot speak, call 999 from a mobile and press 55 when you are asked to.',
  iconFallbackText: 'Emergency',
})

const startView = (visit: FormVisit, form: ConcernForm, hasDraft: boolean): SafeHtml =>
  column(html`
    <h1 class="govuk-heading-xl">Report a concern about a child</h1>
    ${emergency}
    <p class="govuk-body-l">
      Use this form if you think that somebody is exploiting a child, or that a child is at risk of it, in the area of
      the ${form.name} partnership.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>You need no proof, and you need not know what it is called.</li>
      <li>You need not give your name.</li>
      <li>It takes about ten minutes. You can leave out what you do not know.</li>
      <li>A person reads what you send, and decides by the end of the next working day what happens next.</li>
    </ul>
    <p class="govuk-body">
      If you would rather talk, call ${callable(form.phone)} in the day, or ${callable(form.outOfHoursPhone)} in the
      evening, at weekends and on bank holidays.
    </p>
    <p class="govuk-body">
      If you are under 19, you can also call Childline on <strong>0800 1111</strong>. It is free and does not show on
      the bill.
    </p>
    ${
      hasDraft &&
      insetText({
        html: html`<p class="govuk-body govuk-!-margin-bottom-0">
          You have begun a form in this browser that is not sent.
          <a class="govuk-link" href="${urls.check}">Go on with it</a>
        </p>`,
      })
    }
    <form method="post" action="${urls.begin}" novalidate>
      ${visit.csrf}
      <input type="hidden" name="in" value="${form.slug}" />
      ${button({ text: 'Start now', isStartButton: true, preventDoubleClick: true })}
    </form>
    <p class="govuk-body">
      If you work with children and have a return code,
      <a class="govuk-link" href="${urls.comeBack}">go back to your form</a>.
    </p>
    ${details({
      summaryText: 'If somebody may look at your phone or computer',
      html: html`<p class="govuk-body">
        <strong>Exit this page</strong> leaves at once for a page about the weather, and the form is then closed in this
        browser. You can press Shift three times instead. Pages you were on stay in the browser’s history: delete it, or
        use a private window.
      </p>`,
    })}
    ${details({
      summaryText: 'What we do with what you write',
      html: html`<p class="govuk-body">
          What you write is kept while you write it, for ${KEPT_HOURS} hours after your last answer, or for
          ${KEPT_WITH_CODE_DAYS} days if you work with children and ask for a return code. Nobody can read it before you
          send it. Then it becomes a record of the council, which those read who protect children. It may be shared with
          the police and others whose task that is.
        </p>
        <p class="govuk-body">
          If you ask that nobody be told who you are, your name is kept where few can see it. One cookie keeps your
          place in the form; it ends when you close the browser.
        </p>`,
    })}
  `)

const chooseView = (forms: readonly ConcernForm[]): SafeHtml =>
  column(html`
    <h1 class="govuk-heading-xl">Where is the child?</h1>
    ${emergency}
    <p class="govuk-body">Choose the area that the concern is about.</p>
    <ul class="govuk-list govuk-list--spaced">
      ${forms.map((form) => html`<li><a class="govuk-link" href="${urls.start}?in=${form.slug}">${form.name}</a></li>`)}
    </ul>
  `)
