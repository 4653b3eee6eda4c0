/** The form that keeps a search by a name. Pure. */
import {
  button,
  fieldsOf,
  html,
  input,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { urls } from '../urls.ts'

export function saveForm(csrf: SafeHtml, answers: Answers, errors: readonly FieldError[]): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<form method="post" action="${urls.saved}" novalidate data-submit-once>
    ${csrf}
    <input type="hidden" name="search_id" value="${field('search_id').value}" />
    <input type="hidden" name="query" value="${field('query').value}" />
    ${input({
      ...field('name'),
      label: { text: 'Name of the search' },
      hint: { text: 'You alone find it, above the results of any search.' },
      autocomplete: 'off',
    })}
    ${button({ text: 'Save the search', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
