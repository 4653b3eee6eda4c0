/** The form that asks for a notice, beside the child whom it would protect and the notices that protect it already. */
import {
  button,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  radios,
  select,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { personUrl, type Areas } from '../../people/index.ts'
import { noticeBases } from '../../reference/index.ts'
import type { Basis } from '../notice.ts'
import type { Offer } from '../offering.ts'
import { urls } from '../urls.ts'
import { standingInWords } from '../words.ts'
import { basisLabel, personView, warningView } from './parts.view.ts'
import { recipientView } from './recipient.view.ts'

export type AskView = {
  offer: Offer
  areas: Areas
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

export function askView(view: AskView): SafeHtml {
  return html`${errorSummaryFor(view.errors)}
    <h1 class="govuk-heading-l">Ask for a notice</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })} ${warningView()}
        ${form(view)}
      </div>
      <div class="govuk-grid-column-one-third">${childView(view.offer)}</div>
    </div>`
}

function form(view: AskView): SafeHtml {
  const { offer, areas, answers, errors, csrf } = view
  const field = fieldsOf(answers, errors)
  const { personId } = offer.child
  return html`<form method="post" action="${urls.ask(personId)}" novalidate data-submit-once>
    ${csrf}
    <input type="hidden" name="notice_id" value="${field('notice_id').value}" />
    <input type="hidden" name="event_id" value="${field('event_id').value}" />
    ${recipientView({ answers, errors, offer, areas })}
    ${radios({
      ...field('basis'),
      fieldset: { legend: { text: 'Legal basis', classes: 'govuk-fieldset__legend--m' } },
      items: noticeBases.map(({ code }) => ({
        value: code,
        text: basisLabel(code),
        hint: { text: basisHint(code, offer) },
      })),
    })}
    ${dateField({
      name: 'order_ends_on',
      legend: 'Day the order ends (optional)',
      legendClasses: 'govuk-fieldset__legend--m',
      hint: {
        text: 'For a notice under the Children Act 1989 alone: the day on which the care order, emergency protection order or police protection ends, if it is known. The notice ends with it.',
      },
      answers,
      errors,
    })}
    ${select({
      ...field('authority'),
      label: { text: 'Authority', classes: 'govuk-label--m' },
      hint: { text: 'The council in whose area the notice is counted.' },
      items: [{ value: '', text: '' }, ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name }))],
    })}
    ${dateField({
      name: 'requested_on',
      legend: 'Day it is asked for',
      legendClasses: 'govuk-fieldset__legend--m',
      answers,
      errors,
    })}
    ${textarea({
      ...field('grounds'),
      label: { text: 'Why this adult should be warned', classes: 'govuk-label--m' },
      hint: {
        text: 'What was seen and by whom, and what whoever cares for the child says. Whoever authorises reads this; it is kept under your name.',
      },
      rows: 7,
    })}
    <div class="govuk-button-group">
      ${button({ text: 'Ask for the notice', preventDoubleClick: true, name: 'intent', value: 'ask' })}
      <a class="govuk-link" href="${personUrl(personId)}">Cancel</a>
    </div>
  </form>`
}

const whom: Readonly<Record<Basis, string>> = {
  child_abduction_act_s2: 'A child under',
  children_act_s49: 'A child in care, under an emergency protection order or in police protection, under',
}

/** Whom the law protects, and until when that would be this child. */
function basisHint(basis: Basis, { ends, today }: Offer): string {
  const { age, ends: birthday } = ends.get(basis)!
  const covers = `${whom[basis]} ${age}.`
  if (birthday === undefined) return `${covers} This child’s date of birth is not on record.`
  if (birthday.endsOn <= today) return `${covers} It no longer covers this child.`
  return `${covers} It would end ${birthday.isLatest ? 'by' : 'on'} ${dateInWords(birthday.endsOn)} by law.`
}

const childView = ({ child, already, today }: Offer): SafeHtml =>
  html`<h2 class="govuk-heading-m">The child</h2>
    <p class="govuk-body">${personView(child, today)}</p>
    <h3 class="govuk-heading-s">Notices that protect them already</h3>
    ${
      already.length === 0
        ? html`<p class="govuk-body">None.</p>`
        : html`<ul class="govuk-list">
            ${already.map(
              (one) =>
                html`<li>
                  <a class="govuk-link" href="${urls.notice(one.notice.noticeId)}">${one.notice.ref}</a><br /><span
                    class="waymark-quiet"
                    >${standingInWords(one.standing)}</span
                  >
                </li>`,
            )}
          </ul>`
    }`
