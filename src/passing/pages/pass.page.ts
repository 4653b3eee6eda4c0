/** Offering a contact to another authority of the partnership. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { contactUrls, viewContact } from '../../contacts/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
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
import { uuidv7 } from '../../platform/uuid.ts'
import { offerContact } from '../actions.ts'
import { urls } from '../urls.ts'
import { explainOffer } from '../words.ts'

export const reasonField = (missing: string) =>
  z
    .string({ error: missing })
    .transform((typed) => typed.replaceAll('\0', ''))
    .refine((typed) => typed.length <= 4000, 'This must be 4,000 characters or fewer')

const PassForm = z.object({
  offer_id: z.uuid(),
  to: z.string({ error: 'Select the authority that the contact is for' }).regex(/^E\d{8}$/, 'Select an authority'),
  reason: reasonField('Enter why the contact is theirs to answer'),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewContact(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { contact } = found.value
  const areas = await areasOf(database, who)
  const errors = shown.errors ?? []
  const heldBy = contact.passedTo ?? contact.authority
  return visit.page(
    {
      title: `Pass contact ${contact.ref} to another authority`,
      errors: errors.length > 0,
      back: { href: contactUrls.contact(contact.contactId), text: `Contact ${contact.ref}` },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">Contact ${contact.ref}</span>
            Pass to another authority
          </h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          <p class="govuk-body">
            The contact stays with ${areas.nameOf(heldBy)}, whose clock runs on, until the other authority takes it
            over. Until then they see what you write here, the concern, when it came in and how many children it is
            about: no name, and nothing that was said. Once they take it over it is theirs to decide, and you keep it to
            read as it stood.
          </p>
          <p class="govuk-body">${found.value.explanation}</p>
          ${form(visit, contact.contactId, heldBy, areas, answers, errors)}
        </div>
      </div>`,
    },
    status,
  )
}

function form(
  visit: Visit,
  contactId: string,
  heldBy: string,
  areas: Areas,
  answers: Answers,
  errors: readonly FieldError[],
): SafeHtml {
  const field = fieldsOf(answers, errors)
  const others = areas.own.filter((one) => one.gssCode !== heldBy)
  return html`<form method="post" action="${urls.pass(contactId)}" novalidate data-submit-once>
      ${visit.csrf}
      <input type="hidden" name="offer_id" value="${field('offer_id').value}" />
      ${radios({
        ...field('to'),
        fieldset: { legend: { text: 'Whose is it to answer?', classes: 'govuk-fieldset__legend--m' } },
        items: others.map(({ gssCode, officialName }) => ({ value: gssCode, text: officialName })),
      })}
      ${textarea({
        ...field('reason'),
        label: { text: 'Why it is theirs', classes: 'govuk-label--m' },
        hint: { text: 'They read this before they take it over. Do not name the child or the caller here.' },
        rows: 5,
      })}
      <div class="govuk-button-group">
        ${button({ text: 'Offer the contact', preventDoubleClick: true })}
        <a class="govuk-link" href="${contactUrls.contact(contactId)}">Cancel</a>
      </div>
    </form>
    <p class="govuk-body">
      For an authority that works in another Waymark,
      <a class="govuk-link" href="${urls.byFile(contactId)}">hand the contact over by a file</a>.
    </p>`
}

/** An empty form; the offer's id is made here, so that a form sent twice is one offer. */
export const getPass = (visit: Visit): Promise<Reply> => show(visit, { offer_id: uuidv7() })

/** Shown to somebody whose session had ended and who signed in again. */
export const resumePass = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is offered yet.' })

export async function postPass(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(PassForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const { offer_id: offerId, to, reason } = parsed.value
  try {
    const offered = await offerContact(database, who, { offerId, contactId: params['id'], to, reason })
    if (offered.ok) return redirectTo(`${urls.offer(offered.value.offerId)}?done=offered`)
    const { refusal } = offered
    if (refusal.kind === 'not_found') return pageNotFound
    const errors = [
      {
        field: refusal.kind === 'reason_missing' ? 'reason' : 'to',
        text: explainOffer(refusal, await areasOf(database, who)),
      },
    ]
    return show(visit, answers, { errors }, refusal.kind === 'offered_already' ? 409 : 422)
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/contacts/:id/pass', stack: (fault as Error).stack }, 'fault')
    const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return show(visit, answers, { errors: [{ field: '', text }] }, 500)
  }
}
