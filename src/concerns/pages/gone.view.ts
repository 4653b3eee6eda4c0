/** What is no longer kept, or never was in this browser; what was typed last is still on the page. */
import type { FormVisit } from '../../access/index.ts'
import type { Reply } from '../../platform/http/index.ts'
import { button, html, type SafeHtml } from '../../platform/pages/index.ts'
import { KEPT_HOURS } from '../rules.ts'
import { urls } from '../urls.ts'
import { column, formHelp, formPage } from './shell.ts'

export const gonePage = (visit: FormVisit): Reply =>
  formPage(
    visit,
    undefined,
    {
      title: 'Your form is not here',
      body: column(html`
        <h1 class="govuk-heading-l">Your form is not here</h1>
        <p class="govuk-body">
          A form is kept for ${KEPT_HOURS} hours after the last answer, in the browser that it was begun in. It ends
          when the browser is closed or the page was left by <strong>Exit this page</strong>. Nothing was sent.
        </p>
        ${lastTyped(visit.body)} ${button({ text: 'Begin again', href: urls.start })}
        <p class="govuk-body">
          If you have a return code, <a class="govuk-link" href="${urls.comeBack}">go back to your form</a>.
        </p>
        ${formHelp}
      `),
    },
    410,
  )

function lastTyped(body: FormVisit['body']): SafeHtml | false {
  const typed = Object.entries(body ?? {}).flatMap(([name, value]) =>
    !name.startsWith('_') && typeof value === 'string' && value.length > 20 ? [value] : [],
  )
  return (
    typed.length > 0 &&
    html`<h2 class="govuk-heading-m">What you typed last</h2>
      <p class="govuk-body">Copy it, so that you need not write it again.</p>
      ${typed.map((text) => html`<p class="govuk-body waymark-said">${text}</p>`)}`
  )
}
