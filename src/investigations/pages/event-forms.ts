/** What the form of each kind of event asks and says: the five differ in this and nothing else. */
import { z } from 'zod'
import {
  dateField,
  fieldsOf,
  html,
  input,
  radios,
  textarea,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { safeguardingKinds, warrantKinds } from '../../reference/index.ts'
import type { EventDetails } from '../drafts.ts'
import type { EventKind, SafeguardingKind, WarrantKind } from '../investigation.ts'
import { text } from './who.form.ts'

type Fields = { answers: Answers; errors: readonly FieldError[] }

export type EventForm = {
  title: string
  submit: string
  /** The heading over who it is about, and what is said where nobody is given. */
  who: string
  whoHint?: string
  whom: string
  /** What stands for nobody, where it may name nobody. */
  nobody?: string
  /** The legend of its day; it also opens the sentence when the day is missing. */
  day: string
  /** Under which field the refusals of its own details are shown. */
  detail: string
  details: z.ZodType<EventDetails>
  /** Its own questions, before and after who and when. */
  before?(fields: Fields): SafeHtml
  after?(fields: Fields): SafeHtml
}

const OFFENCES_MAX = 60
const lines = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

const codesOf = <C extends string>(list: readonly { code: C }[]) => list.map((one) => one.code) as [C, ...C[]]
const optionsOf = (list: readonly { code: string; label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, text: label }))

const arrest: EventForm = {
  title: 'Record an arrest',
  submit: 'Record arrest',
  who: 'Who was arrested',
  whom: 'Choose who was arrested, or enter somebody new',
  day: 'Day of the arrest',
  detail: 'suspected_offence',
  details: z
    .object({ suspected_offence: text('Suspected offence', 500).optional() })
    .transform((form) => ({ kind: 'arrest' as const, suspectedOffence: form.suspected_offence || null })),
  after: ({ answers, errors }) =>
    input({
      ...fieldsOf(answers, errors)('suspected_offence'),
      label: { text: 'Suspected offence', classes: 'govuk-label--s' },
      hint: { text: 'If it is known' },
      autocomplete: 'off',
    }),
}

const interview: EventForm = {
  title: 'Record a voluntary interview',
  submit: 'Record interview',
  who: 'Who was interviewed',
  whoHint: 'Under caution, not under arrest, and free to leave.',
  whom: 'Choose who was interviewed, or enter somebody new',
  day: 'Day of the interview',
  detail: 'person',
  details: z.object({}).transform(() => ({ kind: 'voluntary_interview' as const })),
}

const warrant: EventForm = {
  title: 'Record a warrant',
  submit: 'Record warrant',
  who: 'Whom it names',
  whoHint: 'A search warrant is for premises, so it may name nobody. A warrant for an arrest names somebody.',
  whom: 'Choose whom it names, or that it names nobody',
  nobody: 'Nobody',
  day: 'Day it was issued, or applied for',
  detail: 'executed_on',
  details: z
    .object({
      warrant_kind: z.enum(codesOf<WarrantKind>(warrantKinds), { error: 'Select the kind of warrant' }),
      executed_on: wholeDate('The day it was executed').optional(),
      stage: z.enum(['issued', 'applied']).default('issued'),
      premises: text('Premises', 500).optional(),
    })
    .transform((form) => ({
      kind: 'warrant' as const,
      warrantKind: form.warrant_kind,
      executedOn: form.executed_on ?? null,
      appliedOnly: form.stage === 'applied',
      premises: form.premises || null,
    })),
  before: ({ answers, errors }) =>
    radios({
      ...fieldsOf(answers, errors)('warrant_kind'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Kind of warrant', classes: 'govuk-fieldset__legend--m' } },
      items: optionsOf(warrantKinds),
    }),
  after: ({ answers, errors }) => {
    const field = fieldsOf(answers, errors)
    const stage = field('stage')
    return html`${radios({
      ...stage,
      value: stage.value || 'issued',
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: { legend: { text: 'On that day it was', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'issued', text: 'Issued' },
        { value: 'applied', text: 'Applied for, not issued yet' },
      ],
    })}
    ${input({
      ...field('premises'),
      label: { text: 'Premises', classes: 'govuk-label--s' },
      hint: { text: 'What it allows to be entered, if it is for premises' },
      autocomplete: 'off',
    })}
    ${dateField({
      name: 'executed_on',
      legend: 'Day it was executed',
      legendClasses: 'govuk-fieldset__legend--s',
      hint: { text: 'Leave this empty until it is executed. Issued is not executed.' },
      answers,
      errors,
    })}`
  },
}

const charge: EventForm = {
  title: 'Record charges',
  submit: 'Record charges',
  who: 'Who was charged',
  whom: 'Choose who was charged, or enter somebody new',
  day: 'Day of the charges',
  detail: 'offences',
  details: z
    .object({
      offences: z
        .string({ error: 'Enter the offences, one a line' })
        .transform((typed) => lines(typed.replaceAll('\0', '')))
        .refine((list) => list.length > 0, 'Enter the offences, one a line')
        .refine((list) => list.length <= OFFENCES_MAX, `Enter ${OFFENCES_MAX} offences or fewer at a time`)
        .refine((list) => list.every((one) => one.length <= 500), 'Each offence must be 500 characters or fewer'),
    })
    .transform((form) => ({ kind: 'charge' as const, offences: form.offences })),
  after: ({ answers, errors }) =>
    textarea({
      ...fieldsOf(answers, errors)('offences'),
      label: { text: 'Offences', classes: 'govuk-label--s' },
      hint: { text: 'One a line. Each line is a charge of its own: the same offence charged twice is two lines.' },
      rows: 6,
    }),
}

const safeguarding: EventForm = {
  title: 'Record a safeguarding action',
  submit: 'Record action',
  who: 'For which child',
  whom: 'Choose the child, or enter somebody new',
  day: 'Day it was done',
  detail: 'safeguarding_kind',
  details: z
    .object({
      safeguarding_kind: z.enum(codesOf<SafeguardingKind>(safeguardingKinds), { error: 'Select what was done' }),
    })
    .transform((form) => ({ kind: 'safeguarding_action' as const, safeguardingKind: form.safeguarding_kind })),
  before: ({ answers, errors }) =>
    radios({
      ...fieldsOf(answers, errors)('safeguarding_kind'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'What was done', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'A step that was taken to protect the child' },
      items: optionsOf(safeguardingKinds),
    }),
}

export const eventForms: Readonly<Record<EventKind, EventForm>> = {
  warrant,
  arrest,
  voluntary_interview: interview,
  charge,
  safeguarding_action: safeguarding,
}
