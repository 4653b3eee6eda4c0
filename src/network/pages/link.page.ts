/** The forms of a link: a new one, and one that is put right, ended or taken back. */
import { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { fullName, isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { log } from '../../platform/log.ts'
import {
  answersOf,
  button,
  checkboxes,
  dateAnswers,
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
import { correctLink, recordLink, takeBackLink, type ChangeRefusal } from '../actions.ts'
import { viewLink, viewLinks } from '../reading.ts'
import { WRITTEN_CHARACTERS_MAX } from '../rules.ts'
import { confidences, thingKinds, type LinkFacts, type ThingKind } from '../thing.ts'
import { urls } from '../urls.ts'
import { explainLink, kindLabel } from '../words.ts'

const text = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .transform((typed) => typed.replaceAll('\0', '').trim())
    .refine((typed) => typed !== '', missing)
    .refine((typed) => typed.length <= most, `This must be ${most.toLocaleString('en-GB')} characters or fewer`)

const Facts = z.object({
  valid_from: wholeDate('The first day').optional(),
  valid_to: wholeDate('The last day').optional(),
  confidence: z.enum(
    confidences.map((one) => one.code),
    { error: 'Select how sure it is' },
  ),
  source: text('Enter where it was said', 200),
  note: text('', 4000).optional(),
  for_police: z.literal('yes').optional(),
})
const NewForm = Facts.extend({
  link_id: z.uuid(),
  kind: z.enum(
    thingKinds.map((one) => one.code),
    { error: 'Select what the person is linked to' },
  ),
  written: text('Enter the address, number or name', WRITTEN_CHARACTERS_MAX),
})
const ChangeForm = Facts.extend({ version: z.coerce.number().int().positive() })

const factsOf = (form: z.infer<typeof Facts>): LinkFacts => ({
  validFrom: form.valid_from ?? null,
  validTo: form.valid_to ?? null,
  source: form.source,
  confidence: form.confidence,
  note: form.note ?? null,
  forPolice: form.for_police === 'yes',
})

function factsView(visit: Visit, answers: Answers, errors: readonly FieldError[]): SafeHtml {
  const field = fieldsOf(answers, errors)
  return html`${dateField({ name: 'valid_from', legend: 'First day', hint: { text: 'If it is known.' }, answers, errors })}
  ${dateField({ name: 'valid_to', legend: 'Last day', hint: { text: 'Only once it has ended.' }, answers, errors })}
  ${radios({
    ...field('confidence'),
    fieldset: { legend: { text: 'How sure is it?' } },
    classes: 'govuk-radios--inline',
    items: confidences.map((one) => ({ value: one.code, text: one.label })),
  })}
  ${input({ ...field('source'), label: { text: 'Source' }, hint: { text: 'Who said so, or which report.' } })}
  ${textarea({ ...field('note'), label: { text: 'Note (optional)' }, rows: 3 })}
  ${
    visit.who.sees.includes('police') &&
    checkboxes({
      ...field('for_police'),
      classes: 'govuk-checkboxes--small',
      values: [field('for_police').value],
      items: [
        {
          value: 'yes',
          text: 'Only for those who see police records',
          hint: { text: 'Where the link itself tells why somebody is known.' },
        },
      ],
    })
  }`
}

type Shown = { errors?: readonly FieldError[]; notice?: string }

async function showNew(visit: Visit, answers: Answers, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewLinks(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { person } = found.value
  const errors = shown.errors ?? []
  const field = fieldsOf(answers, errors)
  const body = html`<form method="post" action="${urls.newLink(person.personId)}" novalidate data-submit-once>
    ${visit.csrf}<input type="hidden" name="link_id" value="${field('link_id').value}" />
    ${radios({
      ...field('kind'),
      fieldset: { legend: { text: 'What are they linked to?' } },
      items: thingKinds.map((one) => ({ value: one.code, text: one.label })),
    })}
    ${input({
      ...field('written'),
      label: { text: 'The address, number or name' },
      hint: { text: 'However it is spelt, it is found as the same: 07700 900123 is +44 7700 900123.' },
      autocomplete: 'off',
      spellcheck: false,
    })}
    ${factsView(visit, answers, errors)} ${button({ text: 'Add the link', preventDoubleClick: true })}
  </form>`
  return show(
    visit,
    { title: 'Add a link', person: fullName(person), back: urls.links(person.personId), body },
    shown,
    status,
  )
}

async function showLink(visit: Visit, answers: Answers | undefined, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewLink(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { link, person } = found.value
  const errors = shown.errors ?? []
  const stands: Answers = {
    valid_from: dateAnswers(link.validFrom),
    valid_to: dateAnswers(link.validTo),
    confidence: link.confidence,
    source: link.source,
    note: link.note ?? '',
    for_police: link.forPolice ? 'yes' : '',
  }
  const version = html`${visit.csrf}<input type="hidden" name="version" value="${link.version}" />`
  const body = html`<form method="post" action="${urls.link(link.linkId)}" novalidate data-submit-once>
      ${version} ${factsView(visit, answers ?? stands, errors)}
      ${button({ text: 'Save the link', preventDoubleClick: true })}
    </form>
    <h2 class="govuk-heading-m">If it was never so</h2>
    <p class="govuk-body">
      A link that ended stays, with its last day. One that was a mistake is taken back: it is shown nowhere.
    </p>
    <form method="post" action="${urls.takeBack(link.linkId)}" data-submit-once>
      ${version} ${button({ text: 'Take the link back', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
  const title = `${kindLabel(link.kind)}: ${link.written}`
  return show(visit, { title, person: fullName(person), back: urls.links(person.personId), body }, shown, status)
}

function show(
  visit: Visit,
  { title, person, back, body }: { title: string; person: string; back: string; body: SafeHtml },
  { errors = [], notice }: Shown,
  status: number,
): Reply {
  return visit.page(
    {
      title,
      errors: errors.length > 0,
      back: { href: back, text: `What ${person} is linked to` },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l"><span class="govuk-caption-l">${person}</span> ${title}</h1>
          ${notice && insetText({ text: notice, attributes: { role: 'status' } })} ${body}
        </div>
      </div>`,
    },
    status,
  )
}

const KEPT = 'What you typed is still here. Nothing is saved yet.'

export const getNew = (visit: Visit): Promise<Reply> => {
  const { kind } = visit.query
  return showNew(visit, { link_id: uuidv7(), kind: typeof kind === 'string' ? kind : undefined })
}
export const resumeNew = (visit: Visit): Promise<Reply> => showNew(visit, answersOf(visit.body), { notice: KEPT })
export const getLink = (visit: Visit): Promise<Reply> => showLink(visit, undefined)
export const resumeLink = (visit: Visit): Promise<Reply> => showLink(visit, answersOf(visit.body), { notice: KEPT })

const statusOf = (refusal: ChangeRefusal) => (refusal.kind === 'changed_by_someone_else' ? 409 : 422)

export async function postNew(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(NewForm, visit.body)
  if (!parsed.ok) return showNew(visit, answers, { errors: parsed.errors }, 422)
  const { link_id: linkId, kind, written } = parsed.value
  const link = { ...factsOf(parsed.value), linkId, kind: kind as ThingKind, written, personId: params['id'] }
  try {
    const done = await recordLink(database, who, link)
    if (done.ok) return redirectTo(`${urls.links(done.value.personId)}?done=recorded`)
    if (done.refusal.kind === 'not_found') return pageNotFound
    return showNew(visit, answers, { errors: [explainLink(done.refusal)] }, statusOf(done.refusal))
  } catch (fault) {
    // What was typed matters more than the fault: it comes back, whole, on a page that says nothing was saved.
    log.error({ route: '/people/:id/links/new', stack: (fault as Error).stack }, 'fault')
    const words = 'Something went wrong and nothing was saved. What you typed is still here: try again in a moment'
    return showNew(visit, answers, { errors: [{ field: '', text: words }] }, 500)
  }
}

export async function postLink(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const answers = answersOf(visit.body)
  const parsed = parseForm(ChangeForm, visit.body)
  if (!parsed.ok) return showLink(visit, answers, { errors: parsed.errors }, 422)
  const change = { ...factsOf(parsed.value), linkId: params['id'], version: parsed.value.version }
  return answered(visit, await correctLink(database, who, change), 'changed', answers)
}

export async function postTakeBack(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  const version = Number(visit.body['version'])
  if (!isPersonId(params['id']) || !Number.isSafeInteger(version) || version < 1 || version > 1e6) return pageNotFound
  return answered(visit, await takeBackLink(database, who, { linkId: params['id'], version }), 'taken-back', undefined)
}

async function answered(
  visit: Visit,
  done: Awaited<ReturnType<typeof correctLink>>,
  words: string,
  answers: Answers | undefined,
): Promise<Reply> {
  if (done.ok) return redirectTo(`${urls.links(done.value.personId)}?done=${words}`)
  const { refusal } = done
  if (refusal.kind === 'not_found') return pageNotFound
  return showLink(visit, answers, { errors: [explainLink(refusal)] }, statusOf(refusal))
}
