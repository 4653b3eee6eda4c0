/** The register of disruption measures: what waits for somebody first, and what was considered and not used. */
import { may, type Visit } from '../../access/index.ts'
import { areasOf, fullName, NAME_NOT_SHOWN, personUrl, type Areas, type PersonSummary } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  html,
  insetText,
  number,
  pagination,
  stackTable,
  subNavigation,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewRegister, type DisruptionView, type Register } from '../reading.ts'
import { states, type DisruptionState } from '../rules.ts'
import { urls } from '../urls.ts'
import { fallsDue, measuresAreNoVerdict, sinceInWords, stateTag, stateWords } from '../words.ts'

export async function getRegister(visit: Visit): Promise<Reply> {
  const { database, who, query } = visit
  const state = states.find((one) => one === query['state'])
  const due = query['due'] === 'soon'
  const asked = Number(query['page'])
  const page = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1_000_000) : 1
  const found = await viewRegister(database, who, { state, due, page })
  if (!found.ok) return pageNotFound
  return visit.page({
    title: 'Other disruption measures',
    nonVisibleState: found.value.pages > 1 ? `page ${found.value.page} of ${found.value.pages}` : undefined,
    wide: true,
    body: registerView(found.value, { state, due }, await areasOf(database, who), may(who, 'record_disruption')),
  })
}

type Asked = { state: DisruptionState | undefined; due: boolean }

const registerView = (register: Register, asked: Asked, areas: Areas, mayRecord: boolean): SafeHtml =>
  html`<h1 class="govuk-heading-l">Other disruption measures</h1>
    ${insetText({ text: measuresAreNoVerdict, classes: 'govuk-!-margin-top-0' })}
    <p class="govuk-body">
      Orders, closures, licensing and the like.
      <a class="govuk-link" href="/notices">Child abduction warning notices</a> have a register of their own.
    </p>
    ${mayRecord && button({ text: 'Record a disruption measure', href: urls.record() })}
    ${subNavigation({
      label: 'By where they stand',
      items: [
        {
          text: `All (${number(register.all)})`,
          href: urls.register(),
          active: asked.state === undefined && !asked.due,
        },
        {
          text: `Falls due within 28 days (${number(register.due)})`,
          href: urls.register({ due: true }),
          active: asked.due,
        },
        ...states.map((one) => ({
          text: `${stateWords[one]} (${number(register.counts.get(one) ?? 0)})`,
          href: urls.register({ state: one }),
          active: one === asked.state && !asked.due,
        })),
      ],
    })}
    ${
      register.measures.length === 0
        ? html`<p class="govuk-body">
            ${register.all === 0 ? 'No disruption measure is on record.' : 'No disruption measure stands like this.'}
          </p>`
        : tableView(register, areas)
    }
    ${register.pages > 1 && pagesView(register, asked)}`

const tableView = ({ measures, today }: Register, areas: Areas): SafeHtml =>
  stackTable({
    caption: 'Disruption measures, those that wait for somebody first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Measure' },
      { text: 'Made on' },
      { text: 'Children protected' },
      { text: 'Where it stands' },
      { text: 'What falls due' },
    ],
    rows: measures.map((one) => [
      {
        html: html`<a class="govuk-link" href="${urls.disruption(one.disruption.disruptionId)}"
            >${one.disruption.kind.title}</a
          ><br /><span class="waymark-quiet"
            >${one.disruption.ref}<br />${areas.nameOf(one.disruption.authority)}</span
          >`,
      },
      { html: madeOn(one) },
      { html: childrenView(one) },
      {
        html: html`${stateTag(one.standing.state)}<br /><span class="waymark-quiet"
            >${sinceInWords(one.standing)}</span
          >`,
      },
      { text: fallsDue(one.duties, today) ?? 'Nothing' },
    ]),
  })

export const nameView = (person: PersonSummary | undefined): SafeHtml =>
  person === undefined
    ? html`<span class="waymark-quiet">${NAME_NOT_SHOWN}</span>`
    : html`<a class="govuk-link" href="${personUrl(person.personId)}">${fullName(person)}</a>`

/** The adult by name as far as the reader may see them, and the place. */
export const madeOn = ({ disruption, people }: DisruptionView): SafeHtml =>
  html`${disruption.adultId && nameView(people.get(disruption.adultId))}${disruption.adultId && disruption.subjectTold && html`<br />`}${disruption.subjectTold}`

export const childrenView = ({ disruption, people }: DisruptionView): SafeHtml =>
  disruption.childIds.length === 0
    ? html`<span class="waymark-quiet">None named</span>`
    : html`${disruption.childIds.map((id, index) => html`${index > 0 && html`<br />`}${nameView(people.get(id))}`)}`

function pagesView({ page, pages }: Register, asked: Asked): SafeHtml {
  const to = (one: number) => ({ href: urls.register({ ...asked, page: one }), labelText: `${one} of ${pages}` })
  return pagination({
    ...(page > 1 ? { previous: to(page - 1) } : {}),
    ...(page < pages ? { next: to(page + 1) } : {}),
  })
}
