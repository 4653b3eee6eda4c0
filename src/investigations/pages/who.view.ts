/** Choosing who an event is about: a search, those who may be meant, and somebody who is not on record yet. */
import type { PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  button,
  dateField,
  details,
  fieldsOf,
  html,
  input,
  radios,
  select,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { bornInWords, fullName, restrictedTag, sexInWords, type Areas, type PersonSummary } from '../../people/index.ts'
import { sexes } from '../../reference/index.ts'
import type { Offer, OfferedFrom } from '../choosing.ts'
import { NEW, NOBODY } from './who.form.ts'

export type WhoView = {
  answers: Answers
  errors: readonly FieldError[]
  offer: Offer
  areas: Areas
  /** The heading: "Who was arrested". */
  heading: string
  hint?: string | undefined
  /** What stands for nobody, where the event may name nobody. */
  nobody: string | undefined
  /** Where the form is sent. */
  url: string
}

/** Whether there is anything to choose from, so that an error has a place to point to. */
export const hasChoices = (offer: Offer, nobody: string | undefined): boolean =>
  offer.people.length > 0 || nobody !== undefined

export function whoView(view: WhoView): SafeHtml {
  const { answers, errors, offer, heading, hint, url } = view
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m" id="who">${heading}</h2>
    ${hint && html`<p class="govuk-body">${hint}</p>`}
    <div class="waymark-search">
      ${input({
        ...field('person_search'),
        label: { text: 'Search for somebody on record' },
        hint: { text: 'Name, date of birth, postcode or reference. The beginning of a name is enough.' },
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${button({
        text: 'Search',
        name: 'intent',
        value: 'find',
        classes: 'govuk-button--secondary',
        attributes: { formaction: `${url}#who` },
      })}
    </div>
    ${foundNothing(offer)} ${hasChoices(offer, view.nobody) && choicesView(view)} ${newPersonView(view)}`
}

const foundNothing = ({ from, people }: Offer): SafeHtml | undefined =>
  from === 'search' && people.length === 0
    ? html`<p class="govuk-body" role="status">
        Nobody whom you can see fits every word. Try fewer, or the beginning of a name.
      </p>`
    : undefined

const legends: Readonly<Record<OfferedFrom, string>> = {
  search: 'People found',
  operation: 'People of this operation, the latest first',
  alike: 'Is this somebody on record?',
  chosen: 'Who it is',
}

function choicesView({ answers, errors, offer, areas, nobody }: WhoView): SafeHtml {
  const { from, people, more, today } = offer
  const alike = people.filter((one) => one.reasons.length > 0).map((one) => one.person.personId)
  return html`${from === 'alike' && html`<input type="hidden" name="seen" value="${alike.join(',')}" />`}
  ${radios({
    ...fieldsOf(answers, errors)('person'),
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: legends[from], classes: 'govuk-fieldset__legend--s' } },
    ...(more ? { hint: { text: 'There are more. Search, or add a word, to see others.' } } : {}),
    items: [
      ...people.map(({ person, reasons }) => ({
        value: person.personId,
        html: html`<strong>${fullName(person)}</strong> ${restrictedTag(person.restricted)}`,
        hint: {
          text: [...(reasons.length > 0 ? [`Why: ${reasons.join(', ')}.`] : []), factsOf(person, today, areas)].join(
            ' ',
          ),
        },
      })),
      people.length > 0 && { divider: 'or' },
      nobody !== undefined && { value: NOBODY, text: nobody },
      { value: NEW, text: from === 'alike' ? 'None of them: somebody new' : 'Somebody not on record' },
    ],
  })}`
}

/** "37, born 3 February 1980, male, ST4 1AB, lives in Dorset, P-7K3QX-9M2AB": what tells people apart. */
function factsOf(person: PersonSummary, today: PlainDate, areas: Areas): string {
  const { dateOfBirth, sex, homeAuthority, aliases } = person
  return [
    bornInWords(dateOfBirth, today),
    sex === 'F' || sex === 'M' ? sexInWords(sex).toLowerCase() : '',
    person.postcodes[0] ?? '',
    homeAuthority ? `lives in ${areas.nameOf(homeAuthority)}` : '',
    aliases.length > 0 ? `also known as ${aliases.map(fullName).join(', ')}` : '',
    person.ref,
  ]
    .filter(Boolean)
    .join(', ')
}

const newFields = ['given_name', 'family_name', 'date_of_birth', 'sex'] as const

function newPersonView({ answers, errors }: WhoView): SafeHtml {
  const field = fieldsOf(answers, errors)
  const parts = ['given_name', 'family_name', 'date_of_birth[day]', 'date_of_birth[month]', 'date_of_birth[year]']
  const isUsed =
    answerIn(answers, 'person') === NEW ||
    parts.some((name) => answerIn(answers, name) !== '') ||
    newFields.some((name) => field(name).errorMessage !== undefined)
  return details({
    summaryText: 'Enter somebody who is not on record',
    open: isUsed,
    html: html`<div class="waymark-pair">
        ${input({ ...field('given_name'), label: { text: 'Given name' }, autocomplete: 'off', spellcheck: false })}
        ${input({ ...field('family_name'), label: { text: 'Family name' }, autocomplete: 'off', spellcheck: false })}
      </div>
      ${dateField({
        name: 'date_of_birth',
        legend: 'Date of birth',
        hint: { text: 'As much as is known, such as 1980, or 5 1980' },
        answers,
        errors,
      })}
      ${select({
        ...field('sex'),
        label: { text: 'Sex' },
        items: [{ value: '', text: '' }, ...sexes.map(({ code, label }) => ({ value: code, text: label }))],
      })}`,
  })
}
