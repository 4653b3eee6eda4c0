/** One child of a new contact: what is asked, and who is known that may be the same. */
import type { PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  button,
  checkboxes,
  dateField,
  fieldsOf,
  html,
  input,
  select,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { fullName, type Areas } from '../../people/index.ts'
import { sexes } from '../../reference/index.ts'
import type { Suggestions } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { suggestionsView } from './suggestions.view.ts'

export type ChildView = {
  index: number
  /** How many children the form holds. */
  of: number
  answers: Answers
  errors: readonly FieldError[]
  suggestions: Suggestions
  areas: Areas
  today: PlainDate
}

export function childView(view: ChildView): SafeHtml {
  const { index, answers, errors, areas } = view
  const name = (field: string) => `children[${index}][${field}]`
  const field = fieldsOf(answers, errors)
  const target = `child-${index + 1}-known`
  const told = fullName({
    givenName: answerIn(answers, name('given_name')) || null,
    familyName: answerIn(answers, name('family_name')) || null,
  })
  return html`<div class="waymark-card" id="child-${index + 1}">
    <fieldset class="govuk-fieldset" data-suggest-url="${urls.suggest(index)}" data-suggest-target="#${target}">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        ${view.of === 1 ? 'The child' : `Child ${index + 1} of ${view.of}`}
        ${told !== 'Name not known' && html`<span class="govuk-visually-hidden">: ${told}</span>`}
      </legend>
      <p class="govuk-hint">Enter what is known. Leave the rest empty.</p>
      ${
        index > 0 &&
        checkboxes({
          ...field(name('sibling')),
          classes: 'govuk-checkboxes--small',
          values: [answerIn(answers, name('sibling'))],
          items: [{ value: 'yes', text: 'Brother or sister of the first child' }],
        })
      }
      <div class="waymark-pair">
        ${input({
          ...field(name('given_name')),
          label: { text: 'Given name' },
          autocomplete: 'off',
          spellcheck: false,
        })}
        ${input({ ...field(name('family_name')), label: { text: 'Family name' }, autocomplete: 'off', spellcheck: false })}
      </div>
      ${dateField({
        name: name('date_of_birth'),
        legend: 'Date of birth',
        hint: { text: 'As much as is known, such as 2004, or 5 2004' },
        answers,
        errors,
      })}
      <div class="waymark-pair">
        ${select({
          ...field(name('sex')),
          label: { text: 'Sex' },
          items: [{ value: '', text: '' }, ...sexes.map(({ code, label }) => ({ value: code, text: label }))],
        })}
        ${input({
          ...field(name('postcode')),
          label: { text: 'Home postcode' },
          classes: 'govuk-input--width-10',
          autocomplete: 'off',
          spellcheck: false,
        })}
      </div>
      <div class="waymark-pair">
        ${select({
          ...field(name('home_authority')),
          label: { text: 'Where the child lives' },
          hint: { text: 'The council area, which may be anywhere in England' },
          items: [
            { value: '', text: 'Not known' },
            ...areas.all.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
          ],
        })}
        ${input({
          ...field(name('identifier')),
          label: { text: 'NHS number or UPN' },
          hint: { text: 'If the caller gives one' },
          classes: 'govuk-input--width-20',
          autocomplete: 'off',
          spellcheck: false,
        })}
      </div>
    </fieldset>
    <div id="${target}" class="waymark-known" aria-live="polite">${suggestionsView(view)}</div>
    ${
      view.of > 1 &&
      button({
        html: html`Remove<span class="govuk-visually-hidden"> child ${index + 1}</span>`,
        name: 'intent',
        value: `remove_${index}`,
        classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
        attributes: { formaction: `${urls.newContact}#children` },
      })
    }
  </div>`
}
