/** The form of a new contact. Every button gives back what was typed; only the last one saves. */
import type { PlainDate } from '../../platform/dates.ts'
import {
  button,
  checkboxes,
  dateField,
  dateInWords,
  errorSummaryFor,
  fieldId,
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
} from '../../platform/pages/index.ts'
import { activityInBrief, type Activity } from '../awareness/activity.ts'
import type { Areas } from '../../people/index.ts'
import { audiences, channels, concerns, contactSources, labelOf, type Code } from '../../reference/index.ts'
import type { Suggestions } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { childView } from './child.view.ts'
import { CHILDREN_MAX, childrenIn } from './new-contact.form.ts'

export type NewContactView = {
  answers: Answers
  errors: readonly FieldError[]
  /** Of each child, in order. */
  suggestions: readonly Suggestions[]
  areas: Areas
  /** The latest awareness activities, one of which may have prompted the contact. */
  activities: readonly Activity[]
  /** The one area that the actor works for; undefined where they may choose. */
  area: string | undefined
  today: PlainDate
  /** A sentence at the head of the page: that nothing is saved yet, or that nobody is known. */
  notice: string | undefined
  csrf: SafeHtml
}

const nobody: Suggestions = { people: [], more: 0, family: [] }

export function newContactView(view: NewContactView): SafeHtml {
  const { answers, errors, csrf } = view
  const children = childrenIn(answers)
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">Record a contact</h1>
      ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
      <p class="govuk-body">If a child is in danger now, call 999 first.</p>
      <form method="post" action="${urls.newContact}" novalidate data-submit-once>
        ${csrf}
        <input type="hidden" name="contact_id" value="${fieldsOf(answers)('contact_id').value}" />
        ${enterChecks} ${receiptView(view)} ${callerView(view)} ${concernView(view)}
        <h2 class="govuk-heading-m" id="children">Who it is about</h2>
        ${children.map((_, index) =>
          childView({
            ...view,
            index,
            of: children.length,
            suggestions: view.suggestions[index] ?? nobody,
          }),
        )}
        ${children.length < CHILDREN_MAX && addButtons(children.length)}
        <div class="govuk-button-group waymark-last">
          ${button({ text: 'Record contact', name: 'intent', value: 'save', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.frontDoor}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}

/** The Enter key presses a form's first button: it must be one that saves nothing. */
const enterChecks = html`<button
  class="govuk-visually-hidden"
  type="submit"
  name="intent"
  value="check"
  tabindex="-1"
  aria-hidden="true"
></button>`

/** Adding leads to the name of the child to come: a browser puts the cursor into the field that an address ends with. */
const addButtons = (next: number) => {
  const secondary = (text: string, value: string, to: string) =>
    button({
      text,
      name: 'intent',
      value,
      classes: 'govuk-button--secondary',
      attributes: { formaction: `${urls.newContact}#${to}` },
    })
  const name = fieldId(`children[${next}][given_name]`)
  return html`<div class="govuk-button-group">
    ${secondary('Add a brother or sister', 'add_sibling', name)} ${secondary('Add another child', 'add_child', name)}
    ${secondary('Check who is known', 'check', 'children')}
  </div>`
}

const optionsOf = (codes: readonly Code[]) => codes.map(({ code, label }) => ({ value: code, text: label }))

function receiptView({ answers, errors, areas, area }: NewContactView): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">When and where</h2>
    <div class="waymark-pair">
      ${dateField({ name: 'received_on', legend: 'Date received', answers, errors })}
      ${input({
        ...field('received_time'),
        label: { text: 'Time received' },
        classes: 'govuk-input--width-5',
        autocomplete: 'off',
      })}
    </div>
    ${
      area === undefined
        ? select({
            ...field('authority'),
            label: { text: 'Area that received the contact' },
            items: [
              { value: '', text: 'Select an area' },
              ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name })),
            ],
          })
        : html`<p class="govuk-body">Received by <strong>${areas.nameOf(area)}</strong></p>
            <input type="hidden" name="authority" value="${area}" />`
    }
    ${radios({
      ...field('channel'),
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: { legend: { text: 'How it came in' } },
      items: optionsOf(channels),
    })}`
}

function callerView({ answers, errors }: NewContactView): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">Who the contact is from</h2>
    ${select({
      ...field('source'),
      label: { text: 'Source' },
      hint: { text: 'As the children in need census lists them' },
      items: [
        { value: '', text: 'Select a source' },
        ...contactSources.map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
      ],
    })}
    <div class="waymark-pair">
      ${input({ ...field('caller_name'), label: { text: 'Name of the caller' }, autocomplete: 'off', spellcheck: false })}
      ${input({ ...field('caller_organisation'), label: { text: 'Organisation' }, autocomplete: 'off', spellcheck: false })}
    </div>
    ${input({
      ...field('caller_phone'),
      label: { text: 'Phone number' },
      type: 'tel',
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
    })}
    ${checkboxes({
      ...field('caller_anonymous'),
      values: [field('caller_anonymous').value],
      items: [
        {
          value: 'yes',
          text: 'The caller asks to stay anonymous',
          hint: { text: 'Once recorded, only team managers and information governance can see who it was' },
        },
      ],
    })}`
}

function concernView({ answers, errors, activities }: NewContactView): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m">What they are worried about</h2>
    ${radios({ ...field('concern'), fieldset: { legend: { text: 'Concern' } }, items: optionsOf(concerns) })}
    ${textarea({
      ...field('summary'),
      label: { text: 'What the caller said' },
      hint: { text: 'In their words where you can. Say what was seen first hand and what was heard from others.' },
      rows: 6,
    })}
    ${input({
      ...field('prompted_by'),
      label: { text: 'What prompted them to get in touch' },
      hint: { text: 'If they say so, such as a school talk or a campaign. Recent activities are offered as you type.' },
      autocomplete: 'off',
      attributes: { list: 'activities' },
    })}
    <datalist id="activities">
      ${activities.map((one) => html`<option value="${activityInBrief(one, dateInWords(one.heldOn), labelOf(audiences, one.audience))}"></option>`)}
    </datalist>`
}
