/** Choosing the adult to be warned: a search, those who may be meant, and somebody who is not on record yet. */
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
import type { Offer } from '../offering.ts'
import { urls } from '../urls.ts'
import { NEW } from './ask.form.ts'

export type RecipientView = { answers: Answers; errors: readonly FieldError[]; offer: Offer; areas: Areas }

export function recipientView(view: RecipientView): SafeHtml {
  const { answers, errors, offer } = view
  const field = fieldsOf(answers, errors)
  return html`<h2 class="govuk-heading-m" id="who" tabindex="-1">The adult to be warned</h2>
    <div class="waymark-search">
      ${input({
        ...field('person_search'),
        label: { text: 'Search for an adult on record' },
        hint: { text: 'Name, date of birth, postcode or police reference. The beginning of a name is enough.' },
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${button({
        text: 'Search',
        name: 'intent',
        value: 'find',
        classes: 'govuk-button--secondary',
        attributes: { formaction: `${urls.ask(offer.child.personId)}#who` },
      })}
    </div>
    ${
      offer.from === 'search' &&
      offer.people.length === 0 &&
      html`<p class="govuk-body" role="status">
        Nobody whom you can see fits every word. Try fewer, or the beginning of a name.
      </p>`
    }
    ${choicesView(view)} ${newPersonView(view)}`
}

const legends: Readonly<Record<Offer['from'], string>> = {
  search: 'People found',
  alike: 'Is this somebody on record?',
  chosen: 'Who it is',
}

function choicesView({ answers, errors, offer, areas }: RecipientView): SafeHtml {
  const { from, people, more, today } = offer
  const alike = people.filter((one) => one.reasons.length > 0).map((one) => one.person.personId)
  return html`${from === 'alike' && html`<input type="hidden" name="seen" value="${alike.join(',')}" />`}
  ${radios({
    ...fieldsOf(answers, errors)('person'),
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: legends[from], classes: 'govuk-fieldset__legend--s' } },
    ...(more ? { hint: { text: 'There are more. Add a word to see others.' } } : {}),
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

function newPersonView({ answers, errors }: RecipientView): SafeHtml {
  const field = fieldsOf(answers, errors)
  const parts = ['given_name', 'family_name', 'date_of_birth[day]', 'date_of_birth[month]', 'date_of_birth[year]']
  const isUsed =
    answerIn(answers, 'person') === NEW ||
    parts.some((name) => answerIn(answers, name) !== '' || field(name).errorMessage !== undefined)
  return details({
    summaryText: 'Somebody not on record yet',
    open: isUsed,
    html: html`<p class="govuk-body">
        If the name is not known, enter how the adult is known, such as “Man known as Dav”.
      </p>
      <div class="waymark-pair">
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
