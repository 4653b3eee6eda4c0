/** One child of a new contact: what is asked, and who is known that may be the same. */
import type { PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  button,
  checkboxes,
  counted,
  dateField,
  fieldId,
  fieldsOf,
  html,
  input,
  insetText,
  join,
  radios,
  select,
  shortDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { fullName, type Areas } from '../../people/index.ts'
import { sexes } from '../../reference/index.ts'
import type { EarlierContacts, Suggestion, Suggestions } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { alsoKnownAs, concernLabel, factsOf, homeTag, outcomeLabel } from './words.ts'

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

type SuggestionsView = Pick<ChildView, 'index' | 'answers' | 'errors' | 'suggestions' | 'areas' | 'today'>

/** Those who may be the same, each with the reasons and what came in before; nothing where nobody may be. */
export function suggestionsView(view: SuggestionsView): SafeHtml {
  const { index, answers, errors, suggestions, areas } = view
  const { people, more } = suggestions
  if (people.length === 0) return html``
  const name = `children[${index}][same_as]`
  const error = errors.find((one) => one.field === name)
  return html`<input
      type="hidden"
      name="children[${index}][seen]"
      value="${people.map((one) => one.person.personId).join(',')}"
    />
    ${radios({
      name,
      idPrefix: fieldId(name),
      classes: 'govuk-radios--small waymark-candidates',
      value: answerIn(answers, name),
      errorMessage: error && { text: error.text },
      fieldset: {
        legend: {
          text: people.length === 1 ? 'Is this the same child?' : 'Is this one of these children?',
          classes: 'govuk-fieldset__legend--s',
        },
      },
      hint: {
        text:
          people.length === 1
            ? 'Somebody already known may be the same'
            : `${people.length} people already known may be the same`,
      },
      items: [
        ...people.map((one) => ({
          value: one.person.personId,
          html: html`This is the same child: <strong>${fullName(one.person)}</strong>`,
          hint: { html: candidate(one, view.today, areas) },
        })),
        { divider: 'or' },
        { value: 'different', text: 'A different child' },
        {
          value: 'unsure',
          text: 'Not sure',
          hint: { text: 'Recorded as a separate child for now. Somebody will compare them later.' },
        },
      ],
    })}
    ${more > 0 && insetText({ text: `${counted(more, 'more person', 'more people')} may be the same. Enter more of what is known to see the likeliest.` })}`
}

function candidate({ person, reasons, earlier, notSame }: Suggestion, today: PlainDate, areas: Areas): SafeHtml {
  const words = reasons.join(', ')
  return html`<span class="waymark-candidate">
    <span><b>Why:</b> ${words}</span>
    ${notSame && html`<span>Decided not to be the same as ${fullName(notSame.as)} by ${notSame.signedBy}</span>`}
    <span>${factsOf(person, today, areas)} ${homeTag(person.homeAuthority, areas)}</span>
    ${alsoKnownAs(person) && html`<span>${alsoKnownAs(person)}</span>`} ${earlierView(earlier)}
  </span>`
}

/** "3 earlier contacts", and of the latest of them day, concern and outcome. A span: it stands within a hint. */
export function earlierView(earlier: EarlierContacts): SafeHtml {
  if (earlier.count === 0) return html`<span>No earlier contacts that you can see</span>`
  const lines = earlier.latest.map(
    (line) =>
      html`<span class="waymark-candidate__contact"
        >${shortDate(line.receivedOn)}: ${concernLabel(line.concern)},
        ${line.outcome ? outcomeLabel(line.outcome) : 'awaiting a decision'} (<a
          class="govuk-link"
          href="${urls.contact(line.contactId)}"
          target="_blank"
          rel="noopener"
          >${line.ref}<span class="govuk-visually-hidden"> (opens in a new tab)</span></a
        >)</span
      >`,
  )
  return html`<span><b>${counted(earlier.count, 'earlier contact')}</b></span> ${join(lines, ' ')}`
}
