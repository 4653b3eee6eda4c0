/** The register by child or by adult: who is protected or warned by how many notices, and where each stands. */
import type { Visit } from '../../access/index.ts'
import { pageNotFound, type Reply } from '../../platform/http/index.ts'
import { counted, html, stackTable, type SafeHtml } from '../../platform/pages/index.ts'
import { bornInWords, restrictedTag } from '../../people/index.ts'
import { viewBySide, type BySide, type PersonWithNotices } from '../register.ts'
import type { Side } from '../standing.sql.ts'
import { urls } from '../urls.ts'
import { fallsDue, stateTag, sinceInWords } from '../words.ts'
import { nameCell, pageAsked, pagesView, warningView, waysView } from './parts.view.ts'

const titles: Readonly<Record<Side, string>> = {
  child: 'Children whom notices protect',
  adult: 'Adults whom notices warn',
}

export const getBySide =
  (side: Side) =>
  async ({ database, who, query, page }: Visit): Promise<Reply> => {
    const found = await viewBySide(database, who, { side, page: pageAsked(query['page']) })
    if (!found.ok) return pageNotFound
    const { pages } = found.value
    return page({
      title: titles[side],
      nonVisibleState: pages > 1 ? `page ${found.value.page} of ${pages}` : undefined,
      back: { href: urls.register(), text: 'Notices' },
      wide: true,
      body: bySideView(side, found.value),
    })
  }

function bySideView(side: Side, found: BySide): SafeHtml {
  return html`<h1 class="govuk-heading-l">${titles[side]}</h1>
    ${warningView()} ${waysView(side)}
    ${
      found.people.length === 0
        ? html`<p class="govuk-body">No notice is on record.</p>`
        : html`<p class="govuk-body">
              ${counted(found.total, side === 'child' ? 'child' : 'adult', side === 'child' ? 'children' : 'adults')},
              those with the most notices in force first.
            </p>
            ${stackTable({
              caption: titles[side],
              captionClasses: 'govuk-visually-hidden',
              head: [
                { text: side === 'child' ? 'Child' : 'Adult who is warned' },
                { text: 'In force' },
                { text: side === 'child' ? 'Notices, and whom each warns' : 'Notices, and whom each protects' },
              ],
              rows: found.people.map((one) => [
                { html: whoCell(one, found) },
                { text: String(one.counts.get('in_force') ?? 0) },
                { html: noticesCell(side, one, found) },
              ]),
            })}`
    }
    ${found.pages > 1 && pagesView(found, (page) => urls.bySide(side, page))}`
}

const whoCell = ({ person }: PersonWithNotices, { today }: BySide): SafeHtml =>
  html`${nameCell(person)}
  ${
    person &&
    html`${restrictedTag(person.restricted)}<br /><span class="waymark-quiet"
        >${bornInWords(person.dateOfBirth, today)}</span
      >`
  }`

const noticesCell = (side: Side, { notices }: PersonWithNotices, { today }: BySide): SafeHtml =>
  html`<ul class="govuk-list">
    ${notices.map(
      (one) =>
        html`<li>
          <a class="govuk-link" href="${urls.notice(one.notice.noticeId)}">${one.notice.ref}</a>
          ${nameCell(side === 'child' ? one.recipient : one.child)}<br />${stateTag(one.standing.state)}
          <span class="waymark-quiet">${sinceInWords(one.standing)}. ${fallsDue(one, today)}</span>
        </li>`,
    )}
  </ul>`
