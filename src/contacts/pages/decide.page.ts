/** Deciding about a contact: what happens next, and why. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateTimeInWords,
  details,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  parseForm,
  radios,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import { decisionOutcomes } from '../../reference/index.ts'
import { decideContact, type DecideRefusal } from '../actions.ts'
import type { Outcome } from '../contact.ts'
import { viewContact, type ContactView } from '../reading.ts'
import { urls } from '../urls.ts'
import { isId } from './contact.page.ts'
import { decisionsView } from './decisions.view.ts'
import { childrenInLine, clockTag, concernLabel, outcomeLabel } from './words.ts'

const outcomes = decisionOutcomes.map((one) => one.code) as [Outcome, ...Outcome[]]

const DecideForm = z.object({
  outcome: z.enum(outcomes, { error: 'Select what happens next' }),
  rationale: z
    .string({ error: 'Enter why this was decided' })
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 10_000, 'Why this was decided must be 10,000 characters or fewer'),
  /** The latest decision that stood on the page; empty where there was none. */
  seen_decision: z.uuid().optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isId(params['id'])) return pageNotFound
  const found = await viewContact(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Decide contact ${found.value.contact.ref}`,
      errors: errors.length > 0,
      back: { href: urls.contact(params['id']), text: `Contact ${found.value.contact.ref}` },
      body: decideView(found.value, await areasOf(database, who), {
        answers,
        errors,
        notice: shown.notice,
        csrf: visit.csrf,
      }),
    },
    status,
  )
}

export const getDecide = (visit: Visit): Promise<Reply> => show(visit, {})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeDecide = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is decided yet.' })

export async function postDecide(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(DecideForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { outcome, rationale, seen_decision } = parsed.value
  try {
    const taken = { contactId: params['id'], outcome, rationale, seenDecisionId: seen_decision ?? null }
    const decided = await decideContact(database, who, taken)
    if (decided.ok) return redirectTo(`${urls.contact(params['id'])}?decided=yes`)
    if (decided.refusal.kind === 'not_found') return pageNotFound
    return show(visit, answers, { errors: [refusalError(decided.refusal)] }, 409)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/contacts/:id/decide', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}

function refusalError(refusal: Exclude<DecideRefusal, { kind: 'not_found' }>): FieldError {
  switch (refusal.kind) {
    case 'rationale_missing':
      return { field: 'rationale', text: 'Enter why this was decided' }
    case 'decided_by_someone_else':
      return {
        field: 'earlier-decisions',
        text: 'Someone else decided this contact while you were writing. Read their decision and, if yours still stands, send it again',
      }
  }
}

type Form = { answers: Answers; errors: readonly FieldError[]; notice: string | undefined; csrf: SafeHtml }

function decideView(view: ContactView, areas: Areas, { answers, errors, notice, csrf }: Form): SafeHtml {
  const { contact, decisions, today } = view
  const field = fieldsOf(answers, errors)
  const [latest] = decisions
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      ${errorSummaryFor(errors)}
      <h1 class="govuk-heading-l">What happens next?</h1>
      ${notice && insetText({ text: notice, attributes: { role: 'status' } })} ${aboutView(view, areas)}
      ${latest ? earlierView(view) : html`<p class="govuk-body">${clockTag(contact.decisionDueOn, today)}</p>`}
      ${details({ summaryText: 'How the day it was due was worked out', text: view.explanation })}
      <form method="post" action="${urls.decide(contact.contactId)}" novalidate data-submit-once>
        ${csrf}
        <input type="hidden" name="seen_decision" value="${latest?.decisionId ?? ''}" />
        ${radios({
          ...field('outcome'),
          fieldset: { legend: { text: 'Outcome', classes: 'govuk-fieldset__legend--m' } },
          items: decisionOutcomes.map(({ code, label }) => ({ value: code, text: label })),
        })}
        ${textarea({
          ...field('rationale'),
          label: { text: 'Why', classes: 'govuk-label--m' },
          hint: { text: 'What was weighed, and what would change it. It is kept under your name.' },
          rows: 6,
        })}
        <div class="govuk-button-group">
          ${button({ text: 'Record decision', preventDoubleClick: true })}
          <a class="govuk-link" href="${urls.contact(contact.contactId)}">Cancel</a>
        </div>
      </form>
    </div>
  </div>`
}

function aboutView({ contact, children }: ContactView, areas: Areas): SafeHtml {
  const known = children.flatMap((child) => (child.person ? [child.person] : []))
  return html`<div class="waymark-card">
    <p class="govuk-body">
      <strong>${concernLabel(contact.concern)}</strong>, received ${dateTimeInWords(contact.receivedAt)}
    </p>
    <p class="govuk-body">${childrenInLine(known, areas)}</p>
    <p class="govuk-body waymark-said govuk-!-margin-bottom-0">${contact.summary ?? 'Nothing was written down.'}</p>
  </div>`
}

/** A further decision is a row of its own; those before it stay as they are. */
function earlierView({ decisions }: ContactView): SafeHtml {
  const [latest] = decisions
  return html`<h2 class="govuk-heading-m" id="earlier-decisions" tabindex="-1">
      Decided already: ${outcomeLabel(latest!.outcome)}
    </h2>
    ${decisionsView(decisions)}
    <p class="govuk-body">A further decision is added. Those above stay on record.</p>`
}
