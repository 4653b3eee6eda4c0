/** The register of notices: what waits for somebody first, each with where it stands and what falls due. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, number, stackTable, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { areasOf, type Areas } from '../../people/index.ts'
import type { NoticeView } from '../reading.ts'
import { viewRegister, type Register } from '../register.ts'
import type { StandingState } from '../rules.ts'
import { urls } from '../urls.ts'
import { fallsDue, sinceInWords, stateTag, stateWords } from '../words.ts'
import { basisLabel, nameCell, pageAsked, pagesView, warningView, waysView } from './parts.view.ts'

const states: readonly StandingState[] = ['requested', 'issued', 'in_force', 'ended', 'refused']

export async function getRegister(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const state = states.find((known) => known === query['state'])
  const due = query['due'] === 'soon'
  const register = await viewRegister(database, who, { state, due, page: pageAsked(query['page']) })
  if (!register.ok) return pageNotFound
  const { pages } = register.value
  return visit.page({
    title: 'Child abduction warning notices',
    nonVisibleState: pages > 1 ? `page ${register.value.page} of ${pages}` : undefined,
    wide: true,
    body: registerView(register.value, { state, due }, await areasOf(database, who), may(who, 'request_notice')),
  })
}

type Asked = { state: StandingState | undefined; due: boolean }

function registerView(register: Register, asked: Asked, areas: Areas, mayAsk: boolean): SafeHtml {
  const { state, due } = asked
  return html`<h1 class="govuk-heading-l">Child abduction warning notices</h1>
    ${warningView()}
    ${
      mayAsk &&
      html`<p class="govuk-body">
        To ask for a notice, <a class="govuk-link" href="/search">find the child</a> and begin on the child’s page.
      </p>`
    }
    ${waysView('state')}
    ${subNavigation({
      label: 'By where they stand',
      items: [
        { text: `All (${number(register.all)})`, href: urls.register(), active: state === undefined && !due },
        {
          text: `Falls due within 28 days (${number(register.due)})`,
          href: urls.register({ due: true }),
          active: due,
        },
        ...states.map((one) => ({
          text: `${stateWords[one]} (${number(register.counts.get(one) ?? 0)})`,
          href: urls.register({ state: one }),
          active: one === state && !due,
        })),
      ],
    })}
    ${register.total === 0 ? emptyView(register, asked) : registerTable(register, areas)}
    ${register.pages > 1 && pagesView(register, (page) => urls.register({ ...asked, page }))}`
}

function emptyView(register: Register, { state, due }: Asked): SafeHtml {
  if (register.all === 0) return html`<p class="govuk-body">No notice is on record.</p>`
  return html`<p class="govuk-body">
    ${due ? 'Nothing falls due for a notice within 28 days' : html`No notice stands like this${state && html`: ${stateWords[state].toLowerCase()}`}`}.
    <a class="govuk-link" href="${urls.register()}">Show all</a>
  </p>`
}

const registerTable = ({ notices, today }: Register, areas: Areas): SafeHtml =>
  stackTable({
    caption: 'Notices, those that wait for somebody first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Notice' },
      { text: 'Child' },
      { text: 'Adult who is warned' },
      { text: 'Where it stands' },
      { text: 'What falls due' },
    ],
    rows: notices.map((one) => [
      { html: noticeCell(one, areas) },
      { html: nameCell(one.child) },
      { html: nameCell(one.recipient) },
      {
        html: html`${stateTag(one.standing.state)}<br /><span class="waymark-quiet"
            >${sinceInWords(one.standing)}</span
          >`,
      },
      { text: fallsDue(one, today) ?? 'Nothing' },
    ]),
  })

const noticeCell = ({ notice }: NoticeView, areas: Areas): SafeHtml =>
  html`<a class="govuk-link" href="${urls.notice(notice.noticeId)}">${notice.ref}</a><br /><span class="waymark-quiet"
      >${areas.nameOf(notice.authority)}<br />${basisLabel(notice.basis)}</span
    >`
