/** What a person is linked to, and who is linked to a thing. */
import type { Visit } from '../../access/index.ts'
import { may } from '../../access/index.ts'
import { bornInWords, fullName, isPersonId, personLink, personUrl } from '../../people/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import {
  button,
  html,
  insetText,
  notificationBanner,
  stackTable,
  tag,
  type SafeHtml,
} from '../../platform/pages/index.ts'
import { viewLinks, viewThing } from '../reading.ts'
import { LINKS_SHOWN } from '../store.ts'
import type { Link } from '../thing.ts'
import { urls } from '../urls.ts'
import { confidenceInWords, kindLabel, whenInWords } from '../words.ts'

const doneWords: Readonly<Record<string, string>> = {
  recorded: 'Link recorded',
  changed: 'Link changed',
  'taken-back': 'Link taken back',
}

const moreView = (more: boolean): SafeHtml | false =>
  more && insetText({ text: `These are ${LINKS_SHOWN} of them: there are more.` })

const sourceCell = ({ source, note, forPolice }: Link): SafeHtml =>
  html`${source}${forPolice && html` ${tag({ text: 'Police only', classes: 'waymark-tag govuk-tag--purple' })}`}
  ${note && html`<br /><span class="waymark-quiet">${note}</span>`}`

export async function getLinks(visit: Visit): Promise<Reply> {
  const { database, who, params, query } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewLinks(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { person, links, more } = found.value
  const { personId } = person
  const mayRecord = may(who, 'record_link')
  const done = typeof query['done'] === 'string' ? doneWords[query['done']] : undefined
  return visit.page({
    title: `What ${fullName(person)} is linked to`,
    wide: true,
    back: { href: personUrl(personId), text: fullName(person) },
    body: html`${done && notificationBanner({ type: 'success', text: done })}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${fullName(person)}</span>
        Places, telephones, vehicles, online names and groups
      </h1>
      <div class="govuk-button-group">
        ${mayRecord && button({ text: 'Add a link', href: urls.newLink(personId) })}
        ${button({ text: 'Who is linked to whom', href: urls.network(personId), classes: 'govuk-button--secondary' })}
      </div>
      ${
        links.length === 0
          ? html`<p class="govuk-body">Nothing is on record that you can see.</p>`
          : stackTable({
              caption: 'Links, those that hold first',
              captionClasses: 'govuk-visually-hidden',
              head: [
                { text: 'Linked to' },
                { text: 'When' },
                { text: 'How sure' },
                { text: 'Source' },
                { text: 'Change', isTextHidden: true },
              ],
              rows: links.map((link) => [
                {
                  html: html`<a class="govuk-link" href="${urls.thing(link.thingId)}">${link.written}</a><br /><span
                      class="waymark-quiet"
                      >${kindLabel(link.kind)}</span
                    >`,
                },
                { text: whenInWords(link) },
                { text: confidenceInWords(link.confidence) },
                { html: sourceCell(link) },
                {
                  html: html`${
                    mayRecord &&
                    html`<a class="govuk-link" href="${urls.link(link.linkId)}"
                      >Change or end<span class="govuk-visually-hidden"> ${link.written}</span></a
                    >`
                  }`,
                },
              ]),
            })
      }
      ${moreView(more)}`,
  })
}

export async function getThing(visit: Visit): Promise<Reply> {
  const { database, who, params } = visit
  if (!isPersonId(params['id'])) return pageNotFound
  const found = await viewThing(database, who, params['id'])
  if (!found.ok) return pageNotFound
  const { links, more, people, today } = found.value
  const first = links.reduce((a, b) => (a.linkId < b.linkId ? a : b))
  const spellings = [...new Set(links.map((one) => one.written))].filter((one) => one !== first.written)
  return visit.page({
    title: first.written,
    wide: true,
    back: { href: '/search', text: 'Search' },
    body: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${kindLabel(first.kind)}</span>
        ${first.written}
      </h1>
      ${spellings.length > 0 && html`<p class="govuk-body">Also written ${spellings.slice(0, 5).join('; ')}.</p>`}
      ${stackTable({
        caption: 'Who is linked to it, those now first',
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'Person' }, { text: 'Born' }, { text: 'When' }, { text: 'How sure' }, { text: 'Source' }],
        rows: links.map((link) => {
          const person = people.get(link.personId)
          return [
            { html: personLink(person) },
            { text: person ? bornInWords(person.dateOfBirth, today) : '' },
            { text: whenInWords(link) },
            { text: confidenceInWords(link.confidence) },
            { html: sourceCell(link) },
          ]
        }),
      })}
      ${moreView(more)}`,
  })
}
