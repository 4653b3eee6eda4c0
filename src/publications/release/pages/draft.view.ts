/** The form of a new draft, and that of a correction. */
import {
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  radios,
  select,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../../platform/pages/index.ts'
import type { Areas } from '../../../people/index.ts'
import { policies } from '../parts.ts'
import { templates } from '../templates.ts'
import { WHOLE_AREA } from './draft.form.ts'

export type DraftView = {
  action: string
  cancel: string
  areas: Areas
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

const M = { classes: 'govuk-label--m' }
const LEGEND = 'govuk-fieldset__legend--m'

export function draftView(view: DraftView): SafeHtml {
  const { answers, errors, areas } = view
  const field = fieldsOf(answers, errors)
  const hidden = (name: string) => html`<input type="hidden" name="${name}" value="${field(name).value}" />`
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">New release</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
        <form method="post" action="${view.action}" novalidate data-submit-once>
          ${view.csrf} ${hidden('release_id')}
          ${radios({
            ...field('template'),
            fieldset: { legend: { text: 'What it begins with', classes: LEGEND } },
            items: templates.map(({ id, title, hint }) => ({ value: id, text: title, hint: { text: hint } })),
          })}
          ${input({ ...field('title'), label: { text: 'Title', ...M }, hint: { text: 'What it is about, without the area and the period: those stand under it.' } })}
          ${radios({
            ...field('audience'),
            fieldset: { legend: { text: 'Who it is for', classes: LEGEND } },
            items: [
              {
                value: 'public',
                text: 'The public and the press',
                hint: { text: 'Small numbers are hidden by the rule below.' },
              },
              {
                value: 'panel',
                text: 'A panel that meets in private',
                hint: { text: 'Read by those who sign in and may see figures.' },
              },
            ],
          })}
          <div class="waymark-pair">
            ${dateField({ name: 'from', legend: 'First day', legendClasses: LEGEND, answers, errors })}
            ${dateField({ name: 'to', legend: 'Last day', legendClasses: LEGEND, answers, errors })}
          </div>
          ${radios({
            ...field('compare'),
            classes: 'govuk-radios--inline',
            fieldset: { legend: { text: 'Compared with', classes: LEGEND } },
            items: [
              { value: 'year_before', text: 'The same period a year before' },
              { value: 'nothing', text: 'Nothing' },
            ],
          })}
          ${select({
            ...field('area'),
            label: { text: 'Area', ...M },
            items: [
              { value: WHOLE_AREA, text: 'The whole force area' },
              ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
            ],
          })}
          ${select({
            ...field('policy'),
            label: { text: 'How small numbers are protected', ...M },
            items: policies.map(({ name, title }) => ({ value: name, text: title })),
          })}
          ${textarea({
            ...field('quality'),
            label: { text: 'Notes on quality (optional)', ...M },
            hint: {
              text: 'What readers should know of how well this was recorded. Leave an empty line between paragraphs.',
            },
            rows: 4,
          })}
          <h2 class="govuk-heading-m">Who answers questions</h2>
          ${input({ ...field('contact_name'), label: { text: 'Name or team' }, hint: { text: 'Printed for everybody to read.' } })}
          ${input({ ...field('contact_email'), type: 'email', label: { text: 'Email address' }, autocomplete: 'off', spellcheck: false })}
          ${input({ ...field('contact_telephone'), label: { text: 'Telephone (optional)' }, classes: 'govuk-input--width-20' })}
          <div class="govuk-button-group">
            ${button({ text: 'Save the draft', preventDoubleClick: true })}
            <a class="govuk-link" href="${view.cancel}">Cancel</a>
          </div>
        </form>
      </div>
    </div>`
}

export type CorrectionView = Omit<DraftView, 'areas'> & { title: string }

export function correctionView(view: CorrectionView): SafeHtml {
  const field = fieldsOf(view.answers, view.errors)
  return html`${errorSummaryFor(view.errors)}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${view.title}</span>
      Correct a release
    </h1>
    ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
    <p class="govuk-body">
      The correction begins with all that stands in this release, counted anew. You change it where releases are built,
      and it is checked and approved like any other. Once it is published, this release leads to it.
    </p>
    <form method="post" action="${view.action}" novalidate data-submit-once>
      ${view.csrf} <input type="hidden" name="release_id" value="${field('release_id').value}" />
      ${textarea({
        ...field('reason'),
        label: { text: 'What is put right', ...M },
        hint: { text: 'Readers see this above the corrected release.' },
        rows: 3,
      })}
      <div class="govuk-button-group">
        ${button({ text: 'Begin the correction', preventDoubleClick: true })}
        <a class="govuk-link" href="${view.cancel}">Cancel</a>
      </div>
    </form>`
}
