/** The fields of a release's title, period, area, rule and contact. Pure. */
import {
  answersIn,
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
} from '../../../platform/pages/index.ts'
import type { Areas } from '../../../people/index.ts'
import { policies } from '../../release/parts.ts'

const M = { classes: 'govuk-label--m' }
const LEGEND = 'govuk-fieldset__legend--m'
const SMALL = 'govuk-fieldset__legend--s'

export function basicsFields(areas: Areas, answers: Answers, errors: readonly FieldError[]): SafeHtml {
  const field = fieldsOf(answers, errors)
  const day = (name: string, legend: string, legendClasses = LEGEND) =>
    dateField({ name, legend, legendClasses, answers, errors })
  return html`${input({
      ...field('title'),
      label: { text: 'Title', ...M },
      hint: { text: 'What it is about, without the area and the period: those stand under it.' },
    })}
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
    <div class="waymark-pair">${day('from', 'First day')} ${day('to', 'Last day')}</div>
    ${radios({
      ...field('compare'),
      fieldset: { legend: { text: 'Compared with', classes: LEGEND } },
      items: [
        { value: 'year_before', text: 'The same period a year before' },
        {
          value: 'dates',
          text: 'Another period',
          hint: { text: 'The one whose days you enter below.' },
        },
        { value: 'nothing', text: 'Nothing' },
      ],
    })}
    <div class="waymark-pair">
      ${day('compare_from', 'First day of another period', SMALL)}
      ${day('compare_to', 'Last day of another period', SMALL)}
    </div>
    ${checkboxes({
      ...field('areas'),
      values: answersIn(answers, 'areas'),
      fieldset: { legend: { text: 'Area', classes: LEGEND } },
      hint: { text: 'Select none for the whole force area. The areas selected are counted together.' },
      items: areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
    })}
    ${select({
      ...field('policy'),
      label: { text: 'How small numbers are protected', ...M },
      items: policies.map(({ name, title }) => ({ value: name, text: title })),
    })}
    ${textarea({
      ...field('quality'),
      label: { text: 'Notes on quality (optional)', ...M },
      hint: { text: 'What readers should know of how well this was recorded. Leave an empty line between paragraphs.' },
      rows: 4,
    })}
    <h2 class="govuk-heading-m">Who answers questions</h2>
    ${input({ ...field('contact_name'), label: { text: 'Name or team' }, hint: { text: 'Printed for everybody to read.' } })}
    ${input({ ...field('contact_email'), type: 'email', label: { text: 'Email address' }, autocomplete: 'off', spellcheck: false })}
    ${input({ ...field('contact_telephone'), label: { text: 'Telephone (optional)' }, classes: 'govuk-input--width-20' })}`
}
