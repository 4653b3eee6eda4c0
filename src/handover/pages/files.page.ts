/** Files to and from other Waymarks: one that came is read here; this Waymark's card, and the partners' keys. */
import { audit, may, type Visit } from '../../access/index.ts'
import { areasOf } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { file, pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  button,
  errorSummaryFor,
  fieldsOf,
  fileUpload,
  html,
  insetText,
  stackTable,
  tag,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { cardText, spoken } from '../card.ts'
import { ownKeys, type OwnKeys } from '../keys.ts'
import { listPartners } from '../partners.ts'
import { readFile } from '../receiving.ts'
import type { Partner } from '../store.ts'
import { urls } from '../urls.ts'
import { explainRead } from '../words.ts'
import { addForm } from './partner.view.ts'

export type FilesShown = { errors?: readonly FieldError[]; notice?: string | undefined; card?: string }

export async function showFiles(visit: Visit, shown: FilesShown = {}, status = 200): Promise<Reply> {
  const { database, who } = visit
  const keys = await ownKeys()
  const partners = await listPartners(database, who)
  const areas = await areasOf(database, who)
  const errors = shown.errors ?? []
  return visit.page(
    {
      title: 'Files to and from other Waymarks',
      errors: errors.length > 0,
      back: { href: '/passing', text: 'Contacts between authorities' },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l">Files to and from other Waymarks</h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          ${keys.ok ? readForm(visit, errors) : noKeys()} ${keys.ok && cardView(keys.value)}
          <h2 class="govuk-heading-m">Partners</h2>
          ${partners.length === 0 ? html`<p class="govuk-body">No partner’s keys are known yet.</p>` : table(partners, areas.nameOf)}
          ${may(who, 'verify_partners') && addForm(visit, shown.card ?? '', errors)}
        </div>
      </div>`,
    },
    status,
  )
}

const noKeys = (): SafeHtml =>
  insetText({
    html: html`This Waymark has no keys yet: no file can be read or made. Whoever runs it makes them once, by
      <code>waymark handover keys make</code>.`,
  })

const readForm = (visit: Visit, errors: readonly FieldError[]): SafeHtml =>
  html`<form method="post" action="${urls.read}" enctype="multipart/form-data" novalidate data-submit-once>
    ${visit.csrf}
    ${fileUpload({
      ...fieldsOf({}, errors)('file'),
      label: { text: 'Read a file that came', classes: 'govuk-label--m' },
      hint: {
        text: 'An offer of a contact, or the receipt for one of yours, as it was sent. Its name ends in .age. You see what it says before anything is taken over.',
      },
    })}
    ${button({ text: 'Read the file', preventDoubleClick: true })}
  </form>`

const cardView = ({ fingerprint }: OwnKeys): SafeHtml =>
  html`<h2 class="govuk-heading-m">Your card</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${urls.card}">Download the card</a> and send it to a partner. When they ring you, read
      out its fingerprint:
    </p>
    <p class="govuk-body"><code>${spoken(fingerprint)}</code></p>`

const table = (partners: readonly Partner[], nameOf: (code: string) => string): SafeHtml =>
  stackTable({
    caption: 'Partners',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Partner' }, { text: 'Authorities' }, { text: 'Keys' }],
    rows: partners.map((one) => [
      { html: html`<a class="govuk-link" href="${urls.partner(one.partnerKeyId)}">${one.name}</a>` },
      { text: one.authorities.map(nameOf).join(', ') },
      { html: stateOfKeys(one) },
    ]),
  })

export const stateOfKeys = (one: Partner): SafeHtml =>
  one.revoked
    ? tag({ text: 'Revoked', classes: 'waymark-tag govuk-tag--red' })
    : one.verified
      ? tag({ text: 'Verified', classes: 'waymark-tag govuk-tag--green' })
      : tag({ text: 'Not verified', classes: 'waymark-tag govuk-tag--yellow' })

const NOTICES: Readonly<Record<string, string>> = {
  known: 'This receipt was read before. Nothing changed.',
  added: 'The partner was added. Nothing goes to or comes from them before their keys are verified.',
}

export const getFiles = (visit: Visit): Promise<Reply> =>
  showFiles(visit, { notice: NOTICES[String(visit.query['done'] ?? '')] })

/** Shown to somebody whose session had ended: a file cannot be kept for them. */
export const resumeRead = (visit: Visit): Promise<Reply> =>
  showFiles(visit, { notice: 'Nothing was read. Select the file again.' })

/** Reads a file that was sent: an offer leads to what it says, a receipt to the offer that it closes. */
export async function postRead(visit: Visit): Promise<Reply> {
  const { database, who, files } = visit
  const wrong = (text: string, status = 422) => showFiles(visit, { errors: [{ field: 'file', text }] }, status)
  const content = files['file']
  if (!content || content.length === 0) return wrong('Select the file that came')
  const keys = await ownKeys()
  if (!keys.ok) return showFiles(visit, {}, 409)
  const read = await readFile(database, who, keys.value, content)
  if (!read.ok) return read.refusal.kind === 'not_found' ? pageNotFound : wrong(explainRead(read.refusal))
  const { kind, offerId, known } = read.value
  if (kind === 'offer') return redirectTo(urls.came(offerId))
  return redirectTo(known ? `${urls.files}?done=known` : urls.offer(offerId))
}

/** The public half of this Waymark's keys, as partners add it. */
export async function getCard(visit: Visit): Promise<Reply> {
  const keys = await ownKeys()
  if (!keys.ok) return pageNotFound
  await inTransaction(visit.database, visit.who, (tx) =>
    audit.record(tx, { action: 'take_card', subjectType: 'partner_key' }),
  )
  return file('text/plain; charset=utf-8', cardText(keys.value), 'waymark-card.txt')
}
