/** The form that puts a person's details right, beside what is on record now. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  select,
  summaryList,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { ethnicities, sexes } from '../../reference/index.ts'
import type { Areas } from '../areas.ts'
import type { PersonDetails } from '../details.ts'
import { fullName, personUrl } from '../person-link.ts'
import { ownDetailsInWords } from '../words.ts'

export type CorrectView = {
  person: PersonDetails
  areas: Areas
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

export function correctView(view: CorrectView): SafeHtml {
  const { person, areas, errors, notice } = view
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${fullName(person)}</span>
        Put details right
      </h1>
      ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
      <p class="govuk-body">What stands now is kept as an earlier version. Leave empty what is not known.</p>
      ${form(view)}
    </div>
    <div class="govuk-grid-column-one-third">
      <h2 class="govuk-heading-m" id="on-record" tabindex="-1">On record now</h2>
      ${summaryList({
        classes: 'waymark-stacked',
        rows: ownDetailsInWords(person, areas).map(({ name, words }) => ({
          key: { text: name },
          value: { text: words },
        })),
      })}
    </div>
  </div>`
}

function form({ person, areas, answers, errors, csrf }: CorrectView): SafeHtml {
  const field = fieldsOf(answers, errors)
  const text = (name: string, label: string) =>
    input({ ...field(name), label: { text: label }, autocomplete: 'off', spellcheck: false })
  const choice = (name: string, label: string, items: { value: string; text: string }[]) =>
    select({ ...field(name), label: { text: label }, items: [{ value: '', text: 'Not known' }, ...items] })
  const codes = (list: readonly { code: string; label: string }[]) =>
    list.map(({ code, label }) => ({ value: code, text: label }))
  return html`<form method="post" action="${personUrl(person.personId)}/correct" novalidate data-submit-once>
    ${csrf}
    <input type="hidden" name="version" value="${field('version').value}" />
    ${text('given_name', 'Given name')} ${text('family_name', 'Family name')}
    ${dateField({
      name: 'date_of_birth',
      legend: 'Date of birth',
      hint: { text: 'As much as is known, such as 2004, or 5 2004' },
      answers,
      errors,
    })}
    ${choice('sex', 'Sex', codes(sexes.filter(({ code }) => code !== 'U')))}
    ${choice('ethnicity', 'Ethnicity', codes(ethnicities))}
    ${choice(
      'home_authority',
      'Home authority',
      areas.all.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
    )}
    <div class="govuk-button-group">
      ${button({ text: 'Save details', preventDoubleClick: true })}
      <a class="govuk-link" href="${personUrl(person.personId)}">Cancel</a>
    </div>
  </form>`
}
