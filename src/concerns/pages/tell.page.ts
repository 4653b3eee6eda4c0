/** Whether the sender of a form may read what was decided: for a person to say who has made sure who the sender is. */
import type { Visit } from '../../access/index.ts'
import { contactUrls } from '../../contacts/index.ts'
import { isPersonId } from '../../people/index.ts'
import { pageNotFound, redirectTo, type Reply } from '../../platform/http/index.ts'
import { button, html, notificationBanner, summaryList, type SafeHtml } from '../../platform/pages/index.ts'
import { setReadable, viewTelling, type Telling } from '../desk.ts'

export async function getTell(visit: Visit): Promise<Reply> {
  const id = visit.params['id']
  if (!isPersonId(id)) return pageNotFound
  const found = await viewTelling(visit.database, visit.who, id)
  if (!found.ok) return pageNotFound
  const telling = found.value
  return visit.page({
    title: `What the sender of contact ${telling.ref} may read`,
    back: { href: contactUrls.contact(id), text: `Contact ${telling.ref}` },
    body: html`<div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${visit.query['done'] === 'yes' && notificationBanner({ type: 'success', text: 'Saved' })}
        ${visit.query['nobody'] === 'yes' && notificationBanner({ text: 'Nothing was changed: there is nobody to tell' })}
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">Contact ${telling.ref}</span>
          What the sender may read
        </h1>
        ${tellView(visit, id, telling)}
      </div>
    </div>`,
  })
}

const why: Record<'not_by_form' | 'over' | 'public', string> = {
  not_by_form: 'This contact did not come by the form. Tell whoever made it as you always do.',
  over: 'The sender can no longer come back to the form. Tell them as you always do, if it is right.',
  public:
    'The sender cannot come back to the form: they did not say that they work with children, or kept no return code. Family and the public are not told what was decided, since whoever harms the child may be among them.',
}

function tellView(visit: Visit, contactId: string, telling: Telling): SafeHtml {
  const { kind } = telling
  if (kind !== 'not_yet' && kind !== 'readable') return html`<p class="govuk-body">${why[kind]}</p>`
  const form = (intent: string, text: string, classes = '') =>
    html`<form method="post" action="${contactUrls.tellSender(contactId)}" novalidate>
      ${visit.csrf}
      <input type="hidden" name="intent" value="${intent}" />
      ${button({ text, classes, preventDoubleClick: true })}
    </form>`
  const facts = summaryList({
    rows: [
      { key: { text: 'They say they work at' }, value: { text: telling.organisation ?? 'Not seen by you' } },
      { key: { text: 'How to reach them' }, value: { text: telling.phone ?? 'Not seen by you' } },
      telling.readableBy !== null && { key: { text: 'Let read by' }, value: { text: telling.readableBy } },
    ],
  })
  return kind === 'readable'
    ? html`<p class="govuk-body">With their code and the reference, the sender reads what was decided and when.</p>
        ${facts} ${form('stop', 'Stop the sender reading it', 'govuk-button--secondary')}`
    : html`<p class="govuk-body">
          The sender says that they work with children, and holds a return code. Anybody can say so. Make sure who they
          are, by a number of their organisation that you know already, before you let them read.
        </p>
        ${facts}
        <p class="govuk-body">
          They will read what was decided and when: that it was passed to children’s social care or early help, or that
          there is no further action. They read no reason, no name, and nothing of the child.
        </p>
        ${form('let', 'I have made sure who they are: let them read it')}`
}

export async function postTell(visit: Visit): Promise<Reply> {
  const id = visit.params['id']
  if (!isPersonId(id)) return pageNotFound
  const isReadable = visit.body['intent'] === 'let'
  const done = await setReadable(visit.database, visit.who, { contactId: id, isReadable })
  if (!done.ok && done.refusal.kind === 'not_found') return pageNotFound
  return redirectTo(`${contactUrls.tellSender(id)}?${done.ok ? 'done' : 'nobody'}=yes`)
}
