/** The form of a placement. Both sides and every day stand on one page, as they do in a notification. */
import {
  answersIn,
  button,
  checkboxes,
  dateField,
  fieldsOf,
  html,
  input,
  radios,
  select,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { NOT_KNOWN, type Areas } from '../../people/index.ts'
import { consultations, directions, interviewers } from '../placement.ts'
import { consultationWords, directionMeans, directionWords, interviewerWords } from '../words.ts'

export type FormView = {
  action: string
  cancel: string
  buttonText: string
  areas: Areas
  /** The authorities of the partnership that the reader works for. */
  own: Areas['own']
  answers: Answers
  errors: readonly FieldError[]
  csrf: SafeHtml
}

const legend = (text: string) => ({ text, classes: 'govuk-fieldset__legend--s' })
const label = (text: string) => ({ text, classes: 'govuk-label--s' })

export function formView(view: FormView): SafeHtml {
  const field = fieldsOf(view.answers, view.errors)
  return html`<form method="post" action="${view.action}" novalidate data-submit-once>
    ${view.csrf}
    <input type="hidden" name="placement_id" value="${field('placement_id').value}" />
    <input type="hidden" name="version" value="${field('version').value}" />
    ${sidesView(view)} ${daysView(view)} ${notifiedView(view)} ${safetyView(view)}
    <div class="govuk-button-group">
      ${button({ text: view.buttonText, preventDoubleClick: true })}
      <a class="govuk-link" href="${view.cancel}">Cancel</a>
    </div>
  </form>`
}

function sidesView({ answers, errors, areas, own }: FormView): SafeHtml {
  const field = fieldsOf(answers, errors)
  const options = (list: Areas['all']) => [
    { value: '', text: '' },
    ...list.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
  ]
  return html`${radios({
    ...field('direction'),
    fieldset: { legend: legend('Whose child is it?') },
    items: directions.map((one) => ({
      value: one,
      text: directionMeans[one],
      hint: {
        text: `${directionWords[one]}: ${one === 'sent' ? 'we notify the other authority' : 'the other authority notifies us'}.`,
      },
    })),
  })}
  ${select({ ...field('authority'), label: label('Your authority'), items: options(own) })}
  ${select({
    ...field('partner'),
    label: label('The other authority'),
    hint: { text: 'Whose child it is, or in whose area the child is placed.' },
    items: options(areas.all),
  })}`
}

const dates =
  ({ answers, errors }: FormView) =>
  (name: string, text: string, hint?: string) =>
    dateField({
      name,
      legend: text,
      legendClasses: 'govuk-fieldset__legend--s',
      hint: hint === undefined ? undefined : { text: hint },
      answers,
      errors,
    })

function tick({ answers, errors }: FormView, name: string, text: string, hint?: string): SafeHtml {
  const field = fieldsOf(answers, errors)(name)
  return checkboxes({
    ...field,
    values: answersIn(answers, name),
    items: [{ value: 'yes', text, hint: hint === undefined ? undefined : { text: hint } }],
  })
}

/** A radio cannot be taken back: so that what was chosen by mistake can be put right, nothing is one of the answers. */
const orNotKnown = (items: readonly { value: string; text: string }[]) => [...items, { value: '', text: NOT_KNOWN }]

function daysView(view: FormView): SafeHtml {
  const date = dates(view)
  const field = fieldsOf(view.answers, view.errors)
  return html`<h2 class="govuk-heading-m">The placement</h2>
    ${date('starts_on', 'Starts on', 'A day to come, where it is planned.')}
    ${tick(view, 'is_emergency', 'It was made in an emergency', 'The host authority is then notified within five working days of the start, and otherwise before it.')}
    ${date('ends_on', 'Ends on (optional)', 'Leave it empty while the placement lasts.')}
    ${textarea({
      ...field('address'),
      label: label('Address (optional)'),
      hint: { text: 'Shown to those who open this placement, in no list.' },
      rows: 3,
    })}
    ${input({
      ...field('social_worker'),
      label: label('Social worker of the home authority (optional)'),
      autocomplete: 'off',
    })}`
}

function notifiedView(view: FormView): SafeHtml {
  const date = dates(view)
  const field = fieldsOf(view.answers, view.errors)
  return html`<h2 class="govuk-heading-m">What the host authority was told</h2>
    <p class="govuk-body">Leave a day empty where nobody was notified yet: the register goes on asking for it.</p>
    ${date('start_notified_on', 'Notified of the start on (optional)', 'The day of the written notification.')}
    ${tick(view, 'plan_attached', 'A plan for the risk was attached')}
    ${radios({
      ...field('consultation'),
      fieldset: { legend: legend('What did the host authority say before? (optional)') },
      items: orNotKnown(consultations.map((one) => ({ value: one, text: consultationWords[one] }))),
    })}
    ${textarea({
      ...field('notes'),
      label: label('What was said, and any objection (optional)'),
      rows: 5,
    })}
    ${date('end_notified_on', 'Notified of the end on (optional)')}`
}

function safetyView(view: FormView): SafeHtml {
  const date = dates(view)
  const field = fieldsOf(view.answers, view.errors)
  return html`<h2 class="govuk-heading-m">Who else knows</h2>
    ${date('police_told_on', 'Police of the host area told on (optional)', 'Where the risk, or going missing, asks for it.')}
    ${date('exploitation_lead_told_on', 'Exploitation lead of the host authority told on (optional)')}
    ${radios({
      ...field('return_interviews_by'),
      fieldset: { legend: legend('Who speaks with the child after an absence? (optional)') },
      items: orNotKnown(interviewers.map((one) => ({ value: one, text: interviewerWords[one] }))),
    })}`
}
