/** What the audit can be searched by: a form that the address carries, so that a search can be kept and sent on. */
import {
  answerIn,
  button,
  checkboxes,
  dateField,
  details,
  fieldsOf,
  html,
  input,
  select,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { actions, actionWords } from '../audit-words.ts'
import { LOOK_THROUGH_DAYS_MAX } from './audit.form.ts'

/** `open` where something was asked for already, or has to be put right. */
export function searchForm(answers: Answers, errors: readonly FieldError[], open: boolean): SafeHtml {
  const field = fieldsOf(answers, errors)
  return details({
    summaryText: 'Search by day, person, action or record',
    open,
    html: html`<form method="get" action="/audit" novalidate>
      <div class="waymark-pair">
        ${dateField({ name: 'from', legend: 'First day', answers, errors })}
        ${dateField({ name: 'to', legend: 'Last day', answers, errors })}
      </div>
      <div class="waymark-pair">
        ${input({
          ...field('who'),
          label: { text: 'Who acted' },
          hint: { text: 'Part of a name, or a username' },
          autocomplete: 'off',
          spellcheck: false,
        })}
        ${select({
          ...field('action'),
          label: { text: 'What they did' },
          items: [
            { value: '', text: 'Anything' },
            ...actions.map((action) => ({ value: action, text: actionWords[action] })),
          ],
        })}
      </div>
      ${input({
        ...field('subject'),
        label: { text: 'Record' },
        hint: { text: 'The reference of a person, contact, notice or operation, such as P-7K3QX-9M2AB' },
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${checkboxes({
        name: 'shown',
        idPrefix: 'shown',
        classes: 'govuk-checkboxes--small',
        values: [answerIn(answers, 'shown')],
        items: [
          {
            value: 'yes',
            text: 'Also lists and searches that showed this record among others',
            hint: { text: `Needs a first and a last day, at most ${LOOK_THROUGH_DAYS_MAX} days` },
          },
        ],
      })}
      <div class="govuk-button-group">
        ${button({ text: 'Search' })} <a class="govuk-link" href="/audit">Start again</a>
      </div>
    </form>`,
  })
}
