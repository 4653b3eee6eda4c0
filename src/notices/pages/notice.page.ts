/** One notice: whom it warns about whom, where it stands, what may follow, and its life so far. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  dateInWords,
  html,
  notificationBanner,
  summaryList,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { areasOf, isPersonId, type Areas } from '../../people/index.ts'
import type { TakenStep } from '../notice.ts'
import { mayBePrinted } from '../printing.ts'
import { viewNotice, type NextSteps, type OpenedNotice } from '../reading.ts'
import { urls } from '../urls.ts'
import { endingInWords, fallsDue, sinceInWords, stateTag } from '../words.ts'
import { lifeView } from './life.view.ts'
import { basisLabel, personView, warningView } from './parts.view.ts'
import { stepForms } from './step.form.ts'

export async function getNotice(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewNotice(database, who, params['id'])
  if (!found.ok) return pageNotFound
  return visit.page({
    title: `Notice ${found.value.notice.ref}`,
    back: { href: urls.register(), text: 'Notices' },
    body: noticeView(found.value, {
      areas: await areasOf(database, who),
      done: doneWords(query['done']),
      mayAudit: may(who, 'search_audit'),
      mayOrder: may(who, 'request_notice'),
      mayPrint: may(who, 'keep_notice'),
      mayHold: may(who, 'hold_work'),
    }),
  })
}

/** What was just put on record, as the address says after a form. */
function doneWords(done: unknown): string | undefined {
  if (done === 'order') return 'The end of the order is on record. The notice ends with it'
  if (done === 'requested') return 'Notice asked for. Somebody else authorises or refuses it'
  return typeof done === 'string' && Object.hasOwn(stepForms, done) ? stepForms[done as TakenStep].done : undefined
}

type Shown = {
  areas: Areas
  done: string | undefined
  mayAudit: boolean
  mayOrder: boolean
  mayPrint: boolean
  mayHold: boolean
}

function noticeView(view: OpenedNotice, shown: Shown): SafeHtml {
  const { areas, done, mayAudit, mayOrder, mayPrint, mayHold } = shown
  const { notice, standing } = view
  return html`${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">
      <span class="govuk-caption-l">Child abduction warning notice</span>
      ${notice.ref}
    </h1>
    <p class="govuk-body">${stateTag(standing.state)} ${sinceInWords(standing)}</p>
    ${warningView()} ${nextView(notice.noticeId, view.next)} ${factsView(view, areas, mayOrder)}
    ${mayPrint && mayBePrinted(view) && printView(view)}
    ${
      mayHold &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${urls.work(notice.noticeId)}">Who holds it, and what is to be done</a>
      </p>`
    }
    <h2 class="govuk-heading-m">Its life so far</h2>
    ${lifeView(view)}
    ${
      mayAudit &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="/audit?subject=${notice.noticeId}">Who read or changed this notice</a>
      </p>`
    }`
}

function nextView(noticeId: string, { steps, isOwnRequest }: NextSteps): SafeHtml {
  return html`${
    isOwnRequest &&
    html`<p class="govuk-body">You asked for this notice. Somebody else must authorise or refuse it.</p>`
  }
  ${
    steps.length > 0 &&
    html`<div class="govuk-button-group">
      ${steps.map((step, index) =>
        button({
          text: stepForms[step].offer,
          href: urls.step(noticeId, step),
          classes: index === 0 ? '' : 'govuk-button--secondary',
        }),
      )}
    </div>`
  }`
}

function factsView(view: OpenedNotice, areas: Areas, mayOrder: boolean): SafeHtml {
  const { notice, standing, ending, today } = view
  const row = (key: string, value: string | SafeHtml | undefined) =>
    value !== undefined && {
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    }
  const stands = standing.state !== 'ended' && standing.state !== 'refused'
  return summaryList({
    rows: [
      row('Child', personView(view.child, today)),
      row('Adult who is warned', personView(view.recipient, today)),
      row('Legal basis', basisLabel(notice.basis)),
      row('Authority', areas.nameOf(notice.authority)),
      row('Issued', notice.issuedOn === null ? 'Not yet' : dateInWords(notice.issuedOn)),
      row('Served on the adult', notice.servedOn === null ? 'Not yet' : dateInWords(notice.servedOn)),
      notice.expiresOn !== null && row('Last day it is given for', dateInWords(notice.expiresOn)),
      notice.basis === 'children_act_s49' && row('Order it rests on ends', orderCell(view, mayOrder)),
      stands && row('Ends', endingInWords(ending)),
      row('What falls due', fallsDue(view, today)),
    ],
  })
}

/** The end of care is often no date that is known: who keeps the notice must be reminded of it. */
const orderCell = ({ notice }: OpenedNotice, mayOrder: boolean): SafeHtml =>
  html`${
    notice.orderEndsOn === null
      ? html`Not known<br /><span class="waymark-quiet"
            >The notice ends with the care order, emergency protection order or police protection it rests on: say when,
            once that is known.</span
          >`
      : dateInWords(notice.orderEndsOn)
  }${mayOrder && html`<br /><a class="govuk-link" href="${urls.order(notice.noticeId)}">Say when the order ends</a>`}`

const printView = ({ notice, standing }: OpenedNotice): SafeHtml =>
  html`<p class="govuk-body">
    <a class="govuk-link" href="${urls.print(notice.noticeId)}"
      >${standing.state === 'requested' ? 'Draft of the notice' : 'Notice'} and service record to print (PDF)</a
    >
  </p>`
