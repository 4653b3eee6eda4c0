/** The register of notices: what waits for somebody first, each with where it stands and what falls due. */
import { may, type Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { html, number, pagination, stackTable, subNavigation, type SafeHtml } from '../../platform/pages/index.ts'
import { areasOf, fullName, NAME_NOT_SHOWN, personUrl, type Areas, type PersonSummary } from '../../people/index.ts'
import { viewRegister, type NoticeView, type Register } from '../reading.ts'
import type { StandingState } from '../rules.ts'
import { urls } from '../urls.ts'
import { fallsDue, sinceInWords, stateTag, stateWords } from '../words.ts'
import { basisLabel, warningView } from './parts.view.ts'

const states: readonly StandingState[] = ['requested', 'issued', 'in_force', 'ended', 'refused']

export async function getRegister(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const state = states.find((known) => known === query['state'])
  const asked = Number(query['page'])
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1
  const register = await viewRegister(database, who, { state, page })
  if (!register.ok) return pageNotFound
  const { pages } = register.value
  return visit.page({
    title: 'Child abduction warning notices',
    nonVisibleState: pages > 1 ? `page ${register.value.page} of ${pages}` : undefined,
    wide: true,
    body: registerView(register.value, state, await areasOf(database, who), may(who, 'request_notice')),
  })
}

function registerView(register: Register, state: StandingState | undefined, areas: Areas, mayAsk: boolean): SafeHtml {
  return html`<h1 class="govuk-heading-l">Child abduction warning notices</h1>
    ${warningView()}
    ${
      mayAsk &&
      html`<p class="govuk-body">
        To ask for a notice, <a class="govuk-link" href="/search">find the child</a> and begin on the child’s page.
      </p>`
    }
    ${subNavigation({
      label: 'By where they stand',
      items: [
        { text: `All (${number(register.all)})`, href: urls.register(), active: state === undefined },
        ...states.map((one) => ({
          text: `${stateWords[one]} (${number(register.counts.get(one) ?? 0)})`,
          href: urls.register({ state: one }),
          active: one === state,
        })),
      ],
    })}
    ${register.total === 0 ? emptyView(register, state) : registerTable(register, areas)}
    ${register.pages > 1 && pagesView(register, state)}`
}

function emptyView(register: Register, state: StandingState | undefined): SafeHtml {
  if (register.all === 0) return html`<p class="govuk-body">No notice is on record.</p>`
  return html`<p class="govuk-body">
    No notice stands like this${state && html`: ${stateWords[state].toLowerCase()}`}.
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

const nameCell = (person: PersonSummary | undefined): SafeHtml =>
  person === undefined
    ? html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
    : html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>`

function pagesView({ page, pages }: Register, state: StandingState | undefined): SafeHtml {
  const to = (number: number) => ({ href: urls.register({ state, page: number }), labelText: `${number} of ${pages}` })
  return pagination({
    ...(page > 1 ? { previous: to(page - 1) } : {}),
    ...(page < pages ? { next: to(page + 1) } : {}),
  })
}
