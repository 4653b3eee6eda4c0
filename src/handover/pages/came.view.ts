/** What a file that came says, and for each of its children who they may be. */
import {
  bornInWords,
  fullName,
  identifierInWords,
  NOT_KNOWN,
  personLink,
  sexInWords,
  type Areas,
} from '../../people/index.ts'
import type { Suggestions } from '../../contacts/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import {
  answerIn,
  dateInWords,
  dateTimeInWords,
  errorFor,
  fieldId,
  html,
  radios,
  summaryList,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import {
  channels,
  concerns,
  contactSources,
  decisionOutcomes,
  exploitations,
  labelOf,
  riskLevels,
} from '../../reference/index.ts'
import type { OfferMessage } from '../message.ts'

type Row = { key: { text: string }; value: { text: string } | { html: SafeHtml } }
const row = (key: string, text: string): Row => ({ key: { text: key }, value: { text } })

export function saidView(message: OfferMessage, areas: Areas): SafeHtml {
  const { contact, caller, decisions } = message
  const who = caller ? [caller.name, caller.organisation, caller.phone].filter(Boolean).join(', ') : ''
  return html`${summaryList({
    rows: [
      row('From', `${message.by}, ${areas.nameOf(message.from.authority)}`),
      row('For', areas.nameOf(message.to.authority)),
      row('Why it is yours', message.reason),
      row('Their reference', contact.ref),
      row('Received by them', dateTimeInWords(contact.receivedAt)),
      row('Their decision was due', `By the end of ${dateInWords(contact.decisionDueOn)}`),
      row('Concern', labelOf(concerns, contact.concern)),
      row('Source', labelOf(contactSources, contact.source)),
      row('Came in by', contact.channel === null ? NOT_KNOWN : labelOf(channels, contact.channel)),
      row('Who called', who || 'Not said'),
      row('What was said', contact.summary ?? 'Nothing was written down'),
      ...decisions.map((one) =>
        row(
          'Decided by them',
          `${labelOf(decisionOutcomes, one.outcome)}, ${dateTimeInWords(one.decidedAt)}${one.decidedBy ? ` by ${one.decidedBy}` : ''}: ${one.rationale}`,
        ),
      ),
    ],
  })}`
}

type ChildrenView = {
  message: OfferMessage
  suggestions: readonly Suggestions[]
  areas: Areas
  today: PlainDate
  answers: Answers
  errors: readonly FieldError[]
  /** Whether who they are is still to be answered. */
  asks: boolean
}

export const childrenView = (view: ChildrenView): SafeHtml =>
  html`${view.message.children.map((_, at) => childView(view, at))}`

function childView({ message, suggestions, areas, today, answers, errors, asks }: ChildrenView, at: number): SafeHtml {
  const child = message.children[at]!
  const { risk } = child
  return html`<h3 class="govuk-heading-s">${fullName(child)}</h3>
    ${summaryList({
      classes: 'govuk-summary-list--no-border',
      rows: [
        row('Age', bornInWords(child.dateOfBirth, today)),
        row('Sex', sexInWords(child.sex)),
        row('Postcode', child.postcode ?? NOT_KNOWN),
        row('Home authority', child.homeAuthority === null ? NOT_KNOWN : areas.nameOf(child.homeAuthority)),
        ...child.identifiers.map((one) => row('Number', identifierInWords(one))),
        ...(risk
          ? [
              row(
                'Risk, by them',
                `${labelOf(riskLevels, risk.level)} (${labelOf(exploitations, risk.exploitation)}), ${dateInWords(risk.assessedOn)}`,
              ),
            ]
          : []),
      ],
    })}
    ${asks && askWho(suggestions[at], at, answers, errors)}`
}

/** The name of the question who a child is. */
export const whoField = (at: number): string => `children[${at}][who]`
export const seenField = (at: number): string => `children[${at}][seen]`

function askWho(
  suggestions: Suggestions | undefined,
  at: number,
  answers: Answers,
  errors: readonly FieldError[],
): SafeHtml {
  const people = suggestions?.people ?? []
  if (people.length === 0) return html`<p class="govuk-body">Nobody on record may be the same child.</p>`
  const name = whoField(at)
  return html`<input
      type="hidden"
      name="${seenField(at)}"
      value="${people.map((one) => one.person.personId).join(',')}"
    />
    ${radios({
      name,
      idPrefix: fieldId(name),
      value: answerIn(answers, name),
      errorMessage: errorFor(errors, name),
      classes: 'govuk-radios--small waymark-candidates',
      fieldset: { legend: { text: 'Is this one of these children?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        ...people.map(({ person, reasons }) => ({
          value: person.personId,
          html: html`This is the same child: ${personLink(person)}`,
          hint: { text: `Why: ${reasons.join(', ')}` },
        })),
        { divider: 'or' },
        { value: 'different', text: 'A different child' },
        {
          value: 'unsure',
          text: 'Not sure',
          hint: { text: 'Recorded as a separate child for now. Somebody will compare them later.' },
        },
      ],
    })}`
}
