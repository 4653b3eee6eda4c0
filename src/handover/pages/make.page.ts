/** Offering a contact to an authority that works in another Waymark: the file is made here. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { contactUrls, viewContact } from '../../contacts/index.ts'
import { reasonField } from '../../passing/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answersIn,
  answersOf,
  button,
  checkboxes,
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
import { ownKeys } from '../keys.ts'
import { listPartners } from '../partners.ts'
import { FILE_DAYS, makeFile } from '../sending.ts'
import type { Partner } from '../store.ts'
import { urls } from '../urls.ts'
import { explainSend } from '../words.ts'

const MakeForm = z.object({
  offer_id: z.uuid(),
  to: z
    .string({ error: 'Select the authority that the contact is for' })
    .regex(/^[0-9a-f-]{36} E\d{8}$/, 'Select an authority'),
  reason: reasonField('Enter why the contact is theirs to answer'),
  with_caller: z.string().optional(),
})

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewContact(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { contact } = found.value
  const areas = await areasOf(database, who)
  const keys = await ownKeys()
  const partners = (await listPartners(database, who)).filter((one) => one.verified && !one.revoked)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: `Hand contact ${contact.ref} over by a file`,
      errors: errors.length > 0,
      back: { href: contactUrls.contact(contact.contactId), text: `Contact ${contact.ref}` },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">Contact ${contact.ref}</span>
            Hand over by a file
          </h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          <p class="govuk-body">
            The file says all of the contact and is encrypted, so that the other Waymark alone can open it. Send it in
            any way, within ${FILE_DAYS} days. The contact stays yours, and its clock runs, until their receipt says
            that they took it over.
          </p>
          <p class="govuk-body">${found.value.explanation}</p>
          ${
            !keys.ok || partners.length === 0
              ? insetText({
                  html: keys.ok
                    ? html`No partner’s keys are verified yet. They are added and verified under
                        <a class="govuk-link" href="${urls.files}">Files to and from other Waymarks</a>.`
                    : html`This Waymark has no keys yet: whoever runs it makes them, by
                        <code>waymark handover keys make</code>.`,
                })
              : form(visit, contact.contactId, partners, areas, answers, errors)
          }
        </div>
      </div>`,
    },
    status,
  )
}

function form(
  visit: Visit,
  contactId: string,
  partners: readonly Partner[],
  areas: Areas,
  answers: Answers,
  errors: readonly FieldError[],
): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`<form method="post" action="${urls.make(contactId)}" novalidate data-submit-once>
    ${visit.csrf}
    <input type="hidden" name="offer_id" value="${field('offer_id').value}" />
    ${radios({
      ...field('to'),
      fieldset: { legend: { text: 'Whose is it to answer?', classes: 'govuk-fieldset__legend--m' } },
      items: partners.flatMap(({ partnerKeyId, name, authorities }) =>
        authorities.map((code) => ({
          value: `${partnerKeyId} ${code}`,
          text: areas.nameOf(code),
          hint: { text: `In the Waymark of ${name}` },
        })),
      ),
    })}
    ${textarea({
      ...field('reason'),
      label: { text: 'Why it is theirs', classes: 'govuk-label--m' },
      hint: { text: 'They read this before they take it over.' },
      rows: 5,
    })}
    ${checkboxes({
      ...field('with_caller'),
      values: answersIn(answers, 'with_caller'),
      fieldset: { legend: { text: 'Who called', classes: 'govuk-fieldset__legend--m' } },
      items: [
        {
          value: 'yes',
          text: 'Say who called',
          hint: { text: 'One who asked to stay anonymous is never said.' },
        },
      ],
    })}
    <div class="govuk-button-group">
      ${button({ text: 'Make the file', preventDoubleClick: true })}
      <a class="govuk-link" href="${contactUrls.contact(contactId)}">Cancel</a>
    </div>
  </form>`
}

/** An empty form; the offer's id is made here, so that a form sent twice is one offer. */
export const getMake = (visit: Visit): Promise<Reply> => show(visit, { offer_id: uuidv7() })

export const resumeMake = (visit: Visit): Promise<Reply> =>
  show(visit, answersOf(visit.body), { notice: 'What you typed is still here. Nothing is offered yet.' })

export async function postMake(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(MakeForm, visit.body)
  if (!parsed.ok) return show(visit, answers, { errors: parsed.errors }, 422)
  const keys = await ownKeys()
  if (!keys.ok) return show(visit, answers, {}, 409)
  const { offer_id: offerId, reason, with_caller: withCaller } = parsed.value
  const [partnerKeyId, to] = parsed.value.to.split(' ') as [string, string]
  const wanted = { offerId, contactId: params['id'], partnerKeyId, to, reason, withCaller: withCaller === 'yes' }
  const made = await makeFile(database, who, keys.value, wanted)
  if (made.ok) return redirectTo(`${urls.offer(made.value.offerId)}?done=offered`)
  const { refusal } = made
  if (refusal.kind === 'not_found') return pageNotFound
  const field = refusal.kind === 'reason_missing' ? 'reason' : 'to'
  const errors = [{ field, text: explainSend(refusal, await areasOf(database, who)) }]
  return show(visit, answers, { errors }, refusal.kind === 'offered_already' ? 409 : 422)
}
