/** Who a told child may be, or may belong to, as it is offered below the child's questions. */
import type { PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  answersIn,
  checkboxes,
  counted,
  dateOfBirthInWords,
  fieldId,
  fieldsOf,
  html,
  insetText,
  join,
  radios,
  shortDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { fullName, type Areas, type PersonSummary } from '../../people/index.ts'
import type { EarlierContacts, Suggestion, Suggestions } from '../suggestions.ts'
import { urls } from '../urls.ts'
import { childrenIn, siblingAnswer } from './new-contact.form.ts'
import { alsoKnownAs, concernLabel, factsOf, homeTag, outcomeLabel } from './words.ts'

export type SuggestionsView = {
  index: number
  answers: Answers
  errors: readonly FieldError[]
  suggestions: Suggestions
  areas: Areas
  today: PlainDate
}

/** Those who may be the same, and others of the family; nothing where nobody may be. */
export const suggestionsView = (view: SuggestionsView): SafeHtml => html`${sameView(view)} ${familyView(view)}`

/** Those who may be the same, each with the reasons and what came in before. */
function sameView(view: SuggestionsView): SafeHtml {
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
        ...people
          .filter((one) => one.mayBeSibling)
          .map(({ person }) => ({
            value: siblingAnswer(person.personId),
            html: html`A new child, brother or sister of <strong>${fullName(person)}</strong>`,
            hint: { text: `${bornShort(person)}. ${CARRIED}` },
          })),
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

const CARRIED = 'Where you leave family name, postcode or area empty, theirs is taken over.'
const bornShort = ({ dateOfBirth }: PersonSummary): string =>
  dateOfBirth ? `Born ${dateOfBirthInWords(dateOfBirth)}` : 'Date of birth not known'

/** Others of the same family name and postcode: the child may be their brother or sister. */
function familyView({ index, answers, errors, suggestions, areas, today }: SuggestionsView): SafeHtml | false {
  const { family } = suggestions
  if (family.length === 0) return false
  const name = `children[${index}][sibling_of]`
  const child = childrenIn(answers)[index] ?? {}
  return checkboxes({
    ...fieldsOf(answers, errors)(name),
    classes: 'govuk-checkboxes--small waymark-candidates',
    values: answersIn(child, 'sibling_of'),
    fieldset: {
      legend: { text: 'May be a brother or sister of', classes: 'govuk-fieldset__legend--s' },
    },
    hint: { text: `Same family name and postcode. Tick those who are. ${CARRIED}` },
    items: family.map((person) => ({
      value: person.personId,
      html: html`<strong>${fullName(person)}</strong>`,
      hint: { html: html`${factsOf(person, today, areas)} ${homeTag(person.homeAuthority, areas)}` },
    })),
  })
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
