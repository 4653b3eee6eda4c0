/** A file that came: what it says is looked at first, then taken over or refused; and the receipt for its sender. */
import type { Visit } from '../../access/index.ts'
import { contactUrls, type WhoTheyAre } from '../../contacts/index.ts'
import { isOpen, lastStepInWords, stateTag } from '../../passing/index.ts'
import { areasOf, isPersonId } from '../../people/index.ts'
import { file, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answerIn,
  answersOf,
  button,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { acceptFile, makeReceipt, previewFile, refuseFile, type Preview } from '../answering.ts'
import { ownKeys } from '../keys.ts'
import { takeFile } from '../sending.ts'
import { urls } from '../urls.ts'
import { explainAccept, explainReceipt } from '../words.ts'
import { childrenView, saidView, seenField, whoField } from './came.view.ts'

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await previewFile(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { offer, state, partner, message, suggestions, today } = found.value
  const areas = await areasOf(database, who)
  const { answers = {}, errors = [] } = shown
  const asks = isOpen(state) && message !== undefined
  return visit.page(
    {
      title: `File from ${partner.name}`,
      errors: errors.length > 0,
      back: { href: urls.offer(offer.offerId), text: `Offer ${offer.ref}` },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">
            <span class="govuk-caption-l">From another Waymark</span>
            File from ${partner.name}
          </h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          <p class="govuk-body">${stateTag(state)} ${lastStepInWords(offer) ?? ''}</p>
          ${asks ? html`<p class="govuk-body">Nothing of this is on record yet. Opening it is in the audit.</p>` : answeredView(found.value)}
          ${message === undefined ? html`<p class="govuk-body">Nothing of what it said was kept.</p>` : saidView(message, areas)}
          ${
            message &&
            html`<form method="post" action="${urls.accept(offer.offerId)}" novalidate data-submit-once>
              ${visit.csrf}
              <input type="hidden" name="version" value="${offer.version}" />
              <h2 class="govuk-heading-m">Children</h2>
              ${childrenView({ message, suggestions, areas, today, answers, errors, asks })}
              ${asks && state === 'offered' && button({ text: 'Take the contact over', preventDoubleClick: true })}
            </form>`
          }
          ${asks && refusal(visit, found.value, shown)}
        </div>
      </div>`,
    },
    status,
  )
}

const answeredView = ({ offer }: Preview): SafeHtml =>
  html`${offer.contactId && html`<p class="govuk-body"><a class="govuk-link" href="${contactUrls.contact(offer.contactId)}">Open the contact</a></p>`}
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.receipt(offer.offerId)}">Download the receipt</a> and send it to the sender:
      until they read it, they do not know.
    </p>`

function refusal(visit: Visit, { offer }: Preview, { answers, errors }: Shown): SafeHtml {
  return html`<h2 class="govuk-heading-m">Or refuse it</h2>
    <p class="govuk-body">The contact stays with the sender, who reads why. What the file says is not kept.</p>
    <form method="post" action="${urls.refuse(offer.offerId)}" novalidate data-submit-once>
      ${visit.csrf}
      <input type="hidden" name="version" value="${offer.version}" />
      ${textarea({
        ...fieldsOf(answers, errors)('reason'),
        label: { text: 'Why you refuse it', classes: 'govuk-label--s' },
        hint: { text: 'Such as: the child lives elsewhere, by this address.' },
        rows: 3,
      })}
      ${button({ text: 'Refuse the contact', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
}

export const getCame = (visit: Visit): Promise<Reply> => show(visit)

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeCame = (visit: Visit): Promise<Reply> =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you entered is still here. Nothing is done yet.' })

function whoOf(answers: Answers, at: number): WhoTheyAre {
  const said = answerIn(answers, whoField(at))
  const seen = answerIn(answers, seenField(at)).split(',').filter(isPersonId)
  if (seen.length === 0) return { kind: 'different', seen }
  if (said === 'different' || said === 'unsure') return { kind: said, seen }
  return isPersonId(said) ? { kind: 'known', personId: said } : { kind: 'unanswered' }
}

export async function postAccept(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  const offerId = params['id']
  if (!isPersonId(offerId)) return pageNotFound
  const answers = answersOf(body)
  const found = await previewFile(database, who, offerId)
  if (!found.ok) return pageNotFound
  const children = (found.value.message?.children ?? []).map((_, at) => whoOf(answers, at))
  const taken = await acceptFile(database, who, { offerId, version: Number(body['version']) || 0, children })
  if (taken.ok) return redirectTo(urls.came(offerId))
  const { refusal: no } = taken
  if (no.kind === 'not_found') return pageNotFound
  const text = explainAccept(no)
  const places = 'children' in no ? no.children.map(whoField) : ['']
  const status = no.kind === 'changed_by_someone_else' || no.kind === 'over' ? 409 : 422
  return show(visit, { answers, errors: places.map((field) => ({ field, text })) }, status)
}

export async function postRefuse(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  const offerId = params['id']
  if (!isPersonId(offerId)) return pageNotFound
  const reason = String(body['reason'] ?? '')
    .replaceAll('\0', '')
    .slice(0, 4000)
  const refused = await refuseFile(database, who, { offerId, version: Number(body['version']) || 0, reason })
  if (refused.ok) return redirectTo(urls.came(offerId))
  if (refused.refusal.kind === 'not_found') return pageNotFound
  const errors = [{ field: 'reason', text: explainAccept(refused.refusal) }]
  return show(visit, { answers: answersOf(body), errors }, refused.refusal.kind === 'reason_missing' ? 422 : 409)
}

/** The file that offers a contact, for whoever offered it to send. */
export async function getFile(visit: Visit): Promise<Reply> {
  const offerId = visit.params['id']
  if (!isPersonId(offerId)) return pageNotFound
  const taken = await takeFile(visit.database, visit.who, offerId)
  return taken.ok
    ? file('application/octet-stream', taken.value, `waymark-offer-${offerId.slice(-8)}.age`)
    : pageNotFound
}

export async function getReceipt(visit: Visit): Promise<Reply> {
  const offerId = visit.params['id']
  if (!isPersonId(offerId)) return pageNotFound
  const keys = await ownKeys()
  if (!keys.ok) return pageNotFound
  const made = await makeReceipt(visit.database, visit.who, keys.value, offerId)
  if (made.ok) return file('application/octet-stream', made.value, `waymark-receipt-${offerId.slice(-8)}.age`)
  if (made.refusal.kind === 'not_found') return pageNotFound
  return show(visit, { errors: [{ field: '', text: explainReceipt(made.refusal) }] }, 409)
}
