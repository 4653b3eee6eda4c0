/** What is asked of each child: who they are, how old, and where they can be found. */
import {
  checkboxes,
  dateField,
  html,
  input,
  radios,
  summaryList,
  textarea,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { isNamed, PLACE_MAX } from '../forms.ts'
import { childQuestion, childrenOf } from '../rules.ts'
import { urls } from '../urls.ts'
import { childName, isYou, sexWords } from '../words.ts'
import type { Asked } from './asked.ts'

export function nameView({ title, field, answers }: Asked, child: number): SafeHtml {
  const you = isYou(answers, child)
  const [first] = childrenOf(answers)
  const isFurther = first !== undefined && child !== first
  return html`
    <h1 class="govuk-heading-l">${title}</h1>
    ${
      !you &&
      html`<p class="govuk-body">
        Leave the names empty if you do not know them. You can say on a later page how the child can be found.
      </p>`
    }
    ${input({
      ...field('given_name'),
      label: { text: 'First name', classes: 'govuk-label--s' },
      autocomplete: you ? 'given-name' : 'off',
      spellcheck: false,
    })}
    ${input({
      ...field('family_name'),
      label: { text: 'Last name', classes: 'govuk-label--s' },
      autocomplete: you ? 'family-name' : 'off',
      spellcheck: false,
    })}
    ${radios({
      ...field('sex'),
      classes: 'govuk-radios--small',
      fieldset: {
        legend: {
          text: you ? 'Are you a girl or a boy? (optional)' : 'Girl or boy? (optional)',
          classes: 'govuk-fieldset__legend--s',
        },
      },
      items: Object.entries(you ? { ...sexWords, U: 'I do not want to say' } : sexWords).map(([value, text]) => ({
        value,
        text,
      })),
    })}
    ${
      isFurther &&
      checkboxes({
        ...field('sibling'),
        classes: 'govuk-checkboxes--small',
        values: field('sibling').value ? ['yes'] : [],
        items: [{ value: 'yes', text: `Brother or sister of ${childName(answers, first) ?? 'the first child'}` }],
      })
    }
  `
}

/** Not by answers that open further fields: those are not accessible yet, and do nothing without scripts. */
export function birthView({ title, field, typed, errors, answers }: Asked, child: number): SafeHtml {
  const you = isYou(answers, child)
  return html`
    <h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">
      ${you ? 'Give what you want to.' : 'Give what you know.'} One of the two is enough, and you can leave both empty.
    </p>
    ${dateField({
      name: 'born',
      legend: 'Date of birth, or a part of it',
      legendClasses: 'govuk-fieldset__legend--s',
      hint: { text: 'For example 27 3 2012. The year alone, or month and year, will do' },
      answers: typed,
      errors,
    })}
    ${input({
      ...field('age'),
      label: { text: 'Or age in years, even if you are not sure', classes: 'govuk-label--s' },
      inputmode: 'numeric',
      classes: 'govuk-input--width-2',
      autocomplete: 'off',
    })}
  `
}

export function placeView({ title, field, answers }: Asked, child: number): SafeHtml {
  const named = isNamed(answers, child)
  return html`
    <h1 class="govuk-heading-l">${title}</h1>
    ${input({
      ...field('postcode'),
      label: { text: 'Postcode (optional)', classes: 'govuk-label--s' },
      classes: 'govuk-input--width-10',
      autocomplete: isYou(answers, child) ? 'postal-code' : 'off',
    })}
    ${textarea({
      ...field('place'),
      label: {
        text: named
          ? 'Address, school, or where they can be found (optional)'
          : 'Where they can be found, and how you would know them',
        classes: 'govuk-label--s',
      },
      hint: {
        text: `Such as the street, the school, places they go to, what they look like. Up to ${PLACE_MAX} characters`,
      },
      rows: 4,
    })}
  `
}

/** The children told of so far, below the question whether there is another. */
export function moreChildrenView({ answers, csrf }: Asked): SafeHtml {
  const children = childrenOf(answers)
  return html`<h2 class="govuk-heading-m">Children you have told us about</h2>
    ${summaryList({
      rows: children.map((child, at) => {
        const name = childName(answers, child) ?? 'Name not known'
        return {
          key: { text: `Child ${at + 1}` },
          value: { text: name },
          actions: {
            items: [{ href: urls.question(childQuestion(child, 'name')), text: 'Change', visuallyHiddenText: name }],
          },
        }
      }),
    })}
    ${
      children.length > 1 &&
      html`<form method="post" action="${urls.remove}" novalidate>
        ${csrf}
        ${children.map(
          (child, at) =>
            html`<p class="govuk-body">
              <button
                class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1"
                name="child"
                value="${child}"
              >
                Take out child ${at + 1}<span class="govuk-visually-hidden"
                  >: ${childName(answers, child) ?? 'name not known'}</span
                >
              </button>
            </p>`,
        )}
      </form>`
    }`
}
