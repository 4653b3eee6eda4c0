/** Recording an operation. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateField,
  errorSummaryFor,
  fieldsOf,
  html,
  input,
  insetText,
  parseForm,
  radios,
  textarea,
  wholeDate,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { uuidv7 } from '../../platform/uuid.ts'
import { recordOperation } from '../actions.ts'
import { strands } from '../codes.ts'
import type { Strand } from '../investigation.ts'
import { urls } from '../urls.ts'
import { explain } from '../words.ts'
import { text } from './who.form.ts'

export const brokenOff =
  'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
export const stillHere = 'What you typed is still here. Nothing is recorded yet.'

const OperationForm = z.object({
  operation_id: z.uuid(),
  name: z.string({ error: 'Enter the name of the operation' }).pipe(text('Name', 200)),
  aim: text('Aim', 10_000).optional(),
  strand: z.enum(strands.map((one) => one.code) as [Strand, ...Strand[]]).optional(),
  opened_on: wholeDate('The day it opened'),
  lead_agency: text('Lead agency', 200).optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

function show(visit: Visit, answers: Answers, { errors = [], notice }: Shown = {}, status = 200): Promise<Reply> {
  return Promise.resolve(
    visit.page(
      {
        title: 'Record an operation',
        errors: errors.length > 0,
        back: { href: urls.operations, text: 'Operations' },
        body: newOperationView({ answers, errors, notice, csrf: visit.csrf }),
      },
      status,
    ),
  )
}

/** An empty form. The operation's id is made here, so that a form sent twice is one operation. */
export const getNewOperation = (visit: Visit): Promise<Reply> =>
  show(visit, { operation_id: uuidv7(), lead_agency: visit.who.agencyName })

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeNewOperation = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: stillHere })

export async function postNewOperation(visit: Visit): Promise<Reply> {
  const answers = answersOf(visit.body)
  const parsed = parseForm(OperationForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { operation_id: operationId, name, aim, strand, opened_on: openedOn, lead_agency } = parsed.value
  const draft = {
    operationId,
    name,
    aim: aim || null,
    strand: strand ?? null,
    openedOn,
    leadAgency: lead_agency || null,
  }
  try {
    const recorded = await recordOperation(visit.database, visit.who, draft)
    if (recorded.ok) return redirectTo(`${urls.operation(operationId)}?recorded=operation`)
    const { refusal } = recorded
    if (refusal.kind === 'not_found') return pageNotFound
    const field = refusal.kind === 'name_taken' ? 'name' : 'opened_on[day]'
    return show(visit, answers, { errors: [{ field, text: explain(refusal) }] }, 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: urls.newOperation, stack: (fault as Error).stack }, 'fault')
    return show(visit, answers, { errors: [{ field: '', text: brokenOff }] }, 500)
  }
}

type Form = { answers: Answers; errors: readonly FieldError[]; notice: string | undefined; csrf: SafeHtml }

function newOperationView({ answers, errors, notice, csrf }: Form): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">Record an operation</h1>
      ${notice && insetText({ text: notice, attributes: { role: 'status' } })}
      <form method="post" action="${urls.newOperation}" novalidate data-submit-once>
        ${csrf}
        <input type="hidden" name="operation_id" value="${field('operation_id').value}" />
        ${input({ ...field('name'), label: { text: 'Name', classes: 'govuk-label--s' }, autocomplete: 'off', spellcheck: false })}
        ${textarea({
          ...field('aim'),
          label: { text: 'Aim', classes: 'govuk-label--s' },
          hint: { text: 'What it is to bring about, for which children' },
          rows: 4,
        })}
        ${radios({
          ...field('strand'),
          classes: 'govuk-radios--small',
          fieldset: { legend: { text: 'Strand', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'What kind of exploitation it is against' },
          items: strands.map(({ code, label }) => ({ value: code, text: label })),
        })}
        ${dateField({
          name: 'opened_on',
          legend: 'Day it opened',
          legendClasses: 'govuk-fieldset__legend--s',
          answers,
          errors,
        })}
        ${input({
          ...field('lead_agency'),
          label: { text: 'Lead agency', classes: 'govuk-label--s' },
          classes: 'govuk-input--width-20',
          autocomplete: 'off',
        })}
        <div class="govuk-button-group">
          ${button({ text: 'Record operation', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.operations}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}
