/** One partner: their fingerprint to be compared on the telephone, verified, or revoked. */
import type { Visit } from '../../access/index.ts'
import { may } from '../../access/index.ts'
import { areasOf, isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import {
  answersOf,
  button,
  dateTimeInWords,
  errorSummaryFor,
  fieldsOf,
  html,
  insetText,
  summaryList,
  textarea,
  type Answers,
  type FieldError,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { spoken } from '../card.ts'
import { addPartner, listPartners, revokePartner, verifyPartner } from '../partners.ts'
import type { Partner } from '../store.ts'
import { urls } from '../urls.ts'
import { explainPartner } from '../words.ts'
import { showFiles, stateOfKeys } from './files.page.ts'

/** Adds the card that was pasted. */
export async function postPartner(visit: Visit): Promise<Reply> {
  const card = String(visit.body['card'] ?? '').replaceAll('\0', '')
  const added = await addPartner(visit.database, visit.who, card)
  if (added.ok) return redirectTo(`${urls.files}?done=added`)
  if (added.refusal.kind === 'not_found') return pageNotFound
  return showFiles(visit, { card, errors: [{ field: 'card', text: explainPartner(added.refusal) }] }, 422)
}

export const resumePartner = (visit: Visit): Promise<Reply> =>
  showFiles(visit, {
    card: String(visit.body['card'] ?? ''),
    notice: 'What you pasted is still here. Nothing is added yet.',
  })

type Word = 'verify' | 'revoke'
type Shown = { answers?: Answers; errors?: readonly FieldError[]; notice?: string }

async function show(visit: Visit, shown: Shown = {}, status = 200): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const one = (await listPartners(database, who)).find(({ partnerKeyId }) => partnerKeyId === params['id'])
  if (!one) return pageNotFound
  const areas = await areasOf(database, who)
  const errors = shown.errors ?? []
  const row = (key: string, value: string | SafeHtml) => ({
    key: { text: key },
    value: typeof value === 'string' ? { text: value } : { html: value },
  })
  return visit.page(
    {
      title: `Partner: ${one.name}`,
      errors: errors.length > 0,
      back: { href: urls.files, text: 'Files to and from other Waymarks' },
      body: html`<div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          ${errorSummaryFor(errors)}
          <h1 class="govuk-heading-l"><span class="govuk-caption-l">Partner</span>${one.name}</h1>
          ${shown.notice && insetText({ text: shown.notice, attributes: { role: 'status' } })}
          ${summaryList({
            rows: [
              row('Keys', stateOfKeys(one)),
              row('Fingerprint', html`<code>${spoken(one.fingerprint)}</code>`),
              row('Authorities', one.authorities.map(areas.nameOf).join(', ')),
              ...(one.verified
                ? [row('Verified', `${dateTimeInWords(one.verified.at)} by ${one.verified.by}: ${one.verified.how}`)]
                : []),
              ...(one.revoked
                ? [row('Revoked', `${dateTimeInWords(one.revoked.at)} by ${one.revoked.by}: ${one.revoked.why}`)]
                : []),
            ],
          })}
          ${may(who, 'verify_partners') && !one.revoked && forms(visit, one, shown)}
        </div>
      </div>`,
    },
    status,
  )
}

const forms = (visit: Visit, one: Partner, shown: Shown): SafeHtml =>
  html`${!one.verified && wordForm(visit, one, 'verify', shown)} ${wordForm(visit, one, 'revoke', shown)}`

const wordings = {
  verify: {
    title: 'Verify the keys',
    label: 'How you know that they are theirs',
    hint: 'Ring them on a number that you know, not one from the card, and have them read out their fingerprint. Say who read it.',
    button: 'Verify',
  },
  revoke: {
    title: 'Revoke the keys',
    label: 'Why they count no more',
    hint: 'For good: nothing goes to or comes from these keys again. The partner sends a new card.',
    button: 'Revoke',
  },
} as const

function wordForm(visit: Visit, one: Partner, word: Word, { answers, errors = [] }: Shown): SafeHtml {
  const words = wordings[word]
  const isSent = answers?.['word'] === word
  const field = fieldsOf(isSent ? answers : {}, isSent ? errors : [])('words')
  return html`<h2 class="govuk-heading-m">${words.title}</h2>
    <form method="post" action="${urls.partner(one.partnerKeyId)}" novalidate data-submit-once>
      ${visit.csrf}
      <input type="hidden" name="word" value="${word}" />
      <input type="hidden" name="version" value="${one.version}" />
      ${textarea({ ...field, id: isSent ? field.id : `${word}-words`, label: { text: words.label, classes: 'govuk-label--s' }, hint: { text: words.hint }, rows: 3 })}
      ${button({ text: words.button, preventDoubleClick: true, classes: word === 'verify' ? '' : 'govuk-button--warning' })}
    </form>`
}

export const getPartner = (visit: Visit): Promise<Reply> => show(visit)

export const resumeWord = (visit: Visit): Promise<Reply> =>
  show(visit, { answers: answersOf(visit.body), notice: 'What you typed is still here. Nothing is done yet.' })

export async function postWord(visit: Visit): Promise<Reply> {
  const { database, who, params, body } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const act = body['word'] === 'verify' ? verifyPartner : body['word'] === 'revoke' ? revokePartner : undefined
  if (!act) return pageNotFound
  const words = String(body['words'] ?? '')
    .replaceAll('\0', '')
    .slice(0, 4000)
  const done = await act(database, who, { partnerKeyId: params['id'], version: Number(body['version']) || 0, words })
  if (done.ok) return redirectTo(urls.partner(params['id']))
  if (done.refusal.kind === 'not_found') return pageNotFound
  const errors = [{ field: 'words', text: explainPartner(done.refusal) }]
  return show(visit, { answers: answersOf(body), errors }, done.refusal.kind === 'said_nothing' ? 422 : 409)
}
