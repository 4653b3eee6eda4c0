/** One offer: what its receiver may know of the contact, and the steps that the reader can take. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { contactUrls } from '../../contacts/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  dateInWords,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  notificationBanner,
  parseForm,
  summaryList,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { takeOfferStep, type TakenStep } from '../actions.ts'
import { viewOffer, type OfferView } from '../reading.ts'
import { urls } from '../urls.ts'
import { concernLabel, explainStep, fromTo, lastStepInWords, stateTag, wayWords } from '../words.ts'
import { reasonField } from './pass.page.ts'

type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

const doneWords: Readonly<Record<string, string>> = {
  offered: 'Offered. The contact stays yours until they take it over',
  accept: 'Taken over. The contact is yours to decide',
  refuse: 'Refused. The contact stays with the sender',
  withdraw: 'Taken back. The contact stays yours',
  file: 'The file is made. Download it, send it, and tell them it is coming',
  receipt: 'The receipt is read, and the offer is closed',
}

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewOffer(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { offer } = found.value
  const errors = shown.errors ?? []
  const done = typeof query['done'] === 'string' ? doneWords[query['done']] : undefined
  return visit.page(
    {
      title: `Offer ${offer.ref}`,
      errors: errors.length > 0,
      back: { href: urls.offers(), text: 'Contacts between authorities' },
      body: offerView(found.value, await areasOf(database, who), { ...shown, errors, done, csrf: visit.csrf }),
    },
    status,
  )
}

export const getOffer = (visit: Visit): Promise<Reply> => show(visit)

type Form = Shown & { errors: readonly FieldError[]; done: string | undefined; csrf: SafeHtml }

function offerView(view: OfferView, areas: Areas, form: Form): SafeHtml {
  const { offer, state, opens } = view
  return html`${form.done && notificationBanner({ type: 'success', text: form.done })}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${errorSummaryFor(form.errors)}
        <h1 class="govuk-heading-l govuk-!-margin-bottom-2" id="offer" tabindex="-1">
          <span class="govuk-caption-l">${fromTo(offer, areas)}</span>
          Offer ${offer.ref}
        </h1>
        <p class="govuk-body">${stateTag(state)}</p>
        ${form.notice && insetText({ text: form.notice, attributes: { role: 'status' } })} ${factsView(view, areas)}
        ${
          opens &&
          html`<p class="govuk-body">
            <a
              class="govuk-link"
              href="${opens === 'contact' ? contactUrls.contact(offer.contactId!) : urls.stub(offer.offerId)}"
              >${opens === 'contact' ? `Open contact ${offer.contactRef}` : 'Read the contact as it stood when it was passed on'}</a
            >
          </p>`
        }
        ${fileLinks(view)} ${stepsView(view, areas, form)}
      </div>
    </div>`
}

function factsView({ offer }: OfferView, areas: Areas): SafeHtml {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const last = lastStepInWords(offer)
  const why = offer.answered?.reason ?? offer.withdrawn?.reason
  return summaryList({
    rows: [
      row('From', areas.nameOf(offer.from)),
      row('To', areas.nameOf(offer.to)),
      row('How', wayWords[offer.way]),
      row('Offered', `${dateTimeInWords(offer.offeredAt)} by ${offer.offeredBy}`),
      row('Why it is theirs', offer.reason),
      row('Concern', concernLabel(offer.concern)),
      row('Children', String(offer.children)),
      row('Received', dateTimeInWords(offer.receivedAt)),
      row(
        'Decision due',
        `By the end of ${dateInWords(offer.decisionDueOn)}. Passing the contact on does not move this day.`,
      ),
      offer.expiresAt !== null && row('Can be taken over until', dateTimeInWords(offer.expiresAt)),
      last !== undefined && row('Answer', last),
      why !== undefined && why !== null && row('Why', why),
      offer.partnerContactRef !== null && row('Their reference', offer.partnerContactRef),
    ],
  })
}

/** The pages of the room that reads and makes files; here only where an offer goes by one. */
function fileLinks({ offer, state }: OfferView): SafeHtml | false {
  if (offer.way === 'file_in')
    return html`<p class="govuk-body">
      <a class="govuk-link" href="/handover/${offer.offerId}">Open what the file says</a>
    </p>`
  if (offer.way !== 'file_out' || (state !== 'offered' && state !== 'expired')) return false
  return html`${
      state === 'offered' &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="/handover/${offer.offerId}/file">Download the file</a>, encrypted to the receiver.
      </p>`
    }
    <p class="govuk-body">
      They answer with a receipt: <a class="govuk-link" href="/handover">read it here</a> when it comes.
    </p>`
}

const stepForms: Record<TakenStep, { heading: string; means: string; label: string; hint: string; button: string }> = {
  accept: {
    heading: 'Take it over',
    means: 'The contact, who called, the children and what was decided become yours, to read and to decide.',
    label: '',
    hint: '',
    button: 'Take the contact over',
  },
  refuse: {
    heading: 'Or refuse it',
    means: 'The contact stays with the sender, who reads why.',
    label: 'Why you refuse it',
    hint: 'Such as: the child lives elsewhere, by this address.',
    button: 'Refuse the contact',
  },
  withdraw: {
    heading: 'Take the offer back',
    means: 'The contact stays yours.',
    label: 'Why you take it back',
    hint: 'They read this too.',
    button: 'Take the offer back',
  },
}

function stepsView(view: OfferView, areas: Areas, form: Form): SafeHtml | false {
  const { offer, can } = view
  const steps = offer.way === 'file_in' ? [] : can
  const sent = form.answers?.['step']
  // Where somebody's words would be lost they are shown, though the step can no longer be taken.
  const kept =
    typeof sent === 'string' && !steps.includes(sent as TakenStep) ? fieldsOf(form.answers)('reason').value : ''
  return html`${steps.map((step) => stepForm(view, step, areas, form))}
  ${
    kept &&
    html`<h2 class="govuk-heading-m">What you wrote</h2>
      <p class="govuk-body waymark-said">${kept}</p>`
  }`
}

function stepForm({ offer }: OfferView, step: TakenStep, areas: Areas, { answers, errors, csrf }: Form): SafeHtml {
  const spec = stepForms[step]
  const field = fieldsOf(answers?.['step'] === step ? answers : {}, answers?.['step'] === step ? errors : [])
  const state = field('reason')
  const id = `${step}-reason`
  const file = step === 'withdraw' && offer.way === 'file_out'
  return html`<h2 class="govuk-heading-m">${spec.heading}</h2>
    <p class="govuk-body">
      ${spec.means}
      ${file && `If they take it over before they hear of this, their receipt counts: speak to ${areas.nameOf(offer.to)} first.`}
    </p>
    <form method="post" action="${urls.step(offer.offerId, step)}" novalidate data-submit-once>
      ${csrf}
      <input type="hidden" name="step" value="${step}" />
      <input type="hidden" name="version" value="${offer.version}" />
      ${step !== 'accept' && textarea({ ...state, id, label: { text: spec.label, classes: 'govuk-label--s' }, hint: { text: spec.hint }, rows: 3 })}
      ${button({
        text: spec.button,
        preventDoubleClick: true,
        classes: step === 'accept' ? '' : step === 'refuse' ? 'govuk-button--warning' : 'govuk-button--secondary',
      })}
    </form>`
}

const StepForm = z.object({
  version: z.coerce.number({ error: 'Open the offer again' }).int(),
  reason: z.string().optional(),
})

/** Shown to somebody whose session had ended and who signed in again. */
export const resumeStep = (visit: Visit): Promise<Reply> =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you typed is still here. Nothing is done yet.' })

export const postStep =
  (step: TakenStep) =>
  async (visit: Visit): Promise<Reply> => {
    const { database, who, params } = visit
    if (!isPersonId(params['id'])) return pageNotFound
    const answers = { ...answersOf(visit.body), step }
    const schema = step === 'accept' ? StepForm : StepForm.extend({ reason: reasonField(`Enter ${whyWords[step]}`) })
    const parsed = parseForm<z.infer<typeof StepForm>>(schema, visit.body)
    if (!parsed.ok) return show(visit, { answers, errors: atStep(step, parsed.errors) }, 422)
    try {
      const { version, reason } = parsed.value
      const taken = await takeOfferStep(database, who, { step, offerId: params['id'], version, reason: reason ?? null })
      if (taken.ok) return redirectTo(`${urls.offer(params['id'])}?done=${step}`)
      const { refusal } = taken
      if (refusal.kind === 'not_found') return pageNotFound
      const now = await viewOffer(database, who, params['id'])
      const text = explainStep(refusal, now.ok ? now.value.offer : undefined)
      const field = refusal.kind === 'reason_missing' ? `${step}-reason` : 'offer'
      return show(visit, { answers, errors: [{ field, text }] }, refusal.kind === 'reason_missing' ? 422 : 409)
    } catch (fault) {
      // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
      log.error({ route: `/passing/:id/${step}`, stack: (fault as Error).stack }, 'fault')
      const text = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
      return show(visit, { answers, errors: [{ field: '', text }] }, 500)
    }
  }

const whyWords = { refuse: 'why you refuse it', withdraw: 'why you take it back' } as const

/** The reason's field is named apart for each step, since a page may hold two. */
const atStep = (step: TakenStep, errors: readonly FieldError[]): FieldError[] =>
  errors.map((one) => (one.field === 'reason' ? { ...one, field: `${step}-reason` } : { ...one, field: 'offer' }))
