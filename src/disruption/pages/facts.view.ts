/** The form of a disruption measure: what it is, on whom or what, whom it protects, what was decided, and its days. */
import {
  answerIn,
  answersIn,
  button,
  checkboxes,
  dateField,
  details,
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
} from '../../platform/pages/index.ts'
import { bornInWords, fullName, restrictedTag, type Areas, type PersonSummary } from '../../people/index.ts'
import { decisions, type Kind } from '../disruption.ts'
import type { Offer } from '../reading.ts'
import { decisionWords, fieldWords, measuresAreNoVerdict } from '../words.ts'
import { dayFields, type DayField } from './facts.form.ts'

export type FactsView = {
  heading: string
  action: string
  cancel: string
  offer: Offer
  areas: Areas
  answers: Answers
  errors: readonly FieldError[]
  notice: string | undefined
  csrf: SafeHtml
}

const M = 'govuk-fieldset__legend--m'
const LABEL = 'govuk-label--m'

export function factsView(view: FactsView): SafeHtml {
  const { answers, errors, offer, areas } = view
  const field = fieldsOf(answers, errors)
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">${view.heading}</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${view.notice && insetText({ text: view.notice, attributes: { role: 'status' } })}
        ${insetText({ text: measuresAreNoVerdict })}
        <form method="post" action="${view.action}" novalidate data-submit-once>
          ${view.csrf}
          <input type="hidden" name="id" value="${field('id').value}" />
          <input type="hidden" name="version" value="${field('version').value}" />
          ${select({
            ...field('kind'),
            label: { text: 'What kind of measure', classes: LABEL },
            items: [{ value: '', text: '' }, ...currentKinds(offer, answerIn(answers, 'kind'))],
          })}
          ${peopleView(view)}
          ${input({
            ...field('subject_told'),
            label: { text: 'Premises or place', classes: LABEL },
            hint: {
              text: 'Name and address, where it is made on a place. Or how the adult is known, where they are not on record.',
            },
          })}
          ${select({
            ...field('authority'),
            label: { text: 'Authority', classes: LABEL },
            items: [{ value: '', text: '' }, ...areas.own.map(({ gssCode, name }) => ({ value: gssCode, text: name }))],
          })}
          ${input({
            ...field('applicant'),
            label: { text: 'Who applies or acts (optional)', classes: LABEL },
            hint: { text: 'Agency and officer.' },
          })}
          ${dateField({ name: 'considered_on', legend: 'Day it was considered', legendClasses: M, answers, errors })}
          ${radios({
            ...field('decision'),
            fieldset: { legend: { text: 'What was decided', classes: M } },
            items: decisions.map((value) => ({ value, text: decisionWords[value] })),
          })}
          ${textarea({
            ...field('reason'),
            label: { text: 'Why', classes: LABEL },
            hint: { text: 'Always where it was considered and is not used, because…' },
            rows: 5,
          })}
          ${daysView(view)}
          ${textarea({
            ...field('conditions'),
            label: { text: 'What it requires or forbids (optional)', classes: LABEL },
            rows: 4,
          })}
          <div class="govuk-button-group">
            ${button({ text: 'Save', preventDoubleClick: true, name: 'intent', value: 'save' })}
            <a class="govuk-link" href="${view.cancel}">Cancel</a>
          </div>
        </form>
      </div>
    </div>`
}

/** The kinds in force today, and the one that is chosen already, each once. */
function currentKinds({ kinds, today }: Offer, chosen: string) {
  const shown = kinds.filter((one) => one.kindId === chosen || one.effectiveTo === null || one.effectiveTo >= today)
  return [...new Map(shown.map((one: Kind) => [one.kindId, one])).values()].map((one) => ({
    value: one.kindId,
    text: one.title,
  }))
}

function peopleView({ answers, errors, offer, action }: FactsView): SafeHtml {
  const field = fieldsOf(answers, errors)
  const { people, more, today } = offer
  const said = (person: PersonSummary) => ({
    value: person.personId,
    html: html`<strong>${fullName(person)}</strong> ${restrictedTag(person.restricted)}`,
    hint: { text: `${bornInWords(person.dateOfBirth, today)}, ${person.ref}` },
  })
  return html`<h2 class="govuk-heading-m" id="who" tabindex="-1">Who it is about</h2>
    <div class="waymark-search">
      ${input({
        ...field('person_search'),
        label: { text: 'Search for an adult or a child on record' },
        hint: { text: 'The beginning of a name is enough. Then say below who is the adult and who is protected.' },
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${button({
        text: 'Search',
        name: 'intent',
        value: 'find',
        classes: 'govuk-button--secondary',
        attributes: { formaction: `${action}#who` },
      })}
    </div>
    ${
      answerIn(answers, 'person_search') !== '' &&
      people.length === 0 &&
      html`<p class="govuk-body" role="status">Nobody whom you can see fits every word.</p>`
    }
    ${more && html`<p class="govuk-body">There are more. Add a word to see others.</p>`}
    ${
      people.length > 0 &&
      html`${radios({
        ...field('adult'),
        value: answerIn(answers, 'adult') || 'none',
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'The adult it is made on', classes: 'govuk-fieldset__legend--s' } },
        items: [...people.map(said), { divider: 'or' }, { value: 'none', text: 'Nobody on record' }],
      })}
      ${checkboxes({
        ...field('children'),
        values: answersIn(answers, 'children'),
        classes: 'govuk-checkboxes--small',
        fieldset: { legend: { text: 'Children whom it protects', classes: 'govuk-fieldset__legend--s' } },
        items: people.map(said),
      })}`
    }`
}

/** What has happened since, folded away while there is nothing in it. */
function daysView({ answers, errors }: FactsView): SafeHtml {
  const names = Object.keys(dayFields) as DayField[]
  const isUsed =
    names.some(
      (name) =>
        ['day', 'month', 'year'].some((part) => answerIn(answers, `${name}[${part}]`) !== '') ||
        fieldsOf(answers, errors)(name).errorMessage !== undefined,
    ) || fieldsOf(answers, errors)('ended_why').errorMessage !== undefined
  const legend = (name: DayField) => {
    const words = fieldWords[dayFields[name]]!
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} (optional)`
  }
  return details({
    summaryText: 'What happened since: applied for, made, served, reviewed, ended',
    open: isUsed,
    html: html`${names.map((name) => dateField({ name, legend: legend(name), answers, errors }))}
    ${input({ ...fieldsOf(answers, errors)('ended_why'), label: { text: 'Why it ended' } })}`,
  })
}
