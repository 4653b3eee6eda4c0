/** What every page of the form has: the way out, whom to call instead, and a trap for programs. */
import type { FormVisit } from '../../access/index.ts'
import type { Reply, RoomPage } from '../../platform/http/index.ts'
import { details, html, type FieldError, type SafeHtml } from '../../platform/pages/index.ts'
import type { ConcernForm } from '../concern.ts'
import { urls } from '../urls.ts'

export function formPage(visit: FormVisit, form: ConcernForm | undefined, room: RoomPage, status = 200): Reply {
  const banner = form?.demonstration
    ? 'Demonstration: nobody reads what is sent here. Do not write about a real child.'
    : undefined
  return visit.page({ ...room, exit: true, home: urls.start, banner }, status)
}

/** A column that reads well. */
export const column = (inside: SafeHtml): SafeHtml =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`

/** A number that a telephone calls at a touch, and that is not torn apart at the end of a line. */
export const callable = (phone: string): SafeHtml =>
  html`<a class="govuk-link waymark-whole" href="tel:${phone.replaceAll(/[^\d+]/g, '')}"><strong>${phone}</strong></a>`

export const callInstead = (form: ConcernForm): SafeHtml =>
  details({
    summaryText: 'Call instead',
    html: html`<p class="govuk-body">If a child is in danger right now, call <strong>999</strong>.</p>
      <p class="govuk-body">
        In the day: ${callable(form.phone)}<br />
        Evenings, weekends and bank holidays: ${callable(form.outOfHoursPhone)}
      </p>`,
  })

/** On a page that has to say no, of whichever partnership. */
export const formHelp: SafeHtml = html`<p class="govuk-body">
    If a child is in danger right now, call <strong>999</strong>. If it is not an emergency but cannot wait, call
    <strong>101</strong>.
  </p>
  <p class="govuk-body"><a class="govuk-link" href="${urls.start}">Go to the start of the form</a></p>`

const TRAP = 'website'

/** A field that nobody sees: what fills it in is a program, or a browser that helps too much. */
export const trap: SafeHtml = html`<div class="govuk-visually-hidden" aria-hidden="true">
  <label for="${TRAP}">Leave this empty</label>
  <input id="${TRAP}" name="${TRAP}" type="text" tabindex="-1" autocomplete="off" value="" />
</div>`

/** Never lost without a word, since a person's browser may have filled it in: they press the button once more. */
export const trapError = (body: FormVisit['body']): FieldError | undefined =>
  body[TRAP] !== undefined && body[TRAP] !== ''
    ? { field: '', text: 'A field that is not shown was filled in. It is empty again: press the button once more' }
    : undefined
